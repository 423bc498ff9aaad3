import fc from "fast-check";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { createCanvas } from "../../../../src/renderers/raster/canvas.ts";
import { coverageOf } from "../../../../src/renderers/raster/coverage.ts";
import { writePng } from "../../../../src/renderers/raster/write-png.ts";

/** The shares of a row of pixels, from the left. */
function shares(contours: readonly (readonly number[])[], row = 0): readonly number[] {
  const found = coverageOf(contours, 8, 4);
  if (found === undefined) {
    return [];
  }
  let sum = 0;
  const start = (row - found.top) * (found.width + 1);
  const inside = [...found.changes.slice(start, start + found.width)].map((change) => {
    sum += change;
    return Math.min(1, Math.abs(sum));
  });
  return [...Array<number>(found.left).fill(0), ...inside].map(
    (share) => Math.round(share * 1e4) / 1e4,
  );
}

test("a pixel is covered by the exact area that lies inside", () => {
  expect(shares([[1.25, 0, 3.5, 0, 3.5, 1, 1.25, 1]])).toEqual([0, 0.75, 1, 0.5]);
  // A triangle over two pixels: an eighth of the first is cut off, three eighths of the second are in.
  expect(shares([[0, 0, 2, 0, 0, 1]])).toEqual([0.75, 0.25]);
  expect(shares([[0, 0.5, 2, 0.5, 2, 0.75, 0, 0.75]])).toEqual([0.25, 0.25]);
});

test("the inner outline of a ring, against the outer's direction, is a hole", () => {
  const outer = [0, 0, 6, 0, 6, 4, 0, 4];
  const inner = [2, 1, 2, 3, 4, 3, 4, 1];
  expect(shares([outer, inner], 2)).toEqual([1, 1, 0, 0, 1, 1]);
});

test("outlines of one direction may overlap, and two that meet in a pixel leave no seam", () => {
  expect(
    shares([
      [0, 0, 3, 0, 3, 1, 0, 1],
      [2, 0, 5, 0, 5, 1, 2, 1],
    ]),
  ).toEqual([1, 1, 1, 1, 1]);
  expect(
    shares([
      [0, 0, 1.5, 0, 1.5, 1, 0, 1],
      [1.5, 0, 3, 0, 3, 1, 1.5, 1],
    ]),
  ).toEqual([1, 1, 1]);
});

test("the shares of any triangle add up to its area, also where it leaves the picture above and below", () => {
  const at = fc.double({ min: 0, max: 8, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(at, at, at, at, at, at), ([x0, y0, x1, y1, x2, y2]) => {
      const found = coverageOf([[x0, y0, x1, y1, x2, y2]], 8, 8);
      let total = 0;
      for (let row = 0; row < (found?.height ?? 0); row += 1) {
        let sum = 0;
        for (let column = 0; column < (found?.width ?? 0); column += 1) {
          sum += found?.changes[row * ((found?.width ?? 0) + 1) + column] ?? 0;
          total += Math.abs(sum);
        }
      }
      const area = Math.abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2;
      expect(total).toBeCloseTo(area, 3);
    }),
  );
});

test("a shape outside the picture changes nothing", () => {
  expect(coverageOf([[-5, -5, -1, -5, -1, -1]], 8, 8)).toBeUndefined();
});

test("the PNG holds the pixels, edges mixed of ground and ink", () => {
  const canvas = createCanvas(4, 2, "#000000");
  canvas.fill([[0.5, 0, 2, 0, 2, 1, 0.5, 1]], "#ff0000");
  canvas.fill([[1, 0, 3, 0, 3, 2, 1, 2]], "#0000ff");
  const { width, height, data } = PNG.sync.read(Buffer.from(writePng(canvas)));
  expect([width, height]).toEqual([4, 2]);
  const pixels = Array.from({ length: 8 }, (_, at) =>
    data.subarray(at * 4, at * 4 + 3).toString("hex"),
  );
  expect(pixels).toEqual([
    ...["800000", "0000ff", "0000ff", "000000"],
    ...["000000", "0000ff", "0000ff", "000000"],
  ]);
});

test("a copy goes on from what is there and leaves it as it is", () => {
  const canvas = createCanvas(4, 2, "#000000");
  canvas.fill([[0.5, 0, 2, 0, 2, 1, 0.5, 1]], "#ff0000");
  const before = writePng(canvas);
  const [one, other] = [canvas.copy(), canvas.copy()];
  for (const copy of [one, other]) {
    copy.fill([[1, 0, 3.5, 0, 3.5, 2, 1, 2]], "#0000ff");
  }
  expect(writePng(canvas)).toEqual(before);
  expect(writePng(one)).toEqual(writePng(other));
  canvas.fill([[1, 0, 3.5, 0, 3.5, 2, 1, 2]], "#0000ff");
  expect(writePng(one)).toEqual(writePng(canvas));
});

test("room that was used before leaves nothing of the shape before", () => {
  const room = new Float32Array(100).fill(7);
  const shape = [[1.25, 0, 3.5, 0, 3.5, 1, 1.25, 1]];
  expect(coverageOf(shape, 8, 4, room)?.changes).toEqual(coverageOf(shape, 8, 4)?.changes);
});

test("a palette that is full takes the nearest colour", () => {
  const canvas = createCanvas(300, 1, "#000000");
  for (let at = 0; at < 300; at += 1) {
    const grey = (at % 256).toString(16).padStart(2, "0");
    canvas.fill([[at, 0, at + 1, 0, at + 1, 1, at, 1]], `#${grey}${at < 256 ? "00" : "01"}00`);
  }
  expect(canvas.palette().length).toBe(3 * 256);
  const { data } = PNG.sync.read(Buffer.from(writePng(canvas)));
  expect([...data.subarray(256 * 4, 256 * 4 + 3)]).toEqual([0, 0, 0]);
  expect([...data.subarray(299 * 4, 299 * 4 + 3)]).toEqual([43, 0, 0]);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { OutlineStep } from "../../../src/font/face.ts";
import { openFace } from "../../../src/font/open-face.ts";

const bytesOf = (file: string): Uint8Array => readFileSync(`fonts/${file}`);

/** Points of the outline, curves walked in small steps. */
function* pointsOf(outline: readonly OutlineStep[]): Generator<readonly [number, number]> {
  let [penX, penY] = [0, 0];
  for (const { kind, points } of outline) {
    const [x = 0, y = 0, endX = x, endY = y] = points;
    if (kind === "close") {
      continue;
    }
    for (let step = 1; step <= 256; step += 1) {
      const t = kind === "quadratic" ? step / 256 : 1;
      const along = (from: number, control: number, to: number): number =>
        (1 - t) ** 2 * from + 2 * t * (1 - t) * control + t ** 2 * to;
      yield [along(penX, x, endX), along(penY, y, endY)];
    }
    [penX, penY] = [endX, endY];
  }
}

test.each([
  "noto-naskh-arabic/NotoNaskhArabic-Regular.ttf",
  "ibm-plex-sans-arabic/IBMPlexSansArabic-Bold.ttf",
])("%s: the ink reaches as far as the curves do", (file) => {
  const face = openFace(bytesOf(file), file);
  let seen = 0;
  for (let glyph = 0; glyph < face.glyphCount; glyph += 7) {
    const points = [...pointsOf(face.outlineOf(glyph))];
    const ink = face.inkOf(glyph);
    if (ink === undefined || points.length === 0) {
      expect([glyph, ink, points.length]).toEqual([glyph, undefined, 0]);
      continue;
    }
    seen += 1;
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const reach = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    for (const [at, side] of [ink.xMin, ink.yMin, ink.xMax, ink.yMax].entries()) {
      expect(Math.abs(side - (reach[at] ?? 0)), `glyph ${glyph}`).toBeLessThan(0.1);
    }
  }
  expect(seen).toBeGreaterThan(150);
});

test("a component that is turned reaches where it was turned to", () => {
  const face = openFace(bytesOf("amiri/Amiri-Regular.ttf"), "Amiri");
  // The box that the glyph carries itself.
  expect(face.inkOf(379)).toEqual({ xMin: -68, yMin: 0, xMax: 68, yMax: 609 });
});

test("a glyph that is not there, or cut off, has no ink", () => {
  const face = openFace(bytesOf("amiri/Amiri-Regular.ttf"), "Amiri");
  expect(face.inkOf(face.glyphCount)).toBeUndefined();
  const bytes = Uint8Array.from(face.bytes);
  const view = new DataView(bytes.buffer);
  const tables = Array.from({ length: view.getUint16(4) }, (_, at) => 12 + 16 * at);
  const nameOf = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  const glyf = view.getUint32((tables.find((at) => nameOf(at) === "glyf") ?? 0) + 8);
  const loca = view.getUint32((tables.find((at) => nameOf(at) === "loca") ?? 0) + 8);
  const alef = face.glyphFor(0x627);
  const start = view.getUint32(loca + 4 * alef);
  // More contours than there are bytes.
  view.setInt16(glyf + start, 0x7fff);
  expect(openFace(bytes, "Amiri").inkOf(alef)).toBeUndefined();
});

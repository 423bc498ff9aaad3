import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type BreakSettings,
  type BrokenLine,
  createLineBreaker,
} from "../../../src/layout/inline/break-lines.ts";
import { FORBIDDEN, FORCED, type Item } from "../../../src/layout/inline/item.ts";

const box = (width: number, start = 0): Item => ({
  type: "box",
  start,
  end: start + 1,
  width,
  pieces: [],
  joint: undefined,
});
const glue = (width = 4): Item => ({
  type: "glue",
  start: 0,
  end: 1,
  width,
  stretch: width / 2,
  shrink: width / 4,
  pieces: [],
});
const penalty = (cost: number): Item => ({ type: "penalty", offset: 0, cost });

const words = (widths: readonly number[]): readonly Item[] =>
  widths.flatMap((width, index) => (index === 0 ? [box(width)] : [glue(), box(width)]));

const breakLines = (items: readonly Item[], settings: BreakSettings) =>
  createLineBreaker(items).best(settings).lines;

const justified = (measure: number) => ({
  measure: () => measure,
  uniformFrom: 0,
  ragged: undefined,
  elastic: { glyphStretch: 0, glyphShrink: 0, kashida: undefined },
});

const counts = (items: readonly Item[], lines: readonly BrokenLine[]): readonly number[] =>
  lines.map(
    ({ start, end }) => items.slice(start, end).filter(({ type }) => type === "box").length,
  );

test("breaks where the whole paragraph is best, not the first line", () => {
  // Greedy would put three words on the first line and leave the second all but empty.
  const items = words([30, 30, 20, 52, 30, 30, 30]);
  const lines = breakLines(items, justified(88));
  expect(counts(items, lines)).toEqual([3, 2, 2]);
});

test("an empty paragraph has no lines", () => {
  expect(breakLines([], justified(100))).toEqual([]);
  expect(breakLines([glue()], justified(100))).toEqual([]);
});

test("a word wider than the line stands alone", () => {
  const items = words([20, 130, 20, 30]);
  const lines = breakLines(items, justified(60));
  expect(counts(items, lines)).toEqual([1, 1, 2]);
});

test("the author's line end is kept, and keeps its natural width", () => {
  const items = [box(30), glue(), box(30), penalty(FORCED), box(30), glue(), box(30)];
  const lines = breakLines(items, justified(100));
  expect(lines.map(({ natural }) => natural)).toEqual([true, true]);
  expect(counts(items, lines)).toEqual([2, 2]);
});

test("no line ends at forbidden glue", () => {
  const items = [box(40), glue(), box(40), penalty(FORBIDDEN), glue(), box(10), glue(), box(40)];
  const lines = breakLines(items, { ...justified(84), ragged: 30 });
  // The second and third box stay together although the second would fill the first line exactly.
  expect(counts(items, lines)).toEqual([1, 2, 1]);
});

test("a penalty is paid only where it is worth it", () => {
  const cheap = [box(50), penalty(50), box(50), glue(), box(50), glue(), box(50)];
  expect(counts(cheap, breakLines(cheap, { ...justified(104), ragged: 30 }))).toEqual([2, 2]);
});

/** All ways to break, priced as the definition says. */
function bestByHand(items: readonly Item[], measure: number, tolerance: number): number {
  const boxes = items.filter((item) => item.type === "box").map(({ width }) => width);
  let best = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 2 ** (boxes.length - 1); mask += 1) {
    const lines: number[][] = [[]];
    boxes.forEach((width, index) => {
      lines.at(-1)?.push(width);
      if ((mask & (1 << index)) !== 0 && index < boxes.length - 1) {
        lines.push([]);
      }
    });
    best = Math.min(best, price(lines, measure, tolerance));
  }
  return best;
}

function price(lines: readonly (readonly number[])[], measure: number, tolerance: number): number {
  let total = 0;
  let before: number | undefined;
  for (const [index, line] of lines.entries()) {
    const spaces = line.length - 1;
    const width = line.reduce((sum, one) => sum + one, 0) + spaces * 4;
    const slack = measure - width;
    const last = index === lines.length - 1;
    let ratio = slack < -1e-6 ? slack / spaces : slack < 1e-6 ? 0 : slack / (spaces * 2);
    if (last && slack >= -1e-6) {
      ratio = 0;
    }
    if (!(ratio >= -1 && ratio <= tolerance)) {
      return Number.POSITIVE_INFINITY;
    }
    const short = last && slack >= -1e-6 && index > 0 && (line.length === 1 || width < measure / 5);
    const badness = last && slack >= -1e-6 ? (short ? 40 : 0) : 100 * Math.abs(ratio) ** 3;
    const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    total += (10 + badness) ** 2;
    total += before !== undefined && Math.abs(before - fitness) > 1 ? 3000 : 0;
    before = fitness;
  }
  return total;
}

test("finds the optimum that trying everything finds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 1, maxLength: 11 }),
      fc.integer({ min: 60, max: 110 }),
      (widths, measure) => {
        const items = words(widths);
        // The first tolerance that sets the paragraph at all is the one that counts.
        const tolerance = [1.2, 2.5, 8, 40].find((one) =>
          Number.isFinite(bestByHand(items, measure, one)),
        );
        fc.pre(tolerance !== undefined);
        const lines = breakLines(items, justified(measure)).map(({ start, end }) =>
          items
            .slice(start, end)
            .filter((item) => item.type === "box")
            .map(({ width }) => width),
        );
        expect(price(lines, measure, tolerance)).toBeCloseTo(
          bestByHand(items, measure, tolerance),
          3,
        );
      },
    ),
    { seed: 7, numRuns: 400 },
  );
});

test("every word stands in exactly one line, in order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 20, max: 150 }),
      fc.boolean(),
      (widths, measure, ragged) => {
        const items = words(widths);
        const lines = breakLines(items, {
          ...justified(measure),
          ragged: ragged ? 30 : undefined,
        });
        expect(counts(items, lines).reduce((sum, one) => sum + one, 0)).toBe(widths.length);
        for (const [index, line] of lines.entries()) {
          expect(line.start).toBeGreaterThanOrEqual(lines[index - 1]?.end ?? 0);
        }
      },
    ),
    { seed: 11, numRuns: 300 },
  );
});

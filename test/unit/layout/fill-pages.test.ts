import fc from "fast-check";
import { expect, test } from "vitest";
import { matter, type Slab, space } from "../../../src/layout/flow/slab.ts";
import { type FilledPage, fillPages } from "../../../src/layout/pages/fill-pages.ts";
import { build } from "../../../src/model/index.ts";

const settings = {
  separatorShare: 0.33,
  separatorWidth: 0.5,
  spaceAbove: 6,
  spaceBelow: 4,
  gap: 0,
};

const names = new Map<Slab, string>();

const line = (name: string, rest: Partial<Slab> = {}): Slab => {
  const slab = matter(rest.height ?? 10, () => [], rest);
  names.set(slab, name);
  return slab;
};

const lines = (prefix: string, count: number): readonly Slab[] =>
  Array.from({ length: count }, (_, index) => line(`${prefix}${index + 1}`));

const note = (...slabs: readonly Slab[]) => ({ note: build.note(), slabs });

const shown = (pages: readonly FilledPage[]) =>
  pages.map(({ slabs, notes }) => {
    const list = (placed: FilledPage["slabs"]) =>
      placed.map(({ slab, top }) => `${names.get(slab) ?? slab.kind}@${top}`).join(" ");
    return notes.length === 0 ? list(slabs) : `${list(slabs)} | ${list(notes)}`;
  });

test("fills a page and goes on with the next", () => {
  expect(shown(fillPages(lines("l", 7), 30, settings))).toEqual([
    "l1@0 l2@10 l3@20",
    "l4@0 l5@10 l6@20",
    "l7@0",
  ]);
});

test("room between blocks vanishes at the head and foot of a page", () => {
  const slabs = [line("a"), space(5), line("b"), line("c"), space(5), line("d")];
  expect(shown(fillPages(slabs, 35, settings))).toEqual(["a@0 space@10 b@15 c@25", "d@0"]);
});

test("what must stay together moves as a whole", () => {
  const slabs = [
    line("a"),
    line("b"),
    line("heading", { breakAfter: false }),
    space(5),
    line("first", { breakAfter: false }),
    line("second"),
  ];
  expect(shown(fillPages(slabs, 50, settings))).toEqual([
    "a@0 b@10",
    "heading@0 space@10 first@15 second@25",
  ]);
});

test("matter that no page can hold together is parted all the same", () => {
  const slabs = lines("k", 5).map((slab) => {
    const held = { ...slab, breakAfter: false };
    names.set(held, names.get(slab) ?? "");
    return held;
  });
  expect(shown(fillPages(slabs, 30, settings))).toEqual(["k1@0 k2@10 k3@20", "k4@0 k5@10"]);
});

test("a note stands at the foot of the page of its reference", () => {
  const slabs = [line("a"), line("b", { notes: [note(line("n"))] }), line("c")];
  expect(shown(fillPages(slabs, 60, settings))).toEqual(["a@0 b@10 c@20 | n@50"]);
});

test("a line goes to the next page when its note has no room", () => {
  const slabs = [line("a"), line("b", { notes: [note(line("n1"), line("n2"))] })];
  expect(shown(fillPages(slabs, 40, settings))).toEqual(["a@0", "b@0 | n1@20 n2@30"]);
});

test("a note longer than a page goes on at the foot of the next", () => {
  const long = note(...lines("n", 6));
  const slabs = [line("a", { notes: [long] }), line("b"), line("c")];
  const pages = shown(fillPages(slabs, 50, settings));
  expect(pages).toEqual(["a@0 | n1@20 n2@30 n3@40", "b@0 | n4@20 n5@30 n6@40", "c@0"]);
});

test("the head of a table is repeated where the table goes on", () => {
  const head = line("head", { breakAfter: false });
  const rows = [1, 2, 3, 4].map((row) => line(`row${row}`, { repeated: [head] }));
  expect(shown(fillPages([head, ...rows], 30, settings))).toEqual([
    "head@0 row1@10 row2@20",
    "head@0 row3@10 row4@20",
  ]);
});

test("nothing is lost or repeated, whatever the heights, notes and bonds", () => {
  const slabOf = fc.record({
    height: fc.integer({ min: 1, max: 60 }),
    breakAfter: fc.boolean(),
    notes: fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }), { maxLength: 2 }),
    space: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(slabOf, { maxLength: 25 }), (drawn) => {
      const noteSlabs: Slab[] = [];
      const slabs = drawn.map(({ height, breakAfter, notes, space: isSpace }) =>
        isSpace
          ? space(height)
          : line("x", {
              height,
              breakAfter,
              notes: notes.map((heights) => {
                const made = heights.map((one) => line("n", { height: one }));
                noteSlabs.push(...made);
                return note(...made);
              }),
            }),
      );
      const pages = fillPages(slabs, 50, settings);
      const placed = pages.flatMap((page) => page.slabs.map(({ slab }) => slab));
      expect(placed.filter(({ kind }) => kind === "matter")).toEqual(
        slabs.filter(({ kind }) => kind === "matter"),
      );
      expect(pages.flatMap((page) => page.notes.map(({ slab }) => slab))).toEqual(noteSlabs);
    }),
    { seed: 3, numRuns: 500 },
  );
});

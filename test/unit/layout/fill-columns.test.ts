import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matter, type Slab, space } from "../../../src/layout/flow/slab.ts";
import type { ColumnSettings } from "../../../src/layout/pages/cut-columns.ts";
import { fillColumns, type Section } from "../../../src/layout/pages/fill-columns.ts";
import type { FilledPage } from "../../../src/layout/pages/filled-page.ts";
import { build } from "../../../src/model/index.ts";

const settings: ColumnSettings = {
  height: 100,
  width: 320,
  gap: 10,
  count: 3,
  direction: "rtl",
  line: 10,
  level: true,
  notesAt: "column",
  notes: {
    place: "column-foot",
    numbering: "article",
    separatorShare: 0.3,
    separatorWidth: 0.5,
    spaceAbove: 6,
    spaceBelow: 4,
    gap: 0,
  },
};

const names = new Map<Slab["paint"], string>();

const line = (name: string, rest: Partial<Slab> = {}): Slab => {
  const slab = matter(rest.height ?? 10, () => [], rest);
  names.set(slab.paint, name);
  return slab;
};

const lines = (prefix: string, count: number): readonly Slab[] =>
  Array.from({ length: count }, (_, index) => line(`${prefix}${index + 1}`));

const columns = (...slabs: readonly Slab[]): Section => ({
  spans: false,
  slabs,
  before: 0,
  after: 0,
});

const across = (...slabs: readonly Slab[]): Section => ({
  spans: true,
  slabs,
  before: 0,
  after: 5,
});

const spanning = (name: string, height: number): Slab => ({
  ...space(0),
  kind: "span",
  breakAfter: true,
  float: { slabs: [line(name, { height })], before: 5, after: 5, instead: 0 },
});

const floating = (name: string, height: number): Slab => ({
  ...spanning(name, height),
  kind: "float",
});

/** By page and region: `left edge: first@top …last@top | notes`. */
const shown = (pages: readonly FilledPage[]) =>
  pages.map(({ regions }) =>
    regions.map(({ x, slabs, notes }) => {
      const list = (placed: typeof slabs) =>
        placed
          .filter(({ slab }) => slab.kind === "matter")
          .filter((_, index, all) => index === 0 || index === all.length - 1)
          .map(({ slab, top }) => `${names.get(slab.paint)}@${Math.round(top)}`)
          .join(" … ");
      return `${Math.round(x)}: ${list(slabs)}${notes.length === 0 ? "" : ` | ${list(notes)}`}`;
    }),
  );

test("the first column of a right-to-left article stands at the right", () => {
  const [page] = shown(fillColumns([columns(...lines("l", 40))], settings));
  expect(page).toEqual(["220: l1@0 … l10@90", "110: l11@0 … l20@90", "0: l21@0 … l30@90"]);
});

test("and at the left of a left-to-right one", () => {
  const section = columns(...lines("l", 40));
  const [page] = shown(fillColumns([section], { ...settings, direction: "ltr" }));
  expect(page?.map((region) => region.split(":")[0])).toEqual(["0", "110", "220"]);
});

test("columns are of equal depth where the article ends, the last not the longest", () => {
  expect(shown(fillColumns([columns(...lines("l", 12))], settings))).toEqual([
    ["220: l1@0 … l4@30", "110: l5@0 … l8@30", "0: l9@0 … l12@30"],
  ]);
  expect(shown(fillColumns([columns(...lines("m", 11))], settings))).toEqual([
    ["220: m1@0 … m4@30", "110: m5@0 … m8@30", "0: m9@0 … m11@20"],
  ]);
});

test("a page ends with regard to the next one: a line short, if that one would else end in two", () => {
  const bound = (name: string, height: number): Slab => line(name, { height });
  const slabs = [...lines("l", 20), bound("table", 80), bound("box", 30), ...lines("m", 27)];
  const pages = shown(fillColumns([columns(...slabs)], { ...settings, count: 2, width: 210 }));
  expect(pages.slice(0, 2)).toEqual([
    ["110: l1@0 … l10@90", "0: l11@0 … l19@80"],
    ["110: l20@0 … table@10", "0: box@0 … m7@90"],
  ]);
});

test("a headline stands across all columns, and a rule between those below it", () => {
  const [page] = fillColumns(
    [across(line("H", { height: 30 })), columns(...lines("l", 9))],
    settings,
  );
  expect(shown(page === undefined ? [] : [page])).toEqual([
    ["0: H@0", "220: l1@35 … l3@55", "110: l4@35 … l6@55", "0: l7@35 … l9@55"],
  ]);
  expect(page?.columnRules).toEqual([
    { x: 215, top: 35, height: 30 },
    { x: 105, top: 35, height: 30 },
  ]);
});

test("columns end level above a picture across all of them, and go on below it", () => {
  const slabs = [...lines("a", 18), spanning("P", 20), ...lines("b", 3)];
  expect(shown(fillColumns([columns(...slabs)], settings))).toEqual([
    [
      "220: a1@0 … a6@50",
      "110: a7@0 … a12@50",
      "0: a13@0 … a18@50",
      "0: P@65",
      "220: b1@90",
      "110: b2@90",
      "0: b3@90",
    ].slice(0, 4),
    ["220: b1@0", "110: b2@0", "0: b3@0"],
  ]);
});

test("a picture across all columns without room heads the next page; the text goes on", () => {
  const slabs = [...lines("a", 24), spanning("P", 40), ...lines("b", 9)];
  expect(shown(fillColumns([columns(...slabs)], settings))).toEqual([
    ["220: a1@0 … a10@90", "110: a11@0 … a20@90", "0: a21@0 … b6@90"],
    ["0: P@0", "220: b7@45", "110: b8@45", "0: b9@45"],
  ]);
});

test("a picture under columns too short for it stands at the foot of the page, the text above it", () => {
  const tall = { ...settings, height: 300 };
  const slabs = [...lines("a", 6), spanning("P", 40), ...lines("b", 90)];
  expect(shown(fillColumns([columns(...slabs)], tall))[0]).toEqual([
    "220: a1@0 … b19@240",
    "110: b20@0 … b44@240",
    "0: b45@0 … b69@240",
    "0: P@260",
  ]);
});

test("and right below the columns where the article ends above the foot", () => {
  const tall = { ...settings, height: 300 };
  const slabs = [...lines("a", 6), spanning("P", 40), spanning("Q", 60), ...lines("b", 30)];
  expect(shown(fillColumns([columns(...slabs)], tall))).toEqual([
    ["220: a1@0 … b6@110", "110: b7@0 … b18@110", "0: b19@0 … b30@110", "0: P@125", "0: Q@170"],
  ]);
});

const note = (...slabs: readonly Slab[]) => ({ note: build.note(), slabs });

test("a note stands at the foot of the column of its reference", () => {
  const slabs = [line("a", { notes: [note(line("n"))] }), ...lines("b", 30)];
  const [page] = shown(fillColumns([columns(...slabs)], settings));
  expect(page?.[0]).toBe("220: a@0 … b7@70 | n@90");
  expect(page?.[1]).toBe("110: b8@0 … b17@90");
});

test("or below all columns, in the order of the references", () => {
  const slabs = [
    line("a", { notes: [note(line("n1"))] }),
    ...lines("b", 15),
    line("c", { notes: [note(line("n2"))] }),
    ...lines("d", 30),
  ];
  const [page] = shown(fillColumns([columns(...slabs)], { ...settings, notesAt: "page" }));
  expect(page).toEqual([
    "220: a@0 … b6@60",
    "110: b7@0 … b13@60",
    "0: b14@0 … d4@60",
    "0:  | n1@80 … n2@90",
  ]);
});

test("nothing is lost or repeated, whatever the heights, notes, bonds, spans and pictures", () => {
  const drawn = fc.record({
    height: fc.integer({ min: 1, max: 90 }),
    breakAfter: fc.boolean(),
    notes: fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }), {
      maxLength: 2,
    }),
    kind: fc.constantFrom("matter", "matter", "matter", "space", "span", "float"),
  });
  fc.assert(
    fc.property(
      fc.array(drawn, { maxLength: 25 }),
      fc.boolean(),
      fc.boolean(),
      (list, atPage, isTall) => {
        const noteSlabs: Slab[] = [];
        const slabs = list.map(({ height, breakAfter, notes, kind }, index) => {
          if (kind === "space") {
            return space(height);
          }
          if (kind === "span") {
            return spanning(`s${index}`, height);
          }
          if (kind === "float") {
            return floating(`f${index}`, height);
          }
          const made = notes.map((heights) => heights.map((one) => line("n", { height: one })));
          noteSlabs.push(...made.flat());
          return line(`x${index}`, { height, breakAfter, notes: made.map((one) => note(...one)) });
        });
        const expected = slabs.flatMap((slab) =>
          slab.float === undefined ? (slab.kind === "matter" ? [slab] : []) : slab.float.slabs,
        );
        const pages = fillColumns([columns(...slabs)], {
          ...settings,
          height: isTall ? 400 : settings.height,
          notesAt: atPage ? "page" : "column",
        });
        const placed = pages.flatMap(({ regions }) => regions.flatMap((region) => region.slabs));
        const matters = placed.map(({ slab }) => slab).filter(({ kind }) => kind === "matter");
        expect(matters).toHaveLength(expected.length);
        expect(new Set(matters.map(({ paint }) => paint))).toEqual(
          new Set(expected.map(({ paint }) => paint)),
        );
        const footed = pages.flatMap(({ regions }) => regions.flatMap((region) => region.notes));
        expect(footed.map(({ slab }) => slab.paint)).toEqual(noteSlabs.map(({ paint }) => paint));
      },
    ),
    { seed: 5, numRuns: 500 },
  );
});

describe("a picture that is higher than the columns below what spans", () => {
  const band = (...slabs: readonly Slab[]) =>
    shown(fillColumns([across(line("H", { height: 55 })), columns(...slabs)], settings));

  test("heads a column of the next page, and the text goes on", () => {
    expect(band(...lines("a", 2), floating("P", 80), ...lines("b", 12))).toEqual([
      ["0: H@0", "220: a1@60 … b2@90", "110: b3@60 … b6@90", "0: b7@60 … b10@90"],
      ["220: P@0", "110: b11@0 … b12@10"],
    ]);
  });

  test("does not hold up the text at what spans", () => {
    expect(band(floating("P", 80), spanning("W", 50), ...lines("b", 9))).toEqual([
      ["0: H@0", "220: b1@60 … b4@90", "110: b5@60 … b8@90", "0: b9@60"],
      ["0: W@0"],
      ["220: P@0"],
    ]);
  });
});

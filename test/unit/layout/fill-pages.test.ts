import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type FlexibleParagraph,
  type Float,
  matter,
  pageBreak,
  type Slab,
  space,
} from "../../../src/layout/flow/slab.ts";
import { fillPages as fill } from "../../../src/layout/pages/fill-pages.ts";
import type { FilledPage, FilledRegion } from "../../../src/layout/pages/filled-page.ts";
import { build } from "../../../src/model/index.ts";
import type { NoteSettings } from "../../../src/template/index.ts";

const settings: NoteSettings = {
  place: "page-foot",
  numbering: "article",
  separatorShare: 0.33,
  separatorWidth: 0.5,
  spaceAbove: 6,
  spaceBelow: 4,
  gap: 0,
};

const fillPages = (slabs: readonly Slab[], height: number, notes = settings, level = false) =>
  fill(slabs, { height, width: 100, notes, line: 10, level });

const names = new Map<Slab["paint"], string>();

const line = (name: string, rest: Partial<Slab> = {}): Slab => {
  const slab = matter(rest.height ?? 10, () => [], rest);
  names.set(slab.paint, name);
  return slab;
};

const lines = (prefix: string, count: number): readonly Slab[] =>
  Array.from({ length: count }, (_, index) => line(`${prefix}${index + 1}`));

const note = (...slabs: readonly Slab[]) => ({ note: build.note(), slabs });

const regionOf = ({ regions }: FilledPage): FilledRegion => {
  const [region] = regions;
  if (region === undefined || regions.length > 1) {
    throw new Error("a page of one column has one region");
  }
  return region;
};

const shown = (pages: readonly FilledPage[]) =>
  pages.map(regionOf).map(({ slabs, notes }) => {
    const list = (placed: FilledRegion["slabs"]) =>
      placed.map(({ slab, top }) => `${names.get(slab.paint) ?? slab.kind}@${top}`).join(" ");
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
    return { ...slab, breakAfter: false };
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

test("where no text can go on, the rest of a long note takes the whole page", () => {
  const noted = (name: string, count: number) =>
    line(name, { notes: [note(...lines(`${name}-n`, count))] });
  expect(shown(fillPages([noted("a", 9), noted("b", 1)], 60, settings))).toEqual([
    "a@0 | a-n1@20 a-n2@30 a-n3@40 a-n4@50",
    " | a-n5@10 a-n6@20 a-n7@30 a-n8@40 a-n9@50",
    "b@0 | b-n1@50",
  ]);
  expect(shown(fillPages([noted("a", 9)], 60, settings)).at(-1)).toBe(
    " | a-n5@10 a-n6@20 a-n7@30 a-n8@40 a-n9@50",
  );
});

test("a small table is parted only to spare a deep hole", () => {
  const rows = ["r1", "r2", "r3", "r4", "r5"].map((name) => line(name, { reluctant: "table" }));
  const before = ["a", "b", "c", "d", "e"].map((name) => line(name));
  expect(shown(fillPages([...before, ...rows, line("z")], 80, settings))).toEqual([
    "a@0 b@10 c@20 d@30 e@40",
    "r1@0 r2@10 r3@20 r4@30 r5@40 z@50",
  ]);
});

test("a divider heads a page only where the page before would end in three lines of white", () => {
  const end = line("end", { reluctant: "divider", notes: [note(line("n"))] });
  const divider = line("divider");
  const poem = [line("v1", { breakAfter: false }), line("v2", { breakAfter: false })];
  expect(shown(fillPages([...poem, line("v3"), end, divider], 60, settings))).toEqual([
    "v1@0 v2@10 v3@20 end@30 | n@50",
    "divider@0",
  ]);
  const plain = line("end", { reluctant: "divider" });
  expect(shown(fillPages([line("a"), line("b"), plain, divider], 30, settings))).toEqual([
    "a@0 b@10",
    "end@0 divider@10",
  ]);
});

test("the head of a table is repeated where the table goes on", () => {
  const head = line("head", { breakAfter: false });
  const rows = [1, 2, 3, 4].map((row) => line(`row${row}`, { repeated: [head] }));
  expect(shown(fillPages([head, ...rows], 30, settings))).toEqual([
    "head@0 row1@10 row2@20",
    "head@0 row3@10 row4@20",
  ]);
});

const picture = (name: string, height: number, rest: Partial<Float> = {}): Slab => ({
  ...space(0),
  kind: "float",
  breakAfter: true,
  float: { slabs: [line(name, { height })], before: 5, after: 5, instead: 0, ...rest },
});

test("a picture stands at its place when the page has room for it", () => {
  const slabs = [line("a"), picture("P", 20), line("b"), line("c")];
  expect(shown(fillPages(slabs, 60, settings))).toEqual(["a@0 space@10 P@15 space@35 b@40 c@50"]);
});

test("a picture without room heads the next page, and the text before it goes on", () => {
  const slabs = [...lines("a", 3), picture("P", 30), ...lines("b", 4)];
  expect(shown(fillPages(slabs, 60, settings))).toEqual([
    "a1@0 a2@10 a3@20 b1@30 b2@40 b3@50",
    "P@0 space@30 b4@35",
  ]);
});

test("pictures keep their order: a small one does not overtake a large one", () => {
  const slabs = [...lines("a", 3), picture("P", 40), picture("q", 10), ...lines("b", 3)];
  expect(shown(fillPages(slabs, 60, settings))).toEqual([
    "a1@0 a2@10 a3@20 b1@30 b2@40 b3@50",
    "P@0 space@40 q@45",
  ]);
});

test("a picture does not cross a page break that the author asked for", () => {
  const slabs = [...lines("a", 4), picture("P", 40), pageBreak(), line("b")];
  expect(shown(fillPages(slabs, 60, settings))).toEqual(["a1@0 a2@10 a3@20 a4@30", "P@0", "b@0"]);
});

test("a picture taller than the page is parted like other matter", () => {
  const tall = picture("P", 1, { slabs: lines("p", 8) });
  expect(shown(fillPages([line("a"), tall, line("b")], 50, settings)).join(" ")).toMatch(
    /^a@0 .*p1.*p8.*b@/,
  );
});

/** A paragraph of so many lines that can be set in `others` lines too. */
function paragraph(prefix: string, count: number, others: readonly number[]): readonly Slab[] {
  const flexible: FlexibleParagraph = {
    otherwise: (change) =>
      others.includes(count + change)
        ? { slabs: bonded(lines(`${prefix}'`, count + change)), excess: 0 }
        : undefined,
  };
  return bonded(lines(prefix, count)).map((slab) => {
    return { ...slab, flexible };
  });
}

/** Neither the first nor the last line may stand alone. */
const bonded = (slabs: readonly Slab[]): readonly Slab[] =>
  slabs.map((slab, index) => {
    const isBond = index === 0 || index === slabs.length - 2;
    return { ...slab, breakAfter: !isBond };
  });

test("a paragraph is set a line longer where the page would end in white", () => {
  // Without it the page ends after a4: b2 alone may not go over.
  const slabs = [...paragraph("a", 5, [6]), ...paragraph("b", 4, []), ...paragraph("c", 5, [])];
  expect(shown(fillPages(slabs, 80, settings, true))).toEqual([
    "a'1@0 a'2@10 a'3@20 a'4@30 a'5@40 a'6@50 b1@60 b2@70",
    "b3@0 b4@10 c1@20 c2@30 c3@40 c4@50 c5@60",
  ]);
});

test("rooms between blocks grow until pages are of equal depth", () => {
  const block = (name: string) => bonded(lines(name, 3));
  const slabs = [...block("a"), space(8), ...block("b"), space(8), ...block("c")];
  expect(shown(fillPages(slabs, 76, settings, true))).toEqual([
    "a1@0 a2@10 a3@20 space@30 b1@46 b2@56 b3@66",
    "c1@0 c2@10 c3@20",
  ]);
});

test("a note is parted rather than leave five lines of the page white", () => {
  const long = note(...lines("n", 9));
  const slabs = [...lines("a", 5), line("r", { notes: [long] }), ...lines("b", 3)];
  const [first] = shown(fillPages(slabs, 120, settings));
  expect(first).toBe("a1@0 a2@10 a3@20 a4@30 a5@40 r@50 | n1@70 n2@80 n3@90 n4@100 n5@110");
});

test("pages cost the same time each, however many there are", () => {
  const walked = (count: number): number => {
    let seen = 0;
    const slabs = lines("l", count).map((slab) => ({
      ...slab,
      get height() {
        seen += 1;
        return 10;
      },
    }));
    fillPages(slabs, 300, settings);
    return seen / count;
  };
  expect(walked(12_000) / walked(1_200)).toBeLessThan(1.1);
});

test("nothing is lost or repeated, whatever the heights, notes and bonds", () => {
  const slabOf = fc.record({
    height: fc.integer({ min: 1, max: 60 }),
    breakAfter: fc.boolean(),
    notes: fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }), { maxLength: 2 }),
    space: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(slabOf, { maxLength: 25 }), fc.boolean(), (drawn, level) => {
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
      const pages = fillPages(slabs, 50, settings, level);
      const placed = pages.map(regionOf).flatMap((page) => page.slabs.map(({ slab }) => slab));
      expect(placed.filter(({ kind }) => kind === "matter")).toEqual(
        slabs.filter(({ kind }) => kind === "matter"),
      );
      expect(pages.map(regionOf).flatMap((page) => page.notes.map(({ slab }) => slab))).toEqual(
        noteSlabs,
      );
    }),
    { seed: 3, numRuns: 500 },
  );
});

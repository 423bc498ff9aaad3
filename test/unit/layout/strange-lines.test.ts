import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { glyphList, type TextLine } from "../../../src/layout/index.ts";
import { type Block, build } from "../../../src/model/index.ts";
import { layOut, linesOf, PROSE, smallTemplate } from "../../support/lay-out.ts";

const MEASURE = 200;

const laidOut = async (body: readonly Block[], width = MEASURE, diagnostics: Diagnostic[] = []) => {
  const document = await layOut(body, { template: smallTemplate(width, 30), diagnostics });
  return linesOf(document).filter(({ element }) => element?.role === "P");
};

const textOf = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join("");

/** Every line begins and ends inside the text area. */
function expectInside(lines: readonly TextLine[], width = MEASURE): void {
  for (const { x, width: own } of lines) {
    expect(x).toBeGreaterThanOrEqual(20 - 0.01);
    expect(x + own).toBeLessThanOrEqual(20 + width + 0.01);
  }
}

test("a word of 20,000 letters fills its lines and is all there", async () => {
  for (const letter of ["ب", "m"]) {
    const word = letter.repeat(20_000);
    const lines = await laidOut([build.paragraph(word)]);
    expect(textOf(lines)).toBe(word);
    expectInside(lines);
    expect(lines.length).toBeGreaterThan(50);
  }
});

test("a column narrower than a word parts it", async () => {
  const lines = await laidOut([build.paragraph("المستشفيات والاستراتيجيات")], 30);
  expect(textOf(lines)).toBe("المستشفيات والاستراتيجيات");
  // A letter at a cut may be wider than inside its word: the margin takes that, and it is told of.
  for (const { x, width } of lines) {
    expect(x).toBeGreaterThan(10);
    expect(x + width).toBeLessThanOrEqual(50.01);
  }
});

test("words that no-break spaces hold together are parted where no line holds them", async () => {
  const text = "كلمة وكلمة وكلمة وكلمة وكلمة وكلمة وكلمة وكلمة وكلمة وكلمة".replaceAll(
    " ",
    "\u00a0",
  );
  const lines = await laidOut([build.paragraph(text)], 120);
  expect(textOf(lines)).toBe(text);
  expectInside(lines, 120);
});

test("a pile of marks does not leave the page", async () => {
  const text = `ب${"\u064e".repeat(300)} قال`;
  const lines = await laidOut([build.paragraph(text)]);
  expect(textOf(lines)).toBe(text);
  expectInside(lines);
  for (const { runs } of lines) {
    for (const { face, size, glyphs } of runs) {
      const scale = size / face.metrics.unitsPerEm;
      for (const { id, y } of glyphList(glyphs)) {
        expect((face.inkOf(id)?.yMax ?? 0) * scale + y).toBeLessThan(72);
      }
    }
  }
});

test.each([
  ["marks", "\u064e\u064f\u0650\u0651"],
  ["joiners and soft hyphens", "\u200b\u200c\u200d\u00ad"],
  ["bidi controls", "\u2066\u2069\u200f\u200e"],
  ["spaces", " \u00a0 "],
])("a paragraph of only %s is no trouble", async (_name, text) => {
  const lines = await laidOut([build.paragraph(text.repeat(200)), build.paragraph("بعدها")]);
  expect(textOf(lines)).toContain("بعدها");
  expectInside(lines);
});

test("a paragraph of 3,000 inlines has all their words in order", async () => {
  const children = Array.from({ length: 3000 }, (_, at) => {
    const word = build.text(`كلمة${at} `);
    return at % 2 === 0 ? word : { type: "strong" as const, children: [word] };
  });
  const lines = await laidOut([{ type: "paragraph", children }]);
  expect(textOf(lines).trim().split(" ")).toEqual(children.map((_, at) => `كلمة${at}`));
});

test("what cannot be broken to fit is told of with its place and by how much", async () => {
  const diagnostics: Diagnostic[] = [];
  const span = {
    source: "story.md",
    start: { line: 3, column: 1, offset: 20 },
    end: { line: 3, column: 60, offset: 79 },
  };
  await laidOut([{ ...build.paragraph("WWW"), span }], 8, diagnostics);
  const found = diagnostics.find(({ code }) => code === "layout/overfull-line");
  expect(found?.span).toEqual(span);
  expect(found?.message).toMatch(
    /^a line is \d+\.\d pt wider than its measure, \d\.\d\d times it$/,
  );
});

test("the same content gives the same lines: twice, and after other content", async () => {
  const story = [build.paragraph(PROSE), build.paragraph(`${PROSE} ${PROSE}`)];
  const shape = (lines: readonly TextLine[]) =>
    lines.map(({ text, x, width, runs }) => ({
      text,
      x,
      width,
      glyphs: runs.map((run) => glyphList(run.glyphs).map(({ id, advance }) => [id, advance])),
      kashidas: runs.map((run) => run.kashidas),
    }));
  const once = shape(await laidOut(story));
  expect(shape(await laidOut(story))).toEqual(once);
  const before = Array.from({ length: 12 }, () => build.paragraph(PROSE.slice(0, 150)));
  const longer = shape(await laidOut([...before, ...story, ...before]));
  const from = longer.findIndex(({ text }) => text === once[0]?.text && longer.length > 0);
  const alone = shape(await laidOut(before));
  expect(from).toBeGreaterThanOrEqual(0);
  expect(longer.slice(alone.length, alone.length + once.length)).toEqual(once);
});

import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { glyphList, type PlacedRun, type TextLine } from "../../../src/layout/index.ts";
import { build, type Inline } from "../../../src/model/index.ts";
import { createShaper, type TextRun } from "../../../src/text/index.ts";
import { layOut, linesOf, newsTemplate, PROSE, smallTemplate } from "../../support/lay-out.ts";

const { paragraph, text } = build;

const bodyLines = async (...inlines: readonly (string | Inline)[]) =>
  linesOf(await layOut([paragraph(...inlines)], { fields: { headline: [] } })).filter(
    ({ element }) => element?.role === "P",
  );

const rightOf = (line: TextLine) => line.x + line.width;

/** The runs of a line from left to right, as the reader sees them: direction and text in logical order. */
const visual = (line: TextLine) =>
  line.runs.map((run) => {
    const { starts, ends } = run.glyphs;
    const inside = line.text.slice(Math.min(...starts), Math.max(...ends));
    return `${run.level % 2 === 1 ? "←" : "→"}${inside}`;
  });

const pageWidth = 210 * (72 / 25.4);
const margin = 30 * (72 / 25.4);

test("justified lines begin and end at the edges of the measure, the last one only begins there", async () => {
  const lines = await bodyLines(PROSE);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    expect(rightOf(line)).toBeCloseTo(pageWidth - margin, 2);
  }
  for (const line of lines.slice(0, -1)) {
    expect(line.x).toBeCloseTo(margin, 2);
  }
  expect(lines.at(-1)?.x).toBeGreaterThan(margin + 10);
});

test("the lines hold the whole text, in order", async () => {
  const lines = await bodyLines(PROSE);
  expect(lines.map((line) => line.text).join("")).toBe(PROSE);
});

test("glyphs stand where the pen is, from the left end of the line to its right end", async () => {
  for (const line of await bodyLines(PROSE)) {
    let pen = line.x;
    for (const run of line.runs) {
      expect(run.x).toBeCloseTo(pen, 6);
      pen += run.glyphs.advances.reduce((sum, advance) => sum + advance, 0);
    }
    expect(pen).toBeCloseTo(rightOf(line), 6);
  }
});

test("every line has the glyphs that HarfBuzz gives the line as a whole", async () => {
  const shaper = createShaper();
  const kerned =
    "يحوي الرف عدة كتل من ورق رقيق وأوراق أخرى لا ينوي أحد أن يقرأها قبل أن يأوي إلى فراشه. ";
  const lines = await bodyLines(kerned.repeat(6).trimEnd());
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    const text = line.text.trimEnd();
    const [first] = line.runs;
    if (first === undefined) {
      throw new Error("a line without runs");
    }
    const run: TextRun = {
      start: 0,
      end: text.length,
      level: 1,
      face: first.face,
      size: first.size,
      script: "Arab",
      language: "ar",
      features: [],
      missing: false,
    };
    const whole = shaper.shape(text, run, 0, text.length);
    expect(line.runs.flatMap(({ glyphs }) => glyphs.ids)).toEqual([...whole.glyphIds]);
  }
});

test("spaces of a line are all stretched alike", async () => {
  const [line] = await bodyLines(PROSE);
  const spaces =
    line?.runs.flatMap((run) =>
      glyphList(run.glyphs)
        .filter(({ start }) => line.text[start] === " ")
        .map(({ advance }) => advance),
    ) ?? [];
  expect(spaces.length).toBeGreaterThan(5);
  expect(Math.max(...spaces) - Math.min(...spaces)).toBeLessThan(1e-9);
});

test("puts Latin words and numbers in the order of UAX #9", async () => {
  const [line] = await bodyLines("صدر Node.js 24 في 2025، وبلغ ٣٫٥ ملايين");
  expect(line && visual(line)).toMatchInlineSnapshot(`
    [
      "← ملايين",
      "→٣٫٥",
      "←، وبلغ ",
      "→2025",
      "← في ",
      "→Node.js 24",
      "←صدر ",
    ]
  `);
});

test("an address keeps its parts in order in a right-to-left line", async () => {
  const [line] = await bodyLines("راجع https://example.org/a/b?c=1 ثم news@example.org.");
  expect(line && visual(line)).toMatchInlineSnapshot(`
    [
      "←.",
      "→news@example.org",
      "← ثم ",
      "→https://example.org/a/b?c=1",
      "←راجع ",
    ]
  `);
  expect(line?.text).toBe("راجع https://example.org/a/b?c=1 ثم news@example.org.");
});

test("a style change inside a word does not break its joining", async () => {
  const joined = (lines: readonly TextLine[]) =>
    lines.flatMap((line) => line.runs.flatMap((run) => run.glyphs.ids));
  const marked: Inline = { type: "mark", children: [text("ا")] };
  // The mark changes no glyph: same face, same ligature of lam and alef.
  expect(joined(await bodyLines("السل", marked, "م"))).toEqual(joined(await bodyLines("السلام")));
  const [line] = await bodyLines("كت", build.strong("ا"), "ب");
  const forms = line?.runs.map((run) => run.face.postscriptName);
  expect(forms).toEqual(["Amiri-Regular", "Amiri-Bold", "Amiri-Regular"]);
  // Alef after teh is final, not isolated.
  const bold = line?.runs[1];
  const [isolated] = await bodyLines(build.strong("ا"));
  expect(bold?.glyphs.ids[0]).not.toBe(isolated?.runs[0]?.glyphs.ids[0]);
});

test("a span of another language is a unit in its own direction", async () => {
  const span: Inline = {
    type: "span",
    language: "en",
    children: [text("Hello, world!")],
  };
  const [line] = await bodyLines("كتب ", span, " وانصرف");
  expect(line && visual(line)).toMatchInlineSnapshot(`
    [
      "← وانصرف",
      "→Hello, world!",
      "←كتب ",
    ]
  `);
  const foreign = line?.runs.find(({ level }) => level % 2 === 0);
  expect(foreign?.language).toBe("en");
  expect(foreign?.element?.role).toBe("Span");
  expect(foreign?.element?.language).toBe("en");
});

test("program text is not parted at hyphens", async () => {
  const filler = "كلمات قبل الأمر تملأ السطر حتى يقع الأمر على طرفه ";
  const code: Inline = { type: "code", value: "npm run build --workspace=core" };
  for (const line of await bodyLines(filler.repeat(2), code, " وبعده كلام آخر.")) {
    expect(line.text.trimEnd()).not.toMatch(/-$/);
    expect(line.text).not.toMatch(/^-?workspace/);
  }
});

test("the author's line end is kept", async () => {
  const lines = await bodyLines("بيت أول", { type: "lineBreak" }, "بيت ثان");
  expect(lines.map((line) => line.text)).toEqual(["بيت أول", "بيت ثان"]);
});

test("decorations run under exactly their words", async () => {
  const underlined: Inline = { type: "underline", children: [text("هذه الكلمات")] };
  const document = await layOut([paragraph("قبل ", underlined, " بعد")]);
  const items = document.pages[0]?.items ?? [];
  const rects = items.filter((item) => item.type === "rect");
  const line = items.find((item) => item.type === "text");
  expect(rects).toHaveLength(1);
  const [rect] = rects;
  const inside = line?.text.indexOf("هذه") ?? 0;
  const advances = (line?.runs ?? ([] as readonly PlacedRun[]))
    .flatMap((run) => glyphList(run.glyphs))
    .filter(({ start }) => start >= inside && start < inside + "هذه الكلمات".length)
    .reduce((sum, { advance }) => sum + advance, 0);
  expect(rect?.rect.width).toBeCloseTo(advances, 2);
});

test("a character that no font has is printed as .notdef and reported once", async () => {
  const found: Diagnostic[] = [];
  const document = await layOut([paragraph("حرف \u{12000} وآخر \u{12000}")], {
    diagnostics: found,
  });
  const missing = found.filter(({ code }) => code === "font/missing-glyph");
  expect(missing.map(({ message }) => message)).toEqual([
    "no font has \u{12000} (U+12000), used 2 times",
  ]);
  const notdef = linesOf(document)
    .flatMap((line) => line.runs)
    .flatMap((run) => glyphList(run.glyphs))
    .filter(({ id, advance }) => id === 0 && advance > 0);
  expect(notdef).toHaveLength(2);
});

test("a missing character is reported where it stands", async () => {
  const found: Diagnostic[] = [];
  const value = "حرف \u{12000} هنا";
  const start = { line: 3, column: 5, offset: 40 };
  const end = { line: 3, column: 5 + value.length, offset: 40 + value.length };
  await layOut([paragraph({ ...text(value), span: { source: "a.md", start, end } })], {
    diagnostics: found,
  });
  const missing = found.find(({ code }) => code === "font/missing-glyph");
  expect(missing?.span?.start).toEqual({ line: 3, column: 9, offset: 44 });
  expect(missing?.span?.end).toEqual({ line: 3, column: 11, offset: 46 });
});

test("a word wider than the measure is parted, and nothing is lost", async () => {
  const word = "x".repeat(300);
  const lines = await bodyLines(word);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.map((line) => line.text).join("")).toBe(word);
  for (const line of lines) {
    expect(line.width).toBeLessThanOrEqual(pageWidth - 2 * margin + 0.01);
  }
});

test("headings are balanced: no line is much shorter than the others", async () => {
  const template = newsTemplate();
  const document = await layOut([paragraph("نص")], {
    template,
    fields: { headline: [text("افتتاح أكبر محطة لتحلية مياه البحر بالطاقة الشمسية في المنطقة")] },
  });
  const title = linesOf(document).filter(({ element }) => element?.role === "H1");
  expect(title.length).toBe(2);
  const [first, second] = title.map(({ width }) => width);
  expect((second ?? 0) / (first ?? 1)).toBeGreaterThan(0.6);
});

test("a line with holes is reported, once a paragraph", async () => {
  const found: Diagnostic[] = [];
  const words = "incomprehensibilities counterrevolutionaries".split(" ");
  const text = Array.from({ length: 8 }, (_, at) => `a ${words[at % 2]}`).join(" ");
  await layOut([paragraph(text)], {
    template: smallTemplate(150, 20),
    fields: { language: "en" },
    diagnostics: found,
  });
  const loose = found.filter(({ code }) => code === "layout/loose-line");
  expect(loose).toHaveLength(1);
  expect(loose[0]?.message).toMatch(/^spaces of a line are \d+\.\d times their natural width$/);
});

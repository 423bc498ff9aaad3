import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { typesetTex } from "../../../src/formulas/index.ts";
import { glyphList, type PagedDocument, type TextLine } from "../../../src/layout/index.ts";
import { type Block, build } from "../../../src/model/index.ts";
import type { MarkRoom, Template } from "../../../src/template/index.ts";
import { bundledFonts, layOut, linesOf, smallTemplate } from "../../support/lay-out.ts";

const VOCALISED =
  "فِي صَبَاحٍ بَارِدٍ أَنْزَلَ الشَّيْخُ القَصَبَةَ، وَنَقَرَهَا بِظُفْرِهِ فَرَنَّتْ رَنِينَ الزُّجَاجِ. قَالَ: «لَقَدْ نَسِيَتْ». ثُمَّ تَنَاوَلَ سِكِّينًا رَقِيقَةً " +
  "فَبَرَاهَا بَرْيَةً مَائِلَةً، وَشَقَّ سِنَّهَا شَقًّا لَا تَرَاهُ العَيْنُ، وَقَطَّهَا قَطَّةً وَاحِدَةً سُمِعَ لَهَا صَوْتٌ كَصَوْتِ البَابِ إِذَا أُغْلِقَ عَلَى سِرٍّ.";
const BARE = VOCALISED.replace(/\p{M}/gu, "");

const LEADING = 19;

function tight(markRoom: MarkRoom): Template {
  const template = smallTemplate(230, 80);
  const set = { size: 13, leading: LEADING, spaceBefore: 0, spaceAfter: 0 };
  return {
    ...template,
    styles: {
      ...template.styles,
      body: { ...template.styles.body, ...set },
      verse: { ...template.styles.verse, ...set },
    },
    lineBreaking: { ...template.lineBreaking, markRoom },
  };
}

const textLines = (document: PagedDocument) =>
  linesOf(document).filter(({ element }) => element?.role === "P");

interface Ink {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly isMark: boolean;
}

/** The ink of a line on the page, straight from its glyphs. */
const inksOf = ({ runs, baseline, text }: TextLine): readonly Ink[] =>
  runs.flatMap((run) =>
    glyphList(run.glyphs).flatMap((glyph): readonly Ink[] => {
      const box = run.face.inkOf(glyph.id);
      const scale = run.size / run.face.metrics.unitsPerEm;
      const across = scale * run.glyphScale;
      const x = run.x + glyph.x;
      return box === undefined
        ? []
        : [
            {
              left: x + box.xMin * across,
              right: x + box.xMax * across,
              top: baseline - glyph.y - box.yMax * scale,
              bottom: baseline - glyph.y - box.yMin * scale,
              isMark: glyph.advance === 0 && /\p{M}/u.test(text.slice(glyph.start, glyph.end)),
            },
          ];
    }),
  );

/** How many pairs of a mark and a glyph of the next line share a place of the page. */
function collisions(lines: readonly TextLine[]): number {
  let count = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const [above, below] = [inksOf(line), next === undefined ? [] : inksOf(next)];
    for (const one of above) {
      count += below.filter(
        (other) =>
          (one.isMark || other.isMark) &&
          one.left < other.right &&
          other.left < one.right &&
          other.top < one.bottom,
      ).length;
    }
  }
  return count;
}

const distances = (lines: readonly TextLine[]): readonly number[] =>
  lines.slice(1).map(({ baseline }, index) => baseline - (lines[index]?.baseline ?? 0));

const laidOut = async (
  body: readonly Block[],
  markRoom: MarkRoom,
  diagnostics: Diagnostic[] = [],
) => {
  const template = tight(markRoom);
  return textLines(await layOut(body, { template, diagnostics }));
};

test("lines move apart where marks would touch, and nowhere else", async () => {
  const lines = await laidOut([build.paragraph(VOCALISED)], "grow");
  expect(collisions(await laidOut([build.paragraph(VOCALISED)], "keep"))).toBeGreaterThan(0);
  expect(collisions(lines)).toBe(0);
  const between = distances(lines);
  expect(Math.min(...between)).toBeGreaterThanOrEqual(LEADING - 1e-6);
  expect(Math.max(...between)).toBeGreaterThan(LEADING + 0.5);
  expect(Math.max(...between)).toBeLessThan(LEADING + 8);
});

test("lines without marks keep the leading", async () => {
  const lines = await laidOut([build.paragraph(BARE)], "grow");
  for (const distance of distances(lines)) {
    expect(distance).toBeCloseTo(LEADING, 6);
  }
});

test("on a grid they move by whole lines", async () => {
  const lines = await laidOut([build.paragraph(VOCALISED)], "grid");
  expect(collisions(lines)).toBe(0);
  for (const distance of distances(lines)) {
    expect((distance / LEADING) % 1).toBeCloseTo(0, 6);
  }
});

test("where they may not, the author is told where it is", async () => {
  const diagnostics: Diagnostic[] = [];
  const span = {
    source: "story.md",
    start: { line: 7, column: 1, offset: 90 },
    end: { line: 7, column: 9, offset: 98 },
  };
  const paragraph = { ...build.paragraph(VOCALISED), span };
  const lines = await laidOut([paragraph], "keep", diagnostics);
  for (const distance of distances(lines)) {
    expect(distance).toBeCloseTo(LEADING, 6);
  }
  const found = diagnostics.filter(({ code }) => code === "layout/mark-collision");
  expect(found).toHaveLength(1);
  expect(found[0]?.span).toEqual(span);
  expect(found[0]?.message).toMatch(
    /^marks of (a line|\d lines) touch the line above: \d+\.\d pt more/,
  );
});

test("paragraphs without room between them, and verses, move apart too", async () => {
  const paragraphs = VOCALISED.split("، ").map((text) => build.paragraph(text));
  expect(collisions(await laidOut(paragraphs, "keep"))).toBeGreaterThan(0);
  expect(collisions(await laidOut(paragraphs, "grow"))).toBe(0);
  const line = (first: string, second: string) => ({
    type: "verseLine" as const,
    hemistichs: [[build.text(first)], [build.text(second)]] as const,
  });
  const verse: Block = {
    type: "verse",
    lines: [
      line("تَحْتَ إِصْبَعِهِ", "لِحُلُمٍ جَامِحٍ"),
      line("مُلْكًا لِأُمَّةٍ", "وَكُلُّهُمْ"),
      line("عَلَى سِرٍّ بَارِحٍ", "ثُمَّ إِنَّهُ"),
      line("وَأَنَّ الحُبَّ", "لِكُلٍّ"),
    ],
  };
  expect(collisions(await laidOut([verse], "grow"))).toBe(0);
});

test("a formula in the line keeps clear of the letters below, by more than a mark does", async () => {
  const tall = "\\begin{pmatrix}1\\\\2\\\\3\\\\4\\end{pmatrix}";
  const template = smallTemplate(200, 40);
  const { size } = template.styles.body;
  const body: Block = {
    type: "paragraph",
    children: [{ type: "inlineMath", tex: tall }, build.text(` ${"الاا ".repeat(30).trim()}`)],
  };
  const items = (await layOut([body], { template, typesetTex })).pages.flatMap(
    (page) => page.items,
  );
  const formula = items.find((item) => item.type === "drawing");
  const below = items.filter((item) => item.type === "text" && item.element?.role === "P")[1];
  const { rect } = formula ?? expect.fail("no formula");
  const { baseline } = below?.type === "text" ? below : expect.fail("no second line");
  const face = (await bundledFonts()).face("Amiri", 400, false) ?? expect.fail("no Amiri");
  const alef = (face.inkOf(face.glyphFor(0x627))?.yMax ?? 0) * (size / face.metrics.unitsPerEm);
  expect(baseline - alef - (rect.y + rect.height)).toBeGreaterThan(0.12 * size);
});

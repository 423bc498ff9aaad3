import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { glyphList, type PagedDocument, type TextLine } from "../../../src/layout/index.ts";
import { build } from "../../../src/model/index.ts";
import type { KashidaPreset, Template } from "../../../src/template/index.ts";
import { layOut, linesOf, newsTemplate, smallTemplate } from "../../support/lay-out.ts";

/** A wire story of the project: some 300 words. */
const STORY = readFileSync(new URL("../../../examples/wire-ar.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

const MILLIMETRE = 72 / 25.4;

/** The story in one column of that width, at 12 points in the face of the template. */
function column(width: number, kashida: KashidaPreset, family = "Amiri"): Promise<PagedDocument> {
  const small = smallTemplate(width * MILLIMETRE, 60);
  const news = newsTemplate();
  const template: Template = {
    ...small,
    fonts: { ...small.fonts, body: { families: [family], companionScale: 1 } },
    styles: { ...small.styles, body: { ...news.styles.body, size: 12 } },
    lineBreaking: { ...small.lineBreaking, kashida },
  };
  return layOut(
    STORY.map((text) => build.paragraph(text)),
    { template },
  );
}

interface Metrics {
  readonly lines: number;
  /** Space of a justified line as a multiple of the natural one. */
  readonly widest: number;
  readonly narrowest: number;
  readonly looseLines: number;
  readonly kashidasPer100Words: number;
}

const bodyLines = (document: PagedDocument) =>
  linesOf(document).filter(({ element }) => element?.role === "P");

const isLast = (lines: readonly TextLine[], index: number) =>
  lines[index]?.element !== lines[index + 1]?.element;

function measured(document: PagedDocument): Metrics {
  const lines = bodyLines(document);
  const ratios = lines.flatMap((line, index) => {
    if (isLast(lines, index)) {
      return [];
    }
    const [run] = line.runs;
    const space =
      run === undefined
        ? 1
        : (run.face.advanceOf(run.face.glyphFor(0x20)) * run.size) / run.face.metrics.unitsPerEm;
    const widths = line.runs
      .flatMap(({ glyphs }) => glyphList(glyphs))
      .filter(({ start }) => line.text[start] === " ")
      .map(({ advance }) => advance);
    return widths.length === 0
      ? []
      : [widths.reduce((sum, one) => sum + one, 0) / widths.length / space];
  });
  const words = STORY.join(" ").split(/\s+/).length;
  const kashidas = lines.flatMap(({ runs }) => runs.flatMap((run) => run.kashidas)).length;
  return {
    lines: lines.length,
    widest: Math.max(...ratios),
    narrowest: Math.min(...ratios),
    looseLines: ratios.filter((ratio) => ratio > 1.5).length,
    kashidasPer100Words: (100 * kashidas) / words,
  };
}

test.each([
  ["Amiri", 120, 1.35, 3],
  ["Amiri", 80, 1.35, 9],
  ["Amiri", 50, 1.35, 26],
  ["Noto Naskh Arabic", 80, 1.4, 20],
  ["IBM Plex Sans Arabic", 80, 1.4, 20],
] as const)(
  "%s at %i mm has no space wider than %f times the natural one, and few kashidas",
  async (family, width, widest, most) => {
    const metrics = measured(await column(width, "normal", family));
    expect(metrics.widest).toBeLessThanOrEqual(widest);
    expect(metrics.narrowest).toBeGreaterThanOrEqual(0.7);
    expect(metrics.looseLines).toBe(0);
    expect(metrics.kashidasPer100Words).toBeLessThanOrEqual(most);
  },
);

test("flat strokes overlap to the length that is wanted, a curved one is whole", async () => {
  const lengths = async (family: string) => {
    const lines = bodyLines(await column(50, "normal", family));
    return lines.flatMap(({ runs }) =>
      runs.flatMap(({ kashidas, face, size, glyphScale }) =>
        kashidas.map(({ width, glyphs }) => {
          const em = (size * glyphScale) / face.metrics.unitsPerEm;
          const natural = glyphs.reduce((sum, glyph) => sum + face.advanceOf(glyph) * em, 0);
          return {
            count: glyphs.length,
            overlap: natural - width,
            tatweel: natural / glyphs.length,
          };
        }),
      ),
    );
  };
  const curved = await lengths("Amiri");
  expect(curved.every(({ count, overlap }) => count === 1 && Math.abs(overlap) < 0.01)).toBe(true);
  for (const { count, overlap, tatweel } of await lengths("Noto Naskh Arabic")) {
    expect(count).toBeGreaterThan(0);
    expect(overlap).toBeGreaterThan(-0.5);
    expect(overlap).toBeLessThan(tatweel);
  }
  expect((await lengths("Noto Naskh Arabic")).some(({ overlap }) => overlap > 0.1)).toBe(true);
});

test("without kashida a newspaper column has holes", async () => {
  expect(measured(await column(50, "off")).widest).toBeGreaterThan(2);
});

test("lines with kashidas still end at both edges", async () => {
  const lines = bodyLines(await column(50, "normal"));
  for (const [index, line] of lines.entries()) {
    expect(line.x + line.width).toBeCloseTo(20 + 50 * MILLIMETRE, 2);
    if (!isLast(lines, index)) {
      expect(line.x).toBeCloseTo(20, 2);
    }
    const pen = line.runs
      .flatMap(({ glyphs }) => glyphList(glyphs))
      .reduce((sum, { advance }) => sum + advance, 0);
    expect(pen).toBeCloseTo(line.width, 4);
  }
});

test("a kashida is never a character, never in a last line, one to a word", async () => {
  const lines = bodyLines(await column(50, "newspaper", "Noto Naskh Arabic"));
  expect(lines.map(({ text }) => text).join("")).toBe(STORY.join(""));
  let count = 0;
  for (const [index, line] of lines.entries()) {
    const words = new Set<number>();
    for (const { before } of line.runs.flatMap(({ kashidas }) => kashidas)) {
      count += 1;
      expect(isLast(lines, index)).toBe(false);
      expect(line.text.slice(before - 1, before + 1)).not.toMatch(/ل[اأإآ]|\s/);
      const word = line.text.lastIndexOf(" ", before);
      expect(words.has(word)).toBe(false);
      words.add(word);
    }
  }
  expect(count).toBeGreaterThan(20);
});

test("the words of the Qurʾān are never elongated, however a template sets them", async () => {
  const template = smallTemplate(50 * MILLIMETRE, 60);
  const justified: Template = {
    ...template,
    styles: { ...template.styles, quran: { ...template.styles.body } },
    lineBreaking: { ...template.lineBreaking, kashida: "newspaper" },
  };
  const words = STORY.slice(0, 2).join(" ");
  const document = await layOut([{ type: "quran", children: [build.text(words)] }], {
    template: justified,
  });
  expect(linesOf(document).flatMap(({ runs }) => runs.flatMap((run) => run.kashidas))).toEqual([]);
});

test("a stroke stands between the letters it parts", async () => {
  for (const line of bodyLines(await column(50, "normal"))) {
    for (const run of line.runs) {
      for (const { x, width, before, glyphs } of run.kashidas) {
        const left = glyphList(run.glyphs).find(({ start }) => start === before);
        expect(left).toBeDefined();
        expect(x).toBeGreaterThan(left?.x ?? 0);
        expect(width).toBeGreaterThan(0);
        expect(glyphs.length).toBeGreaterThan(0);
        const right = glyphList(run.glyphs)
          .filter(({ end }) => end <= before)
          .map((glyph) => glyph.x);
        expect(Math.min(...right)).toBeGreaterThanOrEqual(x + width - 1.5);
      }
    }
  }
});

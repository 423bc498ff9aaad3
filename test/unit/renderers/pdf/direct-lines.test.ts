import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { FontFace } from "../../../../src/font/index.ts";
import {
  glyphColumns,
  glyphList,
  type PlacedRun,
  type TextLine,
} from "../../../../src/layout/index.ts";
import { showDirectly } from "../../../../src/renderers/pdf/text-layer/direct-line.ts";
import { createTextLayer } from "../../../../src/renderers/pdf/text-layer/encode-line.ts";
import type {
  PageDirection,
  RowPlace,
} from "../../../../src/renderers/pdf/text-layer/text-layer.ts";
import { amiri, notoNaskh, plexArabic, textLine } from "../../../support/pdf-lines.ts";
import { randomLines } from "../../../support/random-lines.ts";
import { recordingFont } from "../../../support/recording-font.ts";

const corpus: Readonly<Record<string, { readonly paragraphs: readonly string[] }>> = JSON.parse(
  readFileSync(new URL("../../../../bench/text-layer/corpus.json", import.meta.url), "utf8"),
);
const WORDS = 9;

/** The paragraphs of the corpus in lines of some words. */
const texts = Object.values(corpus).flatMap(({ paragraphs }) =>
  paragraphs.flatMap((paragraph) => {
    const words = paragraph.split(" ");
    const starts = words.map((_, at) => at).filter((at) => at % WORDS === 0);
    return starts.map((at) => words.slice(at, at + WORDS).join(" "));
  }),
);

const LAST_OF_ROW: RowPlace = { index: 1, isLast: true, isForeign: false };

/** What the text objects of lines below each other show, and how: codes by what they paint and read as. */
function shownOf(
  lines: readonly TextLine[],
  face: FontFace,
  page: PageDirection,
  show: typeof showDirectly,
) {
  const { fonts, codes } = recordingFont(face);
  const layer = createTextLayer(() => {}, show);
  return lines.map((line, at) => {
    const pieces = layer.encode(line, fonts, page, at % 5 === 0 ? LAST_OF_ROW : undefined);
    return pieces.map(({ font: _, cids, ...piece }) => ({
      ...piece,
      // Carriers have more to them than ink and advance.
      codes: cids.map((cid) => {
        const { glyph, text } = codes[cid] ?? {};
        return { ink: glyph?.ink, advance: glyph?.advance, text };
      }),
    }));
  });
}

/** Expects all lines to be shown as the rules show them; gives how many were shown directly. */
function countDirect(lines: readonly TextLine[], face: FontFace, page: PageDirection): number {
  let direct = 0;
  const shown = shownOf(lines, face, page, (...given) => {
    const pieces = showDirectly(...given);
    direct += pieces === undefined ? 0 : 1;
    return pieces;
  });
  const byRules = shownOf(lines, face, page, () => undefined);
  for (const [at, line] of lines.entries()) {
    expect(shown[at], line.text).toEqual(byRules[at]);
  }
  return direct;
}

test.each([
  ["Amiri", amiri(), "rtl", 0.45],
  ["Noto Naskh", notoNaskh(), "rtl", 0.45],
  ["Plex", plexArabic(), "rtl", 0.45],
  ["Amiri on a page from the left", amiri(), "ltr", 0.05],
] as const)("%s: lines are shown as the rules show them", (_name, face, page, least) => {
  const options = [
    { face, width: 380 },
    { face, width: 620, size: 16 },
    { face, size: 11.37, glyphScale: 0.973, rise: 3.2, x: 71.23 },
  ];
  const lines = [...texts, ".", "،", "ـ", "٧", "(٧)", "٧ ", "11", "«", "office 11"].flatMap(
    (text) => options.map((option) => textLine(text, option)),
  );
  // The second time all patterns are known, and what a line leaves to a cut one below it shows.
  const cut = textLine("في Windows 11", { face });
  const direct = countDirect([...lines, ...lines.flatMap((line) => [line, cut])], face, page);
  expect(direct / (2 * lines.length)).toBeGreaterThan(least);
});

test.each([
  ["Amiri", amiri()],
  ["Noto Naskh", notoNaskh()],
])("%s: any signs between words are shown as the rules show them", (_name, face) => {
  const lines = randomLines(1500).map((text) => textLine(text, { face, width: 400 }));
  expect(countDirect(lines, face, "rtl")).toBeGreaterThan(300);
});

/** The line with each of its runs in two, the right one of which is another in something. */
function parted(line: TextLine, change: Partial<PlacedRun>): TextLine {
  const runs = line.runs.flatMap((run): PlacedRun[] => {
    const { starts } = run.glyphs;
    const middle = Math.floor(starts.length / 2);
    const border = starts.findIndex(
      (start, at) => at >= middle && at > 0 && start !== starts[at - 1],
    );
    if (border < 0) {
      return [run];
    }
    const glyphs = glyphList(run.glyphs, 0, starts.length);
    const [left, right] = [glyphs.slice(0, border), glyphs.slice(border)];
    const width = left.reduce((sum, { advance }) => sum + advance, 0);
    const moved = right.map((glyph) => ({ ...glyph, x: glyph.x - width }));
    return [
      { ...run, glyphs: glyphColumns(left) },
      { ...run, x: run.x + width, glyphs: glyphColumns(moved), ...change },
    ];
  });
  return { ...line, runs };
}

test.each([
  ["language", { language: "fa" }],
  ["colour", { colour: "#ff0000" }],
  ["height", { rise: 3 }],
  ["size", { size: 9 }],
  ["visibility", { isBlank: true }],
] as const)("lines of runs of another %s are shown as the rules show them", (what, change) => {
  const lines = [...texts.slice(0, 60), ...randomLines(200), "كلمة ".repeat(300)].map((text) =>
    parted(textLine(text, { face: amiri(), width: 400 }), change),
  );
  const direct = countDirect(lines, amiri(), "rtl");
  expect(direct > 50).toBe(what === "language");
});

test("lines that are squeezed past their spaces are shown as the rules show them", () => {
  const lines = randomLines(400).map((text) => textLine(text, { face: notoNaskh(), width: 60 }));
  expect(countDirect(lines, notoNaskh(), "rtl")).toBeGreaterThan(30);
});

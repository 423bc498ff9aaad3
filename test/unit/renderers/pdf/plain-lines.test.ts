import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { FontFace } from "../../../../src/font/index.ts";
import type { TextLine } from "../../../../src/layout/index.ts";
import { createTextLayer } from "../../../../src/renderers/pdf/text-layer/encode-line.ts";
import { showPlainLine } from "../../../../src/renderers/pdf/text-layer/plain-line.ts";
import { amiri, notoNaskh, plexArabic, textLine } from "../../../support/pdf-lines.ts";
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

/** What the text objects of a line, and of a cut one below it, show, and how: codes by what they paint and read as. */
function shownOf(line: TextLine, face: FontFace, showPlain: typeof showPlainLine) {
  const { fonts, codes } = recordingFont(face);
  const layer = createTextLayer(() => {}, showPlain);
  const cut = textLine("في Windows 11", { face, baseline: line.baseline + 20 });
  const pieces = [line, cut].flatMap((each) => layer.encode(each, fonts, "rtl"));
  return pieces.map(({ font: _, cids, ...piece }) => ({
    ...piece,
    // Carriers have more to them than ink and advance.
    codes: cids.map((cid) => {
      const { glyph, text } = codes[cid] ?? {};
      return { ink: glyph?.ink, advance: glyph?.advance, text };
    }),
  }));
}

test.each([
  ["Amiri", amiri()],
  ["Noto Naskh", notoNaskh()],
  ["Plex", plexArabic()],
])("%s: plain lines are shown as the rules show them", (_name, face) => {
  const options = [
    { face, width: 380 },
    { face, width: 620, size: 16 },
    { face, size: 11.37, glyphScale: 0.973, rise: 3.2, x: 71.23 },
  ];
  let plain = 0;
  for (const text of [...texts, ".", "،", "ـ"]) {
    for (const option of options) {
      const line = textLine(text, option);
      const counted: typeof showPlainLine = (...given) => {
        const pieces = showPlainLine(...given);
        plain += pieces === undefined ? 0 : 1;
        return pieces;
      };
      expect(shownOf(line, face, counted), text).toEqual(shownOf(line, face, () => undefined));
    }
  }
  // The corpus has few of them, for they are easy.
  expect(plain / (texts.length * options.length)).toBeGreaterThan(0.25);
});

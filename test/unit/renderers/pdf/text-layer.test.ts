import { expect, test } from "vitest";
import type { FontFace } from "../../../../src/font/index.ts";
import { glyphList, type PlacedRun, type TextLine } from "../../../../src/layout/index.ts";
import { createTextLayer } from "../../../../src/renderers/pdf/text-layer/encode-line.ts";
import { amiri, bundledFace, notoNaskh, plexArabic, textLine } from "../../../support/pdf-lines.ts";
import { recordingFont } from "../../../support/recording-font.ts";

const layer = createTextLayer(() => {});

/** The texts of the codes, without the blank one that ends a line with marks for PDFium. */
function textsOf(codes: readonly { readonly text: string }[]): readonly string[] {
  const texts = codes.map(({ text }) => text);
  return texts.at(-1) === " " ? texts.slice(0, -1) : texts;
}

/** Where a viewer paints each glyph of a line, by the rules of ISO 32000-1 9.4.4; `x` on the page. */
function paintedGlyphs(line: TextLine, face: FontFace) {
  const { fonts, codes } = recordingFont(face);
  return layer.encode(line, fonts, "rtl").flatMap((piece) => {
    let pen = piece.x;
    const em = piece.fontSize * piece.zoom;
    return piece.cids.flatMap((cid, at) => {
      for (const { by } of piece.gaps.filter(({ before }) => before === at)) {
        pen += (by * em * piece.horizontalScale) / 1000;
      }
      const { glyph } = codes[cid] ?? { glyph: { ink: [], advance: 0 } };
      const scale = em / face.metrics.unitsPerEm;
      const painted = glyph.ink.map((part) => ({
        id: part.glyph,
        x: pen + part.x * scale * piece.horizontalScale,
        y: part.y * scale + (line.baseline - piece.baseline),
      }));
      pen += glyph.advance * scale * piece.horizontalScale;
      return painted;
    });
  });
}

/** Spaces may be read where they are not: nobody sees them. */
function framedGlyphs(runs: readonly PlacedRun[]) {
  return runs.flatMap((run) =>
    glyphList(run.glyphs)
      .filter(({ id }) => run.face.inkOf(id) !== undefined)
      .map(({ id, x, y }) => ({ id, x: run.x + x, y: run.rise + y })),
  );
}

const byPlace = (one: { id: number; x: number }, other: { id: number; x: number }): number =>
  one.id - other.id || one.x - other.x;

test.each([
  ["Amiri", amiri()],
  ["Noto Naskh", notoNaskh()],
  ["Plex", plexArabic()],
])("%s: every glyph is painted where its frame has it", (_name, face) => {
  for (const options of [
    { face, width: 380 },
    { face, size: 11.37, glyphScale: 0.973, rise: 3.2, x: 71.23 },
    { face, size: 24, width: 640 },
  ]) {
    const line = textLine("وَلَا الضَّالِّينَ، «آمين» في 2024 (Example.com) لله", options);
    const framed = framedGlyphs(line.runs).sort(byPlace);
    const painted = paintedGlyphs(line, face)
      .filter(({ id }) => face.inkOf(id) !== undefined)
      .sort(byPlace);
    expect(painted.map(({ id }) => id)).toEqual(framed.map(({ id }) => id));
    const across = framed.map(({ x }, at) => Math.abs((painted[at]?.x ?? 0) - x));
    const up = framed.map(({ y }, at) => Math.abs((painted[at]?.y ?? 0) - y));
    expect(Math.max(...across)).toBeLessThan(0.01);
    // Foreign runs are raised by a five-hundredth of the type's size.
    expect(Math.max(...up)).toBeLessThan(0.05);
  }
});

test.each([
  ["plain letters", amiri(), "قلم", ["م", "ل", "ق"]],
  ["a ligature of two letters", plexArabic(), "لا", ["ا", "ل"]],
  ["a mark inside a ligature", plexArabic(), "لَا", ["ا", "َ", "ل"]],
  [
    "a stacked pair of marks behind the guard of a line's left end",
    amiri(),
    "ش\u0651\u064e",
    ["\u061c ", "\u064e", "\u0651", "ش"],
  ],
  ["letters drawn with separate dots", notoNaskh(), "بين", ["ن", "ي", "ب"]],
  ["a joiner, with the letter before it", amiri(), "می\u200cرود", ["د", "و", "ر", "\u200cی", "م"]],
  ["a digit run, left to right", amiri(), "12", ["1", "2"]],
])("%s: one character a code, in visual order", (_name, face, text, expected) => {
  const { fonts, codes } = recordingFont(face);
  layer.encode(textLine(text, { face }), fonts, "rtl");
  expect(textsOf(codes)).toEqual(expected);
});

test("a space before a mark is narrow, and the letter on its left wide", () => {
  const { fonts, codes } = recordingFont(amiri());
  layer.encode(textLine("عنَ بيت"), fonts, "rtl");
  expect(textsOf(codes)).toEqual(["ت", "ي", "ب", " ", "َ", "ن", "ع"]);
  expect(codes[3]?.glyph).toEqual({ ink: [], advance: 50 });
});

test("a Latin ligature is read letter by letter", () => {
  const face = bundledFace("noto-serif/NotoSerif-Regular.ttf");
  const { fonts, codes } = recordingFont(face);
  layer.encode(textLine("office", { face, direction: "ltr" }), fonts, "ltr");
  expect(textsOf(codes).join("")).toBe("office");
});

test("the controls of a quotation are for PDFium alone, each in its place between what is shown", () => {
  const { fonts, codes } = recordingFont(amiri());
  const pieces = layer.encode(textLine("قال «نعم هنا» ثم"), fonts, "rtl");
  const textOf = ({ cids }: (typeof pieces)[number]): string =>
    cids.map((cid) => codes[cid]?.text).join("");
  const shown = pieces.filter(({ isSilent }) => !isSilent);
  expect(shown.map(textOf)).toEqual(["مث ", "»", "انه معن«", " لاق"]);
  // From the left, as PDFium puts them; what has only one code has no width to it.
  const byPlace = [...pieces].sort((one, other) => one.x - other.x);
  expect(
    byPlace.map((piece) => (piece.isSilent ? [...new Set(textOf(piece))].join("") : "-")),
  ).toEqual(["-", "\u200f", "-", "\u200e", "-", "\u200e", "-"]);
  for (const { cids } of pieces.filter(({ isSilent }) => isSilent)) {
    expect(cids).toHaveLength(2);
  }
});

test("no silent code parts a mark from its letter, or a control from its sign", () => {
  for (const text of ["قَالَ «عِلْمٍ»، ثُمَّ", "نٓۚ وَٱلْقَلَمِ", "كما (انظر الشكل ١)."]) {
    const { fonts, codes } = recordingFont(amiri());
    const pieces = layer.encode(textLine(text), fonts, "rtl");
    for (const { cids, isSilent } of pieces) {
      const start = codes[cids[0] ?? -1]?.text ?? "";
      expect(
        isSilent || cids.length === 1 || /^[^\p{Mn}\p{Cf}]/u.test(start) || start === "\u061c ",
      ).toBe(true);
    }
  }
});

test("a stroke that makes room for a vowel is its letter's, and no ink moves", () => {
  const face = amiri();
  const line = textLine("اب ½ ٪١٢ ئرأپِع لطْڈِئ", { face });
  const painted = paintedGlyphs(line, face).filter(({ id }) => face.inkOf(id) !== undefined);
  expect(painted.sort(byPlace)).toMatchObject(
    framedGlyphs(line.runs)
      .sort(byPlace)
      .map(({ id, x }) => ({ id, x: expect.closeTo(x, 1) })),
  );
  const { fonts, codes } = recordingFont(face);
  const shown = layer.encode(line, fonts, "rtl").flatMap(({ cids }) => cids);
  const marks = shown
    .flatMap((cid) => codes[cid] ?? [])
    .filter(({ text }) => /^\p{Mn}$/u.test(text));
  expect(marks.map(({ text, glyph }) => [text, glyph.advance])).toEqual([
    ["\u0650", 0],
    ["\u0652", 0],
    ["\u0650", 0],
  ]);
});

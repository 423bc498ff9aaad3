import { expect, test } from "vitest";
import {
  createShaper,
  elongate,
  kashidaJoint,
  type TextRun,
  tatweelOf,
} from "../../../src/text/index.ts";
import { amiri, notoNaskh } from "../../support/pdf-lines.ts";

const shaper = createShaper();

const runOf = (text: string, face = amiri()): TextRun => ({
  start: 0,
  end: text.length,
  level: 1,
  face,
  size: 14,
  script: "Arab",
  language: "ar",
  features: [],
  missing: false,
});

/** The word with a stroke where its kashida would stand, or as it is. */
const marked = (word: string, face = amiri()): string => {
  const glyphs = shaper.shape(word, runOf(word, face), 0, word.length);
  const joint = kashidaJoint(word, glyphs, {
    start: 0,
    end: word.length,
    from: 0,
    to: glyphs.glyphIds.length,
  });
  return joint === undefined
    ? word
    : `${word.slice(0, joint.offset)}|${word.slice(joint.offset)} ${joint.rank}`;
};

test.each([
  ["after seen", "المستوى", "المس|توى 1"],
  ["after sad, before a final letter that could have it too", "الصحيفة", "الص|حيفة 1"],
  ["before teh marbuta", "رفيعة", "رفيع|ة 2"],
  ["before dal", "تحديد", "تحدي|د 2"],
  ["before final heh, with punctuation after it", "كتبه،", "كتب|ه، 2"],
  ["before alef", "علامات", "علام|ات 3"],
  ["before waw", "مطلوب", "مطل|وب 5"],
  ["after the marks of the letter before", "مُحَمَّدٌ", "مُحَمَّ|دٌ 2"],
])("%s", (_name, word, expected) => {
  expect(marked(word, notoNaskh())).toBe(expected);
});

test.each([
  ["عبدالله", "عب|دالله 2"],
  ["عبداللَّه", "عب|داللَّه 2"],
  ["نصرالله", "نص|رالله 1"],
  ["ياألله", "ي|األله 3"],
])("%s is stretched before the name of God, if at all", (word, expected) => {
  expect(marked(word, notoNaskh())).toBe(expected);
});

test.each([
  "الله",
  "والله",
  "بالله",
  "لله",
  "اللهم",
  "فالله",
  "ٱللَّهِ",
  "بِٱللَّهِ",
  "آلله",
  "اللہ",
  "من",
  "في",
  "لا",
  "دار",
  "أوراق",
  "می‌رود",
  "word",
  "٢٠٢٦",
])("none in %s", (word) => {
  expect(marked(word, notoNaskh())).toBe(word);
});

test("where the author typed a tatweel, it grows there", () => {
  expect(marked("كتـاب", notoNaskh())).toBe("كتـ|اب 0");
});

test("never between lam and alef", () => {
  for (const word of ["الأولاد", "السلام", "بلاد", "خلافات", "الأحوال"]) {
    expect(marked(word)).not.toMatch(/ل\|[اأإآ]/);
    expect(marked(word, notoNaskh())).not.toMatch(/ل\|[اأإآ]/);
  }
});

test("a word is as wide as its letters and its stroke, and keeps its own glyphs", () => {
  for (const face of [amiri(), notoNaskh()]) {
    const word = "المستويات";
    const plain = shaper.shape(word, runOf(word, face), 0, word.length);
    const joint = kashidaJoint(word, plain, {
      start: 0,
      end: word.length,
      from: 0,
      to: plain.glyphIds.length,
    });
    const before = joint?.offset ?? 0;
    const unit = tatweelOf(shaper, runOf(word, face)).advance;
    expect(unit).toBeGreaterThan(0);
    for (const count of [1, 2, 4]) {
      const long = elongate(shaper, word, runOf(word, face), 0, word.length, before, count);
      expect([...long.glyphs.glyphIds]).toEqual([...plain.glyphIds]);
      expect([...long.glyphs.clusters]).toEqual([...plain.clusters]);
      expect(long.glyphs.advance + long.strokeAdvance).toBeCloseTo(
        plain.advance + count * unit,
        -1,
      );
      expect(long.glyphsBefore).toBeGreaterThan(0);
      expect(long.glyphsBefore).toBeLessThan(plain.glyphIds.length);
    }
  }
});

test.each(["Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", "Aref Ruqaa", "Noto Kufi Arabic"])(
  "%s is never stretched",
  (family) => {
    expect(tatweelOf(shaper, runOf("سس", { ...amiri(), family })).advance).toBe(0);
  },
);

test("nor is a face whose tatweel is blank, or has no width", () => {
  const face = notoNaskh();
  const tatweel = face.glyphFor(0x640);
  const blank = {
    ...face,
    inkOf: (glyph: number) => (glyph === tatweel ? undefined : face.inkOf(glyph)),
  };
  expect(tatweelOf(shaper, runOf("سس", blank)).advance).toBe(0);
  const none = {
    ...face,
    glyphFor: (codePoint: number) => (codePoint === 0x640 ? 0 : face.glyphFor(codePoint)),
  };
  expect(tatweelOf(shaper, runOf("سس", none)).advance).toBe(0);
});

test("flat strokes overlap, curved ones are of a piece", () => {
  expect(tatweelOf(shaper, runOf("سس", notoNaskh())).overlaps).toBe(true);
  expect(tatweelOf(shaper, runOf("سس", amiri())).overlaps).toBe(false);
});

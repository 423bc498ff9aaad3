import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterStarts } from "../../../src/text/index.ts";

// The same cases on every run, so that a failure is a change of ours.
fc.configureGlobal({ seed: 1954 });

const cut = (text: string) => {
  const starts = clusterStarts(text);
  return starts.map((start, at) => text.slice(start, starts[at + 1] ?? text.length));
};

test.each([
  ["a letter with its marks", "مُحَمَّد", ["مُ", "حَ", "مَّ", "د"]],
  ["the joiner goes with the letter before it", "می\u200cروم", ["م", "ی\u200c", "ر", "و", "م"]],
  ["plain letters", "كتاب", ["ك", "ت", "ا", "ب"]],
  ["a family of emoji", "a👨‍👩‍👧b", ["a", "👨‍👩‍👧", "b"]],
  ["a skin tone and a presentation selector", "👍🏽☎️", ["👍🏽", "☎️"]],
  ["flags go in pairs", "🇪🇬🇸🇦", ["🇪🇬", "🇸🇦"]],
  ["a line end", "a\r\nb", ["a", "\r\n", "b"]],
  ["a mark alone", "\u064e ب", ["\u064e", " ", "ب"]],
  ["Hangul letters", "\u1112\u1161\u11ab", ["\u1112\u1161\u11ab"]],
])("%s", (_name, text, expected) => {
  expect(cut(text)).toEqual(expected);
});

test("clusters partition the text and never cut a surrogate pair", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const parts = cut(text);
      expect(parts.join("")).toBe(text);
      for (const part of parts) {
        expect(part).not.toBe("");
        expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
      }
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveBidi, visualRuns } from "../../../src/text/index.ts";

// The same cases on every run, so that a failure is a change of ours.
fc.configureGlobal({ seed: 1954 });

/** The line as it is seen, from left to right, without mirroring. */
function seen(text: string, base: "ltr" | "rtl" | "auto"): string {
  const runs = visualRuns(text, resolveBidi(text, base), 0, text.length);
  return runs
    .map(({ start, end, level }) => {
      const run = [...text.slice(start, end)];
      return (level % 2 === 1 ? run.reverse() : run).join("");
    })
    .join("");
}

const mixed = fc
  .array(
    fc.constantFrom(
      ..."ابتسمלabcXYZ0123٠١٢ .,:!?()[]«»-/%\u064b\u0651\u200e\u200f\u2066\u2067\u2068\u2069\t",
      "😀",
      "𞤀",
      "𝟏",
    ),
    { maxLength: 40 },
  )
  .map((characters) => characters.join(""));

test.each([
  ["a Latin word and a number in Arabic", "قال BBC عام 2018.", "rtl", ".2018 ماع BBC لاق"],
  [
    "an isolate keeps its own punctuation",
    "لغة \u2066C++\u2069 قديمة",
    "rtl",
    "ةميدق \u2069C++\u2066 ةغل",
  ],
  ["without the isolate the signs go with the paragraph", "لغة C++ قديمة", "rtl", "ةميدق ++C ةغل"],
  ["Arabic-Indic digits read left to right", "صفحة ١٢٣", "rtl", "١٢٣ ةحفص"],
  ["auto takes the first strong character", "2018 عام", "auto", "ماع 2018"],
  ["auto passes over an emoji", "😀 سلام!", "auto", "!مالس 😀"],
  ["an emoji does not stop Arabic neutrals", "سلام 😀 (1)", "rtl", ")1( 😀 مالس"],
] as const)("%s", (_name, text, base, expected) => {
  expect(seen(text, base)).toBe(expected);
});

test("the visual order is a permutation of any line", () => {
  fc.assert(
    fc.property(mixed, fc.nat(40), fc.nat(40), (text, one, other) => {
      const start = Math.min(one, other, text.length);
      const end = Math.min(Math.max(one, other), text.length);
      const paragraph = resolveBidi(text, "rtl");
      const units = visualRuns(text, paragraph, start, end).flatMap((run) =>
        Array.from({ length: run.end - run.start }, (_, step) => run.start + step),
      );
      expect(units.sort((a, b) => a - b)).toEqual(
        Array.from({ length: end - start }, (_, step) => start + step),
      );
    }),
  );
});

test("both halves of a surrogate pair have one level", () => {
  fc.assert(
    fc.property(mixed, (text) => {
      const { levels } = resolveBidi(text, "rtl");
      for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
        expect(levels[index]).toBe(levels[index + 1]);
      }
    }),
  );
});

test("the short way for plain Arabic gives what the long way gives", () => {
  const plain = fc
    .array(fc.constantFrom(..."ابتةىيپگۀء ًّٰۖ،؛؟۔().:!-–«»\u200f"), { maxLength: 30 })
    .map((characters) => characters.join(""));
  fc.assert(
    fc.property(plain, (text) => {
      // A tab is no plain character, and as a separator at the end it changes nothing before it.
      const long = resolveBidi(`${text}\t`, "rtl");
      expect([...resolveBidi(text, "rtl").levels]).toEqual([...long.levels.slice(0, text.length)]);
    }),
  );
});

test("spaces at the end of a line go to the paragraph's end side (L1)", () => {
  const text = "نص one two";
  const paragraph = resolveBidi(text, "rtl");
  expect(visualRuns(text, paragraph, 0, 7)).toEqual([
    { start: 6, end: 7, level: 1 },
    { start: 3, end: 6, level: 2 },
    { start: 0, end: 3, level: 1 },
  ]);
});

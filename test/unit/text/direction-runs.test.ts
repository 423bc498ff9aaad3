import fc from "fast-check";
import { expect, test } from "vitest";
import { directionRuns, resolveBidi } from "../../../src/text/index.ts";

// The same cases on every run, so that a failure is a change of ours.
fc.configureGlobal({ seed: 1954 });

const cut = (text: string, base: "ltr" | "rtl") =>
  directionRuns(text, base)
    .map(({ start, end, rtl }) => `${rtl ? "rtl" : "ltr"}:${text.slice(start, end)}`)
    .join("|");

test.each([
  [
    "brackets and stops stay with the Arabic",
    "قال (BBC) أمس.",
    "rtl",
    "rtl:قال (|ltr:BBC|rtl:) أمس.",
  ],
  [
    "European digits after Arabic stand by themselves, out of the reach of Word's setting for digits",
    "عام 2018 كان",
    "rtl",
    "rtl:عام |ltr:2018|rtl: كان",
  ],
  [
    "with the separators inside them",
    "بنسبة 1,234.5 يوم",
    "rtl",
    "rtl:بنسبة |ltr:1,234.5|rtl: يوم",
  ],
  [
    "a hyphen between two numbers is Arabic, and so is a sign of per cent",
    "بين 10-20% أو",
    "rtl",
    "rtl:بين |ltr:10|rtl:-|ltr:20|rtl:% أو",
  ],
  ["dates with slashes", "في 5/6/2024 عاد", "rtl", "rtl:في |ltr:5/6/2024|rtl: عاد"],
  ["Arabic-Indic digits", "صفحة ١٢٫٥ من", "rtl", "rtl:صفحة ١٢٫٥ من"],
  [
    "digits after a Latin word stay with it",
    "طائرة Boeing 747 قديمة",
    "rtl",
    "rtl:طائرة |ltr:Boeing 747|rtl: قديمة",
  ],
  ["a number that begins the paragraph", "2018 عام", "rtl", "ltr:2018|rtl: عام"],
  [
    "Arabic inside English",
    "The word كتاب means book.",
    "ltr",
    "ltr:The word |rtl:كتاب|ltr: means book.",
  ],
  ["signs of plain text go right to left", "لغة C++ قديمة", "rtl", "rtl:لغة |ltr:C|rtl:++ قديمة"],
  [
    "an isolate keeps them",
    "لغة \u2066C++\u2069 قديمة",
    "rtl",
    "rtl:لغة \u2066|ltr:C++|rtl:\u2069 قديمة",
  ],
  ["marks stay with their letter", "كتابٌ A\u0301b", "rtl", "rtl:كتابٌ |ltr:A\u0301b"],
  ["a letter beyond the basic plane is not cut", "نص 𝒜 نص", "rtl", "rtl:نص |ltr:𝒜|rtl: نص"],
  ["no text", "", "rtl", ""],
] as const)("%s", (_name, text, base, expected) => {
  expect(cut(text, base)).toBe(expected);
});

test("runs cover the text, alternate, and hold every odd level", () => {
  const text = fc
    .array(fc.constantFrom(..."ابتabc019٠١ .,:/()«»\u064b", "😀"), { maxLength: 30 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.constantFrom("rtl" as const, "ltr" as const), (written, base) => {
      const runs = directionRuns(written, base);
      expect(runs.map(({ start, end }) => written.slice(start, end)).join("")).toBe(written);
      for (const [at, run] of runs.entries()) {
        expect(run.rtl).not.toBe(runs[at + 1]?.rtl);
        expect(written.slice(run.start, run.end)).not.toMatch(/^[\udc00-\udfff]/);
      }
      const { levels } = resolveBidi(written, base);
      const letters = runs
        .filter(({ rtl }) => !rtl)
        .map(({ start, end }) => written.slice(start, end));
      expect(letters.join("")).not.toMatch(/[\u0627-\u064a]/);
      expect(levels).toHaveLength(written.length);
    }),
  );
});

import { expect, test } from "vitest";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { listNumber } from "../../../src/profile/list-marker.ts";

/** Predefined Counter Styles (W3C): `arabic-abjad`, `maghrebi-abjad` and the order of the dictionary, without variants. */
const PUBLISHED = {
  abjad: "ا ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ",
  maghrebi: "ا ب ج د ه و ز ح ط ي ك ل م ن ص ع ف ض ق ر س ت ث خ ذ ظ غ ش",
  hijai: "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي",
} as const;

const bare = (letters: string): string => letters.replaceAll("أ", "ا").replaceAll("ـ", "");

test.each([
  ["abjad", false, PUBLISHED.abjad],
  ["abjad", true, PUBLISHED.maghrebi],
  ["hijai", false, PUBLISHED.hijai],
] as const)(
  "the letters of %s (Maghrebi: %s) stand in their published order",
  (style, isMaghrebi, letters) => {
    const counted = letters
      .split(" ")
      .map((_, at) => bare(listNumber(style, at + 1, "arab", isMaghrebi)));
    expect(counted.join(" ")).toBe(letters);
  },
);

test("Morocco counts in the order of the Maghreb, Egypt in the eastern one", () => {
  expect(profileForLanguage("ar-MA").listMarker("abjad", 15)).toBe("ص)");
  expect(profileForLanguage("ar-EG").listMarker("abjad", 15)).toBe("س)");
});

test("a heh that counts alone is written as printers write it, one in company is not", () => {
  const { listMarker } = profileForLanguage("ar");
  expect([5, 33].map((number) => listMarker("abjad", number))).toEqual(["هـ)", "أه)"]);
  expect([26, 54].map((number) => listMarker("hijai", number))).toEqual(["هـ)", "أه)"]);
});

test("letters go on past their last as columns of a spreadsheet do, all different up to 1,000", () => {
  for (const style of ["abjad", "hijai", "alpha"] as const) {
    const size = style === "alpha" ? 26 : 28;
    const counted = Array.from({ length: 1000 }, (_, at) => listNumber(style, at + 1, "latn"));
    expect(new Set(counted).size).toBe(1000);
    const letters = counted.slice(0, size).map((letter) => letter.replace("ـ", ""));
    for (const [at, written] of counted.entries()) {
      const value = [...written.replace("ـ", "")].reduce(
        (sum, letter) => sum * size + letters.indexOf(letter) + 1,
        0,
      );
      expect(value).toBe(at + 1);
    }
  }
});

test.each([
  [4, "iv"],
  [9, "ix"],
  [14, "xiv"],
  [40, "xl"],
  [49, "xlix"],
  [90, "xc"],
  [399, "cccxcix"],
  [444, "cdxliv"],
  [888, "dccclxxxviii"],
  [999, "cmxcix"],
  [1000, "m"],
])("%i is %s in Roman numerals", (number, numeral) => {
  expect(listNumber("roman", number, "latn")).toBe(numeral);
});

test("Roman numerals up to 1,000 add up", () => {
  const values: Readonly<Record<string, number>> = {
    i: 1,
    v: 5,
    x: 10,
    l: 50,
    c: 100,
    d: 500,
    m: 1000,
  };
  for (let number = 1; number <= 1000; number += 1) {
    const digits = [...listNumber("roman", number, "latn")].map((one) => values[one] ?? 0);
    const sum = digits.reduce(
      (total, value, at) => total + (value < (digits[at + 1] ?? 0) ? -value : value),
      0,
    );
    expect(sum).toBe(number);
  }
});

test.each([
  ["latn", "1000"],
  ["arab", "١٠٠٠"],
  ["arabext", "۱۰۰۰"],
] as const)("1,000 in the digits %s", (digits, written) => {
  expect(listNumber("decimal", 1000, digits)).toBe(written);
});

test.each([
  ["roman", 4000, "4000"],
  ["roman", 0, "0"],
  ["abjad", 0, "0"],
] as const)("%s has no sign for %i: digits stand for it", (style, number, written) => {
  expect(listNumber(style, number, "latn")).toBe(written);
});

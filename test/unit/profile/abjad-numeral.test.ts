import { expect, test } from "vitest";
import { abjadNumeral } from "../../../src/profile/abjad-numeral.ts";

/** Sum of the letters' values, as they have been taught since the Middle Ages. */
const VALUES = new Map(
  Object.entries({
    أ: 1,
    ب: 2,
    ج: 3,
    د: 4,
    ه: 5,
    و: 6,
    ز: 7,
    ح: 8,
    ط: 9,
    ي: 10,
    ك: 20,
    ل: 30,
    م: 40,
    ن: 50,
    س: 60,
    ع: 70,
    ف: 80,
    ص: 90,
    ق: 100,
    ر: 200,
    ش: 300,
    ت: 400,
    ث: 500,
    خ: 600,
    ذ: 700,
    ض: 800,
    ظ: 900,
    غ: 1000,
  }),
);

test.each([
  [1, "أ"],
  [5, "هـ"],
  [10, "ي"],
  [11, "يا"],
  [15, "يه"],
  [28, "كح"],
  [125, "قكه"],
  [999, "ظصط"],
  [1000, "غ"],
])("%d is %s", (number, letters) => {
  expect(abjadNumeral(number, false)?.replace("أ", "ا")).toBe(letters.replace("أ", "ا"));
});

test("the letters of every number to a thousand add up to it, none twice", () => {
  const seen = new Set<string>();
  for (let number = 1; number <= 1000; number += 1) {
    const letters = abjadNumeral(number, false) ?? "";
    const sum = [...letters.replace("ـ", "").replaceAll("ا", "أ")].reduce(
      (total, letter) => total + (VALUES.get(letter) ?? Number.NaN),
      0,
    );
    expect(sum).toBe(number);
    seen.add(letters);
  }
  expect(seen.size).toBe(1000);
});

test.each([
  [60, "ص"],
  [90, "ض"],
  [300, "س"],
  [800, "ظ"],
  [1000, "ش"],
])("in the Maghreb %d is %s", (number, letters) => {
  expect(abjadNumeral(number, true)).toBe(letters);
});

test.each([0, -1, 2000, 1.5])("%d cannot be written", (number) => {
  expect(abjadNumeral(number, false)).toBeUndefined();
});

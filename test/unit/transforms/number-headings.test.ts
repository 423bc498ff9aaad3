import { expect, test } from "vitest";
import { build, type Heading } from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { numberHeadings } from "../../../src/transforms/number-headings.ts";

type Level = Heading["level"];

const numbersOf = (levels: readonly Level[], depth = 3, language = "ar") => {
  const body = levels.map((level) => build.heading(level, "عنوان"));
  const numbers = numberHeadings(body, depth, profileForLanguage(language));
  return body.map((heading) => numbers.get(heading) ?? "");
};

test("sections count below sections, in the digits of the profile", () => {
  expect(numbersOf([1, 2, 2, 3, 1, 2])).toEqual(["١", "١-١", "١-٢", "١-٢-١", "٢", "٢-١"]);
  expect(numbersOf([1, 2, 2], 3, "fa")).toEqual(["۱", "۱.۱", "۱.۲"]);
  expect(numbersOf([1, 2, 1], 3, "en")).toEqual(["1", "1.1", "2"]);
});

test("levels below the depth have no number, and do not stop the count", () => {
  expect(numbersOf([1, 2, 1, 2], 1)).toEqual(["١", "", "٢", ""]);
  expect(numbersOf([1, 2], 0)).toEqual(["", ""]);
});

test("a level that is skipped counts as not there", () => {
  expect(numbersOf([2, 4, 4, 2])).toEqual(["١", "١-١", "١-٢", "٢"]);
  // A higher level after a lower one goes on where the highest so far has stopped.
  expect(numbersOf([2, 1, 2])).toEqual(["١", "٢", "٢-١"]);
});

test("a heading in another language has its number in that language's digits", () => {
  const body: readonly Heading[] = [
    build.heading(1, "عنوان"),
    { ...build.heading(2, "Summary"), language: "en" },
  ];
  const numbers = numberHeadings(body, 3, profileForLanguage("ar"));
  expect([...numbers.values()]).toEqual(["١", "1.1"]);
});

test("headings inside a box are not sections", () => {
  const inside = build.heading(1, "في صندوق");
  const numbers = numberHeadings(
    [build.heading(1, "عنوان"), { type: "aside", kind: "note", children: [inside] }],
    3,
    profileForLanguage("ar"),
  );
  expect(numbers.get(inside)).toBeUndefined();
});

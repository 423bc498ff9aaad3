import { expect, test } from "vitest";
import { arabicOrdinal, sectionOrdinal } from "../../../src/profile/index.ts";

test.each([
  [1, "الأول", "الأولى"],
  [2, "الثاني", "الثانية"],
  [6, "السادس", "السادسة"],
  [10, "العاشر", "العاشرة"],
  [11, "الحادي عشر", "الحادية عشرة"],
  [12, "الثاني عشر", "الثانية عشرة"],
  [19, "التاسع عشر", "التاسعة عشرة"],
  [20, "العشرون", "العشرون"],
  [21, "الحادي والعشرون", "الحادية والعشرون"],
  [35, "الخامس والثلاثون", "الخامسة والثلاثون"],
  [99, "التاسع والتسعون", "التاسعة والتسعون"],
])("%d agrees with الفصل and with المقالة", (number, masculine, feminine) => {
  expect(arabicOrdinal(number, "masculine")).toBe(masculine);
  expect(arabicOrdinal(number, "feminine")).toBe(feminine);
});

test("sections are opened by the accusative", () => {
  const words = Array.from({ length: 12 }, (_, at) => sectionOrdinal(at + 1)).join(" ");
  expect(words).toBe(
    "أولًا ثانيًا ثالثًا رابعًا خامسًا سادسًا سابعًا ثامنًا تاسعًا عاشرًا حادي عشر ثاني عشر",
  );
  expect([20, 21, 32].map(sectionOrdinal)).toEqual(["عشرين", "حاديًا وعشرين", "ثانيًا وثلاثين"]);
});

test("ninety-nine of each, all different, and none beyond", () => {
  for (const write of [sectionOrdinal, (n: number) => arabicOrdinal(n, "feminine")]) {
    const all = Array.from({ length: 99 }, (_, at) => write(at + 1));
    expect(new Set(all).size).toBe(99);
    expect([0, 100, 1.5, -1].map(write)).toEqual([undefined, undefined, undefined, undefined]);
  }
});

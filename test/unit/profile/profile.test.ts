import { describe, expect, test } from "vitest";
import { findProfile, profileForLanguage, withDigits } from "../../../src/profile/index.ts";

const profile = (tag: string) => profileForLanguage(tag);

describe("which digits a country counts in", () => {
  test.each([
    ["ar", "١٢"],
    ["ar-EG", "١٢"],
    ["ar-MA", "12"],
    ["ar-TN", "12"],
    ["ar-AE", "12"],
    ["ar-MR", "١٢"],
    ["ur-PK", "12"],
    ["fa", "۱۲"],
    ["ur", "۱۲"],
    ["he", "12"],
    ["en", "12"],
  ])("%s: %s", (tag, expected) => {
    expect(profile(tag).counter(12)).toBe(expected);
  });

  test("digits the text has already, in other sets, stay", () => {
    expect(withDigits("3 ٤ a", "arabext")).toBe("۳ ٤ a");
  });
});

describe("dates", () => {
  test.each([
    ["ar", "2026-05-12", "١٢ مايو ٢٠٢٦"],
    ["ar", "2026-05", "مايو ٢٠٢٦"],
    ["ar", "2026", "٢٠٢٦"],
    ["en", "2026-05-12", "May 12, 2026"],
    ["en-GB", "2026-05-12", "12 May 2026"],
    ["fr", "2026-05-12", "12 mai 2026"],
  ])("%s writes %s as %s", (tag, iso, expected) => {
    expect(profile(tag).date(iso)).toBe(expected);
  });

  test("the Levant and Egypt name the months each in their way", () => {
    expect(profile("ar-LB").date("2026-05-12")).toContain("أيار");
    expect(profile("ar-EG").date("2026-05-12")).toContain("مايو");
  });

  test("the solar calendar leads in Iran and Afghanistan, each with its months", () => {
    expect(profile("fa").date("2026-05-12")).toBe("۲۲ اردیبهشت ۱۴۰۵");
    expect(profile("fa-AF").date("2026-05-12")).toBe("۲۲ ثور ۱۴۰۵");
    expect(profile("ps-AF").date("2026-05-12")).toBe("۱۴۰۵ غویی ۲۲");
    expect(profile("ps-PK").date("2026-05-12")).toBe("۲۰۲۶ مۍ ۱۲");
    expect(profile("ar-SA").date("2026-05-12")).toBe("١٢ مايو ٢٠٢٦");
  });

  test.each([
    ["ar-SA", ["gregorian", "hijri"], "٢٣ نوفمبر ٢٠٢٦م الموافق ١٣ جمادى الآخرة ١٤٤٨هـ"],
    ["ar-SA", ["hijri", "gregorian"], "١٣ جمادى الآخرة ١٤٤٨هـ الموافق ٢٣ نوفمبر ٢٠٢٦م"],
    ["ar-SA", ["hijri"], "١٣ جمادى الآخرة ١٤٤٨هـ"],
    ["ar-MA", ["gregorian", "hijri"], "23 نونبر 2026م الموافق 13 جمادى الآخرة 1448هـ"],
    ["fa-IR", ["persian", "gregorian"], "۲ آذر ۱۴۰۵ ه‍.ش. برابر با ۲۳ نوامبر ۲۰۲۶ م."],
    ["ur-PK", ["gregorian", "hijri"], "23 نومبر، 2026ء بمطابق 13 جمادی الثانی، 1448 ہجری"],
    ["en", ["gregorian", "hijri"], "November 23, 2026 (Jumada II 13, 1448 AH)"],
  ] as const)("%s in the calendars %s", (tag, calendars, written) => {
    expect(profileForLanguage(tag, { calendars }).date("2026-11-23")).toBe(written);
  });

  test("Hijri days beyond the tables of Umm al-Qurā are left out, never guessed", () => {
    const paired = profileForLanguage("ar", { calendars: ["gregorian", "hijri"] });
    expect(paired.date("1882-11-12")).toBe("١٢ نوفمبر ١٨٨٢م الموافق ١ محرم ١٣٠٠هـ");
    expect(paired.date("1882-11-11")).toBe("١١ نوفمبر ١٨٨٢");
    expect(paired.date("2300-01-01")).toBe("١ يناير ٢٣٠٠");
    expect(profileForLanguage("ar", { calendars: ["hijri"] }).date("2300-01-01")).toContain("٢٣٠٠");
  });

  test.each([
    ["ar", "٣ أيار/مايو ٢٠٢٦"],
    ["ar-LB", "٣ أيار/مايو ٢٠٢٦"],
    ["ar-EG", "٣ مايو/أيار ٢٠٢٦"],
    ["ar-MA", "3 ماي/مايو 2026"],
    ["fa-AF", "۱۳ ثور ۱۴۰۵"],
  ])("both names of a month in %s", (tag, written) => {
    expect(profileForLanguage(tag, { months: "dual" }).date("2026-05-03")).toBe(written);
  });

  test("a month that has one name everywhere is written once", () => {
    const dual = profileForLanguage("ar-MA", { months: "dual" });
    expect(dual.date("2026-03-03")).toBe("3 مارس 2026");
  });

  test("a moment is shown by the day its author wrote", () => {
    expect(profile("en").date("2026-05-13T01:30:00+03:00")).toBe("May 13, 2026");
    expect(profile("en").date("2026-05-12T23:59")).toBe("May 12, 2026");
  });

  test("what is no date stays as it is, and no direction mark is added", () => {
    expect(profile("ar").date("soon")).toBe("soon");
    expect(profile("he").date("2026-05-12")).not.toMatch(/[\u200e\u200f\u061c]/);
  });
});

test("numbers have the digits and separators of the profile", () => {
  expect(profile("ar").number(1234567.25)).toBe("١٬٢٣٤٬٥٦٧٫٢٥");
  expect(profile("ar-MA").number(1234.5)).toMatch(/^1.?234,5$/);
  expect(profile("en").number(0.000001)).toBe("0.000001");
});

test.each([
  ["ar", "«", "“"],
  ["fa", "«", "“"],
  ["ur", "“", "‘"],
  ["fr", "«\u00a0", "“"],
  ["en", "“", "‘"],
])("quotation marks of %s", (tag, outer, inner) => {
  const { quotes } = profile(tag);
  expect([quotes.outer[0], quotes.inner[0]]).toEqual([outer, inner]);
});

describe("list markers", () => {
  test.each([
    ["decimal", 12, "١٢."],
    ["arabic-indic", 3, "٣."],
    ["abjad", 1, "أ)"],
    ["abjad", 4, "د)"],
    ["abjad", 28, "غ)"],
    ["abjad", 29, "أأ)"],
    ["hijai", 4, "ث)"],
    ["alpha", 27, "aa."],
    ["roman", 1994, "mcmxciv."],
    ["roman", 0, "٠."],
    ["roman", 4000, "٤٠٠٠."],
    ["abjad", 0, "٠)"],
  ] as const)("%s %i is %s", (style, number, expected) => {
    expect(profile("ar").listMarker(style, number)).toBe(expected);
  });

  test("the abjad counts all twenty-eight letters, each once", () => {
    const letters = Array.from({ length: 28 }, (_, at) =>
      profile("ar").listMarker("abjad", at + 1),
    );
    expect(new Set(letters).size).toBe(28);
  });
});

describe("finding one", () => {
  test.each(["ar", "ar-MA", "AR-ma", "fa-IR", "he", "fr-CA"])("%s is known", (name) => {
    expect(findProfile(name)).toBeDefined();
  });

  test.each(["tlh", "news", "", "ar_MA", "x"])("%j is not", (name) => {
    expect(findProfile(name)).toBeUndefined();
  });

  test("every language gets one, with labels of its own script", () => {
    expect(profile("de").labels.contents).toBe("Contents");
    expect(profile("sd").labels.contents).toBe("المحتويات");
    expect(profile("not a tag").name).toBe("en");
  });

  test("the labels of every known language are all filled", () => {
    for (const tag of ["ar", "fa", "ur", "ps", "ckb", "he", "en", "fr"]) {
      const { asides, bylines: _, ...words } = profile(tag).labels;
      expect([...Object.values(words), ...Object.values(asides)].every((word) => word !== "")).toBe(
        true,
      );
    }
  });
});

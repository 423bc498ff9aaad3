import { describe, expect, test } from "vitest";
import { applyHouseStyle, findHouseStyle } from "../../../src/house-style/index.ts";
import { build } from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { applied } from "./apply-rule.ts";

const NB = "\u00a0";

describe("CL-18 percent and currency", () => {
  test.each([
    ["ارتفع 12 % أمس", "ارتفع 12% أمس"],
    [`ارتفع 12${NB}% أمس`, "ارتفع 12% أمس"],
    ["ارتفع ١٢ ٪", "ارتفع ١٢٪"],
    ["ارتفع ١٢%", "ارتفع ١٢٪"],
    ["ارتفع 12٪", "ارتفع 12%"],
    ["ارتفع %12 أمس", "ارتفع 12% أمس"],
    ["بنسبة ٪ ١٢٫٥، ثم", "بنسبة ١٢٫٥٪، ثم"],
    ["بين 10-15 %", "بين 10-15%"],
    ["بلغ $100.", `بلغ 100${NB}$.`],
    ["بلغ € 50 أمس", `بلغ 50${NB}€ أمس`],
    ["بلغ 50€ أمس", `بلغ 50${NB}€ أمس`],
    ["بلغ $5 ملايين أمس", `بلغ 5 ملايين${NB}$ أمس`],
  ])("%s → %s", (written, after) => {
    expect(applied("CL-18", written)).toBe(after);
  });

  test.each([
    ["ارتفع 12%", `ارتفع 12${NB}في المئة`],
    ["ارتفع %١٢ أمس", `ارتفع ١٢${NB}في المئة أمس`],
    ["بلغ $5", `بلغ 5${NB}دولارات`],
    ["بلغ $25 أمس", `بلغ 25${NB}دولارًا أمس`],
    ["بلغ 100$", `بلغ 100${NB}دولار`],
    ["بلغ $110", `بلغ 110${NB}دولارات`],
    ["بلغ $1,250", `بلغ 1,250${NB}دولارًا`],
    ["بلغ $1.5", `بلغ 1.5${NB}دولار`],
    ["بلغ $١٫٥ مليون أمس", `بلغ ١٫٥ مليون${NB}دولار أمس`],
    ["بلغ £40", `بلغ 40${NB}جنيهًا إسترلينيًا`],
    ["بلغ 7₪", `بلغ 7${NB}شواكل`],
    ["بلغ €11", `بلغ 11${NB}يورو`],
  ])("set to word: %s → %s", (written, after) => {
    expect(applied("CL-18", written, { setting: "word" })).toBe(after);
  });

  test.each([
    "ارتفع 12% و١٢٪",
    "في المئة 12",
    "انظر https://example.org/%20a?x=5 %d",
    "المتغير $x والأمر $1a",
    "قيمة US$100 وA$5",
    "سعة 16 GB % من",
    "كتب ¥100",
    "كلمة%20كلمة",
    "12 %15",
    "%12%",
    "12 % في المئة",
    "الرمز % وحده والرمز $",
  ])("%s stays", (text) => {
    expect(applied("CL-18", text)).toBe(text);
  });

  test("one and two are no numbers before what is counted", () => {
    expect(applied("CL-18", "بلغ $1 ثم $2", { setting: "word" })).toBe("بلغ $1 ثم $2");
  });

  test("emphasis on the number stays its own", () => {
    const article = build.article([
      build.paragraph(build.text("بلغ $"), {
        type: "strong",
        children: [build.text("100")],
      }),
    ]);
    const { input } = applyHouseStyle(article, { level: "off", rules: { "CL-18": true } });
    expect(input.body).toMatchObject([
      {
        children: [
          { type: "text", value: "بلغ " },
          { type: "strong", children: [{ value: `100${NB}$` }] },
        ],
      },
    ]);
  });

  test.each(["fa", "ur", "en", "ckb"])("%s stays", (language) => {
    expect(applied("CL-18", "12 % $5", { language })).toBe("12 % $5");
  });
});

describe("CL-19 names of months", () => {
  test.each([
    ["ar-EG", "يوم 12 أيار 2026", "يوم 12 مايو 2026"],
    ["ar-LB", "يوم 12 مايو 2026", "يوم 12 أيار 2026"],
    ["ar-LB", "في ٥ نوفمبر، ٢٠٢٥", "في ٥ تشرين الثاني، ٢٠٢٥"],
    ["ar-IQ", "في 1 كانون أول 2025", "في 1 كانون الأول 2025"],
    ["ar-MA", "يوم 3 يوليو 2026", "يوم 3 يوليوز 2026"],
    ["ar-MA", "يوم 3 آب/أغسطس 2026", "يوم 3 غشت 2026"],
    ["ar-TN", "يوم 3 آب (أغسطس) 2026", "يوم 3 أوت 2026"],
    ["ar-DZ", "يوم 3 من شهر يناير عام 2026", "يوم 3 من شهر جانفي عام 2026"],
    ["ar-MR", "يوم 3 سبتمبر 2026", "يوم 3 شتمبر 2026"],
    ["ar-SA", "يوم 3 ابريل 2026", "يوم 3 أبريل 2026"],
    ["ar-EG", "من 28 أيار إلى 3 حزيران 2026", "من 28 مايو إلى 3 يونيو 2026"],
    ["ar-EG", "من 28 أيار – 3 حزيران 2026", "من 28 مايو – 3 يونيو 2026"],
    ["ar-JO", "بين 2 و13 مايو 2026 وبـ12 مايو 2026", "بين 2 و13 أيار 2026 وبـ12 أيار 2026"],
    ["ar-JO", "12–15 مايو 2026", "12–15 أيار 2026"],
  ])("%s: %s → %s", (language, written, after) => {
    expect(applied("CL-19", written, { language })).toBe(after);
  });

  test.each([
    ["ar-EG", "تموز حار، وآب أحر"],
    ["ar-EG", "في أيار 2026"],
    ["ar-EG", "في 12 أيار"],
    ["ar-LB", "ثورة 23 يوليو 1952"],
    ["ar-LB", "جسر 15 مايو 1971"],
    ["ar-LB", "في الرقم 112 مايو 2026"],
    ["ar-LB", "يوم 42 مايو 2026"],
    ["ar-EG", "12 أيار 20261"],
    ["ar-EG", "في 12 آب/مايو 2026"],
    ["ar-LB", "12 مايوي 2026"],
    ["ar", "يوم 12 أيار 2026 و3 مايو 2026"],
    ["fa", "12 مايو 2026"],
    ["ur", "12 مايو 2026"],
  ])("%s: %s stays", (language, text) => {
    expect(applied("CL-19", text, { language })).toBe(text);
  });

  test.each([
    ["ar", "يوم 12 مايو 2026", "يوم 12 أيار/مايو 2026"],
    ["ar-LB", "يوم 12 مايو 2026", "يوم 12 أيار/مايو 2026"],
    ["ar-EG", "يوم 12 أيار 2026", "يوم 12 مايو/أيار 2026"],
    ["ar-MA", "يوم 12 ماي 2026", "يوم 12 ماي/مايو 2026"],
    ["ar", "يوم 12 أيار/مايو 2026", "يوم 12 أيار/مايو 2026"],
  ])("both names in %s: %s → %s", (language, written, after) => {
    expect(applied("CL-19", written, { language, setting: "dual" })).toBe(after);
  });

  test("an article that asks for both names gets them, its dates as data with their own words too", () => {
    const article = {
      ...build.article([
        build.paragraph(build.text("12 مايو 2026 و"), {
          type: "date",
          iso: "2026-06-01",
          children: [build.text("1 يونيو 2026")],
        }),
      ]),
      months: "dual" as const,
    };
    const { edits } = applyHouseStyle(article, { level: "house" });
    expect(edits.filter(({ rule }) => rule === "CL-19").map(({ after }) => after)).toEqual([
      expect.stringContaining("أيار"),
      expect.stringContaining("حزيران"),
    ]);
  });

  test("every month of each country's set is brought to every other's, and back", () => {
    const countries = ["EG", "LB", "TN", "MA", "MR"].map((one) => `ar-${one}`);
    for (const from of countries) {
      for (const to of countries) {
        const there = profileForLanguage(to).months;
        profileForLanguage(from).months.forEach((name, at) => {
          const written = `يوم 7 ${name} 2026`;
          expect(applied("CL-19", written, { language: to })).toBe(`يوم 7 ${there[at]} 2026`);
        });
      }
    }
  });
});

describe("CL-20 Hijri dates", () => {
  function told(text: string, { setting = "asked", language = "ar-EG", paired = true } = {}) {
    const article = {
      ...build.article([build.paragraph(build.text(text))], { language }),
      ...(paired ? { calendars: ["gregorian", "hijri"] as const } : {}),
    };
    const options = { level: "off", rules: { "CL-20": setting } } as const;
    expect(applyHouseStyle(article, options).edits).toEqual([]);
    return findHouseStyle(article, options).map(({ before, message, suggestions }) => ({
      before,
      message: message ?? "",
      suggestions,
    }));
  }

  test.each([
    ["نُشر يوم 12 مايو 2026 في القاهرة", "12 مايو 2026"],
    ["نُشر يوم ١٢ أيار ٢٠٢٦", "١٢ أيار ٢٠٢٦"],
    ["نُشر يوم 12 من مايو عام 2026", "12 من مايو عام 2026"],
    ["في 1 يناير 2000", "1 يناير 2000"],
    ["في 1 آب/أغسطس 2026", "1 آب/أغسطس 2026"],
    ["12 مايو 2026 الموافق 20 ذو القعدة 1447هـ", "12 مايو 2026"],
    ["12 مايو 2026 (25 شوال 1447 هـ)", "12 مايو 2026"],
    ["يوم 25 ذو القعدة 1446هـ الموافق 12 مايو 2026", "12 مايو 2026"],
  ])("%s", (text, before) => {
    expect(told(text).map((one) => one.before)).toEqual([before]);
  });

  test.each([
    "12 مايو 2026م الموافق 25 ذو القعدة 1447هـ",
    "12 مايو 2026 الموافق 24 ذي القعدة 1447هـ",
    "12 مايو 2026 الموافق لـ 26 ذو القعدة 1447",
    "12 مايو 2026 (25 ذو القعدة 1447 هـ)",
    "يوم 25 ذو القعدة 1447هـ الموافق 12 مايو 2026م",
    "١٢ مايو ٢٠٢٦ الموافق ٢٥ ذو القعدة ١٤٤٧هـ",
    "في مايو 2026",
    "31 أبريل 2026",
    "12 مايو 1798",
    "ثورة 23 يوليو 1952",
  ])("nothing of %s", (text) => {
    expect(told(text)).toEqual([]);
  });

  test("what it says: the date as warraq would write it, the calendar, the day it may be off", () => {
    expect(told("12 مايو 2026")).toEqual([
      {
        before: "12 مايو 2026",
        message: expect.stringMatching(/iso=2026-05-12\}.*أم القرى.*differ by a day/),
        suggestions: ["١٢ مايو ٢٠٢٦م الموافق ٢٥ ذو القعدة ١٤٤٧هـ"],
      },
    ]);
  });

  test("a date alone is told of only where both calendars are asked for, a wrong pair always", () => {
    expect(told("12 مايو 2026", { paired: false })).toEqual([]);
    expect(told("12 مايو 2026", { paired: false, setting: "always" })).toHaveLength(1);
    expect(told("12 مايو 2026 الموافق 1 محرم 1447هـ", { paired: false })).toHaveLength(1);
    expect(told("12 مايو 2026", { language: "fa" })).toEqual([]);
    expect(told("12 مايو 2026", { language: "ur" })).toEqual([]);
  });
});

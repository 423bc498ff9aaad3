import { describe, expect, test } from "vitest";
import { applyHouseStyle } from "../../../src/house-style/index.ts";
import { type Block, build, inlineText } from "../../../src/model/index.ts";

function digits(
  text: string,
  policy: "arab" | "latn" | "arabext" | "profile" | "keep",
  profile = "ar-EG",
  type: "paragraph" | "heading" = "paragraph",
): string {
  const children = [build.text(text)];
  const block: Block =
    type === "heading" ? { type, level: 1, children } : { type: "paragraph", children };
  const article = { ...build.article([block]), profile, digits: policy };
  const once = applyHouseStyle(article, { level: "off", rules: { "CL-15": true } });
  const twice = applyHouseStyle(once.input, { level: "off", rules: { "CL-15": true } });
  expect(twice.edits).toEqual([]);
  const [made] = once.input.body;
  return made?.type === "paragraph" || made?.type === "heading" ? inlineText(made.children) : "";
}

describe("into ٠–٩", () => {
  test.each([
    ["قتل 12 شخصًا في 2026", "قتل ١٢ شخصًا في ٢٠٢٦"],
    ["قتل ۱۲ شخصًا و٣ و4", "قتل ١٢ شخصًا و٣ و٤"],
    ["نسبة 3.14 و0.5 و1,5", "نسبة ٣٫١٤ و٠٫٥ و١٫٥"],
    ["بلغ 1,234,567.89 جنيهًا", "بلغ ١٬٢٣٤٬٥٦٧٫٨٩ جنيهًا"],
    ["بلغ 12,345 جنيهًا", "بلغ ١٢٬٣٤٥ جنيهًا"],
    ["ارتفع 12% أو 12.5 %", "ارتفع ١٢٪ أو ١٢٫٥ ٪"],
    ["بين 12-15 و2017–2019", "بين ١٢-١٥ و٢٠١٧–٢٠١٩"],
    ["يوم 24/06/2017 الساعة 10:30", "يوم ٢٤/٠٦/٢٠١٧ الساعة ١٠:٣٠"],
    ["يوم 24.06.2017", "يوم ٢٤.٠٦.٢٠١٧"],
    ["الساعة 10.30 مساء", "الساعة ١٠.٣٠ مساء"],
    ["القسم 1.2.3 والقسم 1.2", "القسم ١.٢.٣ والقسم ١.٢"],
    ["بـ42 ولـ 7", "بـ٤٢ ولـ ٧"],
    ["سنة ٢٠٢٦ نسبة ٣.٥", "سنة ٢٠٢٦ نسبة ٣٫٥"],
  ])("%s", (before, after) => {
    expect(digits(before, "arab")).toBe(after);
  });

  test.each([
    "جائحة COVID-19 أمس",
    "شاشة 4K وشبكة 5G وطائرة F-35",
    "نظام Windows 11 على iPhone 15",
    "سعة 16 GB",
    "انظر https://example.org/2026/11 أو a1@b2.org",
    "هاتف: 123 4567",
    "اتصل +966 11 234 5678 الآن",
    "جوال 0501234567",
    "أرضي (02) 2345-6789",
    "الخط الساخن 19999",
    "ردمك 978-9953-0-1234-5",
    "ISBN 978-3-16-148410-0",
    "كتاب 978-3-16-148410-0",
    "DOI: 10.1000/182",
    "الخادم 192.168.1.1",
    "وسم #غزة_2023",
  ])("%s stays", (text) => {
    expect(digits(text, "arab")).toBe(text);
  });

  test("a point that stands for thousands in the Maghreb, and for a fraction in the east", () => {
    expect(digits("1.234", "arab", "ar-MA")).toBe("١٬٢٣٤");
    expect(digits("1.234", "arab", "ar-EG")).toBe("١٫٢٣٤");
    expect(digits("1,5", "arab", "ar-MA")).toBe("١٫٥");
  });

  test("the number that opens a heading is a section's", () => {
    expect(digits("1.2 المنهج و1.2", "arab", "ar-EG", "heading")).toBe("١.٢ المنهج و١٫٢");
  });
});

describe("into 0–9", () => {
  test.each([
    ["قتل ١٢ شخصًا", "قتل 12 شخصًا", "ar-EG"],
    ["بلغ ١٬٢٣٤٫٥", "بلغ 1,234.5", "ar-EG"],
    ["بلغ ١٬٢٣٤٫٥", "بلغ 1.234,5", "ar-MA"],
    ["نسبة ١٢٪ و12٪", "نسبة 12% و12%", "ar-MA"],
    ["۱۲ و١٢ و12", "12 و12 و12", "ar-TN"],
    ["٢٠١٧/٠٦/٢٤", "2017/06/24", "ar-DZ"],
  ])("%s: %s in %s", (before, after, profile) => {
    expect(digits(before, "latn", profile)).toBe(after);
  });

  test.each(["بلغ 1,234.5 و1.234,5", "هاتف ١٢٣٤٥٦٧", "القسم 1.2"])("%s stays", (text) => {
    expect(digits(text, "latn", "ar-MA")).toBe(text);
  });
});

test("the profile's own digits, and none where they are kept", () => {
  expect(digits("12 و١٢", "profile", "ar-MA")).toBe("12 و12");
  expect(digits("12 و١٢", "profile", "ar-EG")).toBe("١٢ و١٢");
  expect(digits("12 و١٢", "arabext", "ar-EG")).toBe("۱۲ و۱۲");
  expect(digits("12 و١٢ و3.5", "keep", "ar-EG")).toBe("12 و١٢ و3.5");
});

test("at level house nothing is changed unless an article asks", () => {
  const article = build.article([{ type: "paragraph", children: [build.text("12 و١٢")] }]);
  expect(applyHouseStyle(article, { level: "house" }).edits).toEqual([]);
  const asked = applyHouseStyle({ ...article, digits: "arab" as const }, { level: "house" });
  expect(asked.edits.map(({ rule, before, after }) => [rule, before, after])).toEqual([
    ["CL-15", "12", "١٢"],
  ]);
});

test("a Persian span in an Arabic article takes its own digits, an English one keeps them", () => {
  const article = {
    ...build.article([
      {
        type: "paragraph",
        children: [
          build.text("سنة 2026 "),
          { type: "span", language: "fa", children: [build.text("سال 1405")] },
          build.text("، "),
          { type: "span", language: "en", children: [build.text("in 2026")] },
        ],
      },
    ]),
    digits: "profile" as const,
  };
  const { input } = applyHouseStyle(article, { level: "house" });
  const [block] = input.body;
  expect(block?.type === "paragraph" ? inlineText(block.children) : "").toBe(
    "سنة ٢٠٢٦ سال ۱۴۰۵، in 2026",
  );
});

test("the place of verses of the Qurʾān and the notice of rights, never the words of the Qurʾān", () => {
  const words = [build.text("الآية 1 و2")];
  const article = {
    ...build.article([{ type: "quran", children: words, surah: "الفاتحة", ayahs: "1" }]),
    rights: { notice: "© 2026 دار الورق", licence: "https://example.org/4.0" },
    digits: "arab" as const,
  };
  const { input } = applyHouseStyle(article, { level: "off", rules: { "CL-15": true } });
  expect(input.rights).toEqual({
    notice: "© ٢٠٢٦ دار الورق",
    licence: "https://example.org/4.0",
  });
  expect(input.body).toEqual([{ type: "quran", children: words, surah: "الفاتحة", ayahs: "١" }]);
});

test("a comma that may part thousands or a fraction stays as it was typed", () => {
  expect(digits("1,200", "arab", "ar-LB")).toBe("١,٢٠٠");
  expect(digits("1,234", "arab", "ar-MA")).toBe("١,٢٣٤");
  expect(digits("1,200", "arab", "ar-EG")).toBe("١٬٢٠٠");
  expect(digits("1,234,567", "arab", "ar-LB")).toBe("١٬٢٣٤٬٥٦٧");
});

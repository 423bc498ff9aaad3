import fc from "fast-check";
import { expect, test } from "vitest";
import { visualOrder } from "../../../src/bidi/index.ts";
import { type CopiedAs, examineOrder, inLogicalOrder } from "../../../src/repair/index.ts";
import { seenWords } from "../../support/seen-text.ts";

fc.configureGlobal({ seed: 2020 });
const SEEN: CopiedAs = { order: "letters", brackets: "shape", marks: "reversed" };

test.each([
  ["a number", ".رانيد نويلم 63 ةفلكلا تغلب", "بلغت الكلفة 63 مليون دينار."],
  ["brackets of the shape that is seen", "(يلعلا يماس) ريزولا", "الوزير (سامي العلي)"],
  ["quotation marks", "«راهنلا» ةفيحص", "صحيفة «النهار»"],
  ["Latin words", "ةيناملألا Siemens Energy ةكرش", "شركة Siemens Energy الألمانية"],
  ["a percentage", "دحاو ماع يف %12.5", "12.5% في عام واحد"],
  ["a date", "2024/11/22 خيراتب", "بتاريخ 2024/11/22"],
  ["a range of numbers, which goes from right to left", "ةنس 15-12 نيب", "بين 12-15 سنة"],
  ["an address", "https://example.org/a?b=1 عقوملا روز", "زور الموقع https://example.org/a?b=1"],
  ["a unit after its number", "GB 8 ةركاذ", "ذاكرة 8 GB"],
  [
    "marks written before their letter",
    "\u064cة\u064eس\u064eر\u0652د\u064eم",
    "م\u064eد\u0652ر\u064eس\u064eة\u064c",
  ],
])("%s", (_name, seen, read) => {
  expect(inLogicalOrder(seen, SEEN, { base: "rtl" }).text).toBe(read);
});

const foreign = fc.constantFrom(
  ..."٢٠٢٤|63|12.5%|Siemens|USB-C|(x)|«قول»|–|،|2024/05/06|90+4|[x]|a@b.org|:|؟|+961 1 345 678".split(
    "|",
  ),
);

test("a line that is put right is seen as the one given", () => {
  fc.assert(
    fc.property(fc.array(foreign, { minLength: 1, maxLength: 8 }), (parts) => {
      const seen = visualOrder(`نص ${parts.join(" كتاب ")} نص`, "rtl");
      const { text, isCertain } = inLogicalOrder(seen, SEEN, { base: "rtl" });
      expect(isCertain).toBe(true);
      expect(visualOrder(text, "rtl")).toBe(seen);
    }),
  );
});

test("however foreign matter is heaped, nothing of it is lost, and doubt is told", () => {
  const letters = (text: string) => [...text.replace(/[()[\]«»]/gu, "")].sort().join("");
  fc.assert(
    fc.property(fc.array(foreign, { minLength: 3, maxLength: 12 }), (parts) => {
      const seen = visualOrder(`نص ${parts.join(" ")} نص`, "rtl");
      const { text, isCertain } = inLogicalOrder(seen, SEEN, { base: "rtl" });
      expect(letters(text)).toBe(letters(seen));
      expect(isCertain && visualOrder(text, "rtl") !== seen).toBe(false);
    }),
  );
});

test("words copied one by one, each between controls, are put in order and joined where they were cut", () => {
  const copied =
    "\u202bقاعة\u202c .\u202bالترميم\u202c \u202bمن\u202c \u202bحي\u202c\u202bل\u202c\u202bا\u202c \u202bفي\u202c";
  const { as } = examineOrder([copied]);
  expect(as.order).toBe("words");
  expect(inLogicalOrder(copied, as).text).toBe("في الحي من الترميم. قاعة");
});

test("words alone are told by the stops that open lines", () => {
  const lines = [
    "قال الوزير، في بيان صدر أمس، إن الكلفة (وهي كبيرة) بلغت الضعف،",
    "وأضاف أن العمل انتهى. ولم يذكر موعدا للافتتاح.",
  ];
  const given = lines.flatMap((line) => seenWords([line]));
  const { as, score } = examineOrder(given);
  expect([as.order, score]).toEqual(["words", 1]);
  expect(given.map((line) => inLogicalOrder(line, as).text)).toEqual(lines);
});

test("stretches between numbers, with the full stop in front, are put in order", () => {
  const given = [
    ".للأطفال وأخرى للباحثين، وتفتح أبوابها من الصباح حتى العاشرة ليلا طوال أيام الأسبوع",
    " على عام%12.5  مليون دينار، بزيادة63 قال الوزير (سامي العلي) إن الكلفة بلغت",
    ". الألمانيةSiemens Energy ، وفق «صحيفة النهار» وشركة2024",
  ];
  const { as } = examineOrder(given);
  expect(as.order).toBe("runs");
  expect(given.map((line) => inLogicalOrder(line, as).text)).toEqual([
    "للأطفال وأخرى للباحثين، وتفتح أبوابها من الصباح حتى العاشرة ليلا طوال أيام الأسبوع.",
    "قال الوزير (سامي العلي) إن الكلفة بلغت 63 مليون دينار، بزيادة 12.5% على عام",
    "2024، وفق «صحيفة النهار» وشركة Siemens Energy الألمانية.",
  ]);
});

test("one paragraph copied as it is seen among others that are right is found alone", () => {
  const right = "افتتحت البلدية أمس مكتبة عامة في الحي القديم بعد عامين من الترميم.";
  const seen = visualOrder(right, "rtl");
  const finding = examineOrder([right, "", seen, "", right]);
  expect(finding.lines).toEqual([false, false, true, false, false]);
});

test.each([
  ["Hebrew", "הספרייה החדשה נפתחה אתמול במרכז העיר, והיא כוללת אולם לילדים ואולם לחוקרים."],
  ["Persian", "کتابخانه‌ای که دیروز در محلهٔ قدیمی شهر باز شد، تالاری برای کودکان دارد."],
  ["Urdu", "شہر کے پرانے محلے میں کل ایک کتب خانہ کھولا گیا ہے جس میں بچوں کے لیے بھی جگہ ہے۔"],
])("%s too", (_name, right) => {
  expect(examineOrder([right]).as.order).toBe("logical");
  const seen = visualOrder(right, "rtl");
  const { as } = examineOrder([seen]);
  expect(inLogicalOrder(seen, as).text).toBe(right);
});

import type { Rule } from "../rule.ts";

const NUMBER = "\\p{Nd}[\\p{Nd}.,٫٬]*";
const UNITS =
  "كم|كلم|كيلومترا?|متر(?:ا|ين)?|م|سم|مم|ملم|كغ|كغم|كجم|كيلوغرام|كيلوجرام|غ|غم|جم|غرام|جرام|ملغ|مغ|طن|لتر|ل|مل|هكتار|فدان|دونم|ميل|قدم|بوصة|درجة|مئوية|واط|كيلوواط|ميغاواط|ميغابايت|غيغابايت|تيرابايت|هرتز|ثانية|دقيقة|ساعة|يوما?|دولارا?|يورو|جنيها?|ريالا?|درهما?|دينارا?|ليرة|مليونا?|مليارا?|ألفا?|تريليون|في المئة|في المائة|بالمئة|بالمائة";
const MONTHS =
  "يناير|فبراير|مارس|أبريل|إبريل|ابريل|مايو|ماي|يونيو|يوليو|يوليوز|أغسطس|اغسطس|غشت|أغشت|سبتمبر|شتنبر|شتمبر|أكتوبر|اكتوبر|نوفمبر|نونبر|ديسمبر|دجنبر|دجمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين|جانفي|فيفري|أفريل|جوان|جويلية|أوت|محرم|المحرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذي";

/** A space that keeps a number from what it counts, or a short form from what it belongs to. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<=${NUMBER}) (?=(?:${UNITS})(?![\\p{L}\\p{M}]))`, "gu"),
  new RegExp(`(?<=(?<![\\p{Nd}.,/-])\\p{Nd}{1,2}) (?=(?:${MONTHS})(?![\\p{L}\\p{M}]))`, "gu"),
  // The era after a year: «1445 هـ», «2024 م», «300 ق.م».
  /(?<=\p{Nd}{1,4}) (?=(?:هـ|م\.|ق\.\s?م|ب\.\s?م|هجرية?|ميلادية?)(?![\p{L}\p{M}]))/gu,
  // «ص 12», «ج 2», «ط 3», «رقم 7».
  /(?<=(?<![\p{L}\p{M}\u0640])(?:ص|ص\.|ج|ج\.|مج|ط|ط\.|ع|س|ق|هـ|رقم|م\.|ت\.)) (?=\p{Nd})/gu,
  // «د. محمد», «أ. د. سلمى», «م. خالد».
  /(?<=(?<![\p{L}\p{M}\u0640.])(?:(?:أ|ا|د|م|ش|ق|ص|ع)\.)+) (?=[\p{L}])/gu,
];

export const noBreakSpaces: Rule = {
  id: "CL-17",
  level: "safe",
  name: "no-break spaces",
  summary:
    "A number stays with its unit, a day with its month, «ص» with the page, a year with «هـ» or «م», a title with the name: the space between them becomes a no-break space.",
  languages: ["ar"],
  find: ({ text }) =>
    PATTERNS.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ index }) => ({
        from: index,
        to: index + 1,
        after: "\u00a0",
      })),
    ),
};

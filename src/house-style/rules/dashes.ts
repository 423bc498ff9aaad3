import { LETTER, MARK } from "../arabic.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";

const BORDER = `[${LETTER}${MARK}»)\\]]`;
const OPENING = `[${LETTER}«(\\[]`;

/** A dash of any kind with a word on both sides and a space on at least one; a tight hyphen joins the parts of a word. */
const SPACED = new RegExp(
  `(?<=${BORDER})(?:[ \\u00a0]+(?:--|[-\\u2010\\u2011–])[ \\u00a0]*|[ \\u00a0]*(?:--|[-\\u2010\\u2011–])[ \\u00a0]+|(?:--|–))(?=${OPENING})`,
  "gu",
);
const TIGHT_EM = new RegExp(`(?<=${BORDER})(?:[ \\u00a0]+—|—[ \\u00a0]+|—)(?=${OPENING})`, "gu");

const RANGE =
  /(?<![\p{L}\p{Nd}+(/.,:٫٬#-])(\p{Nd}{1,4})[ \u00a0]?([-–\u2010\u2011])[ \u00a0]?(\p{Nd}{1,4})(?![\p{Nd}/.:٫٬-]|[.,]\p{Nd}| ?[-–] ?\p{Nd}|-?[A-Za-z])/gu;

/** Words that a number follows whose hyphens are no range: telephones, standards, models, games. */
const NO_RANGE =
  /(?:هاتف|جوال|محمول|فاكس|تلفون|تليفون|موبايل|واتساب|رقم|قانون|القانون|قرار|القرار|مادة|المادة|كوفيد|نتيجة|بنتيجة|فاز|تعادل|خسر|هزم|بوينغ|إيرباص|طراز|إصدار|نسخة|ت:|ف:|\+)[^\p{Nd}]{0,12}$/u;
/** Words that say it is one. */
const RANGE_WORD =
  /(?:ص|ص ص|صفحة|صفحات|الصفحات|الصفحة|ج|آية|الآية|الآيات|من|بين|عام|عامي|سنة|أعوام|الأعوام|الفترة|فترة|مدة|أعمار|عمر|سن|نحو|حوالي|قرابة)[ .:(\u00a0]*$/u;

export const dashes: Rule = {
  id: "CL-16",
  level: "house",
  name: "dashes",
  summary:
    "A range of numbers has a tight en dash (12–15), a dash between words has spaces around it, and -- is an en dash.",
  languages: ["ar"],
  find: (collected) => [...ranges(collected), ...betweenWords(collected)],
};

function ranges({ text }: CollectedText): readonly Found[] {
  return [...text.matchAll(RANGE)].flatMap((match) => {
    const [whole, low = "", , high = ""] = match;
    const before = text.slice(0, match.index);
    const [from, to] = [numberOf(low), numberOf(high)];
    const isRange =
      from < to &&
      // The parts of a telephone number and of a code may begin with 0.
      !startsWithZero(low) &&
      !startsWithZero(high) &&
      !NO_RANGE.test(before) &&
      (low.length + high.length > 2 || RANGE_WORD.test(before));
    const after = `${low}–${high}`;
    return isRange && whole !== after
      ? [{ from: match.index, to: match.index + whole.length, after }]
      : [];
  });
}

const startsWithZero = (digits: string): boolean => /^[0٠۰]/u.test(digits);

/** The value of digits of any script. */
function numberOf(digits: string): number {
  let value = 0;
  for (const digit of digits) {
    const code = digit.codePointAt(0) ?? 0;
    value = value * 10 + (code < 0x40 ? code - 0x30 : code % 16);
  }
  return value;
}

/** A letter that counts, with its dash: «أ- الباب الأول», «هـ-». */
const LABEL = new RegExp(`(?:^|[^${LETTER}${MARK}])[${LETTER}][${MARK}]*\\u0640?$`, "u");

function betweenWords({ text }: CollectedText): readonly Found[] {
  const found = (pattern: RegExp, after: string) =>
    [...text.matchAll(pattern)]
      .map((match) => ({ from: match.index, to: match.index + match[0].length, after }))
      .filter(
        ({ from, to }) =>
          text.slice(from, to) !== after &&
          !(
            /^[-–—]/.test(text.slice(from, to)) &&
            LABEL.test(text.slice(Math.max(0, from - 8), from))
          ),
      );
  return [...found(SPACED, " – "), ...found(TIGHT_EM, " — ")];
}

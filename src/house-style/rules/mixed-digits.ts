import type { ArticleText, Rule } from "../rule.ts";

const SETS = [
  { name: "0–9", digits: /[0-9]/ },
  { name: "٠–٩", digits: /[٠-٩]/ },
  { name: "۰–۹", digits: /[۰-۹]/ },
] as const;

/** A number with the letters that stick to it: «COVID-19», «4K», «p95» are names. */
const NUMBER =
  /(?<![A-Za-z][-–.]?)(?<![\p{Nd}.,٫٬])\p{Nd}+(?:[.,٫٬:/-]\p{Nd}+)*(?![\p{Nd}]|[-–]?[A-Za-z])/gu;

/** Versions are written as their makers write them. */
const VERSION = /(?:إصدار|الإصدار|نسخة|النسخة|نسخه|نسخهٔ|ورژن) $/u;

export const mixedDigits: Rule = {
  id: "CL-33",
  level: "report",
  name: "digits of several sets in one text",
  summary:
    "A text of right-to-left language whose numbers are in digits of two sets (١٢ and 34) is told, with how many there are of each; numbers in Latin words and addresses do not count.",
  languages: "all",
  findInArticle: (_article, _profile, texts) => {
    const found = SETS.map(({ name, digits }) => ({
      name,
      places: texts.flatMap((text) => numbersIn(text, digits)),
    })).filter(({ places }) => places.length > 0);
    const [rarest] = found.toSorted((one, other) => one.places.length - other.places.length);
    const [first] = rarest?.places ?? [];
    if (found.length < 2 || first === undefined) {
      return [];
    }
    const counts = found.map(({ name, places }) => `${places.length} in ${name}`).join(", ");
    return [
      {
        span: first.text.spanOf(first.from, first.to),
        before: first.text.text.slice(first.from, first.to),
        message: `numbers in digits of ${found.length} sets: ${counts}; the first of the rarest is here`,
      },
    ];
  },
};

interface Place {
  readonly text: ArticleText;
  readonly from: number;
  readonly to: number;
}

/** Numbers of a set that stand in right-to-left prose, not beside a Latin word. */
function numbersIn(text: ArticleText, digits: RegExp): readonly Place[] {
  return [...text.text.matchAll(NUMBER)].flatMap((match): readonly Place[] => {
    const from = match.index;
    const to = from + match[0].length;
    const isRtl = /^(?:ar|fa|ur|ps|ckb|ku|sd|ug)\b/i.test(text.languageAt(from));
    const isLatin =
      /[A-Za-z][)\]"”]?[ \u00a0]$/.test(text.text.slice(Math.max(0, from - 3), from)) ||
      /^[ \u00a0]?[A-Za-z]/.test(text.text.slice(to, to + 2)) ||
      VERSION.test(text.text.slice(Math.max(0, from - 12), from));
    return digits.test(match[0]) && isRtl && !isLatin && text.isOpen(from, to)
      ? [{ text, from, to }]
      : [];
  });
}

import type { Rule } from "../rule.ts";

/** Formulas of respect and the signs for them (Unicode block Arabic Presentation Forms-A). */
const SIGNS = [
  ["صلى الله عليه وسلم", "ﷺ"],
  ["جل جلاله", "ﷻ"],
] as const;

export const honorificSigns: Rule = {
  id: "CL-23",
  level: "house",
  name: "formulas of respect",
  summary:
    "«صلى الله عليه وسلم» becomes the sign ﷺ and «جل جلاله» the sign ﷻ, or the other way about, as it is set; only the exact phrase.",
  languages: ["ar"],
  settings: ["sign", "words"],
  find: ({ text, setting }) =>
    SIGNS.flatMap(([words, sign]) =>
      setting === "words"
        ? [...text.matchAll(new RegExp(sign, "gu"))].map(({ index }) => ({
            from: index,
            to: index + sign.length,
            after: spaced(text, index, words),
          }))
        : [...text.matchAll(exactly(words))].map((match) => ({
            from: match.index,
            to: match.index + match[0].length,
            after: sign,
          })),
    ),
};

const exactly = (words: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{M}\\u0640])${words.replaceAll(" ", "[ \\u00a0]")}(?![\\p{L}\\p{M}\\u0640])`,
    "gu",
  );

/** A sign may stand tight behind a name; words may not. */
const spaced = (text: string, at: number, words: string): string =>
  /[\p{L}\p{M}]$/u.test(text.slice(0, at)) ? ` ${words}` : words;

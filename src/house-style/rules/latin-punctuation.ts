import { isArabicLetter, letterAfter, letterBefore } from "../arabic.ts";
import type { Rule } from "../rule.ts";

const ARABIC_MARKS: Readonly<Record<string, string>> = { ",": "،", ";": "؛", "?": "؟" };

export const latinPunctuation: Rule = {
  id: "CL-05",
  level: "safe",
  name: "Latin punctuation in Arabic",
  summary:
    "The comma, semicolon and question mark of Latin become ، ؛ ؟ where the nearest letters on both sides are Arabic, or the one before at the end of the text.",
  languages: ["ar"],
  find: ({ text }) =>
    [...text.matchAll(/[,;?]/g)].flatMap((match) => {
      const at = match.index;
      const after = ARABIC_MARKS[match[0]] ?? "";
      const isInNumber = /\p{Nd}$/u.test(text.slice(0, at)) && /^\p{Nd}/u.test(text.slice(at + 1));
      const right = letterAfter(text, at + 1);
      const isArabic =
        isArabicLetter(letterBefore(text, at)) && (right === undefined || isArabicLetter(right));
      return isArabic && !isInNumber ? [{ from: at, to: at + 1, after }] : [];
    }),
};

import { LETTER, MARK } from "../arabic.ts";
import type { Rule } from "../rule.ts";

/** Between two letters. At an edge tatweel shows a form («هـ», «لـ W3C», «بـ42»), under a mark it bears it («هـٰذا»). */
const BETWEEN_LETTERS = new RegExp(`(?<=[${LETTER}][${MARK}]*)\\u0640+(?=[${LETTER}])`, "gu");

/** The sign of a Hijri year written together with the word after it, «1445هـالموافق». */
const AFTER_YEAR = /\p{Nd}[ \u00a0]?ه$/u;

export const decorativeTatweel: Rule = {
  id: "CL-09",
  level: "safe",
  name: "decorative tatweel",
  summary:
    "Tatweel between two letters goes: how a word is stretched is the business of justification.",
  languages: ["ar"],
  find: ({ text }) =>
    [...text.matchAll(BETWEEN_LETTERS)].flatMap((match) =>
      AFTER_YEAR.test(text.slice(Math.max(0, match.index - 3), match.index))
        ? []
        : [{ from: match.index, to: match.index + match[0].length, after: "" }],
    ),
};

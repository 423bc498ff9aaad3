import { LETTER } from "../arabic.ts";
import type { Found, Rule } from "../rule.ts";

/** Harakat, tanwin, shadda, sukun and dagger alef. */
const VOWEL = "[\\u064b-\\u0652\\u0670]";
const CLUSTER = new RegExp(`${VOWEL}{2,}`, "gu");
const UNBORNE = new RegExp(`(?<![${LETTER}\\u0640\\p{M}\\u200c\\u200d\\u25cc])${VOWEL}+`, "gu");

const SHADDA = "\u0651";
const DAGGER_ALEF = "\u0670";

export const impossibleMarks: Rule = {
  id: "CL-13",
  level: "safe",
  name: "doubled and impossible marks",
  summary:
    "A mark typed twice on one letter is left once; two vowels on a letter, and a mark with no letter to stand on, are reported.",
  languages: "all",
  find: ({ text }) => [
    ...[...text.matchAll(CLUSTER)].flatMap((match): readonly Found[] => {
      const from = match.index;
      const to = from + match[0].length;
      const marks = [...new Set(match[0])];
      const vowels = marks.filter((mark) => mark !== SHADDA && mark !== DAGGER_ALEF);
      const conflict: readonly Found[] =
        vowels.length > 1 ? [{ from, to, message: "two vowel signs on one letter" }] : [];
      return marks.length < match[0].length
        ? [{ from, to, after: marks.join("") }, ...conflict]
        : conflict;
    }),
    ...[...text.matchAll(UNBORNE)].map(
      (match): Found => ({
        from: match.index,
        to: match.index + match[0].length,
        message: "a vowel sign with no letter to stand on",
      }),
    ),
  ],
};

import { LETTER, MARK } from "../arabic.ts";
import type { Found, Rule } from "../rule.ts";

const WORD = new RegExp(`[${LETTER}][${LETTER}${MARK}\\u0640]*`, "gu");
const VOWELS = /[\u064b-\u0652\u0670]/g;
const ALL_BUT_SHADDA_AND_TANWIN = /[\u064e-\u0650\u0652\u0670]/g;

export const vowelSigns: Rule = {
  id: "CL-22",
  level: "house",
  name: "vowel signs",
  summary:
    "Vowel signs go, all of them or all but shadda and tanwin, as it is set; a word with a single sign keeps it, for it tells that word from another. Only when the rule is named.",
  languages: ["ar"],
  settings: ["shadda", "all"],
  onDemand: true,
  find: ({ text, setting }) =>
    [...text.matchAll(WORD)].flatMap((word) => {
      const signs = word[0].match(VOWELS) ?? [];
      const isDisambiguating = signs.length < 2;
      const pattern = setting === "all" ? VOWELS : ALL_BUT_SHADDA_AND_TANWIN;
      return isDisambiguating
        ? []
        : [...word[0].matchAll(pattern)].map(
            (match): Found => ({
              from: word.index + match.index,
              to: word.index + match.index + 1,
              after: "",
            }),
          );
    }),
};

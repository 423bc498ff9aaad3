import type { Rule } from "../rule.ts";

export const tanwinOrder: Rule = {
  id: "CL-12",
  level: "house",
  name: "place of tanwin",
  summary:
    "Tanwin of fatha stands on the letter before the alef (شكرًا) or on the alef (شكراً), as it is set; both are right, and unset each stays as it is.",
  languages: ["ar"],
  settings: ["keep", "before", "after"],
  find: ({ text, setting }) => {
    if (setting === "before") {
      return replacedBy(text, /ا\u064b/g, "\u064bا");
    }
    return setting === "after" ? replacedBy(text, /\u064bا(?![\p{L}\p{M}])/gu, "ا\u064b") : [];
  },
};

const replacedBy = (text: string, pattern: RegExp, after: string) =>
  [...text.matchAll(pattern)]
    .filter(({ index }) => /[\p{L}\p{M}]$/u.test(text.slice(0, index)))
    .map((match) => ({ from: match.index, to: match.index + match[0].length, after }));

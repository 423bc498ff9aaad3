import type { Found, Rule } from "../rule.ts";

/** Marks of which one is enough; points, ! and ؟ in a row are CL-06's. */
const DOUBLED =
  /([،؛:,;])(?:[ \u00a0]?\1)+|[،؛][ \u00a0]?[.؛،:]|(?<!(?:^|[^\p{L}\p{M}])[\p{L}\p{M}]{1,3})\.[ \u00a0]?[،؛]|[؟!][ \u00a0]?[.،](?!\.)|:[ \u00a0]?[،؛.](?!\.)/gu;

export const doubledPunctuation: Rule = {
  id: "CL-31",
  level: "report",
  name: "doubled punctuation",
  summary:
    "Marks that stand twice or beside another that excludes them («،،» «،.» «؟.») are told; …, ؟! and the point of an abbreviation before a comma are right.",
  languages: "all",
  find: ({ text }) =>
    [...text.matchAll(DOUBLED)]
      .filter((match) => !isCode(text, match.index, match[0]))
      .map((match): Found => {
        const [marks] = match;
        const [first = ""] = marks;
        return {
          from: match.index,
          to: match.index + marks.length,
          message: `"${marks}": one mark is enough`,
          suggestions: [/^[،؛:]$/u.test(first) && /\.$/.test(marks) ? "." : first],
        };
      }),
};

/** «std::vector», "a,,b": marks between Latin letters without a blank are no prose. */
const isCode = (text: string, at: number, marks: string): boolean =>
  /[\w)\]]$/.test(text.slice(0, at)) && /^[\w([]/.test(text.slice(at + marks.length));

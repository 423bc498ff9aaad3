import { LETTER, MARK } from "../arabic.ts";
import type { Found, Rule } from "../rule.ts";

const CLUSTER = /\P{M}\p{M}*/gu;

/** Invisible characters that say nothing where they stand; a group of two or more of a kind leaves one. */
const JUNK: readonly { readonly pattern: RegExp; readonly after: string }[] = [
  { pattern: /\ufeff+/g, after: "" },
  {
    pattern: new RegExp(`(?<=[${LETTER}${MARK}\\u0640])\\u00ad+|\\u00ad+(?=[${LETTER}])`, "gu"),
    after: "",
  },
  { pattern: /(?<=\u200c)\u200c+|(?<=\u200d)\u200d+/g, after: "" },
  {
    pattern: new RegExp(
      `(?<=[${LETTER}${MARK}\\u0640])[\\u200e\\u200f\\u061c]+(?=[${LETTER}\\u0640])`,
      "gu",
    ),
    after: "",
  },
  { pattern: /(?<=\u200e)\u200e+|(?<=\u200f)\u200f+|(?<=\u061c)\u061c+/g, after: "" },
];

export const normalForm: Rule = {
  id: "CL-02",
  level: "safe",
  name: "normal form and invisible characters",
  summary:
    "Text is brought to NFC; byte order marks, soft hyphens in Arabic, doubled joiners and direction marks between two Arabic letters go, and so do closing direction controls that close nothing.",
  languages: "all",
  inVerse: true,
  find: ({ text }) => [
    ...JUNK.flatMap(({ pattern, after }) =>
      [...text.matchAll(pattern)].map((match) => ({
        from: match.index,
        to: match.index + match[0].length,
        after,
      })),
    ),
    ...strayClosers(text),
    ...[...text.matchAll(CLUSTER)].flatMap((match) => {
      const after = match[0].normalize("NFC");
      return after === match[0]
        ? []
        : [{ from: match.index, to: match.index + match[0].length, after }];
    }),
  ],
};

/** UAX #9 X6a and X7 ignore a closing control without its opening one. */
function strayClosers(text: string): readonly Found[] {
  const found: Found[] = [];
  let isolates = 0;
  let embeddings = 0;
  for (const { 0: control, index } of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    const isCloser = control === "\u2069" || control === "\u202c";
    const open = control === "\u2069" ? isolates : embeddings;
    if (isCloser && open === 0) {
      found.push({ from: index, to: index + 1, after: "" });
    } else if (control >= "\u2066") {
      isolates += isCloser ? -1 : 1;
    } else {
      embeddings += isCloser ? -1 : 1;
    }
  }
  return found;
}

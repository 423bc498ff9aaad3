import { LETTER, MARK } from "../arabic.ts";
import type { Rule } from "../rule.ts";

const LETTERS = `[${LETTER}][${MARK}]*`;
const DETACHED = new RegExp(
  `(?<=^|[\\s«(\\[،؛:.؟!…»)\\]–—-])(و[${MARK}]*) +(?=${LETTERS}${LETTERS})`,
  "gu",
);

/** Roles whose text may begin with «و» as the letter that counts it. */
const COUNTED = new Set(["listItem", "cell", "heading", "label", "caption"]);

/** A letter that stands alone counts or is spoken of: «أ و باء», «هـ و زاي», «حرف و». */
const LABEL_BEFORE = new RegExp(
  `(?:^|[^${LETTER}${MARK}])(?:${LETTERS}\\u0640?|(?:ال)?حرف|الواو|واو|بند|فقرة|الفقرة|البند|المادة)[ \\u00a0،,]*$`,
  "u",
);

/** «جورج و بوش»: an initial within a name. */
const INITIAL = /(?:جورج|دبليو)[ \u00a0]$/u;

export const detachedWaw: Rule = {
  id: "CL-14",
  level: "house",
  name: "detached conjunction و",
  summary: "«و» that means “and” is joined to the word after it: «و الكتاب» becomes «والكتاب».",
  languages: ["ar"],
  find: ({ text, role }) =>
    [...text.matchAll(DETACHED)].flatMap((match) => {
      const from = match.index;
      const before = text.slice(0, from);
      const space = from + (match[1]?.length ?? 1);
      const isLabel =
        (before.trim() === "" && COUNTED.has(role)) ||
        LABEL_BEFORE.test(before) ||
        INITIAL.test(before) ||
        (/[«(["“][ \u00a0]*$/u.test(before) && /^[ \u00a0]*[»)\]"”]/u.test(text.slice(space)));
      return isLabel ? [] : [{ from: space, to: from + match[0].length, after: "" }];
    }),
};

import type { Found, Rule } from "../rule.ts";

/** A pair of brackets that stand with their backs to the words: `)نص(`. */
const PAIRS = [
  { open: "(", close: ")" },
  { open: "[", close: "]" },
  { open: "«", close: "»" },
  { open: "﴿", close: "﴾" },
] as const;

/** Before an item, «أ)» or «1)», a bracket is closed that nothing has opened. */
const ITEM = /(?:^|[\s\n])(?:\p{Nd}{1,3}|\p{L}\u0640?|[ivx]{1,4})$/iu;

export const turnedBrackets: Rule = {
  id: "CL-08",
  level: "report",
  name: "brackets turned round",
  summary:
    "Brackets whose backs are turned to the words, «)نص(», as text keyed in visual order has them, are told with what was meant; whether it is one pair, or all of a paragraph.",
  languages: "all",
  find: ({ text }) => PAIRS.flatMap((pair) => turnedIn(text, pair.open, pair.close)),
};

function turnedIn(text: string, open: string, close: string): readonly Found[] {
  const turned: { from: number; to: number }[] = [];
  let depth = 0;
  let right = 0;
  let closedAt: number | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === open) {
      if (depth === 0 && closedAt !== undefined && isTurned(text, closedAt, at)) {
        turned.push({ from: closedAt, to: at + 1 });
        closedAt = undefined;
        continue;
      }
      depth += 1;
    } else if (character === close) {
      if (depth > 0) {
        depth -= 1;
        right += 1;
      } else if (!ITEM.test(text.slice(Math.max(0, at - 5), at))) {
        closedAt = at;
      }
    }
  }
  const isWhole = turned.length > 1 && right === 0;
  return turned.map(({ from, to }) => {
    const inside = text.slice(from + 1, to - 1);
    const which = isWhole ? ", as are all in this paragraph" : "";
    return {
      from,
      to,
      message: `the brackets ${close} and ${open} are turned round${which}`,
      suggestions: [`${open}${inside}${close}`],
    };
  });
}

/** Whether words stick to the inner sides of both brackets and to neither outer one, in one line. */
function isTurned(text: string, from: number, to: number): boolean {
  const inside = text.slice(from + 1, to);
  const before = text[from - 1] ?? " ";
  const after = text[to + 1] ?? " ";
  return (
    /^[\p{L}\p{M}\p{N}]/u.test(inside) &&
    /[\p{L}\p{M}\p{N}.،؟!]$/u.test(inside) &&
    !inside.includes("\n") &&
    /[\s\ufffc.،؛:]/u.test(before) &&
    /[\s\ufffc.،؛:؟!]/u.test(after)
  );
}

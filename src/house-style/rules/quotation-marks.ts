import { isArabicLetter, letterAfter, letterBefore } from "../arabic.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";

/** A mark that may open or close quoted words. */
interface Token {
  readonly at: number;
  readonly mark: string;
  readonly family: "guillemet" | "double" | "single";
  /** Whether a number stands before it: what closes nothing there are inches or minutes. */
  readonly isAfterNumber: boolean;
  /** What it is by its neighbours; `either` is settled by what is open. */
  readonly role: "open" | "close" | "either";
}

interface Pair {
  readonly open: Token;
  readonly close: Token;
  /** 1 for the outermost. */
  readonly depth: number;
}

/** Two single marks in a row are typed for a double one. */
const MARKS = /''|‘‘|’’|["“”„‟«»'‘’‚‹›]/g;

export const quotationMarks: Rule = {
  id: "CL-07",
  level: "house",
  name: "quotation marks",
  summary:
    "Straight and curly quotation marks in pairs become those of the country: « » outside, “ ” inside; inches, minutes and apostrophes are none, and a mark without its other half is reported.",
  languages: ["ar"],
  find: (collected) => {
    const tokens = tokensOf(collected);
    const { pairs, unpaired } = pairUp(tokens);
    if (unpaired.length > 0) {
      return unpaired.map(
        ({ at, mark }): Found => ({
          from: at,
          to: at + mark.length,
          message: `${mark} has no other half in this paragraph`,
        }),
      );
    }
    return pairs
      .filter((pair) => isArabicPair(pair, collected.text))
      .flatMap((pair) => edits(pair, collected));
  },
};

const endOf = ({ at, mark }: Token): number => at + mark.length;

function edits(
  { open, close, depth }: Pair,
  { text, isOpen, profile }: CollectedText,
): readonly Found[] {
  const isWritable = isOpen(open.at, endOf(open)) && isOpen(close.at, endOf(close));
  const [opening, closing] = depth % 2 === 1 ? profile.quotes.outer : profile.quotes.inner;
  // Single guillemets are inner marks as good as any.
  if (!isWritable || (open.mark === "‹" && depth > 1)) {
    return [];
  }
  const isRight =
    text.startsWith(opening, open.at) && text.slice(0, endOf(close)).endsWith(closing);
  return isRight
    ? []
    : [
        { from: open.at, to: endOf(open), after: opening },
        { from: close.at, to: endOf(close), after: closing },
      ];
}

/** Words quoted within a sentence of Latin letters follow the rules of that language. */
function isArabicPair({ open, close }: Pair, text: string): boolean {
  const [left, right] = [letterBefore(text, open.at), letterAfter(text, endOf(close))];
  const inside = letterAfter(text, endOf(open));
  const around = [left, right].filter((letter) => letter !== undefined);
  return around.length === 0
    ? isArabicLetter(inside)
    : around.some((letter) => isArabicLetter(letter));
}

function tokensOf({ text }: CollectedText): readonly Token[] {
  return [...text.matchAll(MARKS)].flatMap(({ 0: mark, index: at }): readonly Token[] => {
    const before = text[at - 1];
    const after = text[at + mark.length];
    const family = "«»‹›".includes(mark)
      ? "guillemet"
      : "'‘’‚".includes(mark)
        ? "single"
        : "double";
    const isAfterNumber = /\p{Nd}/u.test(before ?? "");
    if (family === "guillemet") {
      return [{ at, mark, family, isAfterNumber, role: "«‹".includes(mark) ? "open" : "close" }];
    }
    const isApostrophe = family === "single" && isWordCharacter(before) && isWordCharacter(after);
    if (isApostrophe) {
      return [];
    }
    const opensHere = after !== undefined && !/[\s،؛:.؟!…»)\]]/u.test(after);
    const closesHere = before !== undefined && !/[\s«([]/u.test(before);
    const role = opensHere === closesHere ? "either" : opensHere ? "open" : "close";
    return [{ at, mark, family, isAfterNumber, role }];
  });
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{M}\p{Nd}]/u.test(character);

/** Pairs marks as brackets are paired. Single marks without a half are apostrophes, and nothing. */
function pairUp(tokens: readonly Token[]): {
  readonly pairs: readonly Pair[];
  readonly unpaired: readonly Token[];
} {
  const pairs: Pair[] = [];
  const unpaired: Token[] = [];
  const open: Token[] = [];
  for (const token of tokens) {
    const last = open.findLast(({ family }) => family !== "single" || token.family === "single");
    const closes = token.role !== "open" && last !== undefined && last.family === token.family;
    const isMeasure = token.isAfterNumber && token.role !== "open" && token.family !== "guillemet";
    if (token.role === "open" || (token.role === "either" && !closes && !isMeasure)) {
      open.push(token);
    } else if (closes) {
      // Single marks opened since then were apostrophes.
      while (open.at(-1) !== last) {
        open.pop();
      }
      open.pop();
      pairs.push({ open: last, close: token, depth: 0 });
    } else if (token.family !== "single" && !isMeasure) {
      unpaired.push(token);
    }
  }
  unpaired.push(...open.filter(({ family }) => family !== "single"));
  return { pairs: pairs.map((pair) => ({ ...pair, depth: depthOf(pair, pairs) })), unpaired };
}

const depthOf = (pair: Pair, pairs: readonly Pair[]): number =>
  1 + pairs.filter(({ open, close }) => open.at < pair.open.at && close.at > pair.close.at).length;

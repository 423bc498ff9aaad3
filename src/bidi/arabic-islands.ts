/** Stretch of a right-to-left paragraph that UAX #9 has to look at: UTF-16 offsets, the end excluded. */
export interface Island {
  readonly start: number;
  readonly end: number;
}

/**
 * What takes level 1 in a right-to-left paragraph as long as nothing but its like stands around: Arabic letters and
 * marks, and neutrals. Latin letters, all digits, signs of numbers and formatting characters are left out.
 */
const PLAIN =
  "\\u0620-\\u065f\\u066d-\\u06d3\\u06d5\\u06e5\\u06e6\\u06ee\\u06ef\\u06fa-\\u06ff\\u0750-\\u077f\\u08a0-\\u08b4" +
  "\\u060c\\u061b\\u061f\\u06d4\\u0670\\u06d6-\\u06dc ()[\\]{}«»“”‘’!?:;.,\"'\\-\\u2013\\u2014\\u2026\\u200f";
const HARD = new RegExp(`[^${PLAIN}]+`, "g");
/** Letters of class AL: what stands beyond one is not seen from this side of it (UAX #9, rules W1 to N2). */
const LETTER = /[\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06fa-\u06fc\u0750-\u077f]/;
/** Embeddings, isolates and ends of paragraphs reach over letters. */
const FAR_REACHING = /[\p{Cc}\u2029\u202a-\u202e\u2066-\u2069]/u;
/** Brackets beyond this depth are no pairs (UAX #9, BD16). */
const MOST_BRACKETS = 60;

/**
 * The stretches of a right-to-left paragraph around what is not plain Arabic, each reaching to the next Arabic letter on
 * both sides; all else has level 1. Each can be resolved by itself. `undefined` when something reaches from one to
 * another, so that only the whole will do.
 */
export function arabicIslands(text: string): readonly Island[] | undefined {
  const islands: { start: number; end: number }[] = [];
  for (const { index, 0: hard } of text.matchAll(HARD)) {
    if (FAR_REACHING.test(hard)) {
      return undefined;
    }
    const last = islands.at(-1);
    if (last !== undefined && index < last.end) {
      continue;
    }
    let start = index;
    while (start > 0 && (start === index || !LETTER.test(text[start] ?? ""))) {
      start -= 1;
    }
    let end = index + hard.length;
    // Digits and Latin letters on the way belong to it too.
    while (end < text.length && !LETTER.test(text[end - 1] ?? "")) {
      end += 1;
    }
    if (last !== undefined && start < last.end) {
      last.end = end;
    } else {
      islands.push({ start, end });
    }
  }
  return islands.every(({ start, end }) => bracketsClose(text, start, end)) ? islands : undefined;
}

const OPENING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** True when each bracket of the stretch has its other half in it, so that no pair reaches out (UAX #9, rule N0). */
function bracketsClose(text: string, start: number, end: number): boolean {
  const open: string[] = [];
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const character = text[at] ?? "";
    const closing = OPENING[character];
    if (closing !== undefined) {
      open.push(closing);
      count += 1;
    } else if (/[)\]}]/.test(character) && open.pop() !== character) {
      return false;
    }
  }
  return open.length === 0 && count < MOST_BRACKETS;
}

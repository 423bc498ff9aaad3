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
/** Embeddings and ends of paragraphs reach over letters; so do the brackets of other scripts, which are rare. */
const FAR_REACHING =
  /[\p{Cc}\u2029\u202a-\u202e\u0f3a-\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308-\u230b\u2329\u232a\u2768-\u2775\u27c5\u27c6\u27e6-\u27ef\u2983-\u2998\u29d8-\u29db\u29fc\u29fd\u2e22-\u2e29\u2e55-\u2e5c\u3008-\u3011\u3014-\u301b\ufe59-\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f-\uff63]/u;
/** Brackets beyond this depth are no pairs (UAX #9, BD16). */
const MOST_BRACKETS = 60;
/** An island with more brackets or isolates to close than this is left to the whole. */
const MOST_STEPS = 8;

/**
 * The stretches of a right-to-left paragraph around what is not plain Arabic, each reaching to the next Arabic letter on
 * both sides, and over the brackets and isolates that it has a half of; all else has level 1. Each can be resolved by
 * itself. `undefined` when something reaches from one to another, so that only the whole will do.
 */
export function arabicIslands(text: string): readonly Island[] | undefined {
  const islands: Island[] = [];
  for (const { index, 0: hard } of text.matchAll(HARD)) {
    if (FAR_REACHING.test(hard)) {
      return undefined;
    }
    const before = islands.at(-1);
    if (before !== undefined && index < before.end) {
      continue;
    }
    const island = closed(
      text,
      lettersBefore(text, index),
      lettersAfter(text, index + hard.length),
    );
    if (island === undefined) {
      return undefined;
    }
    let { start } = island;
    for (let last = islands.at(-1); last !== undefined && start < last.end; last = islands.at(-1)) {
      start = Math.min(start, last.start);
      islands.pop();
    }
    islands.push({ start, end: island.end });
  }
  // Two that closed their own pairs and were joined may hold too many.
  return islands.every(({ start, end }) => unclosed(text, start, end) === undefined)
    ? islands
    : undefined;
}

/** Offset of the last Arabic letter before `at`, which is not one; 0 when there is none. */
function lettersBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && (start === at || !LETTER.test(text[start] ?? ""))) {
    start -= 1;
  }
  return start;
}

/** Offset after the next Arabic letter from `at` on. */
function lettersAfter(text: string, at: number): number {
  let end = at;
  // Digits and Latin letters on the way belong to it too.
  while (end < text.length && !LETTER.test(text[end - 1] ?? "")) {
    end += 1;
  }
  return end;
}

/** The stretch, made longer until each of its brackets and isolates has its other half in it. */
function closed(text: string, start: number, end: number): Island | undefined {
  let island: Island = { start, end };
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const missing = unclosed(text, island.start, island.end);
    if (missing === undefined) {
      return island;
    }
    if (missing === "opening") {
      let at = island.start - 1;
      while (at >= 0 && CLOSING[text.charAt(at)] === undefined) {
        at -= 1;
      }
      if (at < 0) {
        return undefined;
      }
      island = { start: lettersBefore(text, at), end: island.end };
    } else {
      const found = text.slice(island.end).search(CLOSER);
      if (found < 0) {
        return undefined;
      }
      island = { start: island.start, end: lettersAfter(text, island.end + found + 1) };
    }
  }
  return undefined;
}

/** Bracket or isolate that opens, and what closes it. */
const CLOSING: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
  "\u2066": "\u2069",
  "\u2067": "\u2069",
  "\u2068": "\u2069",
};
const CLOSER = /[)\]}\u2069]/;

/**
 * What the stretch lacks for each bracket and isolate to have its other half in it, so that no pair reaches out (UAX #9,
 * rules BD9 and N0); `undefined` when it lacks nothing.
 */
function unclosed(text: string, start: number, end: number): "opening" | "closing" | undefined {
  const open: string[] = [];
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x28 || (unit > 0x7d && (unit < 0x2066 || unit > 0x2069))) {
      // Before the first and after the last of those sought, and between the two groups of them.
      continue;
    }
    const character = text.charAt(at);
    const closing = CLOSING[character];
    if (closing !== undefined) {
      open.push(closing);
      count += 1;
    } else if (CLOSER.test(character) && open.pop() !== character) {
      return "opening";
    }
  }
  return open.length === 0 && count < MOST_BRACKETS ? undefined : "closing";
}

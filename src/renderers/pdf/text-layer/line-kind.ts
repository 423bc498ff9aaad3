import { changePlaces } from "./controls.ts";
import { hasMarks } from "./has-marks.ts";

/**
 * What help the engines need with a line of Arabic: `plain` is letters, marks, spaces and joiners, and needs none;
 * `prose` has signs besides, but none that does not end a word, and what the rules give it is right; `other` is
 * everything else, about which the models are asked.
 */
export type LineKind = "plain" | "prose" | "other";

const PLAIN = 1;
const PROSE = 2;
const LETTER = 4;
const SIGN = 8;

/** Below U+0780, by unit. */
const TRAITS = new Uint8Array(0x780);

function mark(trait: number, ranges: readonly (readonly [first: number, last: number])[]): void {
  for (const [first, last] of ranges) {
    for (let unit = first; unit <= last; unit += 1) {
      TRAITS[unit] = (TRAITS[unit] ?? 0) | trait;
    }
  }
}

mark(PLAIN, [
  [0x20, 0x20],
  [0x620, 0x658],
  [0x66e, 0x6d3],
  [0x6d5, 0x6dc],
  [0x6df, 0x6e8],
  [0x6ea, 0x6ef],
  [0x6fa, 0x6ff],
  [0x750, 0x77f],
]);
mark(LETTER, [
  [0x621, 0x64a],
  [0x66e, 0x66f],
  [0x671, 0x6d3],
]);
mark(PROSE, [
  [0x20, 0x20],
  [0x621, 0x652],
  [0x66e, 0x6d3],
  [0x6fa, 0x6ff],
]);
for (const sign of "،.:؛؟!") {
  mark(SIGN, [[sign.charCodeAt(0), sign.charCodeAt(0)]]);
}

const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const STACKED_MARKS = /\p{Mn}{2,}/gu;

export function lineKindOf(text: string): LineKind {
  let isPlain = true;
  let isProse = true;
  for (let at = 0; at < text.length && (isPlain || isProse); at += 1) {
    const unit = text.charCodeAt(at);
    const traits = TRAITS[unit] ?? 0;
    isPlain &&= (traits & PLAIN) !== 0 || unit === ZWNJ || unit === ZWJ;
    isProse &&=
      (traits & PROSE) !== 0 || unit === ZWNJ || ((traits & SIGN) !== 0 && endsWord(text, at));
  }
  if (isPlain && !(hasMarks(text) && hasMovingMarks(text))) {
    return "plain";
  }
  return isProse ? "prose" : "other";
}

function endsWord(text: string, at: number): boolean {
  const before = at === 0 ? 0 : (TRAITS[text.charCodeAt(at - 1)] ?? 0);
  return (before & LETTER) !== 0 && (at + 1 === text.length || text.charAt(at + 1) === " ");
}

/** Marks on one letter that PDFium would leave in an order that matters. */
function hasMovingMarks(text: string): boolean {
  for (const [marks] of text.matchAll(STACKED_MARKS)) {
    for (let at = 1; at < marks.length; at += 1) {
      if (changePlaces(marks.charAt(at - 1), marks.charAt(at))) {
        return true;
      }
    }
  }
  return false;
}

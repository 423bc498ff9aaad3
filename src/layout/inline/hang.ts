import type { Points } from "../../units/index.ts";
import type { Box, Item, Piece } from "./item.ts";

/** How far a word reaches over the margin when it begins a line and when it ends one. */
export interface Hang {
  readonly start: Points;
  readonly end: Points;
}

export const NO_HANG: Hang = { start: 0, end: 0 };

/** Signs that leave a hole in the edge of a page: low or small at the end of a line, opening at its start. */
const AT_START = /^[«»“”„‘’‹›"'([{]/u;
const AT_END = /[.,:;!?…،؛؟۔»«”“’‘›‹"')\]}\u2010-]$/u;
/** Controls that layout puts around words. */
const CONTROL = /[\u2060\u2066-\u2069\u00ad]/gu;

/** What hangs of a word, where `share` of the width of a sign at its edge may stand in the margin. */
export function hangOf(box: Box, text: string, share: number): Hang {
  const { pieces } = box;
  if (pieces.length === 1 && isHyphen(pieces[0])) {
    return { start: 0, end: share * box.width };
  }
  const word = text.slice(box.start, box.end).replace(CONTROL, "");
  if (word.length < 2) {
    return NO_HANG;
  }
  return {
    start: AT_START.test(word) ? share * signWidth(word.charAt(0), pieces[0]) : 0,
    end: AT_END.test(word) ? share * signWidth(word.charAt(word.length - 1), pieces.at(-1)) : 0,
  };
}

/** What hangs of a line on both sides. */
export function lineHang(matter: readonly Item[], text: string, share: number): Hang {
  if (share <= 0) {
    return NO_HANG;
  }
  const [first, last] = [matter[0], matter.at(-1)];
  return {
    start: first?.type === "box" ? hangOf(first, text, share).start : 0,
    end: last?.type === "box" ? hangOf(last, text, share).end : 0,
  };
}

const isHyphen = (piece: Piece | undefined): boolean =>
  piece?.type === "glyphs" && piece.isHyphen === true;

function signWidth(sign: string, piece: Piece | undefined): Points {
  if (piece?.type !== "glyphs") {
    return 0;
  }
  const { face, size } = piece.glyphs.run;
  return (face.advanceOf(face.glyphFor(sign.codePointAt(0) ?? 0)) * size) / face.metrics.unitsPerEm;
}

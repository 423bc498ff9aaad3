import type { PlacedRun } from "../../../layout/index.ts";
import { traitsOfUnit } from "./character-traits.ts";
import { isLetterWithMarks } from "./run-carriers.ts";

/** What a UTF-16 unit is in a line that is shown directly. */
export const LETTER = 1;
export const SPACE = 2;
export const MARK = 3;
/** Is of no such line. */
const OTHER = 4;

const KINDS = { letter: LETTER, mark: MARK, space: SPACE };

/** By UTF-16 unit; 0 is not known yet. */
const unitKinds = new Uint8Array(0x10000);

export const kindOfUnit = (unit: number): number => unitKinds[unit] || learnKind(unit);

function learnKind(unit: number): number {
  const { kind, isControl, text } = traitsOfUnit(unit);
  const isHalf = unit >= 0xd800 && unit < 0xe000;
  const isOther = isControl || text.length !== 1 || isHalf;
  const learnt = isOther ? OTHER : KINDS[kind];
  unitKinds[unit] = learnt;
  return learnt;
}

/** How the glyphs of a cluster are shared by its characters, as `lineCarriers` shares them; 0 for other ways. */
export const UNKNOWN = 0;
/** One character has all. */
const SINGLE = 1;
/** One glyph for several letters: the leftmost draws it, its width is shared. */
export const LIGATURE = 2;
/** A letter and its marks have one each. */
export const ONE_EACH = 3;
/** Two marks, the left one of which draws all. */
const PAIR = 4;

/** Of the cluster of the glyphs from `at` to `to`, which is `width` font units wide and begins with a character of a kind. */
export function shapeOf(
  run: PlacedRun,
  text: string,
  kind: number,
  at: number,
  to: number,
  width: number,
): number {
  const start = run.glyphs.starts[at] ?? 0;
  const letters = (run.glyphs.ends[at] ?? 0) - start;
  const isAlone = to === at + 1;
  const isMark = kind === MARK && run.level % 2 === 1 && width === 0;
  if (letters === 1) {
    return kind === LETTER || (isAlone && (kind === SPACE || isMark)) ? SINGLE : UNKNOWN;
  }
  if (isMark) {
    const isPair = letters === 2 && kindOfUnit(text.charCodeAt(start + 1)) === MARK;
    return isPair && to <= at + 2 && areWidthless(run, at, to) ? PAIR : UNKNOWN;
  }
  if (letters > 1 && isAlone && areLetters(text, start, letters)) {
    return LIGATURE;
  }
  return isLetterWithMarks(run, at, to, text) ? ONE_EACH : UNKNOWN;
}

const areWidthless = ({ glyphs: { advances } }: PlacedRun, at: number, to: number): boolean =>
  advances[at] === 0 && advances[to - 1] === 0;

function areLetters(text: string, start: number, count: number): boolean {
  for (let at = start; at < start + count; at += 1) {
    if (kindOfUnit(text.charCodeAt(at)) !== LETTER) {
      return false;
    }
  }
  return true;
}

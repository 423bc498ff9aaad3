import { type Carrier, recast } from "./carrier.ts";
import { type RunKind, type RunTable, runKindOf } from "./run-table.ts";

/** Neighbouring carriers of a stretch about which the models are asked by themselves. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Of each run its ends, of each row of words its first and its last with one space: they stand for all. */
  readonly places: readonly number[];
}

/** Carriers that stand for a piece, with words on its sides where the stretch goes on. */
export interface Abridged {
  readonly carriers: readonly Carrier[];
  /** For each carrier the place in the stretch of the first that it stands for. */
  readonly starts: readonly number[];
}

/** Of letters and spaces: pdf.js looks past a single letter to what stands on its other side. */
const LEAST_WORDS = 2;

/** What is not Arabic words with spaces between them. */
export function gapsOf(runs: RunTable): readonly Piece[] {
  const gaps: Piece[] = [];
  let start = 0;
  for (let at = 0; at <= runs.count; ) {
    const last = runs.lastWord(at, runs.count);
    const end = last < 0 ? at : runs.endOf(last, runs.count);
    if (end >= at + LEAST_WORDS || at === runs.count) {
      if (at > start) {
        gaps.push(pieceOf(runs, start, at));
      }
      start = end;
      at = Math.max(end, at + 1);
    } else {
      at = runs.endOf(at, runs.count);
    }
  }
  return gaps;
}

/** All of a stretch. */
export const wholeOf = (runs: RunTable): Piece => pieceOf(runs, 0, runs.count);

/** All of a stretch, nothing of which stands for more than itself. */
export const everyPlaceOf = ({ count }: RunTable): Piece => ({
  start: 0,
  end: count,
  places: Array.from({ length: count }, (_, at) => at),
});

/** Words for what stands beside a gap, long enough for pdf.js to take both for Arabic. */
const WORDS = { left: "كلمنهوي", right: "سعفصقرش" };

/** Carriers for the places of a piece, with a word of Arabic letters on each side where the stretch goes on. */
export function abridge(given: readonly Carrier[], { start, end, places }: Piece): Abridged {
  const left = start === 0 ? [] : wordBeside(given[start - 1], WORDS.left, "left");
  const right = end === given.length ? [] : wordBeside(given[end], WORDS.right, "right");
  return {
    carriers: [...left, ...withStandIns(given, places), ...right],
    starts: [...left.map(() => -1), ...places, ...right.map((_, at) => end + at)],
  };
}

/**
 * `starts` of the abridged piece at a place, without abridging it; the end of the stretch, of `count` carriers, behind the
 * last.
 */
export function startAt(count: number, piece: Piece, at: number): number {
  const own = piece.start === 0 ? at : at - WORDS.left.length;
  return own < piece.places.length
    ? (piece.places[own] ?? -1)
    : Math.min(count, piece.end + own - piece.places.length);
}

/** A word whose letter beside the gap is `letter`; it is read from the right. */
function wordBeside(
  letter: Carrier | undefined,
  word: string,
  side: "left" | "right",
): readonly Carrier[] {
  return letter === undefined
    ? []
    : Array.from(word, (text, at): Carrier => {
        const steps = side === "left" ? word.length - 1 - at : -at;
        return recast(letter, { text, source: text, offset: letter.offset + steps });
      });
}

/** Stand for any letter or digit of their run; different ones, so that a wrong order shows. */
const STAND_INS: Readonly<Record<RunKind, string>> = {
  arabic: "بتثجحخدذرزسشصضطظعغفقكلمنهوي",
  latin: "abcdefghijklmnopqrstuvwxyz",
  digit: "123456789",
  arabicDigit: "١٢٣٤٥٦٧٨٩",
};

/** The carriers at some places, with stand-ins for letters and digits. */
function withStandIns(given: readonly Carrier[], places: readonly number[]): readonly Carrier[] {
  const used = { arabic: 0, latin: 0, digit: 0, arabicDigit: 0 };
  return places.flatMap((place) => {
    const carrier = given[place];
    const run = carrier === undefined ? undefined : runKindOf(carrier);
    if (carrier === undefined || run === undefined) {
      return carrier ?? [];
    }
    const standIns = STAND_INS[run];
    const text = standIns.charAt(used[run] % standIns.length);
    used[run] += 1;
    return recast(carrier, { text, source: text });
  });
}

function pieceOf(runs: RunTable, start: number, end: number): Piece {
  const places: number[] = [];
  for (let at = start; at < end; ) {
    const last = runs.lastWord(at, end);
    const runEnd = runs.endOf(at, end);
    addEnds(places, at, runEnd);
    at = runEnd;
    if (last >= runEnd) {
      // The first word, its space, and the last word.
      places.push(runEnd);
      at = runs.endOf(last, end);
      addEnds(places, last, at);
    }
  }
  return { start, end, places };
}

function addEnds(places: number[], start: number, end: number): void {
  places.push(start);
  if (end - start > 1) {
    places.push(end - 1);
  }
}

import type { Piece } from "./abridge.ts";
import type { Carrier, CarrierKind, LineType } from "./carrier.ts";
import type { RunTable } from "./run-table.ts";

/** What the engines go by in a carrier; its run is asked about where types differ alone. */
export type Sign = Pick<Carrier, "run" | "level" | "text" | "source" | "offset" | "kind">;

/** The signs of a stretch, in visual order. */
export interface SignRow {
  readonly count: number;
  /** Of a place below `count`. */
  readonly signAt: (place: number) => Sign;
}

/**
 * Equal for pieces that are abridged to what is the same to the engines, and of whose stretches pdf.js makes the same
 * `levels`; `type` is left out where all is of one. It is put together from numbers, in one go: a string that grew would
 * be copied for every question.
 */
export function patternKey(
  row: SignRow,
  runs: RunTable,
  { start, end, places }: Piece,
  levels: string,
  type?: LineType,
): string {
  const key: number[] = [start === 0 ? 0 : 1, end === row.count ? 0 : 1];
  pushText(key, levels);
  /** A run of each type so far. */
  const types: number[] = [];
  let lastRun = -1;
  const signs: Sign[] = [];
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const sign = row.signAt(place);
    const { kind, level, text, source, run } = sign;
    signs.push(sign);
    if (type !== undefined && !type.isUniform && run !== lastRun) {
      lastRun = run;
      key.push(TYPE + typeAmong(types, run, type));
    }
    const runKind = runs.runAt(place);
    if (runKind !== 0) {
      key.push(runKind * LEVELS + level);
    } else {
      key.push(OTHER + KINDS[kind] * LEVELS + level);
      pushText(key, text);
      pushText(key, source === text ? "" : source);
    }
  }
  pushOrder(key, signs);
  return String.fromCharCode(...key);
}

/** More than there are bidi levels (UAX #9 BD2). */
const LEVELS = 128;
const OTHER = 0x1000;
const TYPE = 0x2000;
const KINDS: Readonly<Record<CarrierKind, number>> = {
  letter: 0,
  mark: 1,
  space: 2,
  control: 3,
  aside: 4,
  silent: 5,
  edge: 6,
  guard: 7,
};

function pushText(key: number[], text: string): void {
  for (let at = 0; at < text.length; at += 1) {
    key.push(text.charCodeAt(at));
  }
  key.push(0);
}

/** Which of the types met so far, each known by a run, is that of a run; a new one joins them. */
function typeAmong(types: number[], run: number, type: LineType): number {
  const known = types.findIndex((other) => type.isSame(other, run));
  return known < 0 ? types.push(run) - 1 : known;
}

/** The order of the author: of each sign how many come before it, or nothing where all run from the right. */
function pushOrder(key: number[], signs: readonly Sign[]): void {
  if (descends(signs)) {
    return;
  }
  for (let at = 0; at < signs.length; at += 1) {
    const own = offsetOf(signs, at);
    let rank = 0;
    for (let other = 0; other < signs.length; other += 1) {
      if (offsetOf(signs, other) < own) {
        rank += 1;
      }
    }
    key.push(rank);
  }
}

function descends(signs: readonly Sign[]): boolean {
  for (let at = 1; at < signs.length; at += 1) {
    if (offsetOf(signs, at - 1) <= offsetOf(signs, at)) {
      return false;
    }
  }
  return true;
}

const offsetOf = (signs: readonly Sign[], at: number): number => signs[at]?.offset ?? 0;

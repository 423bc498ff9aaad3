import { type Carrier, type LineType, recast } from "./carrier.ts";

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
export function gapsOf(given: readonly Carrier[], type: LineType): readonly Piece[] {
  const gaps: Piece[] = [];
  let start = 0;
  for (let at = 0; at <= given.length; ) {
    const words = endOfWords(given, at, given.length, type);
    if (words.end >= at + LEAST_WORDS || at === given.length) {
      if (at > start) {
        gaps.push(pieceOf(given, start, at, type));
      }
      start = words.end;
      at = Math.max(words.end, at + 1);
    } else {
      at = endOfRun(given, at, given.length, type);
    }
  }
  return gaps;
}

/** All of a stretch. */
export const wholeOf = (given: readonly Carrier[], type: LineType): Piece =>
  pieceOf(given, 0, given.length, type);

/** Equal for pieces that are abridged to what is the same to the engines. */
export function patternOf(
  given: readonly Carrier[],
  { start, end, places }: Piece,
  type: LineType,
): string {
  let pattern = start === 0 ? "" : "<";
  /** A run of each type so far. */
  const types: number[] = [];
  let lastRun = -1;
  for (const place of places) {
    const carrier = given[place];
    if (carrier !== undefined) {
      const { kind, level, text, source } = carrier;
      if (!type.isUniform && carrier.run !== lastRun) {
        lastRun = carrier.run;
        pattern += `${typeAmong(types, lastRun, type)}:`;
      }
      const run = runOf(carrier);
      pattern +=
        run === undefined
          ? `${kind}${level}${text}\u0000${source === text ? "" : source}\u0000`
          : `${run}${level}\u0000`;
    }
  }
  return `${pattern}${logicalOrder(given, places)}${end === given.length ? "" : ">"}`;
}

/** Which of the types met so far, each known by a run, is that of a run; a new one joins them. */
function typeAmong(types: number[], run: number, type: LineType): number {
  const known = types.findIndex((other) => type.isSame(other, run));
  return known < 0 ? types.push(run) - 1 : known;
}

/** Words for what stands beside a gap, long enough for pdf.js to take both for Arabic. */
const WORDS = { left: "كلمنهوي", right: "سعفصقرش" };

export function abridge(given: readonly Carrier[], { start, end, places }: Piece): Abridged {
  const left = start === 0 ? [] : wordBeside(given[start - 1], WORDS.left, "left");
  const right = end === given.length ? [] : wordBeside(given[end], WORDS.right, "right");
  return {
    carriers: [...left, ...withStandIns(given, places), ...right],
    starts: [...left.map(() => -1), ...places, ...right.map((_, at) => end + at)],
  };
}

/** `starts` of the abridged piece at a place, without abridging it; the end of the stretch behind the last. */
export function startAt(given: readonly Carrier[], piece: Piece, at: number): number {
  const own = piece.start === 0 ? at : at - WORDS.left.length;
  return own < piece.places.length
    ? (piece.places[own] ?? -1)
    : Math.min(given.length, piece.end + own - piece.places.length);
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

type Run = "arabic" | "latin" | "digit" | "arabic digit";

/** Stand for any letter or digit of their run; different ones, so that a wrong order shows. */
const STAND_INS: Readonly<Record<Run, string>> = {
  arabic: "بتثجحخدذرزسشصضطظعغفقكلمنهوي",
  latin: "abcdefghijklmnopqrstuvwxyz",
  digit: "123456789",
  "arabic digit": "١٢٣٤٥٦٧٨٩",
};

/** The carriers at some places, with stand-ins for letters and digits. */
function withStandIns(given: readonly Carrier[], places: readonly number[]): readonly Carrier[] {
  const used = { arabic: 0, latin: 0, digit: 0, "arabic digit": 0 };
  return places.flatMap((place) => {
    const carrier = given[place];
    const run = carrier === undefined ? undefined : runOf(carrier);
    if (carrier === undefined || run === undefined) {
      return carrier ?? [];
    }
    const standIns = STAND_INS[run];
    const text = standIns.charAt(used[run] % standIns.length);
    used[run] += 1;
    return recast(carrier, { text, source: text });
  });
}

function pieceOf(given: readonly Carrier[], start: number, end: number, type: LineType): Piece {
  const places: number[] = [];
  for (let at = start; at < end; ) {
    const words = endOfWords(given, at, end, type);
    if (words.last > at) {
      // The first word, its space, and the last word.
      const firstEnd = endOfRun(given, at, end, type);
      addEnds(places, at, firstEnd);
      places.push(firstEnd);
      addEnds(places, words.last, words.end);
      at = words.end;
    } else {
      const runEnd = endOfRun(given, at, end, type);
      addEnds(places, at, runEnd);
      at = runEnd;
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

/** The end of the run of one type that begins at a place; what is of no run is one by itself. */
function endOfRun(given: readonly Carrier[], start: number, limit: number, type: LineType): number {
  const first = given[start];
  const run = first === undefined ? undefined : runOf(first);
  let end = start + 1;
  while (run !== undefined && end < limit) {
    const next = given[end];
    if (next === undefined || runOf(next) !== run || next.level !== first?.level) {
      break;
    }
    if (!type.isSame(first.run, next.run)) {
      break;
    }
    end += 1;
  }
  return end;
}

/** The end of the row of Arabic words of one type that begins at a place, and the start of its last word. */
function endOfWords(
  given: readonly Carrier[],
  start: number,
  limit: number,
  type: LineType,
): { end: number; last: number } {
  const run = given[start]?.run ?? 0;
  const isNext = (carrier: Carrier | undefined): boolean =>
    carrier !== undefined && type.isSame(run, carrier.run);
  let last = start;
  let end = isArabic(given[start]) ? endOfRun(given, start, limit, type) : start;
  while (
    end > start &&
    end + 1 < limit &&
    isPlainSpace(given[end]) &&
    isArabic(given[end + 1]) &&
    isNext(given[end]) &&
    isNext(given[end + 1])
  ) {
    last = end + 1;
    end = endOfRun(given, last, limit, type);
  }
  return { end, last };
}

const isArabic = (carrier: Carrier | undefined): boolean =>
  carrier !== undefined && runOf(carrier) === "arabic";

const isPlainSpace = (carrier: Carrier | undefined): boolean =>
  carrier?.kind === "space" && carrier.text === " " && carrier.level === 1;

function runOf({ kind, text, source, level }: Carrier): Run | undefined {
  if (kind !== "letter" || text !== source || text.length !== 1) {
    return undefined;
  }
  const unit = text.charCodeAt(0);
  if (level % 2 === 1) {
    const isLetter =
      (unit >= 0x0621 && unit <= 0x064a && unit !== 0x0640) ||
      (unit >= 0x0671 && unit <= 0x06d3 && unit !== 0x06d4);
    return isLetter ? "arabic" : undefined;
  }
  if (unit >= 0x30 && unit <= 0x39) {
    return "digit";
  }
  if (unit >= 0x0660 && unit <= 0x0669) {
    return "arabic digit";
  }
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) ? "latin" : undefined;
}

/** The order of the author. */
function logicalOrder(given: readonly Carrier[], places: readonly number[]): string {
  if (descends(given, places)) {
    return descending(places.length);
  }
  return places
    .map((_, at) => at)
    .sort((one, other) => offsetOf(given, places, one) - offsetOf(given, places, other))
    .join();
}

/** Whether everything runs from the right, as in most stretches. */
function descends(given: readonly Carrier[], places: readonly number[]): boolean {
  for (let at = 1; at < places.length; at += 1) {
    if (offsetOf(given, places, at - 1) <= offsetOf(given, places, at)) {
      return false;
    }
  }
  return true;
}

/** By count. */
const descendingOrders: string[] = [];

function descending(count: number): string {
  let order = descendingOrders[count];
  if (order === undefined) {
    order = Array.from({ length: count }, (_, at) => count - 1 - at).join();
    descendingOrders[count] = order;
  }
  return order;
}

const offsetOf = (given: readonly Carrier[], places: readonly number[], at: number): number =>
  given[places[at] ?? -1]?.offset ?? 0;

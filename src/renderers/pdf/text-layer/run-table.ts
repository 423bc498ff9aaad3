import type { Carrier, LineType } from "./carrier.ts";
import type { LineCodes } from "./line-codes.ts";

/** Letters or digits any of which may stand for another: to the engines they are alike. */
export type RunKind = "arabic" | "latin" | "digit" | "arabicDigit";

export function runKindOf(carrier: Carrier): RunKind | undefined {
  return RUN_KINDS[kindOf(carrier)];
}

const NONE = 0;
const ARABIC = 1;
const LATIN = 2;
const DIGIT = 3;
const ARABIC_DIGIT = 4;
const SPACE = 5;
const RUN_KINDS: readonly (RunKind | undefined)[] = [
  undefined,
  "arabic",
  "latin",
  "digit",
  "arabicDigit",
];

/** The runs of letters and of digits of one level and type in a stretch, in visual order; it is filled again for each. */
export class RunTable {
  /** How many carriers there are. */
  count = 0;
  private kinds = new Uint8Array(256);
  private levels = new Uint8Array(256);
  /** Whether a carrier is of another type than that on its left. */
  private borders = new Uint8Array(256);
  /** Of each carrier the place behind its run; what is of no run is one by itself. */
  private ends = new Uint32Array(256);

  read(given: readonly Carrier[], type: LineType): void {
    this.begin(given.length);
    let left: Carrier | undefined;
    for (let at = 0; at < given.length; at += 1) {
      const carrier = given[at];
      this.kinds[at] = carrier === undefined ? NONE : kindOf(carrier);
      this.levels[at] = carrier?.level ?? 0;
      const isType = carrier !== undefined && left !== undefined && isSame(left, carrier, type);
      this.borders[at] = isType ? 0 : 1;
      left = carrier;
    }
    this.join();
  }

  /** The same for a stretch of one type that has no carriers. */
  readCodes(codes: LineCodes): void {
    this.begin(codes.count);
    for (let at = 0; at < codes.count; at += 1) {
      const level = codes.levelOf(at);
      const isWordSpace = codes.isSpace(at) && level === 1;
      this.kinds[at] = isWordSpace ? SPACE : kindOfUnit(codes.unitOf(at), level);
      this.levels[at] = level;
      this.borders[at] = at === 0 ? 1 : 0;
    }
    this.join();
  }

  private begin(count: number): void {
    this.count = count;
    if (count > this.kinds.length) {
      this.kinds = new Uint8Array(2 * count);
      this.levels = new Uint8Array(2 * count);
      this.borders = new Uint8Array(2 * count);
      this.ends = new Uint32Array(2 * count);
    }
  }

  private join(): void {
    const { kinds, levels, borders, ends, count } = this;
    let rightKind = NONE;
    for (let at = count - 1; at >= 0; at -= 1) {
      const kind = kinds[at] ?? NONE;
      const isType = at + 1 < count && borders[at + 1] === 0;
      const goesOn = isType && kind === rightKind && levels[at] === levels[at + 1];
      ends[at] = goesOn && kind !== NONE && kind !== SPACE ? (ends[at + 1] ?? at + 1) : at + 1;
      // A space before another type, or behind one, is no space between words.
      kinds[at] = kind === SPACE && !isType ? NONE : kind;
      if (!isType && rightKind === SPACE) {
        kinds[at + 1] = NONE;
      }
      rightKind = kind;
    }
  }

  /** What the carrier is among: a number for each kind of run, 0 for none. */
  runAt(at: number): number {
    const kind = this.kinds[at] ?? NONE;
    return kind === SPACE ? NONE : kind;
  }

  /** The end of the run that a place is in, at most `limit`. */
  endOf(at: number, limit: number): number {
    return Math.min(this.ends[at] ?? at + 1, limit);
  }

  /** Where the last word begins of the row of Arabic words of one type that begins at a place; -1 where none does. */
  lastWord(start: number, limit: number): number {
    if (start >= limit || this.kinds[start] !== ARABIC) {
      return -1;
    }
    let last = start;
    let end = this.endOf(start, limit);
    while (end + 1 < limit && this.kinds[end] === SPACE && this.kinds[end + 1] === ARABIC) {
      last = end + 1;
      end = this.endOf(last, limit);
    }
    return last;
  }
}

const isSame = (one: Carrier, other: Carrier, type: LineType): boolean =>
  type.isUniform || type.isSame(one.run, other.run);

function kindOf({ kind, text, source, level }: Carrier): number {
  if (text.length !== 1) {
    return NONE;
  }
  if (kind === "space") {
    return text === " " && level === 1 ? SPACE : NONE;
  }
  return kind === "letter" && text === source ? kindOfUnit(text.charCodeAt(0), level) : NONE;
}

function kindOfUnit(unit: number, level: number): number {
  if (level % 2 === 1) {
    const isLetter =
      (unit >= 0x0621 && unit <= 0x064a && unit !== 0x0640) ||
      (unit >= 0x0671 && unit <= 0x06d3 && unit !== 0x06d4);
    return isLetter ? ARABIC : NONE;
  }
  if (unit >= 0x30 && unit <= 0x39) {
    return DIGIT;
  }
  if (unit >= 0x0660 && unit <= 0x0669) {
    return ARABIC_DIGIT;
  }
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) ? LATIN : NONE;
}

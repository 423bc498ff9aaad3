import type { Points } from "../../../units/index.ts";
import type { Ink } from "../font/glyph-ink.ts";

/** What becomes one code of a line: something painted, a width, and the text that it reads as. */
export interface Carrier {
  /** Index of the run that it belongs to, in the line's `runs`. */
  readonly run: number;
  /** UAX #9 level of that run. */
  readonly level: number;
  readonly ink: Ink;
  /** In font units of the run's face; never negative. */
  readonly advance: number;
  /** What readers get: the character, behind the controls that are read with it. */
  readonly text: string;
  /** What the author wrote there; empty for what the text layer adds. */
  readonly source: string;
  /** Place in the line's `text`, in parts of a UTF-16 unit, so that sorting by it gives logical order. */
  readonly offset: number;
  /** Where the pen has to be for the ink to stand right, on the page; `undefined` where that is all the same. */
  readonly pen: Points | undefined;
  readonly kind: CarrierKind;
}

/**
 * `control`, `aside` and `silent` have no ink: PDFium does not get an `aside`, which is shown apart, in a text object
 * without width; poppler gets no `silent`, which is said to have no text. `edge` and `guard` are spaces that pdf.js has to keep: one at the border of a piece, and one that keeps a mark at the
 * left end of a piece apart from what was shown before.
 */
export type CarrierKind =
  | "letter"
  | "mark"
  | "space"
  | "control"
  | "aside"
  | "silent"
  | "edge"
  | "guard";

/** What the rules need to know of the type of a line's runs, by their place in the line. */
export interface LineType {
  /** Font units to an em. */
  readonly em: (run: number) => number;
  /** Font units to a point, across. */
  readonly unitsPerPoint: (run: number) => number;
  /** How many of the line's pictures are read before the run. */
  readonly picturesBefore: (run: number) => number;
  /** Whether pdf.js and we can show both in one go: same face, size, scale, rise and inline element, and no picture between. */
  readonly isSame: (run: number, other: number) => boolean;
  /** Whether that holds for all runs of the line, as it mostly does. */
  readonly isUniform: boolean;
}

/** Into so many parts a unit of text is cut: small whole numbers are kept in their object, broken ones are not. */
export const UNIT_PARTS = 0x10000;
/** The offset of what comes after all of a line. */
export const BEHIND_ALL = 0x7fff_ffff;

export const RLM = "\u200f";
export const LRM = "\u200e";
export const ALM = "\u061c";

/** A carrier without ink or width beside `neighbour`. */
export function control(
  text: string,
  neighbour: Pick<Carrier, "run" | "level" | "offset">,
): Carrier {
  return {
    run: neighbour.run,
    level: neighbour.level,
    ink: [],
    advance: 0,
    text,
    source: "",
    offset: neighbour.offset,
    pen: undefined,
    kind: "control",
  };
}

/**
 * The carrier with some of its properties otherwise. All carriers are made here or with as many properties in the same
 * order: the engine of JavaScript is several times as quick with objects of one shape, and every spread makes another.
 */
export function recast(carrier: Carrier, changes: Partial<Carrier>): Carrier {
  return {
    run: changes.run ?? carrier.run,
    level: changes.level ?? carrier.level,
    ink: changes.ink ?? carrier.ink,
    advance: changes.advance ?? carrier.advance,
    text: changes.text ?? carrier.text,
    source: changes.source ?? carrier.source,
    offset: changes.offset ?? carrier.offset,
    pen: "pen" in changes ? changes.pen : carrier.pen,
    kind: changes.kind ?? carrier.kind,
  };
}

/** Whether there is something, and all of it can be shown in one go. */
export function isOneType(carriers: readonly Carrier[], type: LineType): boolean {
  const first = carriers[0]?.run;
  if (first === undefined || type.isUniform) {
    return first !== undefined;
  }
  let last = first;
  for (let at = 1; at < carriers.length; at += 1) {
    const run = carriers[at]?.run ?? first;
    if (run !== last) {
      if (!type.isSame(first, run)) {
        return false;
      }
      last = run;
    }
  }
  return true;
}

/** Its last character, by which the rules judge it. */
export function signOf({ text }: Carrier): string {
  if (text.length === 1) {
    return text;
  }
  const low = text.charCodeAt(text.length - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(-2) : text.slice(-1);
}

/** Starts the ink at another place without moving it: the pen moves by `shift` font units. */
export function movePen(carrier: Carrier, shift: number, unitsPerPoint: number): Carrier {
  if (shift === 0) {
    return carrier;
  }
  return recast(carrier, {
    pen: carrier.pen === undefined ? undefined : carrier.pen + shift / unitsPerPoint,
    ink: carrier.ink.map((part) => ({ ...part, x: part.x - shift })),
  });
}

/** Whether it is there for the readers alone: without ink, and nowhere in particular. */
export const isControl = ({ kind }: Carrier): boolean =>
  kind === "control" || kind === "aside" || kind === "silent";

import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { Points } from "../../../units/index.ts";
import type { FontSet } from "../font/font-set.ts";
import type { SubsetGlyph } from "../font/glyph-ink.ts";
import { type Carrier, control, type LineType, LRM, RLM } from "./carrier.ts";
import { CodeWriter, FINE_SIZE, type PieceKind } from "./code-writer.ts";
import type { Counterweight } from "./page-direction.ts";
import { penOf } from "./pens.ts";
import type { TextPiece } from "./text-layer.ts";

/** By how many units of fine text space a baseline moves: nobody sees a fortieth of a point. */
export const NUDGE = 2;

/** How a piece is shown among those of its line. */
export interface Manner extends PieceKind {
  /** What the line is raised by, in points, among those beside it. */
  readonly rowRise: Points;
  /** Units of text space that the baseline is raised by besides. */
  readonly nudge: number;
  /** Begins with a space without width, which leaves PDFium no tolerance for the baseline. */
  readonly leads: boolean;
  /**
   * Jumps back to its start and ends with such a space, for what comes next to be a new line to PDFium: it would not
   * be one when its ink reaches up into this line's, as with tall marks.
   */
  readonly trails: boolean;
  /** Another piece follows on its right. */
  readonly hasRight: boolean;
}

/** Shows carriers of one type, the first of which begins at `x`. */
export function showCodes(
  line: TextLine,
  given: readonly Carrier[],
  x: Points,
  fonts: FontSet,
  type: LineType,
  manner: Manner,
): TextPiece {
  const run = runOf(line, given);
  const codes = withSeenWidth(given);
  const count = codes.length + (manner.leads ? 1 : 0) + (manner.trails ? 1 : 0);
  const writer = new CodeWriter(fonts, run, x, count);
  if (manner.leads) {
    writer.showNothing();
  }
  const end = manner.hasRight ? endOfInk(codes) : codes.length;
  for (let at = 0; at < codes.length; at += 1) {
    const carrier = codes[at];
    if (carrier !== undefined) {
      if (at === end) {
        writer.moveBy(-CLOSING_SHIFT);
      }
      writer.moveTo(carrier.pen ?? penOf(codes, at, type));
      writer.show(carrier, carrier.text);
    }
  }
  if (manner.trails) {
    writer.showEnd();
  }
  const nudge = manner.isFine ? (manner.nudge * run.size) / FINE_SIZE : 0;
  const isBlank = manner.isSilent || (!manner.joinsLast && codes.every(hasNoInk));
  const pictures = type.picturesBefore(codes[0]?.run ?? 0);
  return writer.piece(line.baseline - manner.rowRise - nudge, manner, pictures, isBlank);
}

/** Shows what is for poppler alone, which puts it in its place by sorting; PDFium skips a text object without width. */
export function showAside(
  line: TextLine,
  run: PlacedRun,
  aside: SubsetGlyph,
  text: string,
  pen: Points,
  fonts: FontSet,
  picturesBefore: number,
): TextPiece {
  const writer = new CodeWriter(fonts, run, pen - ASIDE_SHIFT, 1);
  writer.show(aside, text);
  return writer.piece(line.baseline, AS_ASIDE, picturesBefore, false);
}

/** In UTF-16 units: poppler drops a code of ToUnicode that reads as more than 62. */
const LONGEST_TEXT = 60;

/** Shows for poppler alone, at the end of a line, what tips the balance of its page. */
export function showCounterweight(
  { line, control: sign, count }: Counterweight,
  fonts: FontSet,
): TextPiece {
  const run = line.direction === "rtl" ? line.runs[0] : line.runs.at(-1);
  if (run === undefined) {
    throw new Error("a line without words holds no balance");
  }
  const x = line.direction === "rtl" ? line.x - ASIDE_SHIFT : line.x + line.width + ASIDE_SHIFT;
  const texts: string[] = [];
  for (let rest = count; rest > 0; ) {
    // No two alike, or poppler would take them for one.
    const length = Math.min(rest, LONGEST_TEXT - texts.length);
    texts.push(sign.repeat(length));
    rest -= length;
  }
  const writer = new CodeWriter(fonts, run, x, texts.length);
  for (const text of texts) {
    writer.show(NOTHING, text);
  }
  return writer.piece(line.baseline, AS_ASIDE, 0, false);
}

const NOTHING: SubsetGlyph = { ink: [], advance: 0 };

const AS_ASIDE: PieceKind = { isFine: false, isSilent: false, joinsLast: true };

/** In points: into the space on its left, so that poppler's sorting cannot put it behind its sign. */
const ASIDE_SHIFT = 0.1;

/**
 * A letter without ink, as a formula of one letter has it, is nothing to PDFium, which asks how far the beginnings of the
 * codes lie apart: one more is put behind it.
 */
function withSeenWidth(codes: readonly Carrier[]): readonly Carrier[] {
  const last = codes.at(-1);
  if (last?.kind !== "letter" || last.ink.length > 0) {
    return codes;
  }
  const isSeen = codes.slice(0, -1).some(({ ink, advance }) => ink.length > 0 || advance > 0);
  return isSeen ? codes : [...codes, control(last.level % 2 === 0 ? LRM : RLM, last)];
}

/** In points: closing controls stand so far within their piece that poppler cannot sort them behind the next one's sign. */
const CLOSING_SHIFT = 0.02;

/** How many codes stand before the controls without width at the right end. */
function endOfInk(codes: readonly Carrier[]): number {
  let end = codes.length;
  while (end > 0 && codes[end - 1]?.kind === "control" && codes[end - 1]?.advance === 0) {
    end -= 1;
  }
  return end;
}

const hasNoInk = ({ ink }: Carrier): boolean => ink.length === 0;

/** The run that all of the carriers can be shown with. */
export function runOf({ runs }: TextLine, carriers: readonly Carrier[]): PlacedRun {
  const run = runs[carriers[0]?.run ?? 0];
  if (run === undefined) {
    throw new Error("a carrier belongs to no run of its line");
  }
  return run;
}

import { type Carrier, type LineType, signOf } from "./carrier.ts";
import { isRightToLeft, pdfiumClassOf, pdfiumClassOfUnit } from "./engines/character-class.ts";
import { mirrorOf } from "./engines/pdfium.ts";
import type { LineCodes } from "./line-codes.ts";

/** Neighbouring carriers of a line, in visual order, that are shown together: one line of text to PDFium. */
export interface Stretch {
  readonly direction: "ltr" | "rtl";
  readonly carriers: readonly Carrier[];
}

/**
 * Cuts a right-to-left line at the left-to-right runs that PDFium would scramble: those of more than one of its
 * segments, such as `Windows 11` or an address. Brackets and commas that stick to such a run go with it, Arabic letters
 * and `؟ ؛` do not: PDFium reads those a line apart, which parts a word (`و` and `Windows 11`) and keeps its order.
 * Stretches are in visual order.
 */
export function cutForeignRuns(carriers: readonly Carrier[], type: LineType): readonly Stretch[] {
  const cuts: { start: number; end: number }[] = [];
  for (let at = 0; at < carriers.length; at += 1) {
    if (!isForeign(carriers[at])) {
      continue;
    }
    const inner = extentOf(carriers, at, isForeign);
    const outer = extentOf(carriers, at, sticks);
    if (segmentCount(carriers, inner) > 1) {
      const last = cuts.at(-1);
      const isTooLong = unitsOf(carriers, outer, type) > FARTHEST;
      const cut = isTooLong && !areDrawnAtEnds(carriers, inner, outer, type) ? inner : outer;
      if (last !== undefined && cut.start - last.end <= 1) {
        last.end = cut.end;
      } else {
        cuts.push(cut);
      }
    }
    at = inner.end - 1;
  }
  return stretchesOf(carriers, cuts);
}

/** Whether `cutForeignRuns` would cut a line whose codes need no carriers. */
export function hasLongForeignRun(codes: LineCodes): boolean {
  for (let at = 1; at < codes.count; at += 1) {
    if (
      codes.levelOf(at) >= 2 &&
      codes.levelOf(at - 1) >= 2 &&
      pdfiumClassOfUnit(codes.unitOf(at)) !== pdfiumClassOfUnit(codes.unitOf(at - 1))
    ) {
      return true;
    }
  }
  return false;
}

/**
 * In font units. The ink of a sign that sticks to a run is drawn from the other end of it, and a font file has no more
 * than 32,767 for how far that is. In longer runs the letter beside a sign draws it.
 */
export const FARTHEST = 24_000;

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Whether what sticks to a run are signs that the letters at its ends can draw. */
function areDrawnAtEnds(
  carriers: readonly Carrier[],
  inner: Extent,
  outer: Extent,
  type: LineType,
): boolean {
  const canDraw = (letter: Carrier | undefined, from: number, to: number): boolean =>
    carriers
      .slice(from, to)
      .every(
        (sign) => letter !== undefined && !isForeign(sign) && type.isSame(sign.run, letter.run),
      );
  return (
    canDraw(carriers[inner.start], outer.start, inner.start) &&
    canDraw(carriers[inner.end - 1], inner.end, outer.end)
  );
}

function unitsOf(carriers: readonly Carrier[], { start, end }: Extent, type: LineType): number {
  const first = carriers[start];
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = start; at <= end; at += 1) {
    const pen = carriers[at]?.pen;
    if (pen !== undefined) {
      least = Math.min(least, pen);
      most = Math.max(most, pen);
    }
  }
  return first === undefined || most < least ? 0 : (most - least) * type.unitsPerPoint(first.run);
}

/** Cuts a left-to-right line at its right-to-left runs of more than one word: PDFium would swap the words. */
export function cutArabicRuns(carriers: readonly Carrier[]): readonly Stretch[] {
  const cuts: { start: number; end: number }[] = [];
  const isArabic = (carrier: Carrier | undefined): boolean =>
    carrier !== undefined && carrier.level % 2 === 1;
  for (let at = 0; at < carriers.length; at += 1) {
    if (!isArabic(carriers[at])) {
      continue;
    }
    const run = extentOf(carriers, at, isArabic);
    if (segmentCount(carriers, run) > 1) {
      cuts.push(withBrackets(carriers, run));
    }
    at = run.end - 1;
  }
  return stretchesOf(carriers, cuts, "rtl");
}

/** A run with the brackets or quotation marks around it, which PDFium would read a line apart. */
function withBrackets(carriers: readonly Carrier[], { start, end }: Extent): Extent {
  let close = end;
  while (carriers[close]?.kind === "control") {
    close += 1;
  }
  const [left, right] = [carriers[start - 1], carriers[close]];
  const isEnclosed =
    left !== undefined && right !== undefined && mirrorOf(signOf(left)) === signOf(right);
  return isEnclosed && mirrorOf(signOf(left)) !== signOf(left)
    ? { start: start - 1, end: close + 1 }
    : { start, end };
}

function stretchesOf(
  carriers: readonly Carrier[],
  cuts: readonly Extent[],
  direction: "ltr" | "rtl" = "ltr",
): readonly Stretch[] {
  const around = direction === "ltr" ? "rtl" : "ltr";
  const stretches: Stretch[] = [];
  let done = 0;
  const add = (end: number, kind: "ltr" | "rtl"): void => {
    if (end > done) {
      stretches.push({ direction: kind, carriers: carriers.slice(done, end) });
      done = end;
    }
  };
  for (const { start, end } of cuts) {
    add(start, around);
    add(end, direction);
  }
  add(carriers.length, around);
  return stretches;
}

function extentOf(
  carriers: readonly Carrier[],
  from: number,
  belongs: (carrier: Carrier | undefined) => boolean,
): Extent {
  let start = from;
  while (belongs(carriers[start - 1])) {
    start -= 1;
  }
  let end = from + 1;
  while (belongs(carriers[end])) {
    end += 1;
  }
  return { start, end };
}

/** Whether it runs from left to right in a line of Arabic, as words of another script and numbers do. */
export const isForeign = (carrier: Carrier | undefined): boolean =>
  carrier !== undefined && carrier.level >= 2;

/** Belongs to the run or sticks to it: what is neither space nor Arabic. */
function sticks(carrier: Carrier | undefined): boolean {
  if (carrier === undefined || isForeign(carrier)) {
    return carrier !== undefined;
  }
  return carrier.kind === "letter" && !isRightToLeft(signOf(carrier));
}

function segmentCount(carriers: readonly Carrier[], { start, end }: Extent): number {
  let count = 0;
  let last = "";
  for (let at = start; at < end; at += 1) {
    const carrier = carriers[at];
    const kind = carrier === undefined ? last : pdfiumClassOf(signOf(carrier));
    count += kind === last ? 0 : 1;
    last = kind;
  }
  return count;
}

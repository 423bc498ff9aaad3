import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { Points } from "../../../units/index.ts";
import type { FontSet } from "../font/font-set.ts";
import type { Ink } from "../font/glyph-ink.ts";
import { RLM } from "./carrier.ts";
import { traitsOfUnit } from "./character-traits.ts";
import { CodeWriter, type PieceKind } from "./code-writer.ts";
import { popplerClassOfUnit } from "./engines/character-class.ts";
import { isSloping } from "./ink-reach.ts";
import type { LineKind } from "./line-kind.ts";
import { leastWidth, spareWidth } from "./minimum-width.ts";
import { scaleOf, toUnits } from "./run-carriers.ts";
import { showAside } from "./show-codes.ts";
import { fitGap } from "./spaces.ts";
import type { PageDirection, TextPiece } from "./text-layer.ts";

/** Longer lines take the way of all others. */
const MOST_CODES = 1024;

// The codes of the line that is being shown, from its left end, one for each character.

/** What it reads as. */
const units = new Uint16Array(MOST_CODES);
const kinds = new Uint8Array(MOST_CODES);
/** The glyphs that it draws: the first, and that behind the last. Of a ligature the leftmost letter draws all. */
const froms = new Uint16Array(MOST_CODES);
const tos = new Uint16Array(MOST_CODES);
/** Where it would begin by the glyphs, in points from the run's left end. */
const origins = new Float64Array(MOST_CODES);
/** Where it begins, in points on the page. */
const pens = new Float64Array(MOST_CODES);
/** How far that is to the right, in font units. */
const shifts = new Float64Array(MOST_CODES);
/** In font units. */
const widths = new Float64Array(MOST_CODES);

const LETTER = 1;
const SPACE = 2;
/** A space that has given some of its width away, and its ink with it. */
const FITTED = 3;
/** Is of no plain line. */
const OTHER = 4;
const SPACE_UNIT = 0x20;

/** By UTF-16 unit; 0 is not known yet. */
const unitKinds = new Uint8Array(0x10000);

const kindOfUnit = (unit: number): number => unitKinds[unit] || learnKind(unit);

function learnKind(unit: number): number {
  const { kind, isControl, text } = traitsOfUnit(unit);
  const isOther = isControl || kind === "mark" || text.length !== 1;
  const learnt = isOther ? OTHER : kind === "space" ? SPACE : LETTER;
  unitKinds[unit] = learnt;
  return learnt;
}

const AS_LINE: PieceKind = { isFine: false, isSilent: false, joinsLast: false };
const NOTHING = { ink: [], advance: 0 };

/**
 * Shows a line of one run of Arabic without marks, and with signs only where they end a word: most lines of a book. It
 * does what the rules do with such a line, without the carriers that they need; `undefined` for what is not so plain.
 * `kind` is that of the line's text.
 */
export function showPlainLine(
  line: TextLine,
  kind: LineKind,
  page: PageDirection,
  fonts: FontSet,
): readonly TextPiece[] | undefined {
  const run = line.runs[0];
  if (run === undefined || !isCandidate(line, run, kind, page)) {
    return undefined;
  }
  const count = measure(line, run);
  let first = 0;
  while (first < count && kinds[first] === SPACE) {
    first += 1;
  }
  if (first >= count) {
    return undefined;
  }
  widenLetters(run, first, count);
  fitGaps(run, first, count);
  return showLine(line, run, first, count, fonts);
}

function isCandidate(
  { direction, runs, pictures = [] }: TextLine,
  { isBlank = false }: PlacedRun,
  kind: LineKind,
  page: PageDirection,
): boolean {
  return (
    (kind === "plain" || (kind === "prose" && page === "rtl")) &&
    direction === "rtl" &&
    runs.length === 1 &&
    !isBlank &&
    pictures.length === 0
  );
}

/** Works out the codes and gives their number; -1 for a line that is not so plain. */
function measure({ text }: TextLine, run: PlacedRun): number {
  const { ids, starts, ends, advances } = run.glyphs;
  const { across } = scaleOf(run);
  const left = run.x;
  const glyphs = ids.length;
  let count = 0;
  let origin = 0;
  for (let at = 0; at < glyphs; ) {
    const start = starts[at] ?? 0;
    const letters = (ends[at] ?? 0) - start;
    const kind = kindOfUnit(text.charCodeAt(start));
    const advance = advances[at] ?? 0;
    let width = kind === SPACE ? run.face.advanceOf(ids[at] ?? 0) : toUnits(advance * across);
    let own = advance;
    let to = at + 1;
    for (; to < glyphs && starts[to] === start; to += 1) {
      const more = advances[to] ?? 0;
      width += toUnits(more * across);
      own += more;
    }
    const isAlone = to === at + 1;
    const isCharacter = letters === 1 && (kind === LETTER || (kind === SPACE && isAlone));
    const isLigature = letters > 1 && isAlone && areLetters(text, start, letters);
    if (!(isCharacter || isLigature) || width < 0 || count + letters > MOST_CODES) {
      return -1;
    }
    let used = 0;
    for (let nth = 1; nth <= letters; nth += 1) {
      const share = isCharacter ? width : Math.round((width * nth) / letters) - used;
      units[count] = kind === SPACE ? SPACE_UNIT : text.charCodeAt(start + letters - nth);
      kinds[count] = kind;
      froms[count] = at;
      tos[count] = nth === 1 ? to : at;
      origins[count] = origin + used / across;
      pens[count] = left + (origin + used / across);
      shifts[count] = 0;
      widths[count] = share;
      used += share;
      count += 1;
    }
    origin += own;
    at = to;
  }
  return count;
}

function areLetters(text: string, start: number, count: number): boolean {
  for (let at = start; at < start + count; at += 1) {
    if (kindOfUnit(text.charCodeAt(at)) !== LETTER) {
      return false;
    }
  }
  return true;
}

/** As `widenNarrow` does with carriers. */
function widenLetters(run: PlacedRun, first: number, count: number): void {
  const { across } = scaleOf(run);
  const least = leastWidth(run.face.metrics.unitsPerEm);
  for (let at = first; at < count; at += 1) {
    if (kinds[at] === LETTER && widthOf(at) < least) {
      if (at + 1 < count && kinds[at + 1] === LETTER) {
        moveBorder(at + 1, spareWidth(widthOf(at + 1), widthOf(at), least), across);
      }
      if (at > first && kinds[at - 1] === LETTER) {
        moveBorder(at, -spareWidth(widthOf(at - 1), widthOf(at), least), across);
      }
    }
  }
}

const widthOf = (at: number): number => widths[at] ?? 0;
const penOf = (at: number): Points => pens[at] ?? 0;

/** Moves where a letter's code begins, and that on its left ends, by font units to the right; its ink stays. */
function moveBorder(at: number, shift: number, unitsPerPoint: number): void {
  if (shift !== 0) {
    pens[at] = penOf(at) + shift / unitsPerPoint;
    shifts[at] = (shifts[at] ?? 0) + shift;
    widths[at] = widthOf(at) - shift;
    widths[at - 1] = widthOf(at - 1) + shift;
  }
}

/** As `fitSpaces` does with carriers. */
function fitGaps(run: PlacedRun, first: number, count: number): void {
  const { across } = scaleOf(run);
  const em = run.face.metrics.unitsPerEm;
  for (let at = first + 1; at < count - 1; at += 1) {
    if (kinds[at] === SPACE && kinds[at - 1] === LETTER) {
      const gap = ((penOf(at + 1) - penOf(at)) * across) / em;
      const fit = fitGap(gap, false, em);
      if (fit !== undefined) {
        widths[at - 1] = widthOf(at - 1) + fit.added;
        widths[at] = fit.kept;
        pens[at] = penOf(at) + fit.added / across;
        kinds[at] = FITTED;
      }
    }
  }
}

function showLine(
  line: TextLine,
  run: PlacedRun,
  first: number,
  count: number,
  fonts: FontSet,
): readonly TextPiece[] {
  const { ids, xs, ys } = run.glyphs;
  const { across, up, rise } = scaleOf(run);
  const reachesOut = isSloping(run);
  const most = count - first + (reachesOut ? 1 : 0);
  const writer = new CodeWriter(fonts, run, penOf(first), most);
  let hasAsides = false;
  for (let at = first; at < count; at += 1) {
    const unit = units[at] ?? 0;
    const from = froms[at] ?? 0;
    const to = kinds[at] === FITTED ? from : (tos[at] ?? 0);
    const x = toUnits(((xs[from] ?? 0) - (origins[at] ?? 0)) * across) - (shifts[at] ?? 0);
    const y = toUnits(((ys[from] ?? 0) + rise) * up);
    hasAsides ||= at > first && needsAside(unit);
    writer.moveTo(penOf(at));
    if (to === from + 1 && x === 0 && y === 0) {
      writer.showPlain(ids[from] ?? 0, widthOf(at), unit);
    } else {
      writer.show({ ink: inkOf(run, at, to), advance: widthOf(at) }, String.fromCharCode(unit));
    }
  }
  if (reachesOut) {
    writer.showEnd();
  }
  const pieces = [writer.piece(line.baseline, AS_LINE, 0, false)];
  for (let at = first + 1; hasAsides && at < count; at += 1) {
    if (needsAside(units[at] ?? 0)) {
      pieces.push(showAside(line, run, NOTHING, RLM, penOf(at), fonts, 0));
    }
  }
  return pieces;
}

/** Whether it is a sign between which and a space poppler needs something strong. */
const needsAside = (unit: number): boolean => popplerClassOfUnit(unit) === "number";

/** The glyphs of a code up to `to`, in logical order, as in a carrier. */
function inkOf(run: PlacedRun, at: number, to: number): Ink {
  const { ids, xs, ys } = run.glyphs;
  const { across, up, rise } = scaleOf(run);
  const from = froms[at] ?? 0;
  const ink: Ink[number][] = [];
  for (let glyph = to - 1; glyph >= from; glyph -= 1) {
    const x = toUnits(((xs[glyph] ?? 0) - (origins[at] ?? 0)) * across);
    const y = toUnits(((ys[glyph] ?? 0) + rise) * up);
    ink.push({ glyph: ids[glyph] ?? 0, x: x - (shifts[at] ?? 0), y });
  }
  return ink;
}

import type { FontFace } from "../../font/index.ts";
import {
  type GlyphRun,
  glyphCut,
  glyphRange,
  isSafeToBreak,
  type Shaper,
  type TextRun,
} from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { Box, Item, Piece } from "./item.ts";
import { type ItemisedParagraph, rangeAt } from "./itemise-paragraph.ts";
import { OBJECT_REPLACEMENT } from "./paragraph-text.ts";

/**
 * The shaped matter of a paragraph, cut where it is asked for. Each run is shaped as a whole, once: a face may kern
 * across a space, and then a word looks different inside a line than at its edge.
 */
export class Pieces {
  private readonly paragraph: ItemisedParagraph;
  private readonly shaper: Shaper;
  private readonly shaped = new Map<TextRun, GlyphRun>();
  private readonly hasObjects: boolean;
  /** The run that was asked about last: words come one after another. */
  private lastRun: TextRun | undefined;
  private lastGlyphs: GlyphRun | undefined;
  /** Sums of the advances of the last run's glyphs, up to each. */
  private lastSums: Int32Array = new Int32Array(0);
  /** Where the last piece ended, in the text and among the glyphs of the last run: the next one mostly begins there. */
  private lastEnd = -1;
  private lastCut = 0;
  /** Index of the run that was found last. */
  private lastIndex = 0;

  constructor(paragraph: ItemisedParagraph, shaper: Shaper) {
    this.paragraph = paragraph;
    this.shaper = shaper;
    this.hasObjects = paragraph.source.text.includes(OBJECT_REPLACEMENT);
  }

  /** What stands between two offsets, in logical order, as it looks inside the paragraph. */
  between(start: number, end: number): readonly Piece[] {
    const { runs } = this.paragraph;
    let index = this.runAt(start);
    const first = runs[index];
    if (first !== undefined && end <= first.end && start < end && !this.hasObjects) {
      return [this.stretch(first, start, end)];
    }
    const pieces: Piece[] = [];
    for (; index < runs.length; index += 1) {
      const run = runs[index];
      if (run === undefined || run.start >= end) {
        break;
      }
      this.add(pieces, run, Math.max(start, run.start), Math.min(end, run.end));
    }
    return pieces;
  }

  /**
   * The same line with its first and last box as they look at a line's edge: set anew where the shaper says that a cut
   * there shows (HarfBuzz `HB_GLYPH_FLAG_UNSAFE_TO_BREAK`), or where the cut goes through a ligature.
   */
  atEdges(items: readonly Item[]): readonly Item[] {
    const last = items.length - 1;
    return items.map((item, index) =>
      item.type === "box" && (index === 0 || index === last)
        ? this.recut(item, index === 0, index === last)
        : item,
    );
  }

  private recut(box: Box, isFirst: boolean, isLast: boolean): Box {
    const unsafe =
      (isFirst && !this.isSafe(box.start, "start")) || (isLast && !this.isSafe(box.end, "end"));
    if (!unsafe) {
      return box;
    }
    const pieces = box.pieces.map((piece): Piece => {
      if (piece.type === "object") {
        return piece;
      }
      const { glyphs, start, end } = piece;
      const { run } = glyphs;
      return start === run.start && end === run.end
        ? piece
        : wholePiece(this.shaper.shape(this.paragraph.source.text, run, start, end));
    });
    return { ...box, pieces, width: totalWidth(pieces) };
  }

  /** A hyphen in the type of the soft hyphen at `offset`, in its place. */
  hyphen(offset: number): Box {
    const run = this.paragraph.runs[this.runAt(offset)];
    if (run === undefined) {
      throw new Error(`no run holds offset ${offset} of the paragraph`);
    }
    const sign = hasLatinHyphen(run.face) ? "\u2010" : "-";
    const shaped = this.shaper.shape(sign, { ...run, start: 0, end: 1 }, 0, 1);
    const glyphs: GlyphRun = {
      ...shaped,
      run,
      start: offset,
      end: offset + 1,
      clusters: shaped.clusters.map((cluster) => cluster + offset),
    };
    const piece: Piece = { ...wholePiece(glyphs), isHyphen: true };
    const { width } = piece;
    return {
      type: "box",
      start: offset,
      end: offset + 1,
      width,
      pieces: [piece],
      joint: undefined,
    };
  }

  private isSafe(offset: number, edge: "start" | "end"): boolean {
    const run = this.paragraph.runs[this.runAt(edge === "start" ? offset : offset - 1)];
    const whole = run === undefined ? undefined : this.shaped.get(run);
    return whole === undefined || isSafeToBreak(whole, offset);
  }

  /** Index of the run that holds `offset`. */
  private runAt(offset: number): number {
    const { runs } = this.paragraph;
    const last = runs[this.lastIndex];
    if (last !== undefined && last.start <= offset && offset < last.end) {
      return this.lastIndex;
    }
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.end ?? 0) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    this.lastIndex = low;
    return low;
  }

  private add(pieces: Piece[], run: TextRun, start: number, end: number): void {
    const { text, ranges } = this.paragraph.source;
    let from = start;
    while (from < end) {
      const found = this.hasObjects ? text.indexOf(OBJECT_REPLACEMENT, from) : -1;
      const at = found === -1 || found >= end ? end : found;
      if (at > from) {
        pieces.push(this.stretch(run, from, at));
      }
      const object = at < end ? rangeAt(ranges, at)?.object : undefined;
      if (object !== undefined) {
        const { level } = run;
        const { width } = object.size;
        pieces.push({ type: "object", start: at, end: at + 1, level, object, width });
      }
      from = at + 1;
    }
  }

  private stretch(run: TextRun, start: number, end: number): Piece {
    const glyphs = this.whole(run);
    const one = start === this.lastEnd ? this.lastCut : glyphCut(glyphs, start);
    const other = glyphCut(glyphs, end);
    this.lastEnd = end;
    this.lastCut = other;
    const isRightToLeft = run.level % 2 === 1;
    const from = isRightToLeft ? other : one;
    const to = isRightToLeft ? one : other;
    const advance = (this.lastSums[to] ?? 0) - (this.lastSums[from] ?? 0);
    return { type: "glyphs", start, end, glyphs, from, to, width: widthOf(run, advance) };
  }

  private whole(run: TextRun): GlyphRun {
    if (run === this.lastRun && this.lastGlyphs !== undefined) {
      return this.lastGlyphs;
    }
    let glyphs = this.shaped.get(run);
    if (glyphs === undefined) {
      glyphs = this.shaper.shape(this.paragraph.source.text, run, run.start, run.end);
      this.shaped.set(run, glyphs);
    }
    this.lastRun = run;
    this.lastGlyphs = glyphs;
    this.lastSums = sumsOf(glyphs.xAdvances);
    this.lastEnd = -1;
    return glyphs;
  }
}

/**
 * Whether the face's U+2010 goes with Latin letters: faces made for Arabic, such as Noto Naskh Arabic, draw it on the
 * baseline, where Arabic letters join, and only the hyphen of the keyboard as high as Latin letters want it.
 */
function hasLatinHyphen(face: FontFace): boolean {
  const reach = face.covers(0x2010) ? face.reachOf(face.glyphFor(0x2010)) : undefined;
  return reach !== undefined && reach.yMin > 0;
}

/** Glyphs that were shaped for their own stretch. */
function wholePiece(glyphs: GlyphRun): Extract<Piece, { type: "glyphs" }> {
  const { run, start, end, advance } = glyphs;
  const to = glyphs.glyphIds.length;
  return { type: "glyphs", start, end, glyphs, from: 0, to, width: widthOf(run, advance) };
}

const widthOf = (run: TextRun, advance: number): Points =>
  (advance * run.size) / run.face.metrics.unitsPerEm;

function sumsOf(advances: Int32Array): Int32Array {
  const sums = new Int32Array(advances.length + 1);
  for (let at = 0; at < advances.length; at += 1) {
    sums[at + 1] = (sums[at] ?? 0) + (advances[at] ?? 0);
  }
  return sums;
}

export function totalWidth(pieces: readonly Piece[]): Points {
  let sum = 0;
  for (const { width } of pieces) {
    sum += width;
  }
  return sum;
}

/** A line's matter with the hyphen that the line ends with, in the place of its soft hyphen; `end` follows the matter. */
export function withHyphen(matter: readonly Item[], end: Item | undefined): readonly Item[] {
  const hyphen = end?.type === "penalty" ? end.hyphen : undefined;
  const last = matter.at(-1);
  if (hyphen === undefined || last?.type !== "box") {
    return matter;
  }
  const pieces = last.pieces.map(
    (piece): Piece =>
      piece.type === "glyphs" && piece.end > hyphen.start
        ? {
            ...piece,
            end: hyphen.start,
            ...glyphRange(piece.glyphs, piece.start, hyphen.start),
          }
        : piece,
  );
  return [...matter.slice(0, -1), { ...last, end: hyphen.start, pieces }, hyphen];
}

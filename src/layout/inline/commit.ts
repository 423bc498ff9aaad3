import type { Note } from "../../model/index.ts";
import { type LevelRun, type TextRun, visualRuns } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { PlacedKashida, PlacedRun } from "../frame.ts";
import { GrowingGlyphs, glyphColumns } from "../placed-glyphs.ts";
import type { Hang } from "./hang.ts";
import type { Box, Glue, Item, Piece, Stroke } from "./item.ts";
import { type ItemisedParagraph, rangeAt } from "./itemise-paragraph.ts";
import { glueChange, type LineSetting } from "./justify.ts";
import type { LineFrame, LineLink, LineObject, LineRect } from "./line-frame.ts";
import { type LineExtent, type LineOffsets, lineOffsets } from "./line-offsets.ts";
import type { InlineLink, InlineRange, NotePlace } from "./paragraph-text.ts";

/**
 * Puts the items of one line into visual order (UAX #9 L1, L2; mirroring, L4, was done by the shaper) and fixes where
 * every glyph stands; the last of the seven steps.
 */
export function commit(
  paragraph: ItemisedParagraph,
  items: readonly Item[],
  setting: LineSetting,
  extent: LineExtent,
  hang: Hang,
): LineFrame {
  const { source, bidi } = paragraph;
  const last = lastPiece(items);
  const shownEnd = last === undefined ? extent.start : endOf(last);
  const hyphen = isHyphen(last) ? shownEnd : undefined;
  const offsets = lineOffsets(source, extent, hyphen);
  const placer = new Placer(paragraph, offsets, extent.start, setting);
  let left = countPieces(items);
  for (const run of visualRuns(source.text, bidi, extent.start, shownEnd)) {
    left -= placer.addRun(items, run);
  }
  if (left !== 0) {
    throw new Error(`${left} pieces of a line lie across its bidi levels`);
  }
  placer.close();
  const { width, runs, backgrounds, strokes, links, objects } = placer;
  const notes = notesIn(source.notes, extent);
  const { text } = offsets;
  const { start } = extent;
  const { excess } = setting;
  return { width, text, runs, backgrounds, strokes, links, objects, notes, hang, excess, start };
}

const NO_NOTES: readonly Note[] = [];

const notesIn = (places: readonly NotePlace[], { start, end }: LineExtent): readonly Note[] =>
  places.length === 0
    ? NO_NOTES
    : places.filter(({ offset }) => offset >= start && offset < end).map(({ note }) => note);

/** Where a piece stands for the bidi algorithm. */
const startOf = (piece: Piece): number => (isHyphen(piece) ? piece.start - 1 : piece.start);

/** A hyphen goes with the letter before it: a soft hyphen at a line end would take the paragraph's level (UAX #9 L1). */
const endOf = (piece: Piece): number => (isHyphen(piece) ? piece.start : piece.end);

const isHyphen = (piece: Piece | undefined): boolean =>
  piece?.type === "glyphs" && piece.isHyphen === true;

function lastPiece(items: readonly Item[]): Piece | undefined {
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (item !== undefined && item.type !== "penalty" && item.pieces.length > 0) {
      return item.pieces.at(-1);
    }
  }
  return undefined;
}

function countPieces(items: readonly Item[]): number {
  let count = 0;
  for (const item of items) {
    count += item.type === "penalty" ? 0 : item.pieces.length;
  }
  return count;
}

type Growing = { -readonly [Key in keyof PlacedRun]: PlacedRun[Key] } & {
  kashidas: PlacedKashida[];
};

/** The glyphs of the run that grows, which is the last of the line that is being set. */
const growing = new GrowingGlyphs();
const NO_GLYPHS = glyphColumns([]);

/** Walks the pieces from left to right, with a pen. */
class Placer {
  private readonly paragraph: ItemisedParagraph;
  private readonly offsets: LineOffsets;
  private readonly start: number;
  private readonly setting: LineSetting;
  readonly runs: PlacedRun[] = [];
  readonly backgrounds: LineRect[] = [];
  readonly strokes: LineRect[] = [];
  readonly links: LineLink[] = [];
  readonly objects: LineObject[] = [];
  private pen: Points = 0;
  /** The last of `runs`, while it may get more glyphs. */
  private open: Growing | undefined;

  constructor(
    paragraph: ItemisedParagraph,
    offsets: LineOffsets,
    start: number,
    setting: LineSetting,
  ) {
    this.paragraph = paragraph;
    this.offsets = offsets;
    this.start = start;
    this.setting = setting;
    growing.clear();
  }

  /** Of all that was added. */
  get width(): Points {
    return this.pen;
  }

  /** Adds what of the items, in logical order, lies in a run of one level. Returns how many pieces that were. */
  addRun(items: readonly Item[], run: LevelRun): number {
    const isRightToLeft = run.level % 2 === 1;
    const count = items.length;
    let added = 0;
    for (let step = 0; step < count; step += 1) {
      const item = items[isRightToLeft ? count - 1 - step : step];
      if (item !== undefined && item.type !== "penalty") {
        added += this.addItem(item, run, isRightToLeft);
      }
    }
    return added;
  }

  private addItem(item: Box | Glue, run: LevelRun, isRightToLeft: boolean): number {
    const { pieces } = item;
    const count = pieces.length;
    // Spaces are set by the glue, not with the letters.
    const isGlue = item.type === "glue";
    const glyphScale = isGlue ? 1 : this.setting.glyphScale;
    let added = 0;
    for (let step = 0; step < count; step += 1) {
      const piece = pieces[isRightToLeft ? count - 1 - step : step];
      if (piece === undefined || startOf(piece) < run.start || endOf(piece) > run.end) {
        continue;
      }
      if (piece.type === "object") {
        this.addObject(piece);
      } else {
        this.addGlyphs(piece, isGlue ? glueChange(item, this.setting) / count : 0, glyphScale);
      }
      added += 1;
    }
    return added;
  }

  /** Gives the run its glyphs, when it is whole. */
  close(): void {
    if (this.open !== undefined) {
      this.open.glyphs = growing.take();
      this.open = undefined;
    }
  }

  private addObject(piece: Extract<Piece, { type: "object" }>): void {
    const { object } = piece;
    const { width, height } = object.size;
    const rect = { x: this.pen, y: object.depth - height, width, height };
    const start = this.offsets.of(piece.start);
    this.close();
    for (const run of object.text?.runs ?? []) {
      this.runs.push({
        ...run,
        x: this.pen + run.x,
        level: piece.level + run.level,
        element: object.element,
        glyphs: {
          ...run.glyphs,
          starts: run.glyphs.starts.map((offset) => offset + start),
          ends: run.glyphs.ends.map((offset) => offset + start),
        },
        kashidas: [],
      });
    }
    this.objects.push({ rect, object, offset: start, element: object.element });
    const { link } = this.rangeOf(piece.start);
    if (link !== undefined) {
      this.addLink(link, rect);
    }
    this.pen += width;
  }

  private addGlyphs(
    piece: Extract<Piece, { type: "glyphs" }>,
    extra: Points,
    glyphScale: number,
  ): void {
    const { glyphs, from, to, stroke } = piece;
    const { run, glyphIds, clusters, xAdvances, xOffsets, yOffsets } = glyphs;
    const scale = run.size / run.face.metrics.unitsPerEm;
    const strokeAt = stroke === undefined ? -1 : from + stroke.glyphsBefore;
    let cluster = -1;
    let isHidden = false;
    let start = 0;
    let end = 0;
    let range: InlineRange | undefined;
    let target: Growing | undefined;
    for (let at = from; at < to; at += 1) {
      if (at === strokeAt && stroke !== undefined) {
        this.addStroke(stroke);
      }
      const own = clusters[at] ?? piece.start;
      if (own !== cluster) {
        cluster = own;
        const next = clusterEnd(piece, at, cluster);
        isHidden = piece.isHyphen !== true && this.isHidden(cluster, next);
        start = this.offsets.of(Math.max(cluster, this.start));
        end = this.offsets.of(next);
      }
      const advance = (xAdvances[at] ?? 0) * scale * glyphScale + (at === from ? extra : 0);
      if (!isHidden) {
        if (range === undefined || cluster < range.start || cluster >= range.end) {
          range = this.rangeOf(cluster);
          target = undefined;
        }
        target ??= this.runFor(run, range);
        const x = this.pen - target.x + (xOffsets[at] ?? 0) * scale * glyphScale;
        const y = (yOffsets[at] ?? 0) * scale;
        growing.add(glyphIds[at] ?? 0, x, y, advance, start, end);
        if (isDecorated(range)) {
          this.decorate(target, range, advance);
        }
      }
      this.pen += advance;
    }
  }

  private rangeOf(offset: number): InlineRange {
    const range = rangeAt(this.paragraph.source.ranges, offset);
    if (range === undefined) {
      throw new Error(`no range holds offset ${offset} of the paragraph`);
    }
    return range;
  }

  /** A kashida is no character: the letter at its left carries its width. */
  private addStroke({ before, glyphs, width }: Stroke): void {
    const run = this.open;
    const scaled = width * this.setting.glyphScale;
    if (run === undefined || !growing.widenLast(scaled)) {
      throw new Error("a kashida has no letter at its left");
    }
    run.kashidas.push({
      x: this.pen - run.x,
      width: scaled,
      before: this.offsets.of(before),
      glyphs,
    });
    this.pen += scaled;
  }

  /** Controls that layout inserted have neither ink nor text. */
  private isHidden(start: number, end: number): boolean {
    const { inserted } = this.paragraph.source;
    for (let at = start; at < end; at += 1) {
      if (inserted[at] !== 1) {
        return false;
      }
    }
    return true;
  }

  private runFor(run: TextRun, range: InlineRange): Growing {
    const { look } = range;
    const last = this.open;
    if (
      last !== undefined &&
      last.face === run.face &&
      last.size === run.size &&
      last.level === run.level &&
      last.colour === look.colour &&
      last.rise === look.rise &&
      last.language === range.language &&
      last.element === range.element
    ) {
      return last;
    }
    this.close();
    const made: Growing = {
      face: run.face,
      size: run.size,
      colour: look.colour,
      level: run.level,
      language: range.language,
      x: this.pen,
      rise: look.rise,
      glyphScale: this.setting.glyphScale,
      glyphs: NO_GLYPHS,
      kashidas: [],
      element: range.element,
      span: range.span,
    };
    this.runs.push(made);
    this.open = made;
    return made;
  }

  private decorate(run: Growing, range: InlineRange, advance: Points): void {
    const { look, link } = range;
    const { metrics } = run.face;
    const scale = run.size / metrics.unitsPerEm;
    if (look.background !== undefined) {
      const rect = {
        x: this.pen,
        y: -0.95 * run.size - run.rise,
        width: advance,
        height: 1.4 * run.size,
      };
      extend(this.backgrounds, rect, look.background);
    }
    if (look.line !== undefined) {
      const thickness = Math.max(0.4, metrics.underlineThickness * scale);
      const top = {
        underline: -metrics.underlinePosition * scale,
        strike: -metrics.strikeoutPosition * scale,
        overline: -metrics.ascent * scale * 0.9,
      }[look.line];
      const rect = { x: this.pen, y: top - run.rise, width: advance, height: thickness };
      extend(this.strokes, rect, run.colour);
    }
    if (link !== undefined) {
      const rect = {
        x: this.pen,
        y: -metrics.ascent * scale - run.rise,
        width: advance,
        height: (metrics.ascent - metrics.descent) * scale,
      };
      this.addLink(link, rect);
    }
  }

  private addLink(link: InlineLink, rect: LineLink["rect"]): void {
    const last = this.links.at(-1);
    if (last?.link === link && touches(last.rect, rect)) {
      this.links[this.links.length - 1] = { link, rect: union(last.rect, rect) };
    } else {
      this.links.push({ link, rect });
    }
  }
}

const isDecorated = ({ look, link }: InlineRange): boolean =>
  look.background !== undefined || look.line !== undefined || link !== undefined;

/** Lengthens the last rectangle when the new one continues it; a stroke under many glyphs is one rectangle. */
function extend(rects: LineRect[], rect: LineRect["rect"], colour: LineRect["colour"]): void {
  const last = rects.at(-1);
  if (
    last !== undefined &&
    last.colour === colour &&
    last.rect.y === rect.y &&
    last.rect.height === rect.height &&
    touches(last.rect, rect)
  ) {
    rects[rects.length - 1] = {
      colour,
      rect: { ...last.rect, width: rect.x + rect.width - last.rect.x },
    };
  } else {
    rects.push({ rect, colour });
  }
}

const touches = (left: LineRect["rect"], right: LineRect["rect"]): boolean =>
  Math.abs(left.x + left.width - right.x) < 0.01;

function union(one: LineRect["rect"], other: LineRect["rect"]): LineRect["rect"] {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** Where the cluster of the glyph with that index ends: where the next of the piece, in logical order, begins. */
function clusterEnd(
  { glyphs: { clusters, run }, from, to, end }: Extract<Piece, { type: "glyphs" }>,
  at: number,
  cluster: number,
): number {
  const step = run.level % 2 === 1 ? -1 : 1;
  for (let next = at + step; next >= from && next < to; next += step) {
    const other = clusters[next] ?? end;
    if (other !== cluster) {
      return other;
    }
  }
  return end;
}

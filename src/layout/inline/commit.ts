import { visualRuns } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { PlacedKashida, PlacedRun } from "../frame.ts";
import { GrowingGlyphs, glyphColumns } from "../placed-glyphs.ts";
import type { Item, Piece, Stroke } from "./item.ts";
import { type ItemisedParagraph, rangeAt } from "./itemise-paragraph.ts";
import type { LineSetting } from "./justify.ts";
import type { LineFrame, LineLink, LineObject, LineRect } from "./line-frame.ts";
import { type LineExtent, type LineOffsets, lineOffsets } from "./line-offsets.ts";
import type { InlineRange } from "./paragraph-text.ts";

/**
 * Puts the items of one line into visual order (UAX #9 L1, L2; mirroring, L4, was done by the shaper) and fixes where
 * every glyph stands; the last of the seven steps.
 */
export function commit(
  paragraph: ItemisedParagraph,
  items: readonly Item[],
  setting: LineSetting,
  extent: LineExtent,
): LineFrame {
  const { source, bidi } = paragraph;
  const pieces = stretchedPieces(items, setting);
  const last = pieces.at(-1);
  const shownEnd = last?.end ?? extent.start;
  const hyphen = isHyphen(last?.piece) ? last?.end : undefined;
  const offsets = lineOffsets(source, extent, hyphen);
  const placer = new Placer(paragraph, offsets, extent.start, setting.glyphScale);
  let placedPieces = 0;
  for (const run of visualRuns(source.text, bidi, extent.start, shownEnd)) {
    const inside = pieces.filter(({ start, end }) => start >= run.start && end <= run.end);
    for (const piece of run.level % 2 === 1 ? inside.reverse() : inside) {
      placer.add(piece);
    }
    placedPieces += inside.length;
  }
  if (placedPieces !== pieces.length) {
    throw new Error(`${pieces.length - placedPieces} pieces of a line lie across its bidi levels`);
  }
  const placed = placer.finish();
  return {
    ...placed,
    text: offsets.text,
    notes: source.notes
      .filter(({ offset }) => offset >= extent.start && offset < extent.end)
      .map(({ note }) => note),
    hang: NO_HANG,
    excess: setting.excess,
    start: extent.start,
  };
}

const NO_HANG = { start: 0, end: 0 } as const;

/** A piece with what justification adds to it. */
interface StretchedPiece {
  readonly start: number;
  readonly end: number;
  readonly piece: Piece;
  readonly extra: Points;
  readonly isGlue: boolean;
}

/** A hyphen goes with the letter before it: a soft hyphen at a line end would take the paragraph's level (UAX #9 L1). */
function extentIn(piece: Piece): LineExtent {
  const { start, end } = piece;
  return isHyphen(piece) ? { start: start - 1, end: start } : { start, end };
}

function stretchedPieces(items: readonly Item[], setting: LineSetting): StretchedPiece[] {
  const stretched: StretchedPiece[] = [];
  let glue = 0;
  for (const item of items) {
    if (item.type === "penalty") {
      continue;
    }
    let extra = 0;
    if (item.type === "glue") {
      extra = (setting.glueChanges[glue] ?? 0) / item.pieces.length;
      glue += 1;
    }
    for (const piece of item.pieces) {
      const { start, end } = extentIn(piece);
      stretched.push({ start, end, piece, extra, isGlue: item.type === "glue" });
    }
  }
  return stretched;
}

const isHyphen = (piece: Piece | undefined): boolean =>
  piece?.type === "glyphs" && piece.isHyphen === true;

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
  private readonly glyphScale: number;
  private pen: Points = 0;
  private readonly runs: PlacedRun[] = [];
  /** The last of `runs`, while it may get more glyphs. */
  private open: Growing | undefined;
  private readonly backgrounds: LineRect[] = [];
  private readonly strokes: LineRect[] = [];
  private readonly links: LineLink[] = [];
  private readonly objects: LineObject[] = [];

  constructor(
    paragraph: ItemisedParagraph,
    offsets: LineOffsets,
    start: number,
    glyphScale: number,
  ) {
    this.paragraph = paragraph;
    this.offsets = offsets;
    this.start = start;
    this.glyphScale = glyphScale;
    growing.clear();
  }

  finish(): Pick<LineFrame, "width" | "runs" | "backgrounds" | "strokes" | "links" | "objects"> {
    this.close();
    const { runs, backgrounds, strokes, links, objects } = this;
    return { width: this.pen, runs, backgrounds, strokes, links, objects };
  }

  add({ piece, extra, isGlue }: StretchedPiece): void {
    if (piece.type === "object") {
      this.addObject(piece);
    } else {
      // Spaces are set by the glue, not with the letters.
      this.addGlyphs(piece, extra, isGlue ? 1 : this.glyphScale);
    }
  }

  /** Gives the run its glyphs, when it is whole. */
  private close(): void {
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
    this.objects.push({ rect, object, element: object.element });
    this.pen += width;
  }

  private addGlyphs(
    piece: Extract<Piece, { type: "glyphs" }>,
    extra: Points,
    glyphScale: number,
  ): void {
    const { glyphs } = piece;
    const { run } = glyphs;
    const scale = run.size / run.face.metrics.unitsPerEm;
    const { from, to } = piece;
    let range: InlineRange | undefined;
    for (let at = from; at < to; at += 1) {
      if (piece.stroke !== undefined && piece.stroke.glyphsBefore === at - from) {
        this.addStroke(piece.stroke);
      }
      const cluster = glyphs.clusters[at] ?? piece.start;
      const advance = (glyphs.xAdvances[at] ?? 0) * scale * glyphScale + (at === from ? extra : 0);
      const end = clusterEnd(piece, at, cluster);
      if (piece.isHyphen !== true && this.isHidden(cluster, end)) {
        this.pen += advance;
        continue;
      }
      if (range === undefined || cluster < range.start || cluster >= range.end) {
        range = rangeAt(this.paragraph.source.ranges, cluster);
      }
      if (range === undefined) {
        throw new Error(`no range holds offset ${cluster} of the paragraph`);
      }
      const target = this.runFor(piece, range);
      growing.add(
        glyphs.glyphIds[at] ?? 0,
        this.pen - target.x + (glyphs.xOffsets[at] ?? 0) * scale * glyphScale,
        (glyphs.yOffsets[at] ?? 0) * scale,
        advance,
        this.offsets.of(Math.max(cluster, this.start)),
        this.offsets.of(end),
      );
      this.decorate(target, range, advance);
      this.pen += advance;
    }
  }

  /** A kashida is no character: the letter at its left carries its width. */
  private addStroke({ before, glyphs, width }: Stroke): void {
    const run = this.open;
    const scaled = width * this.glyphScale;
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

  private runFor(piece: Extract<Piece, { type: "glyphs" }>, range: InlineRange): Growing {
    const { run } = piece.glyphs;
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
      glyphScale: this.glyphScale,
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
      const last = this.links.at(-1);
      if (last?.link === link && touches(last.rect, rect)) {
        this.links[this.links.length - 1] = { link, rect: union(last.rect, rect) };
      } else {
        this.links.push({ link, rect });
      }
    }
  }
}

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

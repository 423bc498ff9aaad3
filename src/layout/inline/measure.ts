import type { LineBreakingSettings } from "../../template/index.ts";
import {
  type BreakOpportunity,
  breakOpportunities,
  clusterStarts,
  type KashidaJoint,
  type Shaper,
} from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { LayoutContext } from "../layout-context.ts";
import { type Box, FORBIDDEN, FORCED, type Glue, type Item, type Piece } from "./item.ts";
import { type ItemisedParagraph, rangeAt } from "./itemise-paragraph.ts";
import {
  type InlineRange,
  LINE_SEPARATOR,
  type ParagraphText,
  SOFT_HYPHEN,
} from "./paragraph-text.ts";
import { type Pieces, totalWidth } from "./pieces.ts";
import { type GlyphPiece, WordJoints } from "./word-joint.ts";

export interface MeasureSettings {
  readonly narrowest: Points;
  readonly preserveSpaces: boolean;
  /** Whether to look for joints where a kashida may stand. */
  readonly elongates: boolean;
}

/** Cost of ending a line inside a word that is wider than the whole line. */
export const INSIDE_WORD = 3000;
/** A word of more lines than this is no word. */
const MANY_LINES = 10;
const PATH_SEPARATOR = 150;

/**
 * Turns shaped text into boxes, glue and penalties. `narrowest` is the width of the narrowest line: a word wider than
 * it may be parted between clusters. With `preserveSpaces` (code) spaces have their own width and do not stretch.
 */
export function measure(
  paragraph: ItemisedParagraph,
  pieces: Pieces,
  { narrowest, preserveSpaces, elongates }: MeasureSettings,
  context: LayoutContext,
): readonly Item[] {
  const { text } = paragraph.source;
  const measurer = new Measurer(
    paragraph,
    pieces,
    narrowest,
    context.template.lineBreaking,
    elongates,
    context.shaper,
  );
  let from = 0;
  const opportunities = tailored(breakOpportunities(text), paragraph.source, preserveSpaces);
  for (const { offset, kind, penalty } of [
    ...opportunities,
    { offset: text.length, kind: "end" as const, penalty: 0 },
  ]) {
    if (preserveSpaces) {
      measurer.preserved(from, offset);
    } else {
      measurer.segment(from, offset);
    }
    if (kind === "mandatory") {
      measurer.penalty(offset, FORCED);
    } else if (kind === "allowed" && !measurer.endsInGlue()) {
      const isSoft = text.charAt(offset - 1) === SOFT_HYPHEN;
      measurer.penalty(offset, penalty, isSoft ? pieces.hyphen(offset - 1) : undefined);
    }
    from = offset;
  }
  return measurer.items;
}

/** Whether a soft hyphen before `offset` parts a word of a script that has hyphens; Arabic has none. */
const isBetweenLatin = (text: string, offset: number): boolean =>
  PARTED.test(text.slice(Math.max(0, offset - 2), offset + 1));

const PARTED =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]\u00ad[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** Inside program text a line ends at spaces, and at a price after the separator of a path; never after a hyphen. */
function tailored(
  opportunities: readonly BreakOpportunity[],
  { text, ranges }: ParagraphText,
  preserveSpaces: boolean,
): readonly BreakOpportunity[] {
  const hasSoftHyphens = text.includes(SOFT_HYPHEN);
  const hasCode = !preserveSpaces && holdsCode(ranges);
  if (!hasSoftHyphens && !hasCode) {
    return opportunities;
  }
  const isCode = (at: number): boolean => rangeAt(ranges, at)?.look.font === "code";
  const kept: BreakOpportunity[] = [];
  for (const opportunity of opportunities) {
    const { offset, kind } = opportunity;
    const last = text.charAt(offset - 1);
    if (last === SOFT_HYPHEN && !isBetweenLatin(text, offset)) {
      continue;
    }
    if (
      !hasCode ||
      kind === "mandatory" ||
      last === " " ||
      !isCode(offset - 1) ||
      !isCode(offset)
    ) {
      kept.push(opportunity);
    } else if (last === "/" || last === "\\") {
      kept.push({ ...opportunity, penalty: PATH_SEPARATOR });
    }
  }
  return kept;
}

const holdsCode = (ranges: readonly InlineRange[]): boolean =>
  ranges.some(({ look }) => look.font === "code");

class Measurer {
  readonly items: Item[] = [];
  private readonly paragraph: ItemisedParagraph;
  private readonly narrowest: Points;
  private readonly settings: LineBreakingSettings;
  private readonly elongates: boolean;
  private readonly joints: WordJoints;
  private readonly pieces: Pieces;
  private readonly hasCode: boolean;

  constructor(
    paragraph: ItemisedParagraph,
    pieces: Pieces,
    narrowest: Points,
    settings: LineBreakingSettings,
    elongates: boolean,
    shaper: Shaper,
  ) {
    this.paragraph = paragraph;
    this.narrowest = narrowest;
    this.settings = settings;
    this.elongates = elongates;
    this.joints = new WordJoints(shaper);
    this.pieces = pieces;
    this.hasCode = holdsCode(paragraph.source.ranges);
  }

  endsInGlue(): boolean {
    return this.items.at(-1)?.type === "glue";
  }

  penalty(offset: number, cost: number, hyphen?: Box): void {
    this.items.push({ type: "penalty", offset, cost, hyphen });
  }

  /** The text between two opportunities: words and spaces, of which only the last spaces may end a line. */
  segment(start: number, end: number): void {
    const { text } = this.paragraph.source;
    const first = this.items.length;
    let holds = false;
    let at = start;
    while (at < end) {
      const space = isSpace(text.charCodeAt(at));
      let to = at + 1;
      while (to < end && isSpace(text.charCodeAt(to)) === space) {
        to += 1;
      }
      if (space) {
        if (to < end || text.charCodeAt(to - 1) === NO_BREAK_SPACE) {
          this.penalty(at, FORBIDDEN);
          holds = true;
        }
        this.items.push(this.glue(at, to));
      } else {
        this.word(at, to);
      }
      at = to;
    }
    if (holds) {
      this.loosen(first);
    }
  }

  /** Words that no-break spaces hold together may be parted at them, at a price, where no line holds them all. */
  private loosen(first: number): void {
    const held = this.items.slice(first);
    const width = held.reduce((sum, item) => sum + (item.type === "penalty" ? 0 : item.width), 0);
    if (width > this.narrowest) {
      for (const [at, item] of held.entries()) {
        if (item.type === "penalty" && item.cost === FORBIDDEN && at > 0) {
          this.items[first + at] = { ...item, cost: INSIDE_WORD };
        }
      }
    }
  }

  /** As `segment`, with spaces as boxes of their own width. */
  preserved(start: number, end: number): void {
    this.word(start, end);
  }

  private word(start: number, end: number): void {
    const { text } = this.paragraph.source;
    const trimmed = text.charAt(end - 1) === LINE_SEPARATOR ? end - 1 : end;
    if (trimmed <= start) {
      return;
    }
    const box = this.box(start, trimmed);
    if (box.width <= this.narrowest) {
      this.items.push(box);
      return;
    }
    // No line can hold it: each cluster becomes a box, shaped with its neighbours as joining context.
    const inside = clusterStarts(text.slice(start, trimmed)).map((offset) => offset + start);
    const places = [start, ...inside.filter((offset) => offset > start), trimmed];
    const cuts = box.width > MANY_LINES * this.narrowest ? this.filling(places) : places;
    for (let at = 0; at + 1 < cuts.length; at += 1) {
      const from = cuts[at] ?? start;
      if (at > 0) {
        this.penalty(from, INSIDE_WORD);
      }
      this.items.push(this.box(from, cuts[at + 1] ?? trimmed));
    }
  }

  /** Of the places where a word may be cut, those that fill line after line: trying all would take long. */
  private filling(places: readonly number[]): readonly number[] {
    const cuts = [places[0] ?? 0];
    let width = 0;
    for (let at = 0; at + 1 < places.length; at += 1) {
      const [from = 0, to = 0] = places.slice(at, at + 2);
      const own = totalWidth(this.pieces.between(from, to));
      if (width > 0 && width + own > this.narrowest) {
        cuts.push(from);
        width = 0;
      }
      width += own;
    }
    return [...cuts, places.at(-1) ?? 0];
  }

  private box(start: number, end: number): Box {
    const pieces = this.pieces.between(start, end);
    const joint = this.elongates ? this.joint(pieces) : undefined;
    return { type: "box", start, end, width: totalWidth(pieces), pieces, joint };
  }

  /** The best joint of the word, where its only Arabic stretch has one. */
  private joint(pieces: readonly Piece[]): KashidaJoint | undefined {
    let piece: GlyphPiece | undefined;
    for (const one of pieces) {
      if (one.type === "glyphs" && one.glyphs.run.script === "Arab") {
        if (piece !== undefined) {
          return undefined;
        }
        piece = one;
      }
    }
    if (piece === undefined || piece.glyphs.run.level % 2 === 0) {
      return undefined;
    }
    const { text } = this.paragraph.source;
    return this.joints.of(text, piece);
  }

  private glue(start: number, end: number): Glue {
    const pieces = this.pieces.between(start, end);
    const width = totalWidth(pieces);
    const { ranges } = this.paragraph.source;
    // Program text is aligned by its spaces: they keep their width.
    const elastic = this.hasCode && rangeAt(ranges, start)?.look.font === "code" ? 0 : width;
    return {
      type: "glue",
      start,
      end,
      width,
      stretch: elastic * this.settings.spaceStretch,
      shrink: elastic * this.settings.spaceShrink,
      pieces,
    };
  }
}

const NO_BREAK_SPACE = 0xa0;

/** U+0020 and U+00A0 stretch; other spaces have the width that their author chose. */
const isSpace = (unit: number): boolean => unit === 0x20 || unit === NO_BREAK_SPACE;

import type { JointRank } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { BrokenLine } from "./break-lines.ts";
import type { AdjustmentRatio, ElasticSettings, LineMatter } from "./fit-line.ts";
import type { Glue, Item } from "./item.ts";

/** How a line was brought to its measure. */
export interface LineSetting {
  /** 0 where the line keeps its natural width. */
  readonly ratio: AdjustmentRatio;
  /** Spread over the spaces of the line; negative where it is taken from them. */
  readonly spread: Points;
  /** Stretch of all its spaces, or with a negative `spread` shrink: each gets by its share of this. */
  readonly room: Points;
  /** Horizontal scale of the glyphs of every box. */
  readonly glyphScale: number;
  /** By how much the line is wider than its measure when all is done; 0 when it fits. */
  readonly excess: Points;
}

/** Of a line that keeps its natural width. */
export const NATURAL_SETTING: LineSetting = {
  ratio: 0,
  spread: 0,
  room: 0,
  glyphScale: 1,
  excess: 0,
};

/** What a setting adds to a space; may be negative. */
export const glueChange = ({ stretch, shrink }: Glue, { spread, room }: LineSetting): Points =>
  room > 0 ? (spread * (spread < 0 ? shrink : stretch)) / room : 0;

/** A line's matter without the spaces at its ends. */
export function lineItems(items: readonly Item[], line: BrokenLine): readonly Item[] {
  let end = line.end;
  while (end > line.start && items[end - 1]?.type !== "box") {
    end -= 1;
  }
  return items.slice(line.start, end);
}

/**
 * Spreads what is left between a line, its kashidas included, and the measure: over glyph widths up to their limit, and
 * over the spaces. A line wider than the measure shrinks even when it is natural.
 */
export function justify(
  { slack, glyphWidth, stretch, shrink }: SetLine,
  stretches: boolean,
  elastic: ElasticSettings,
): LineSetting {
  const shrinks = slack < 0;
  const room = shrinks ? shrink : stretch;
  if (!shrinks && (!stretches || room === 0)) {
    return NATURAL_SETTING;
  }
  const share = shrinks ? elastic.glyphShrink : elastic.glyphStretch;
  const limit = share * glyphWidth;
  // Glyphs and spaces go the same way up to the limit of both; beyond it the spaces stretch alone, or nothing shrinks.
  const joint = room + limit > 0 ? Math.min(1, Math.abs(slack) / (room + limit)) : 0;
  const sign = shrinks ? -1 : 1;
  const spread = shrinks ? -joint * room : slack - joint * limit;
  const excess = shrinks ? -slack - joint * (room + limit) : 0;
  return {
    ratio: room > 0 ? spread / room : 0,
    spread,
    room,
    glyphScale: 1 + sign * joint * share,
    excess: excess < 1e-6 ? 0 : excess,
  };
}

/** What a line holds, with its edges as they will be seen, and what it leaves of its measure. */
export class SetLine implements LineMatter {
  readonly items: readonly Item[];
  readonly slack: Points;
  readonly stretch: Points;
  readonly shrink: Points;
  readonly glyphWidth: Points;
  readonly words: number;

  constructor(items: readonly Item[], measure: Points) {
    let spaces = 0;
    let stretch = 0;
    let shrink = 0;
    let glyphWidth = 0;
    let words = 0;
    for (const item of items) {
      if (item.type === "box") {
        glyphWidth += item.width;
        words += 1;
      } else if (item.type === "glue") {
        spaces += item.width;
        stretch += item.stretch;
        shrink += item.shrink;
      }
    }
    this.items = items;
    this.slack = measure - (spaces + glyphWidth);
    this.stretch = stretch;
    this.shrink = shrink;
    this.glyphWidth = glyphWidth;
    this.words = words;
  }

  joints(rank: JointRank): number {
    let count = 0;
    for (const item of this.items) {
      count += item.type === "box" && item.joint?.rank === rank ? 1 : 0;
    }
    return count;
  }
}

import type { JointRank } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { BrokenLine } from "./break-lines.ts";
import { type AdjustmentRatio, type ElasticSettings, fitLine, type LineFit } from "./fit-line.ts";
import type { Box, Glue, Item } from "./item.ts";

/** How a line was brought to its measure. */
export interface LineSetting {
  /** 0 where the line keeps its natural width. */
  readonly ratio: AdjustmentRatio;
  /** Added to each glue of the line, in logical order; may be negative. */
  readonly glueChanges: readonly Points[];
  /** Horizontal scale of the glyphs of every box. */
  readonly glyphScale: number;
  /** By how much the line is wider than its measure when all is done; 0 when it fits. */
  readonly excess: Points;
}

/** A line's matter without the spaces at its ends. */
export function lineItems(items: readonly Item[], line: BrokenLine): readonly Item[] {
  let end = line.end;
  while (end > line.start && items[end - 1]?.type !== "box") {
    end -= 1;
  }
  return items.slice(line.start, end);
}

/** How the breaker would set this line: what it decided about kashidas, decided again. */
export function refit(items: readonly Item[], measure: Points, elastic: ElasticSettings): LineFit {
  const { glue, boxes, natural } = sums(items);
  return fitLine(
    {
      slack: measure - natural,
      stretch: total(glue, ({ stretch }) => stretch),
      shrink: total(glue, ({ shrink }) => shrink),
      glyphWidth: total(boxes, ({ width }) => width),
      words: boxes.length,
      joints: (rank: JointRank) => boxes.filter(({ joint }) => joint?.rank === rank).length,
    },
    elastic,
  );
}

/**
 * Spreads what is left between a line, its kashidas included, and the measure: over glyph widths up to their limit, and
 * over the spaces. A line wider than the measure shrinks even when it is natural.
 */
export function justify(
  items: readonly Item[],
  measure: Points,
  stretches: boolean,
  elastic: ElasticSettings,
): LineSetting {
  const { glue, boxes, natural } = sums(items);
  const slack = measure - natural;
  const glyphWidth = total(boxes, ({ width }) => width);
  const shrinks = slack < 0;
  const room = total(glue, shrinks ? ({ shrink }) => shrink : ({ stretch }) => stretch);
  if (!shrinks && (!stretches || room === 0)) {
    return { ratio: 0, glueChanges: glue.map(() => 0), glyphScale: 1, excess: 0 };
  }
  const share = shrinks ? elastic.glyphShrink : elastic.glyphStretch;
  const limit = share * glyphWidth;
  // Glyphs and spaces go the same way up to the limit of both; beyond it the spaces stretch alone, or nothing shrinks.
  const joint = room + limit > 0 ? Math.min(1, Math.abs(slack) / (room + limit)) : 0;
  const sign = shrinks ? -1 : 1;
  const bySpaces = shrinks ? -joint * room : slack - joint * limit;
  const excess = shrinks ? -slack - joint * (room + limit) : 0;
  return {
    ratio: room > 0 ? bySpaces / room : 0,
    glueChanges: glue.map((one) =>
      room > 0 ? (bySpaces * (shrinks ? one.shrink : one.stretch)) / room : 0,
    ),
    glyphScale: 1 + sign * joint * share,
    excess: excess < 1e-6 ? 0 : excess,
  };
}

function sums(items: readonly Item[]) {
  const glue = items.filter((item): item is Glue => item.type === "glue");
  const boxes = items.filter((item): item is Box => item.type === "box");
  const natural = total(glue, ({ width }) => width) + total(boxes, ({ width }) => width);
  return { glue, boxes, natural };
}

const total = <One>(list: readonly One[], of: (one: One) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0);

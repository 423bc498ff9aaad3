import type { Points } from "../../units/index.ts";
import type { AdjustmentRatio, BrokenLine } from "./break-lines.ts";
import type { Glue, Item } from "./item.ts";

/** How a line was brought to its measure. */
export interface LineSetting {
  /** 0 where the line keeps its natural width. */
  readonly ratio: AdjustmentRatio;
  /** Added to each glue of the line, in logical order; may be negative. */
  readonly glueChanges: readonly Points[];
  /** Horizontal scale of every glyph of the line. */
  readonly glyphScale: number;
  /** Elongations, in logical order. */
  readonly kashidas: readonly KashidaSetting[];
  /** By how much the line is wider than its measure when all is done; 0 when it fits. */
  readonly excess: Points;
}

/** An elongation of the joint before the letter at `before` (offset in the paragraph). */
export interface KashidaSetting {
  readonly before: number;
  readonly width: Points;
}

/** A line's matter without the spaces at its ends. */
export function lineItems(items: readonly Item[], line: BrokenLine): readonly Item[] {
  let end = line.end;
  while (end > line.start && items[end - 1]?.type !== "box") {
    end -= 1;
  }
  return items.slice(line.start, end);
}

/** Spreads the slack of a line over its spaces. A line wider than the measure shrinks even when it is natural. */
export function justify(items: readonly Item[], measure: Points, stretches: boolean): LineSetting {
  const glue = items.filter((item): item is Glue => item.type === "glue");
  const natural = items.reduce((sum, item) => sum + (item.type === "penalty" ? 0 : item.width), 0);
  const slack = measure - natural;
  if (slack < 0) {
    const shrink = glue.reduce((sum, one) => sum + one.shrink, 0);
    const ratio = shrink > 0 ? Math.max(-1, slack / shrink) : 0;
    const excess = Math.max(0, -slack + ratio * shrink);
    return setting(
      ratio,
      glue.map((one) => ratio * one.shrink),
      excess < 1e-6 ? 0 : excess,
    );
  }
  const stretch = glue.reduce((sum, one) => sum + one.stretch, 0);
  if (!stretches || stretch === 0) {
    return setting(
      0,
      glue.map(() => 0),
      0,
    );
  }
  const ratio = slack / stretch;
  return setting(
    ratio,
    glue.map((one) => ratio * one.stretch),
    0,
  );
}

const setting = (
  ratio: AdjustmentRatio,
  glueChanges: readonly Points[],
  excess: Points,
): LineSetting => ({ ratio, glueChanges, glyphScale: 1, kashidas: [], excess });

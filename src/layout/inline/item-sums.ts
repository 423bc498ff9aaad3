import type { JointRank } from "../../text/index.ts";
import { type Box, FORBIDDEN, FORCED, type Item } from "./item.ts";

const JOINT_RANKS = 9;

/**
 * A paragraph's items added up, so that what stands between two of them is a difference. Every array has one entry more
 * than there are items; entry `at` is the sum over the items before that index.
 */
export interface ItemSums {
  readonly count: number;
  /** Of boxes and glue, in points. */
  readonly widths: Float64Array;
  readonly stretches: Float64Array;
  readonly shrinks: Float64Array;
  /** Of boxes alone, in points. */
  readonly glyphWidths: Float64Array;
  /** How many boxes. */
  readonly boxes: Int32Array;
  /** Index of the next box from `at` on, or the number of items. */
  readonly nextBox: Int32Array;
  /** What ending a line before the item costs: `FORBIDDEN` where none may end; `FORCED` at the end of the paragraph. */
  readonly breakCosts: Float64Array;
  /** How many boxes of `[start, end)` have a best joint of that rank. */
  readonly joints: (rank: JointRank, start: number, end: number) => number;
}

export function sumItems(items: readonly Item[]): ItemSums {
  const count = items.length;
  const widths = new Float64Array(count + 1);
  const stretches = new Float64Array(count + 1);
  const shrinks = new Float64Array(count + 1);
  const glyphWidths = new Float64Array(count + 1);
  const boxes = new Int32Array(count + 1);
  const nextBox = new Int32Array(count + 1);
  const breakCosts = new Float64Array(count + 1);
  // Rows of one rank each.
  const joints = new Int32Array(JOINT_RANKS * (count + 1));
  let [width, stretch, shrink, glyphWidth, boxCount] = [0, 0, 0, 0, 0];
  let before: Item | undefined;
  for (let at = 0; at < count; at += 1) {
    const item = items[at];
    breakCosts[at] = breakCost(item, before);
    switch (item?.type) {
      case "box":
        width += item.width;
        glyphWidth += item.width;
        boxCount += 1;
        if (item.joint !== undefined) {
          joints[item.joint.rank * (count + 1) + at + 1] = 1;
        }
        break;
      case "glue":
        width += item.width;
        stretch += item.stretch;
        shrink += item.shrink;
        break;
      case "penalty":
      case undefined:
        break;
    }
    widths[at + 1] = width;
    stretches[at + 1] = stretch;
    shrinks[at + 1] = shrink;
    glyphWidths[at + 1] = glyphWidth;
    boxes[at + 1] = boxCount;
    before = item;
  }
  breakCosts[count] = FORCED;
  for (let rank = 0; rank < JOINT_RANKS; rank += 1) {
    const row = rank * (count + 1);
    for (let at = row + 1; at <= row + count; at += 1) {
      joints[at] = (joints[at] ?? 0) + (joints[at - 1] ?? 0);
    }
  }
  nextBox[count] = count;
  for (let at = count - 1; at >= 0; at -= 1) {
    nextBox[at] = items[at]?.type === "box" ? at : (nextBox[at + 1] ?? count);
  }
  return {
    count,
    widths,
    stretches,
    shrinks,
    glyphWidths,
    boxes,
    nextBox,
    breakCosts,
    joints: (rank, start, end) =>
      (joints[rank * (count + 1) + end] ?? 0) - (joints[rank * (count + 1) + start] ?? 0),
  };
}

function breakCost(item: Item | undefined, before: Item | undefined): number {
  switch (item?.type) {
    case "glue":
      return before?.type === "box" ? 0 : FORBIDDEN;
    case "penalty":
      return item.cost;
    case "box":
    case undefined:
      return FORBIDDEN;
  }
}

/** The last box before that index, or none. */
export function boxBefore(items: readonly Item[], at: number): Box | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item?.type === "box") {
      return item;
    }
  }
  return undefined;
}

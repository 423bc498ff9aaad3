import type { JointRank } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import { type Box, FORBIDDEN, FORCED, type Item } from "./item.ts";

const JOINT_RANKS = 9;

/**
 * A paragraph's items added up, so that what stands between two of them is a difference: between `start` and `end` stand
 * the items `[start, end)`. Indexes go up to the number of items. Every kind of sum is a row of one table: most
 * paragraphs are short, and a table takes longer to make than to fill.
 */
export class ItemSums {
  readonly count: number;
  private readonly items: readonly Item[];
  /** In points, and in demerits the costs of breaks. */
  private readonly lengths: Float64Array;
  private readonly numbers: Int32Array;
  /** A row for each rank, filled when it is asked for: most lines are set without a kashida. */
  private rankRows: Int32Array | undefined;

  constructor(items: readonly Item[]) {
    const count = items.length;
    this.items = items;
    this.count = count;
    this.lengths = new Float64Array(LENGTH_ROWS * (count + 1));
    this.numbers = new Int32Array(NUMBER_ROWS * (count + 1));
    this.addUp();
    this.findBoxes();
  }

  /** Of boxes and glue. */
  width(start: number, end: number): Points {
    return this.length(WIDTHS, start, end);
  }

  /** Of boxes alone. */
  glyphWidth(start: number, end: number): Points {
    return this.length(GLYPH_WIDTHS, start, end);
  }

  stretch(start: number, end: number): Points {
    return this.length(STRETCHES, start, end);
  }

  shrink(start: number, end: number): Points {
    return this.length(SHRINKS, start, end);
  }

  /** How many boxes. */
  boxes(start: number, end: number): number {
    return (this.numbers[end] ?? 0) - (this.numbers[start] ?? 0);
  }

  /** How many boxes have a best joint of that rank. */
  joints(rank: JointRank, start: number, end: number): number {
    this.rankRows ??= addUpJoints(this.items);
    const row = rank * (this.count + 1);
    return (this.rankRows[row + end] ?? 0) - (this.rankRows[row + start] ?? 0);
  }

  /** What ending a line before the item costs: `FORBIDDEN` where none may end; `FORCED` at the end of the paragraph. */
  breakCost(at: number): number {
    return this.lengths[BREAK_COSTS * (this.count + 1) + at] ?? FORCED;
  }

  /** Index of the next box from `at` on, or the number of items. */
  nextBox(at: number): number {
    return this.numbers[this.count + 1 + at] ?? this.count;
  }

  private length(row: number, start: number, end: number): Points {
    const first = row * (this.count + 1);
    return (this.lengths[first + end] ?? 0) - (this.lengths[first + start] ?? 0);
  }

  private addUp(): void {
    const { count, items, lengths, numbers } = this;
    const row = count + 1;
    let [width, stretch, shrink, glyphWidth, boxes] = [0, 0, 0, 0, 0];
    let before: Item | undefined;
    for (let at = 0; at < count; at += 1) {
      const item = items[at];
      lengths[BREAK_COSTS * row + at] = breakCost(item, before);
      switch (item?.type) {
        case "box":
          width += item.width;
          glyphWidth += item.width;
          boxes += 1;
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
      lengths[WIDTHS * row + at + 1] = width;
      lengths[GLYPH_WIDTHS * row + at + 1] = glyphWidth;
      lengths[STRETCHES * row + at + 1] = stretch;
      lengths[SHRINKS * row + at + 1] = shrink;
      numbers[at + 1] = boxes;
      before = item;
    }
    lengths[BREAK_COSTS * row + count] = FORCED;
  }

  private findBoxes(): void {
    const { count, items, numbers } = this;
    let next = count;
    for (let at = count; at >= 0; at -= 1) {
      next = items[at]?.type === "box" ? at : next;
      numbers[count + 1 + at] = next;
    }
  }
}

/** Rows of `lengths`. */
const [WIDTHS, GLYPH_WIDTHS, STRETCHES, SHRINKS, BREAK_COSTS, LENGTH_ROWS] = [0, 1, 2, 3, 4, 5];
/** Boxes and next boxes. */
const NUMBER_ROWS = 2;

function addUpJoints(items: readonly Item[]): Int32Array {
  const row = items.length + 1;
  const rows = new Int32Array(JOINT_RANKS * row);
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item?.type === "box" && item.joint !== undefined) {
      rows[item.joint.rank * row + at + 1] = 1;
    }
  }
  for (let first = 0; first < rows.length; first += row) {
    let sum = 0;
    for (let at = first; at < first + row; at += 1) {
      sum += rows[at] ?? 0;
      rows[at] = sum;
    }
  }
  return rows;
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

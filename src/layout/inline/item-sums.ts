import type { JointRank } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { LineMatter } from "./fit-line.ts";
import { type Box, FORBIDDEN, FORCED, type Item } from "./item.ts";

const JOINT_RANKS = 9;

/** What stands between two places of a paragraph. One object serves a whole search, line after line. */
export class ItemSum implements LineMatter {
  private readonly sums: ItemSums;
  private start = 0;
  private end = 0;
  /** Of boxes and glue. */
  width: Points = 0;
  /** Of boxes alone. */
  glyphWidth: Points = 0;
  stretch: Points = 0;
  shrink: Points = 0;
  /** How many boxes. */
  words = 0;
  /** What is left of the measure, as far as its user says so. */
  slack: Points = 0;

  constructor(sums: ItemSums) {
    this.sums = sums;
  }

  /** Makes it the sum over the items `[start, end)`. */
  set(start: number, end: number): void {
    const { columns } = this.sums;
    const from = start * COLUMNS;
    const to = end * COLUMNS;
    this.start = start;
    this.end = end;
    this.width = (columns[to + WIDTH] ?? 0) - (columns[from + WIDTH] ?? 0);
    this.glyphWidth = (columns[to + GLYPH_WIDTH] ?? 0) - (columns[from + GLYPH_WIDTH] ?? 0);
    this.stretch = (columns[to + STRETCH] ?? 0) - (columns[from + STRETCH] ?? 0);
    this.shrink = (columns[to + SHRINK] ?? 0) - (columns[from + SHRINK] ?? 0);
    this.words = (columns[to + BOXES] ?? 0) - (columns[from + BOXES] ?? 0);
  }

  joints(rank: JointRank): number {
    return this.sums.joints(rank, this.start, this.end);
  }
}

const [WIDTH, GLYPH_WIDTH, STRETCH, SHRINK, BOXES, COLUMNS] = [0, 1, 2, 3, 4, 5];

/** A paragraph's items added up, so that what stands between two of them is a difference. */
export class ItemSums {
  readonly count: number;
  /** Whether nothing stands in the paragraph but boxes and glue. */
  readonly isPlain: boolean;
  /**
   * Sums over the items before an index, one row for each index and the end: most paragraphs are short, and an array takes
   * longer to make than to fill.
   */
  readonly columns: Float64Array;
  private readonly items: readonly Item[];
  /** A row for each rank, filled when it is asked for: most lines are set without a kashida. */
  private rankRows: Int32Array | undefined;

  constructor(items: readonly Item[]) {
    this.items = items;
    this.count = items.length;
    this.columns = new Float64Array(COLUMNS * (items.length + 1));
    this.isPlain = this.addUp();
  }

  /** What ending a line before the item costs: `FORBIDDEN` where none may end; `FORCED` at the end of the paragraph. */
  breakCost(at: number): number {
    return at < this.count
      ? breakCost(this.items[at], at > 0 ? this.items[at - 1] : undefined)
      : FORCED;
  }

  /** Index of the next box from `at` on, or the number of items. */
  nextBox(at: number): number {
    let next = at;
    while (next < this.count && this.items[next]?.type !== "box") {
      next += 1;
    }
    return next;
  }

  /** How many boxes of `[start, end)` have a best joint of that rank. */
  joints(rank: JointRank, start: number, end: number): number {
    this.rankRows ??= addUpJoints(this.items);
    const row = rank * (this.count + 1);
    return (this.rankRows[row + end] ?? 0) - (this.rankRows[row + start] ?? 0);
  }

  private addUp(): boolean {
    const { count, items, columns } = this;
    let isPlain = true;
    let width = 0;
    let glyphWidth = 0;
    let stretch = 0;
    let shrink = 0;
    let words = 0;
    for (let at = 0; at < count; at += 1) {
      const item = items[at];
      if (item?.type === "box") {
        width += item.width;
        glyphWidth += item.width;
        words += 1;
      } else if (item?.type === "glue") {
        width += item.width;
        stretch += item.stretch;
        shrink += item.shrink;
      } else {
        isPlain = false;
      }
      const to = (at + 1) * COLUMNS;
      columns[to + WIDTH] = width;
      columns[to + GLYPH_WIDTH] = glyphWidth;
      columns[to + STRETCH] = stretch;
      columns[to + SHRINK] = shrink;
      columns[to + BOXES] = words;
    }
    return isPlain;
  }
}

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

import type { Points } from "../../units/index.ts";
import type { ContentWidth } from "../inline/content-width.ts";

/** What one cell needs, its padding included. */
export interface CellNeed extends ContentWidth {
  readonly column: number;
  readonly columnSpan: number;
}

/**
 * Shares `width` among columns: each gets at least its widest unbreakable matter, and of the rest in proportion to what
 * it lacks to have all its content on one line. When even the least is too much, all columns shrink alike.
 */
export function columnWidths(
  columns: number,
  needs: readonly CellNeed[],
  width: Points,
): readonly Points[] {
  const min = new Array<number>(columns).fill(0);
  const max = new Array<number>(columns).fill(0);
  // Narrow cells first: what a spanning cell still lacks is then shared by the columns that it covers.
  const ordered = [...needs].sort((one, other) => one.columnSpan - other.columnSpan);
  for (const need of ordered) {
    raise(min, need, need.min);
    raise(max, need, Math.max(need.min, need.max));
  }
  const least = sum(min);
  const most = sum(max);
  if (least >= width) {
    return min.map((one) => (one * width) / least);
  }
  if (most <= width) {
    return most === 0
      ? max.map(() => width / columns)
      : max.map((one) => one + ((width - most) * one) / most);
  }
  const share = (width - least) / (most - least);
  return min.map((one, index) => one + ((max[index] ?? one) - one) * share);
}

function raise(widths: number[], need: CellNeed, wanted: Points): void {
  const end = need.column + need.columnSpan;
  const lack = wanted - sum(widths.slice(need.column, end));
  for (let column = need.column; lack > 0 && column < end; column += 1) {
    widths[column] = (widths[column] ?? 0) + lack / need.columnSpan;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

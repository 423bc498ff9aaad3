import type { Points } from "../../units/index.ts";
import type { ContentWidth } from "../inline/content-width.ts";

/** What one cell needs, its padding included. */
export interface CellNeed extends ContentWidth {
  readonly column: number;
  readonly columnSpan: number;
}

/**
 * Shares `width` among columns: each gets at least its widest unbreakable matter, and of the rest in proportion to what
 * it lacks to have all its content on one line (CSS 2.1, 17.5.2.2). When even the least is too much, all columns shrink
 * alike.
 */
export function columnWidths(
  columns: number,
  needs: readonly CellNeed[],
  width: Points,
): readonly Points[] {
  const { min, max } = columnNeeds(columns, needs);
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

/** The room below which words are parted. */
export const leastWidth = (columns: number, needs: readonly CellNeed[]): Points =>
  sum(columnNeeds(columns, needs).min);

function columnNeeds(columns: number, needs: readonly CellNeed[]) {
  const min = new Array<number>(columns).fill(0);
  const max = new Array<number>(columns).fill(0);
  // Narrow cells first: what a spanning cell still lacks is then shared by the columns that it covers.
  const spanning: CellNeed[] = [];
  for (const need of needs) {
    if (need.columnSpan > 1) {
      spanning.push(need);
    } else {
      min[need.column] = Math.max(min[need.column] ?? 0, need.min);
      max[need.column] = Math.max(max[need.column] ?? 0, need.min, need.max);
    }
  }
  for (const need of spanning.sort((one, other) => one.columnSpan - other.columnSpan)) {
    raise(min, need, need.min);
    raise(max, need, Math.max(need.min, need.max));
  }
  return { min, max };
}

/** A column that holds more takes more of what is lacking. */
function raise(widths: number[], { column: start, columnSpan }: CellNeed, wanted: Points): void {
  const end = start + columnSpan;
  const given = sum(widths.slice(start, end));
  const lack = wanted - given;
  for (let column = start; lack > 0 && column < end; column += 1) {
    const own = widths[column] ?? 0;
    widths[column] = own + (given === 0 ? lack / columnSpan : (lack * own) / given);
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

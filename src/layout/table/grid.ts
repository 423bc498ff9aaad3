import type { Table, TableCell, TableRow } from "../../model/index.ts";

/** A cell with the place that it takes; columns and rows count from 0 in reading order. */
export interface PlacedCell {
  readonly cell: TableCell;
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  /** Cut to the rows that its part of the table has. */
  readonly rowSpan: number;
}

export type TablePart = "head" | "body" | "foot";

export interface GridRow {
  readonly part: TablePart;
  readonly cells: readonly PlacedCell[];
}

export interface Grid {
  readonly columns: number;
  readonly rows: readonly GridRow[];
}

/**
 * Where every cell stands when spans are taken into account. A span never leaves its part of the table, and places that
 * a short row leaves open have an empty cell: a reader aloud counts columns.
 */
export function gridOf(table: Table): Grid {
  const parts = (["head", "body", "foot"] as const).map((name) => placePart(table[name], name));
  const columns = Math.max(1, table.columns.length, ...parts.map(({ columns: own }) => own));
  let first = 0;
  const rows = parts.flatMap((part) => {
    const filled = part.rows.map((row, index) => filledUp(row, part, index, first, columns));
    first += part.rows.length;
    return filled;
  });
  return { columns, rows };
}

interface PlacedPart {
  readonly name: TablePart;
  readonly columns: number;
  /** Rows count from 0 within the part. */
  readonly rows: readonly (readonly PlacedCell[])[];
  /** The columns of each row that a cell from above covers. */
  readonly covered: readonly ReadonlySet<number>[];
}

function placePart(part: readonly TableRow[], name: TablePart): PlacedPart {
  const covered = part.map(() => new Set<number>());
  let columns = 0;
  const rows = part.map((row, index) => {
    let column = 0;
    return row.cells.map((cell): PlacedCell => {
      while (covered[index]?.has(column) === true) {
        column += 1;
      }
      const columnSpan = cell.columnSpan ?? 1;
      const rowSpan = Math.min(cell.rowSpan ?? 1, part.length - index);
      for (let down = 1; down < rowSpan; down += 1) {
        for (let along = 0; along < columnSpan; along += 1) {
          covered[index + down]?.add(column + along);
        }
      }
      const placed = { cell, row: index, column, columnSpan, rowSpan };
      column += columnSpan;
      columns = Math.max(columns, column);
      return placed;
    });
  });
  return { name, columns, rows, covered };
}

function filledUp(
  cells: readonly PlacedCell[],
  { name, covered }: PlacedPart,
  index: number,
  first: number,
  columns: number,
): GridRow {
  const row = first + index;
  const made: PlacedCell[] = [];
  let column = 0;
  const fill = (end: number): void => {
    for (; column < end; column += 1) {
      if (covered[index]?.has(column) !== true) {
        made.push({ cell: EMPTY, row, column, columnSpan: 1, rowSpan: 1 });
      }
    }
  };
  for (const cell of cells) {
    fill(cell.column);
    made.push({ ...cell, row });
    column = Math.max(column, cell.column + cell.columnSpan);
  }
  fill(columns);
  return { part: name, cells: made };
}

const EMPTY: TableCell = { children: [] };

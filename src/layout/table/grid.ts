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

/** Where every cell stands when spans are taken into account. A span never leaves its part of the table. */
export function gridOf(table: Table): Grid {
  const rows: GridRow[] = [];
  let columns = table.columns.length;
  for (const part of ["head", "body", "foot"] as const) {
    const placed = placePart(table[part], part, rows.length);
    rows.push(...placed);
    for (const row of placed) {
      for (const { column, columnSpan } of row.cells) {
        columns = Math.max(columns, column + columnSpan);
      }
    }
  }
  return { columns: Math.max(1, columns), rows };
}

function placePart(part: readonly TableRow[], name: TablePart, first: number): readonly GridRow[] {
  const taken = part.map(() => new Set<number>());
  return part.map((row, index): GridRow => {
    let column = 0;
    const cells = row.cells.map((cell): PlacedCell => {
      while (taken[index]?.has(column) === true) {
        column += 1;
      }
      const columnSpan = cell.columnSpan ?? 1;
      const rowSpan = Math.min(cell.rowSpan ?? 1, part.length - index);
      for (let down = 0; down < rowSpan; down += 1) {
        for (let along = 0; along < columnSpan; along += 1) {
          taken[index + down]?.add(column + along);
        }
      }
      const placed = { cell, row: first + index, column, columnSpan, rowSpan };
      column += columnSpan;
      return placed;
    });
    return { part: name, cells };
  });
}

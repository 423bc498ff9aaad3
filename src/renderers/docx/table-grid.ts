import { blocksText, type TableCell, type TableRow } from "../../model/index.ts";

/** One place of a row as Word wants it: a cell, the lower part of one from above, or nothing. */
export type GridCell =
  | {
      readonly kind: "cell";
      readonly cell: TableCell;
      readonly column: number;
      readonly columns: number;
      readonly rows: number;
    }
  | { readonly kind: "covered"; readonly column: number; readonly columns: number }
  | { readonly kind: "empty"; readonly column: number; readonly columns: 1 };

/** Word allows no more columns in a table. */
export const MOST_COLUMNS = 63;

/**
 * Lays the rows of one part of a table (head, body or foot) on a grid. Cells that reach past the part are cut at its
 * end, as HTML does; short rows are filled up to `width` with empty places.
 */
export function layGrid(
  rows: readonly TableRow[],
  width: number,
): readonly (readonly GridCell[])[] {
  const laid: GridCell[][] = [];
  // For each column: the cell that still reaches down into the next row, and how far.
  const reaching: (
    | { readonly column: number; readonly columns: number; left: number }
    | undefined
  )[] = [];
  rows.forEach((row, index) => {
    const places: GridCell[] = [];
    let column = 0;
    const passCovered = () => {
      for (
        let above = reaching[column];
        above !== undefined && above.left > 0;
        above = reaching[column]
      ) {
        places.push({ kind: "covered", column, columns: above.columns });
        above.left -= 1;
        column += above.columns;
      }
    };
    for (const cell of row.cells) {
      passCovered();
      if (column >= MOST_COLUMNS) {
        break;
      }
      const columns = freeColumns(cell.columnSpan ?? 1, column, reaching);
      const down = Math.min(cell.rowSpan ?? 1, rows.length - index);
      places.push({ kind: "cell", cell, column, columns, rows: down });
      reaching[column] = { column, columns, left: down - 1 };
      for (let under = column + 1; under < column + columns; under += 1) {
        reaching[under] = undefined;
      }
      column += columns;
    }
    passCovered();
    while (column < width) {
      places.push({ kind: "empty", column, columns: 1 });
      column += 1;
      passCovered();
    }
    laid.push(places);
  });
  return laid;
}

/** How far a cell may reach before it meets one that comes down from above. */
function freeColumns(
  wanted: number,
  column: number,
  reaching: readonly ({ readonly left: number } | undefined)[],
): number {
  let columns = 1;
  while (
    columns < wanted &&
    column + columns < MOST_COLUMNS &&
    (reaching[column + columns]?.left ?? 0) === 0
  ) {
    columns += 1;
  }
  return columns;
}

/** Number of columns that the widest of the rows needs. */
export function gridWidth(parts: readonly (readonly (readonly GridCell[])[])[]): number {
  return Math.max(
    1,
    ...parts
      .flat()
      .map((row) => row.reduce((sum, place) => Math.max(sum, place.column + place.columns), 0)),
  );
}

/** Characters after which a line of a cell is better broken than its column made broader. */
const BROAD = 42;

/** What it takes to guess how wide text is. */
export interface CellMetrics {
  /** Usual width of a character, and room at both sides of a cell together; in the unit of the widths. */
  readonly character: number;
  readonly padding: number;
}

/**
 * Widths of the columns, adding up to `total`: each gets what its longest word needs, as far as that goes, and the rest
 * is shared out by the lengths of lines.
 */
export function columnWidths(
  grid: readonly (readonly GridCell[])[],
  columns: number,
  total: number,
  { character, padding }: CellMetrics,
): readonly number[] {
  const needed = Array.from({ length: columns }, () => padding + character);
  const wanted = Array.from({ length: columns }, () => 1);
  for (const place of grid.flat()) {
    if (place.kind === "cell" && place.columns === 1) {
      const { column } = place;
      const text = blocksText(place.cell.children);
      const longest = (parts: readonly string[]) => Math.max(...parts.map((part) => part.length));
      const word = padding + longest(text.split(/\s+/)) * character;
      needed[column] = Math.max(needed[column] ?? 0, Math.min(word, total / 2));
      wanted[column] = Math.max(wanted[column] ?? 1, Math.min(longest(text.split("\n")), BROAD));
    }
  }
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const least = sum(needed);
  const shares = sum(wanted);
  const widths = needed.map((need, column) =>
    Math.floor(
      least >= total
        ? (need / least) * total
        : need + ((wanted[column] ?? 1) / shares) * (total - least),
    ),
  );
  const rest = total - sum(widths);
  return widths.map((width, index) => (index === 0 ? width + rest : width));
}

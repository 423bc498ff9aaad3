import type { StructureElement } from "../../../layout/index.ts";

/** The header cells that speak of each cell, and the identifiers by which cells name them. */
export interface TableHeaders {
  /** Header cells that need an identifier. */
  readonly ids: ReadonlyMap<StructureElement, string>;
  /** Identifiers by cell, row headers behind column headers (ISO 32000-1 table 349). */
  readonly headers: ReadonlyMap<StructureElement, readonly string[]>;
}

interface Cell {
  readonly element: StructureElement;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Names the headers of the cells of tables in which the scope alone does not tell them: where cells are spanned, or where
 * header rows stand above each other. In plain tables readers find them by row and column (ISO 14289-1 7.5).
 */
export function tableHeaders(root: StructureElement): TableHeaders {
  const ids = new Map<StructureElement, string>();
  const headers = new Map<StructureElement, readonly string[]>();
  const idOf = (cell: StructureElement): string => {
    // A space keeps it apart from every identifier that an author can give.
    const id = ids.get(cell) ?? cell.id ?? `header ${ids.size + 1}`;
    ids.set(cell, id);
    return id;
  };
  const visit = (element: StructureElement): void => {
    if (element.role === "Table") {
      const cells = cellsOf(element);
      if (!isPlain(cells)) {
        for (const cell of cells) {
          const found = headersOf(cell, cells).map((header) => idOf(header.element));
          if (found.length > 0) {
            headers.set(cell.element, found);
          }
        }
      }
    }
    element.children.forEach(visit);
  };
  visit(root);
  return { ids, headers };
}

function isPlain(cells: readonly Cell[]): boolean {
  const headRows = new Set(
    cells.filter(({ element }) => element.scope === "Column").map(({ row }) => row),
  );
  return headRows.size <= 1 && cells.every(({ rows, columns }) => rows === 1 && columns === 1);
}

/** Every cell with its place, spans taken into account. */
function cellsOf(table: StructureElement): readonly Cell[] {
  const rows = table.children.flatMap((part) =>
    part.role === "TR" ? [part] : part.children.filter(({ role }) => role === "TR"),
  );
  const taken = rows.map(() => new Set<number>());
  return rows.flatMap((line, row) => {
    let column = 0;
    return line.children
      .filter(({ role }) => role === "TH" || role === "TD")
      .map((element): Cell => {
        while (taken[row]?.has(column) === true) {
          column += 1;
        }
        const cell: Cell = {
          element,
          row,
          column,
          rows: element.rowSpan ?? 1,
          columns: element.columnSpan ?? 1,
        };
        for (let down = 0; down < cell.rows; down += 1) {
          for (let along = 0; along < cell.columns; along += 1) {
            taken[row + down]?.add(column + along);
          }
        }
        column += cell.columns;
        return cell;
      });
  });
}

function headersOf(cell: Cell, cells: readonly Cell[]): readonly Cell[] {
  const above = cells.filter(
    (other) =>
      other.element.scope === "Column" &&
      other.row + other.rows <= cell.row &&
      overlap(other.column, other.columns, cell.column, cell.columns),
  );
  const beside = cells.filter(
    (other) =>
      other.element.scope === "Row" &&
      other.column + other.columns <= cell.column &&
      overlap(other.row, other.rows, cell.row, cell.rows),
  );
  return [...above, ...beside];
}

const overlap = (one: number, length: number, other: number, otherLength: number): boolean =>
  one < other + otherLength && other < one + length;

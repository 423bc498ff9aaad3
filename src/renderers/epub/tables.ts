import {
  type Block,
  blocksText,
  type ColumnAlign,
  captionLine,
  type Table,
  type TableCell,
  type TableRow,
} from "../../model/index.ts";
import { renderCaption } from "./figures.ts";
import { plainLabel, renderInlines } from "./inlines.ts";
import { cellLike } from "./lists.ts";
import { localise, type Scope } from "./scope.ts";
import { container, element, type XmlElement } from "./xml.ts";

type RenderFlow = (blocks: readonly Block[], scope: Scope) => readonly XmlElement[];

/** A table in a box that scrolls where the screen is too narrow, by keyboard also. */
export function renderTable(
  table: Table,
  id: string | undefined,
  outer: Scope,
  flow: RenderFlow,
): XmlElement {
  const { scope, attributes } = localise(outer, table);
  const line = captionLine(table.caption, outer.chapter.article.captions.get(table));
  const caption = renderCaption(table, outer, scope);
  const group = (name: "thead" | "tbody" | "tfoot", rows: readonly TableRow[]) =>
    rows.length === 0
      ? []
      : [container(name, {}, renderRows(rows, name === "thead", table, scope, flow))];
  const children = [
    ...(caption.length === 0 ? [] : [element("caption", {}, caption)]),
    ...group("thead", table.head),
    ...group("tbody", table.body),
    ...group("tfoot", table.foot),
  ];
  const words = plainLabel(line);
  const label = words === "" ? scope.chapter.profile.labels.table : words;
  const credit =
    table.credit === undefined
      ? []
      : [element("p", { class: "credit" }, renderInlines(table.credit, scope))];
  return container(
    "div",
    {
      id,
      class: "table",
      role: "region",
      "aria-label": label,
      tabindex: "0",
      ...attributes,
      "data-columns": table.columns.map(({ align }) => align).join(" "),
      "data-header-column": table.headerColumn?.toString(),
      "data-numbered": table.numbered?.toString(),
    },
    [container("table", {}, children), ...credit],
  );
}

function renderRows(
  rows: readonly TableRow[],
  isHead: boolean,
  { columns, headerColumn }: Table,
  scope: Scope,
  flow: RenderFlow,
): readonly XmlElement[] {
  return placeCells(rows).map((cells) =>
    container(
      "tr",
      {},
      cells.map(({ cell, column }) => {
        const isHeading = isHead || (headerColumn === true && column === 0);
        // An empty heading would be announced for every cell that it heads.
        const name = isHeading && blocksText(cell.children).trim() !== "" ? "th" : "td";
        return cellLike(
          name,
          {
            scope: name === "td" ? undefined : isHead ? "col" : "row",
            class: alignClass(columns[column]?.align),
            colspan: spanned(cell.columnSpan),
            rowspan: spanned(cell.rowSpan),
          },
          flow(cell.children, scope),
        );
      }),
    ),
  );
}

const spanned = (span: number | undefined): string | undefined =>
  span === undefined || span === 1 ? undefined : String(span);

function alignClass(align: ColumnAlign | undefined): string | undefined {
  switch (align) {
    case undefined:
    case "start":
      return undefined;
    case "center":
      return "center";
    case "end":
      return "end";
    case "decimal":
      // CSS alignment on a decimal separator is in no reading system.
      return "number";
  }
}

interface PlacedCell {
  readonly cell: TableCell;
  /** From 0, in reading order. */
  readonly column: number;
}

/** The column of every cell, with those left out that a cell of an earlier row covers (HTML, 4.9.12.1). */
export function placeCells(rows: readonly TableRow[]): readonly (readonly PlacedCell[])[] {
  /** For each column, the rows that a cell above still covers. */
  const covered: number[] = [];
  return rows.map(({ cells }) => {
    const before = covered.map((rest) => rest > 0);
    for (const [column, rest] of covered.entries()) {
      covered[column] = Math.max(0, rest - 1);
    }
    let column = 0;
    return cells.map((cell) => {
      while (before[column] === true) {
        column += 1;
      }
      const placed = { cell, column };
      const width = cell.columnSpan ?? 1;
      for (let offset = 0; offset < width; offset += 1) {
        covered[column + offset] = (cell.rowSpan ?? 1) - 1;
      }
      column += width;
      return placed;
    });
  });
}

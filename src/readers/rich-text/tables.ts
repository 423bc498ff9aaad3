import type {
  Block,
  ColumnAlign,
  Localised,
  TableCell,
  TableColumn,
  TableRow,
} from "../../model/index.ts";
import { inside, type TreeContext } from "./context.ts";
import type { JsonValue } from "./json-value.ts";

/** As many columns as a cell may cover in HTML. */
const MOST_COLUMNS = 1000;
const MOST_ROWS = 65534;

interface ReadRow {
  readonly row: TableRow;
  readonly heads: readonly boolean[];
}

/** A table of rows of cells: the rows at its beginning that hold only headings are its head. */
export function toTable(node: JsonValue, own: Localised, context: TreeContext): readonly Block[] {
  const { childrenOf, kindOf } = context.dialect;
  const rows: ReadRow[] = [];
  const others: JsonValue[] = [];
  const visit = (nodes: readonly JsonValue[]) => {
    for (const child of nodes) {
      const kind = kindOf(child);
      if (kind === "tablerow") {
        rows.push(toRow(child, context));
      } else if (/^table(?:head|body|foot|section)$/.test(kind)) {
        visit(childrenOf(child).filter((row) => kindOf(row) === "tablerow"));
      } else {
        others.push(child);
      }
    }
  };
  visit(childrenOf(node));
  const filled = rows.filter(({ row }) => row.cells.length > 0);
  const firstOfBody = filled.findIndex(({ heads }) => !heads.every(Boolean));
  const cut = firstOfBody === -1 ? Math.min(1, filled.length - 1) : firstOfBody;
  const head = filled.slice(0, cut);
  const body = filled.slice(cut);
  if (filled.length === 0) {
    return context.toBlocks(others, context);
  }
  const headerColumn = body.every(
    ({ heads }) => heads[0] === true && heads.slice(1).every((is) => !is),
  );
  return [
    {
      type: "table",
      columns: columnsOf(
        filled.map(({ row }) => row),
        node,
        context,
      ),
      head: head.map(({ row }) => row),
      body: body.map(({ row }) => row),
      foot: [],
      ...(headerColumn ? { headerColumn: true } : {}),
      ...own,
      span: node.span,
    },
    ...context.toBlocks(others, context),
  ];
}

function toRow(node: JsonValue, context: TreeContext): ReadRow {
  const { attribute, childrenOf, kindOf } = context.dialect;
  const cells: TableCell[] = [];
  const heads: boolean[] = [];
  let width = 0;
  for (const cell of childrenOf(node)) {
    const columns = atMost(attribute(cell, "colspan", "colSpan")?.value, MOST_COLUMNS - width);
    const rows = atMost(attribute(cell, "rowspan", "rowSpan")?.value, MOST_ROWS);
    const isCell = /^table(?:cell|header)$/.test(kindOf(cell));
    const children = context.toBlocks(isCell ? childrenOf(cell) : [cell], inside(context));
    const before = cells.at(-1);
    if (width >= MOST_COLUMNS && before !== undefined) {
      context.losses.lost(
        `a row of more than ${MOST_COLUMNS} columns`,
        "the words of the others stand in its last cell",
        cell.span,
      );
      cells[cells.length - 1] = { ...before, children: [...before.children, ...children] };
      continue;
    }
    width += columns;
    heads.push(kindOf(cell) === "tableheader");
    cells.push({
      children,
      ...(columns > 1 ? { columnSpan: columns } : {}),
      ...(rows > 1 ? { rowSpan: rows } : {}),
      span: cell.span,
    });
  }
  return { row: { cells, span: node.span }, heads };
}

/** A span between 1 and `most`. */
const atMost = (value: unknown, most: number): number =>
  typeof value === "number" && Number.isInteger(value) && value > 1
    ? Math.max(1, Math.min(value, most))
    : 1;

/** As many columns as the widest row, aligned as the first row without spans says. */
function columnsOf(
  rows: readonly TableRow[],
  node: JsonValue,
  context: TreeContext,
): readonly TableColumn[] {
  const widths = widthsOf(rows);
  const most = Math.min(MOST_COLUMNS, Math.max(1, ...widths));
  const { attribute, childrenOf, kindOf } = context.dialect;
  const plain = childrenOf(node)
    .filter((row) => kindOf(row) === "tablerow")
    .map(childrenOf)
    .find((cells) => cells.length === most);
  return Array.from({ length: most }, (_, at) => {
    const cell = plain?.[at];
    const content = cell === undefined ? undefined : childrenOf(cell)[0];
    const said = [cell, content]
      .map((one) => (one === undefined ? undefined : attribute(one, "textAlign", "align")?.words))
      .find((align) => align !== undefined && align !== "");
    return { align: toAlign(said, context) };
  });
}

/** How many columns each row reaches, cells that come down from the rows above counted. */
function widthsOf(rows: readonly TableRow[]): readonly number[] {
  let above: { left: number; columns: number }[] = [];
  return rows.map(({ cells }) => {
    const covered = above.reduce((sum, { columns }) => sum + columns, 0);
    const own = cells.reduce((sum, { columnSpan = 1 }) => sum + columnSpan, 0);
    above = [
      ...above.map(({ left, columns }) => ({ left: left - 1, columns })),
      ...cells.map(({ rowSpan = 1, columnSpan = 1 }) => ({
        left: rowSpan - 1,
        columns: columnSpan,
      })),
    ].filter(({ left }) => left > 0);
    return covered + own;
  });
}

function toAlign(said: string | undefined, context: TreeContext): ColumnAlign {
  if (said === "center") {
    return "center";
  }
  const endSide = context.direction === "rtl" ? "left" : "right";
  return said === "end" || said === endSide ? "end" : "start";
}

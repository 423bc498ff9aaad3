import { TableCell as DocxCell, TableRow as DocxRow } from "docx";
import { diagnostic } from "../../diagnostics/index.ts";
import { inlineText, type Table, type TableRow } from "../../model/index.ts";
import { toTwips } from "../../units/index.ts";
import { captionParagraph } from "./caption.ts";
import { DescribedTable } from "./described-table.ts";
import { paragraph, paragraphOf } from "./paragraph.ts";
import { type BlockChild, type Flow, LEAST_WIDTH, type Session } from "./session.ts";
import { TABLE_STYLE } from "./styles/table-styles.ts";
import { columnWidths, type GridCell, gridWidth, layGrid, MOST_COLUMNS } from "./table-grid.ts";

interface RowKind {
  readonly isHead: boolean;
  readonly widths: readonly number[];
}

/** The caption, the table as wide as its place, and a small paragraph that keeps it from what follows. */
export function renderTable(table: Table, flow: Flow, session: Session): readonly BlockChild[] {
  const { caption = [], credit = [] } = table;
  const above = captionParagraph(table, flow, session, "tableCaption");
  const declared = Math.min(table.columns.length, MOST_COLUMNS);
  const lay = (rows: Table["body"], width: number) =>
    layGrid(
      rows.map((row) => withinLimit(row)),
      width,
    );
  if (
    [...table.head, ...table.body, ...table.foot].some((row) => row.cells.length > MOST_COLUMNS)
  ) {
    session.context.report(
      diagnostic("docx/unsupported-node", `Word has no more than ${MOST_COLUMNS} columns`, {
        span: table.span,
        hints: ["what stands beyond is set in the last column"],
      }),
    );
  }
  const columns = Math.max(
    declared,
    gridWidth([lay(table.head, 0), lay(table.body, 0), lay(table.foot, 0)]),
  );
  const head = lay(table.head, columns);
  const body = [...lay(table.body, columns), ...lay(table.foot, columns)];
  const all = [...head, ...body];
  if (all.length === 0) {
    return above;
  }
  const total = toTwips(flow.width);
  const { styles, table: settings } = session.input.template;
  const widths = columnWidths(all, columns, total, {
    // Bold Arabic and digits both come near six tenths of their size.
    character: toTwips(styles.tableHead.size * 0.6),
    padding: toTwips(settings.cellPadding.inline * 2),
  });
  const toRow = (isHead: boolean) => (row: readonly GridCell[]) =>
    new DocxRow({
      cantSplit: true,
      ...(isHead ? { tableHeader: true } : {}),
      children: row.map((place) => cell(place, table, { isHead, widths }, flow, session)),
    });
  const title = inlineText(caption);
  return [
    ...above,
    new DescribedTable(
      {
        style: TABLE_STYLE.data,
        ...(flow.direction === "rtl" ? { visuallyRightToLeft: true } : {}),
        tableLook: {
          firstRow: head.length > 0,
          lastRow: table.foot.length > 0,
          firstColumn: table.headerColumn === true,
          lastColumn: false,
          noHBand: true,
          noVBand: true,
        },
        width: { size: total, type: "dxa" },
        columnWidths: widths,
        layout: "fixed",
        rows: [...head.map(toRow(true)), ...body.map(toRow(false))],
      },
      title === "" ? undefined : { title, text: "" },
    ),
    ...(credit.length === 0
      ? [paragraphOf([], { ...flow, align: undefined }, session, { role: "afterTable" })]
      : [paragraph(credit, { ...flow, align: undefined }, session, { role: "credit" })]),
  ];
}

/** Cells beyond the last column that Word has go into that one. */
function withinLimit(row: TableRow): TableRow {
  const last = row.cells[MOST_COLUMNS - 1];
  return last === undefined || row.cells.length <= MOST_COLUMNS
    ? row
    : {
        ...row,
        cells: [
          ...row.cells.slice(0, MOST_COLUMNS - 1),
          { ...last, children: row.cells.slice(MOST_COLUMNS - 1).flatMap((one) => one.children) },
        ],
      };
}

function cell(
  place: GridCell,
  table: Table,
  { isHead, widths }: RowKind,
  outer: Flow,
  session: Session,
): DocxCell {
  const width = widths
    .slice(place.column, place.column + place.columns)
    .reduce((sum, one) => sum + one, 0);
  const padding = session.input.template.table.cellPadding.inline;
  const isHeading = isHead || (table.headerColumn === true && place.column === 0);
  const flow: Flow = {
    ...outer,
    role: isHeading ? "tableHead" : "tableCell",
    box: undefined,
    place: undefined,
    lead: undefined,
    depth: 0,
    align: alignOf(table, place.column, outer),
    width: Math.max(LEAST_WIDTH, width / 20 - 2 * padding),
    inCell: true,
  };
  const empty = () => paragraphOf([], flow, session);
  const blocks =
    place.kind === "cell" ? session.renderBlocks(place.cell.children, flow, session) : [];
  return new DocxCell({
    width: { size: width, type: "dxa" },
    ...(place.columns > 1 ? { columnSpan: place.columns } : {}),
    ...(place.kind === "covered" ? { verticalMerge: "continue" as const } : {}),
    ...(place.kind === "cell" && place.rows > 1 ? { verticalMerge: "restart" as const } : {}),
    // A cell ends with a paragraph (ECMA-376 17.4.65); an inner table brings its own.
    children: blocks.length === 0 ? [empty()] : blocks,
  });
}

/** Numbers of a column stand under each other by their last digits, which are at the right in every direction. */
function alignOf(table: Table, column: number, { direction }: Flow): Flow["align"] {
  const align = table.columns[column]?.align ?? "start";
  switch (align) {
    case "start":
      return undefined;
    case "center":
    case "end":
      return align;
    case "decimal":
      return direction === "rtl" ? undefined : "end";
  }
}

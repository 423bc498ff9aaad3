import type { ColumnAlign, Table } from "../../model/index.ts";
import type { Align, BlockStyle } from "../../template/index.ts";
import { type FlowContext, styleOf } from "../flow/flow-context.ts";
import type { PlacedCell, TablePart } from "./grid.ts";

/** True for cells that name their column or row. */
export function isHeader(table: Table, part: TablePart, placed: PlacedCell): boolean {
  return part === "head" || (table.headerColumn === true && placed.column === 0);
}

const ALIGN: Readonly<Record<ColumnAlign, Align>> = {
  start: "start",
  center: "center",
  end: "end",
  decimal: "end",
};

/** The style of the paragraphs of a cell, aligned as its column is. */
export function cellStyle(
  table: Table,
  part: TablePart,
  placed: PlacedCell,
  context: FlowContext,
): BlockStyle {
  const style = styleOf(isHeader(table, part, placed) ? "tableHead" : "tableCell", context);
  const align = table.columns[placed.column]?.align;
  return {
    ...style,
    spaceBefore: 0,
    spaceAfter: 0,
    ...(align === undefined || align === "start" ? {} : { align: ALIGN[align] }),
  };
}

import { COLUMN_ALIGNS, type Table, type TableCell, type TableRow } from "../../../model/index.ts";
import { elementOf, elementsOf, type XmlElement } from "../../xml/index.ts";
import { readCell } from "./cells.ts";
import { common, located, type OwnDocument } from "./context.ts";
import { numberedOf } from "./figures.ts";
import { readInlines } from "./inlines.ts";
import { flag, hasClass, mark } from "./marked.ts";

/** A table in its box. */
export function readTable(box: XmlElement, document: OwnDocument): Table {
  const table = elementOf(box, "table") ?? box;
  const caption = elementOf(table, "caption");
  const words = caption === undefined ? [] : readInlines(caption.children, document);
  const credit = elementsOf(box, "p").find((line) => hasClass(line, "credit"));
  const headerColumn = flag(box, "data-header-column");
  const rows = (group: string) =>
    elementsOf(table, group).flatMap((rowGroup) =>
      elementsOf(rowGroup, "tr").map((row) => readRow(row, document)),
    );
  return {
    type: "table",
    columns: (mark(box, "data-columns") ?? "")
      .split(" ")
      .filter((name) => name !== "")
      .map((name) => ({ align: COLUMN_ALIGNS.find((align) => align === name) ?? "start" })),
    head: rows("thead"),
    body: rows("tbody"),
    foot: rows("tfoot"),
    ...(words.length === 0 ? {} : { caption: words }),
    ...(credit === undefined ? {} : { credit: readInlines(credit.children, document) }),
    ...(headerColumn === undefined ? {} : { headerColumn }),
    ...numberedOf(box),
    ...common(box, document),
  };
}

function readRow(row: XmlElement, document: OwnDocument): TableRow {
  const cells = elementsOf(row).map((cell): TableCell => {
    const columnSpan = mark(cell, "colspan");
    const rowSpan = mark(cell, "rowspan");
    return {
      children: readCell(cell.children, document),
      ...(columnSpan === undefined ? {} : { columnSpan: Number(columnSpan) }),
      ...(rowSpan === undefined ? {} : { rowSpan: Number(rowSpan) }),
      ...located(cell, document),
    };
  });
  return { cells, ...located(row, document) };
}

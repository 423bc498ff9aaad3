import {
  type Block,
  COLUMN_ALIGNS,
  type ColumnAlign,
  type Inline,
  type Table,
  type TableCell,
  type TableRow,
  type Verse,
  type VerseLine,
} from "../../model/index.ts";
import type { Assembler, Place } from "./assembler.ts";
import { captionWords } from "./caption-words.ts";
import {
  attribute,
  childOf,
  childrenOf,
  type Element,
  integer,
  switchOf,
  valOf,
} from "./element.ts";
import { type Item, isBlank, type ParagraphItem, type TableItem } from "./items.ts";
import type { OwnBlock } from "./own-data.ts";

interface Cell {
  readonly element: Element;
  readonly items: readonly Item[];
  readonly column: number;
  readonly columns: number;
  /** `continue` for the place under a cell that reaches over it. */
  readonly merge: "restart" | "continue" | undefined;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly isHead: boolean;
}

/** As wide as HTML lets a cell be; Word has 63 columns. */
const MOST_COLUMNS = 1000;

function readRows(item: TableItem, to: Assembler): readonly Row[] {
  return childrenOf(item.element, "w:tr").map((row): Row => {
    const properties = childOf(row, "w:trPr");
    let column = Math.min(MOST_COLUMNS, integer(valOf(properties, "w:gridBefore")) ?? 0);
    const cells = childrenOf(row, "w:tc").map((element): Cell => {
      const own = childOf(element, "w:tcPr");
      const span = Math.min(MOST_COLUMNS, Math.max(1, integer(valOf(own, "w:gridSpan")) ?? 1));
      const merge = childOf(own, "w:vMerge");
      const cell: Cell = {
        element,
        items: to.reading.items(element),
        column,
        columns: span,
        merge:
          merge === undefined
            ? undefined
            : attribute(merge, "w:val") === "restart"
              ? "restart"
              : "continue",
      };
      column += span;
      return cell;
    });
    return { cells, isHead: switchOf(properties, "w:tblHeader") === true };
  });
}

/** A table, or what stands in it where it has one cell and only serves the layout. */
export function readTable(
  item: TableItem,
  captioned: ParagraphItem | undefined,
  credited: ParagraphItem | undefined,
  place: Place,
  to: Assembler,
): readonly Block[] {
  const rows = readRows(item, to).filter(({ cells }) => cells.length > 0);
  const entry =
    (captioned === undefined ? undefined : to.take(captioned, "table")) ?? to.take(item, "table");
  const common = to.common(
    captioned === undefined || entry === undefined ? item : captioned,
    entry,
    place,
  );
  const inner = { ...to.inside(common, place), inCell: true };
  const caption =
    captioned === undefined ? undefined : captionWords(captioned, to.inside(common, place), to);
  const credit =
    credited === undefined ? undefined : to.inlines(credited, to.inside(common, place));
  const [only] = rows;
  if (
    entry === undefined &&
    rows.length === 1 &&
    only?.cells.length === 1 &&
    caption === undefined
  ) {
    to.reading.losses.guessed(
      "a table of one cell is a frame: what stands in it is kept as text",
      item.span,
    );
    return to.blocks(only.cells[0]?.items ?? [], place);
  }
  const isTurned = entry === undefined && runsAgainst(item, rows, place);
  const width = Math.max(0, ...rows.map(({ cells }) => ends(cells.at(-1))));
  const made = rows.map((row, at) => rowOf(row, rows, at, { width, isTurned, place: inner }, to));
  const heads = headsOf(rows, entry);
  const feet = footOf(entry, made.length - heads);
  const data = entry?.data ?? {};
  const numbered = entry === undefined ? caption?.numbered : data.numbered;
  const { span, id, language, direction } = common;
  return [
    {
      type: "table",
      ...(id === undefined ? {} : { id }),
      ...(entry === undefined || language === undefined ? {} : { language }),
      ...(entry === undefined || direction === undefined ? {} : { direction }),
      ...(span === undefined ? {} : { span }),
      columns: columnsOf(data.columns, rows, heads, width, isTurned),
      head: made.slice(0, heads),
      body: made.slice(heads, made.length - feet),
      foot: made.slice(made.length - feet),
      ...(caption === undefined || caption.words.length === 0 ? {} : { caption: caption.words }),
      ...(credit === undefined || credit.length === 0 ? {} : { credit }),
      ...(typeof data.headerColumn === "boolean" ? { headerColumn: data.headerColumn } : {}),
      ...(typeof numbered === "boolean" ? { numbered } : {}),
    },
  ];
}

const ends = (cell: Cell | undefined): number =>
  cell === undefined ? 0 : cell.column + cell.columns;

/** Ours has as many rows of each kind as were written, while they are there; others say which rows head them. */
function headsOf(rows: readonly Row[], entry: OwnBlock | undefined): number {
  const firstBody = rows.findIndex(({ isHead }) => !isHead);
  const said = firstBody === -1 ? rows.length : firstBody;
  return entry === undefined && said === rows.length && rows.length > 1 ? 1 : said;
}

function footOf(entry: OwnBlock | undefined, rows: number): number {
  const feet = entry?.data.feet;
  return typeof feet === "number" && Number.isInteger(feet) && feet > 0 ? Math.min(feet, rows) : 0;
}

/**
 * Whether the cells stand in the order against that of reading: a table of Arabic words that was never set from right to
 * left has its first column, as it is read, at the end.
 */
function runsAgainst(item: TableItem, rows: readonly Row[], { direction }: Place): boolean {
  const bidi = switchOf(childOf(item.element, "w:tblPr"), "w:bidiVisual") === true ? "rtl" : "ltr";
  if (bidi === direction) {
    return false;
  }
  const paragraphs = rows.flatMap(({ cells }) =>
    cells.flatMap(({ items }) =>
      items.filter((one): one is ParagraphItem => one.kind === "paragraph" && !isBlank(one)),
    ),
  );
  const along = paragraphs.filter((one) => one.direction === direction).length;
  return along * 2 >= paragraphs.length;
}

interface RowPlace {
  readonly width: number;
  readonly isTurned: boolean;
  readonly place: Place;
}

function rowOf(
  row: Row,
  rows: readonly Row[],
  at: number,
  { width, isTurned, place }: RowPlace,
  to: Assembler,
): TableRow {
  const cells = row.cells.flatMap((cell): readonly TableCell[] => {
    if (cell.merge === "continue" && isCovered(cell, rows, at)) {
      return [];
    }
    const span = rowSpan(cell, rows, at);
    return [
      {
        children: to.blocks(cell.items.map(plain), place),
        ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
        ...(span > 1 ? { rowSpan: span } : {}),
      },
    ];
  });
  const first = row.cells[0]?.column ?? 0;
  const missing = Math.max(0, width - ends(row.cells.at(-1)));
  const before = Array.from(
    { length: Math.min(first, width) },
    (): TableCell => ({ children: [] }),
  );
  // What a row lacks at its end is filled up when it is set; at its beginning it has to be said.
  const all = [...before, ...cells];
  if (!isTurned) {
    return { cells: all };
  }
  const after = Array.from({ length: missing }, (): TableCell => ({ children: [] }));
  return { cells: [...all, ...after].reverse() };
}

/** A cell in the look of a table's cells is an ordinary paragraph in it. */
const plain = (item: Item): Item =>
  item.kind === "paragraph" && (item.role === "tableCell" || item.role === "tableHead")
    ? { ...item, role: "body" }
    : item;

const placeIn = (row: Row | undefined, { column, columns }: Cell): Cell | undefined =>
  row?.cells.find((cell) => cell.column === column && cell.columns === columns);

/** Whether a cell that says it goes on has one above it to go on from. */
function isCovered(cell: Cell, rows: readonly Row[], at: number): boolean {
  for (let above = at - 1; above >= 0; above -= 1) {
    const over = placeIn(rows[above], cell);
    if (over?.merge === "restart") {
      return true;
    }
    if (over?.merge !== "continue") {
      return false;
    }
  }
  return false;
}

function rowSpan(cell: Cell, rows: readonly Row[], at: number): number {
  if (cell.merge !== "restart") {
    return 1;
  }
  let end = at + 1;
  while (placeIn(rows[end], cell)?.merge === "continue") {
    end += 1;
  }
  return end - at;
}

/** What was asked for in ours; of others, the side that most cells of a column have. */
function columnsOf(
  own: unknown,
  rows: readonly Row[],
  heads: number,
  width: number,
  isTurned: boolean,
): Table["columns"] {
  const known = Array.isArray(own) ? own : undefined;
  const columns = Array.from({ length: width }, (_, column) => ({
    align:
      COLUMN_ALIGNS.find((align) => align === known?.[column]) ??
      alignOf(rows.slice(heads), column),
  }));
  if (known !== undefined) {
    // Some rows may have more cells than columns were named.
    return known.length <= width ? columns.slice(0, known.length) : columns;
  }
  return isTurned ? columns.reverse() : columns;
}

function alignOf(rows: readonly Row[], column: number): ColumnAlign {
  const sides = rows.flatMap(({ cells }) => {
    const cell = cells.find((one) => one.column === column);
    const item = cell?.items.find((one) => one.kind === "paragraph");
    return item?.kind === "paragraph" ? [item.align] : [];
  });
  const most = (wanted: readonly string[]): boolean =>
    sides.length > 0 &&
    sides.filter((side) => wanted.includes(side ?? "")).length * 2 > sides.length;
  // Left and right are the leading and the trailing side of a paragraph, whatever its direction (17.3.1.13).
  return most(["center"]) ? "center" : most(["end", "right"]) ? "end" : "start";
}

/** A poem whose lines have two halves. */
export function readVerseTable(
  item: TableItem,
  place: Place,
  to: Assembler,
): { readonly verse: Verse; readonly entry: OwnBlock | undefined } {
  const rows = readRows(item, to);
  const entry = to.take(item, "verse");
  const common = to.common(item, entry, place);
  const inner = to.inside(common, place);
  const half = (cell: Cell | undefined): readonly Inline[] => {
    const line = cell?.items.find((one) => one.kind === "paragraph");
    return line?.kind === "paragraph" ? to.inlines(line, inner) : [];
  };
  const lines = rows.map(
    ({ cells: [first, second] }): VerseLine => ({
      hemistichs: second === undefined ? [half(first)] : [half(first), half(second)],
    }),
  );
  return { verse: { type: "verse", ...common, lines }, entry };
}

/** The pictures of one row of a gallery, in the order of their cells. */
export function readGalleryRow(
  item: TableItem,
  place: Place,
  to: Assembler,
): { readonly blocks: readonly Block[]; readonly isGallery: boolean } {
  const name = to.reading.styles.tableName(valOf(childOf(item.element, "w:tblPr"), "w:tblStyle"));
  if (name !== "Gallery Table") {
    return { blocks: [], isGallery: false };
  }
  const cells = readRows(item, to).flatMap((row) => row.cells);
  return {
    blocks: cells.flatMap((cell) => to.blocks(cell.items, { ...place, inCell: true })),
    isGallery: true,
  };
}

import type { Element, Nodes } from "hast";
import type { Block, ColumnAlign, Inline, Table, TableCell, TableRow } from "../../model/index.ts";
import { at, type Context, lost, spanOf } from "./context.ts";
import {
  attribute,
  eachNode,
  filled,
  findElement,
  hasClass,
  isBlankText,
  isElement,
  isText,
  numberOf,
  styleOf,
  textOf,
} from "./element.ts";
import { figureBlocks } from "./figures.ts";
import { insideBlock, localFields, localise } from "./language-of.ts";
import { takeId, takeTargets } from "./targets.ts";
import { collapse } from "./whitespace.ts";

interface Row {
  readonly element: Element;
  readonly cells: readonly Element[];
}

interface Group {
  readonly kind: "head" | "body" | "foot";
  readonly rows: readonly Row[];
}

/** More columns than a page was ever given; tables of code, not of people. */
const MOST_COLUMNS = 200;

/** A table; one that only lays out a page is what stands in it. */
export function tableBlocks(element: Element, context: Context): readonly Block[] {
  if (hasClass(element, /^tr-caption-container$/)) {
    return figureBlocks(element, context);
  }
  const { groups, captions, others } = partsOf(element, context);
  const rows = groups.flatMap((group) => group.rows);
  if (isForLayout(element, rows)) {
    return context.toBlocks(
      [
        ...captions.flatMap((one) => one.children),
        ...rows.flatMap((row) => row.cells.flatMap((cell) => cell.children)),
        ...others,
      ],
      context,
    );
  }
  const widths = groups.map((group) => widthOf(group.rows));
  const width = Math.max(0, ...widths);
  if (width > MOST_COLUMNS) {
    lost(`tables of more than ${MOST_COLUMNS} columns are kept as paragraphs`, element, context);
    return context.toBlocks(
      [
        ...captions.flatMap((one) => one.children),
        ...rows.flatMap((row) => row.cells.flatMap((cell) => cell.children)),
      ],
      context,
    );
  }
  const id = takeId(context);
  const inside: Context = { ...insideBlock(context), wrappers: context.wrappers };
  const caption = captions.flatMap((one): readonly Inline[] => {
    takeTargets(one, context);
    return collapse(context.toInlines(one.children, { ...localise(one, inside), wrappers: [] }));
  });
  const { groups: taken, isGuessed } = takeHead(groups);
  if (isGuessed) {
    context.tally.add(
      "input/guessed",
      "first rows in bold are taken for the heads of their tables",
      spanOf(element, context),
    );
  }
  const bodyRows = taken.filter(({ kind }) => kind === "body").flatMap((group) => group.rows);
  const convert = (kind: Group["kind"]) =>
    taken
      .filter((group) => group.kind === kind)
      .flatMap((group) => toRows(group.rows, kind === "head", inside));
  const table: Table = {
    type: "table",
    ...id,
    columns: columnsOf(width, bodyRows, context),
    head: convert("head"),
    body: convert("body"),
    foot: convert("foot"),
    ...(caption.length === 0 ? {} : { caption }),
    ...(hasHeaderColumn(bodyRows) ? { headerColumn: true } : {}),
    ...localFields(context),
    ...at(spanOf(element, context)),
  };
  return [table, ...context.toBlocks(others, context)];
}

function partsOf(table: Element, context: Context) {
  const groups: Group[] = [];
  const captions: Element[] = [];
  const others: Nodes[] = [];
  const rowsOf = (element: Element): readonly Row[] =>
    element.children.flatMap((child): readonly Row[] =>
      isElement(child) && child.tagName === "tr" && !context.notes.consumed.has(child)
        ? [{ element: child, cells: cellsOf(child) }]
        : [],
    );
  for (const child of table.children) {
    if (!isElement(child)) {
      continue;
    }
    if (child.tagName === "caption") {
      captions.push(child);
    } else if (child.tagName === "thead" || child.tagName === "tfoot") {
      groups.push({ kind: child.tagName === "thead" ? "head" : "foot", rows: rowsOf(child) });
    } else if (child.tagName === "tbody") {
      groups.push({ kind: "body", rows: rowsOf(child) });
    } else if (child.tagName === "tr") {
      groups.push({ kind: "body", rows: [{ element: child, cells: cellsOf(child) }] });
    } else if (!/^(?:col|colgroup)$/.test(child.tagName)) {
      others.push(child);
    }
  }
  return { groups, captions, others };
}

const cellsOf = (row: Element): readonly Element[] =>
  row.children.filter((child) => isElement(child)).filter((child) => /^t[dh]$/.test(child.tagName));

/** Whether a table stands for the place of things on a page. */
function isForLayout(table: Element, rows: readonly Row[]): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, "role") ?? "")) {
    return true;
  }
  if (
    rows.every((row) => row.cells.length <= 1) &&
    findElement(table, (one) => one.tagName === "th" || one.tagName === "caption") === undefined
  ) {
    // A column of nothing but figures or words is a list in a frame; so is a box around a text.
    return (
      rows.length <= 1 ||
      findElement(table, (one) => /^(?:p|h[1-6]|table|ul|ol|img|div)$/.test(one.tagName)) !==
        undefined
    );
  }
  return false;
}

interface Head {
  readonly groups: readonly Group[];
  /** Whether nothing but bold letters says that it is one. */
  readonly isGuessed: boolean;
}

/**
 * Leading rows of headings are the head, where no `thead` is; an empty head is none. Where the table has no heading at all, which is how
 * word processors and editors of content systems write them, a first row whose cells are all bold is one, unless another is as well.
 */
function takeHead(groups: readonly Group[]): Head {
  const isFilled = (row: Row) =>
    row.cells.some(
      (cell) =>
        !isBlankText(textOf(cell)) ||
        findElement(cell, (one) => one.tagName === "img") !== undefined,
    );
  const cleaned = groups.map((group) =>
    group.kind === "body" ? group : { ...group, rows: group.rows.filter(isFilled) },
  );
  if (cleaned.some((group) => group.kind === "head" && group.rows.length > 0)) {
    return { groups: cleaned, isGuessed: false };
  }
  const at = cleaned.findIndex((group) => group.kind === "body" && group.rows.length > 0);
  const first = cleaned[at];
  if (first === undefined) {
    return { groups: cleaned, isGuessed: false };
  }
  const isHead = (row: Row) =>
    row.cells.length > 0 &&
    row.cells.every((cell) => cell.tagName === "th" && attribute(cell, "scope") !== "row");
  let count = 0;
  while (
    count < first.rows.length &&
    isHead(first.rows[count] ?? { element: first.rows[0]?.element ?? NO_ELEMENT, cells: [] })
  ) {
    count += 1;
  }
  const isGuessed = count === 0 && isBoldHead(cleaned.flatMap((group) => group.rows));
  if (isGuessed) {
    count = 1;
  }
  // A row of headings that reaches down takes along what it reaches.
  const reach = Math.max(
    0,
    ...first.rows
      .slice(0, count)
      .flatMap((row, index) => row.cells.map((cell) => index + spanOfCell(cell, "rowSpan"))),
  );
  if (count === 0 || count === first.rows.length || reach > count) {
    return { groups: cleaned, isGuessed: false };
  }
  return {
    groups: [
      ...cleaned.slice(0, at),
      { kind: "head", rows: first.rows.slice(0, count) },
      { kind: "body", rows: first.rows.slice(count) },
      ...cleaned.slice(at + 1),
    ],
    isGuessed,
  };
}

/** Whether the first row alone is bold throughout, two cells of it at least, in a table without `th`. */
function isBoldHead([head, ...rows]: readonly Row[]): boolean {
  const filledCells = (row: Row) => row.cells.filter((cell) => !isBlankText(textOf(cell)));
  const isBoldRow = (row: Row) => filledCells(row).length > 0 && filledCells(row).every(isBold);
  return (
    head !== undefined &&
    filledCells(head).length > 1 &&
    isBoldRow(head) &&
    !rows.some(isBoldRow) &&
    ![head, ...rows].some((row) => row.cells.some((cell) => cell.tagName === "th"))
  );
}

/** Whether all words of a cell are bold. */
function isBold(cell: Element): boolean {
  let isAll = true;
  eachNode(cell, (node) => {
    if (isText(node)) {
      isAll &&= isBlankText(node.value);
      return false;
    }
    return !(isElement(node) && saysBold(node));
  });
  return isAll;
}

const saysBold = (element: Element): boolean => {
  const weight = styleOf(element).get("font-weight");
  return weight === undefined
    ? /^(?:b|strong)$/.test(element.tagName)
    : /^(?:bold|bolder|[6-9]00)$/.test(weight);
};

const NO_ELEMENT: Element = { type: "element", tagName: "tr", properties: {}, children: [] };

function hasHeaderColumn(rows: readonly Row[]): boolean {
  return (
    rows.length > 0 &&
    rows.every(
      (row) => row.cells[0]?.tagName === "th" && (row.cells.length > 1 || rows.length === 1),
    )
  );
}

const spanOfCell = (cell: Element, name: "colSpan" | "rowSpan"): number => {
  const written = numberOf(cell, name) ?? 1;
  return name === "colSpan"
    ? Math.min(Math.max(written, 1), 1000)
    : Math.min(written < 0 ? 1 : written, 65534);
};

/** Columns that a group of rows takes, with cells that reach down counted in each row. */
function widthOf(rows: readonly Row[]): number {
  return Math.max(0, ...placed(rows).map((row) => row.width));
}

interface PlacedRow {
  readonly starts: readonly number[];
  readonly width: number;
}

/** Where each cell begins, from 0 (HTML 4.9.12.1). */
function placed(rows: readonly Row[]): readonly PlacedRow[] {
  // For each column, the row from which it is free again.
  const freeFrom: number[] = [];
  let isTooWide = false;
  return rows.map((row, index) => {
    let column = 0;
    let width = 0;
    const starts = row.cells.map((cell) => {
      // Such a table is not set as one, and where its cells would stand no longer matters.
      if (isTooWide) {
        return 0;
      }
      while ((freeFrom[column] ?? 0) > index) {
        column += 1;
      }
      const start = column;
      const columns = spanOfCell(cell, "colSpan");
      const reach = spanOfCell(cell, "rowSpan");
      const until = reach === 0 ? rows.length : Math.min(index + reach, rows.length);
      for (let step = 0; step < columns; step += 1) {
        freeFrom[column + step] = until;
      }
      column += columns;
      width = Math.max(width, column);
      isTooWide = column > MOST_COLUMNS;
      return start;
    });
    return { starts, width };
  });
}

function toRows(rows: readonly Row[], isHead: boolean, context: Context): readonly TableRow[] {
  return rows.map(({ element, cells }, index): TableRow => {
    takeTargets(element, context);
    const within = localise(element, context);
    return {
      cells: cells.map((cell) => toCell(cell, rows.length - index, isHead, within)),
      ...at(spanOf(element, context)),
    };
  });
}

function toCell(cell: Element, rowsLeft: number, isHead: boolean, context: Context): TableCell {
  takeTargets(cell, context);
  const columns = spanOfCell(cell, "colSpan");
  const reach = spanOfCell(cell, "rowSpan");
  const rows = reach === 0 ? rowsLeft : Math.min(reach, rowsLeft);
  const children = context.toBlocks(cell.children, localise(cell, context));
  return {
    children: cell.tagName === "th" || isHead ? children.map(undressed) : children,
    ...(columns === 1 ? {} : { columnSpan: columns }),
    ...(rows === 1 ? {} : { rowSpan: rows }),
    ...at(spanOf(cell, context)),
  };
}

/** A heading of a column that is bold throughout says no more by it. */
function undressed(block: Block): Block {
  const [only] = block.type === "paragraph" ? block.children : [];
  return block.type === "paragraph" && block.children.length === 1 && only?.type === "strong"
    ? { ...block, children: only.children }
    : block;
}

/** How the columns stand, where all cells of one agree. */
function columnsOf(width: number, rows: readonly Row[], context: Context): Table["columns"] {
  const found: (ColumnAlign | "mixed" | undefined)[] = [];
  const places = placed(rows);
  for (const [index, row] of rows.entries()) {
    for (const [at, cell] of row.cells.entries()) {
      const column = places[index]?.starts[at] ?? 0;
      if (spanOfCell(cell, "colSpan") === 1 && !isBlankText(textOf(cell))) {
        const align = alignOf(cell, row.element, context);
        found[column] = found[column] === undefined || found[column] === align ? align : "mixed";
      }
    }
  }
  return Array.from({ length: width }, (_, column) => {
    const align = found[column];
    return { align: align === undefined || align === "mixed" ? "start" : align };
  });
}

function alignOf(cell: Element, row: Element, context: Context): ColumnAlign {
  const written = [cell, row]
    .map((one) => styleOf(one).get("text-align") ?? filled(one, "align")?.toLowerCase())
    .find((one) => one !== undefined);
  const isRightToLeft = context.local.direction === "rtl";
  switch (written) {
    case "center":
      return "center";
    case "end":
      return "end";
    case "left":
      return isRightToLeft ? "end" : "start";
    case "right":
      return isRightToLeft ? "start" : "end";
    case undefined:
      return "start";
    default:
      return "start";
  }
}

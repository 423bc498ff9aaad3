import { build, captionLine, type Inline, type Table } from "../../model/index.ts";
import type { StyleRole } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type FlowContext, styleOf } from "../flow/flow-context.ts";
import { type FlowBlock, matter, type Slab, stack, totalHeight } from "../flow/slab.ts";
import { flowText } from "../flow/text-block.ts";
import { element, type GrowingElement } from "../structure.ts";
import { cellStyle, isHeader } from "./cell-style.ts";
import { leastWidth } from "./column-widths.ts";
import { type FittedTable, fitTable } from "./fit-table.ts";
import { type Grid, type GridRow, gridOf, type PlacedCell, type TablePart } from "./grid.ts";
import { columnEdges, measureTable, type TableNeeds } from "./measure-table.ts";
import { asArtifact, rowSlabs, type SetCell } from "./row-slabs.ts";

const PART_TAG = { head: "THead", body: "TBody", foot: "TFoot" } as const;

/** A ruled table as wide as the measure; the first column stands at the start side. */
export function flowTable(table: Table, context: FlowContext): FlowBlock {
  const settings = context.article.template.table;
  const made = element("Table", context.parent);
  const grid = gridOf(table);
  const needs = measureTable(table, grid, context);
  const fitted = fitTable(table, grid, needs, context);
  const place = fitted.context;
  const text = (words: readonly Inline[], role: StyleRole, tag: "Caption" | "P") =>
    words.length === 0
      ? []
      : [
          flowText(words, styleOf(role, place), place, {
            span: table.span,
            element: element(tag, tag === "Caption" ? made : context.parent),
          }),
        ];
  const number = context.article.article.captions.get(table);
  const caption = text(captionLine(table.caption, number), "tableCaption", "Caption");
  const credit = text(table.credit ?? [], "credit", "P");
  const body: FlowBlock = {
    before: 0,
    after: credit.length === 0 ? 0 : settings.cellPadding.block,
    keepWithNext: credit.length > 0,
    slabs: tableSlabs(table, grid, needs, fitted, made),
  };
  const whole = stack([...caption, body, ...credit]);
  if (fitted.isTurned) {
    return onTurnedPage(whole);
  }
  const isSmall = totalHeight(whole.slabs) <= context.area.height * SMALL;
  const slabs = isSmall ? whole.slabs.map(loath) : whole.slabs;
  return { ...whole, slabs, before: settings.spaceBefore, after: settings.spaceAfter };
}

/** Of the height of a page: a table that is no higher is parted only to spare a hole. */
const SMALL = 0.3;

const loath = (slab: Slab, index: number, { length }: readonly Slab[]): Slab =>
  slab.breakAfter && index < length - 1 ? { ...slab, reluctant: "table" } : slab;

/** The measure that a table needs if no word in it is to be parted. */
export function leastTableWidth(table: Table, context: FlowContext): Points {
  const grid = gridOf(table);
  return leastWidth(grid.columns, measureTable(table, grid, context).cells);
}

/** A place in the text that takes no room: the pages of the table follow the page that it falls on. */
function onTurnedPage({ slabs }: FlowBlock): FlowBlock {
  return {
    before: 0,
    after: 0,
    keepWithNext: false,
    keepWithPrevious: true,
    slabs: [matter(0, () => [], { turned: slabs })],
  };
}

function tableSlabs(
  table: Table,
  grid: Grid,
  needs: TableNeeds,
  fitted: FittedTable,
  made: GrowingElement,
): readonly Slab[] {
  const { context } = fitted;
  const edges = columnEdges(fitted.widths);
  const parts = new Map<TablePart, GrowingElement>();
  const partElement = (part: TablePart): GrowingElement => {
    const known = parts.get(part) ?? element(PART_TAG[part], made);
    parts.set(part, known);
    return known;
  };
  const rows = grid.rows.map((row): readonly SetCell[] => {
    const entry = element("TR", partElement(row.part));
    return row.cells.map((placed) => setCell(table, row, placed, { needs, fitted, edges }, entry));
  });
  const headRows = rows.slice(
    0,
    grid.rows.findIndex(({ part }) => part !== "head"),
  );
  const head = rowSlabs(headRows, grid, { height: context.area.height, partsHead: false }, context);
  const again = [...continuation(table, context), ...head.flat()].map(asArtifact);
  // A head that would fill a third of every page is not repeated, and parted as other rows are.
  const partsHead = totalHeight(again) > context.area.height / 3;
  const repeated = partsHead ? [] : again;
  const height = context.area.height - totalHeight(repeated);
  const slabs = rowSlabs(rows, grid, { height, partsHead }, context);
  const first = grid.rows.findIndex(({ part }) => part !== "head");
  const last = grid.rows.length - 1;
  return slabs.flatMap((row, index) =>
    row.map((slab, band): Slab => {
      if (grid.rows[index]?.part === "head") {
        const isEnd = index === first - 1 && band === row.length - 1;
        return { ...slab, breakAfter: partsHead && slab.breakAfter && !isEnd };
      }
      // As lines of a paragraph: the first row does not stay behind alone, nor does the last go alone.
      const lone = row.length === 1 && (index === first || index === last - 1) && index < last;
      return { ...slab, repeated, breakAfter: slab.breakAfter && !lone };
    }),
  );
}

/** «جدول ٢ (تابع)», above the head where the table goes on. */
function continuation(table: Table, context: FlowContext): readonly Slab[] {
  const { article, profile } = context.article;
  const number = article.captions.get(table);
  if (number === undefined) {
    return [];
  }
  const words = `${number.label}\u00a0${number.number} (${profile.labels.continued})`;
  const { slabs, after } = flowText(
    [build.text(words)],
    styleOf("tableCaption", context),
    context,
    { span: table.span, element: null },
  );
  return [...slabs, matter(after, () => [])];
}

interface TablePlace {
  readonly needs: TableNeeds;
  readonly fitted: FittedTable;
  /** Of the columns, from the start side. */
  readonly edges: readonly Points[];
}

function setCell(
  table: Table,
  row: GridRow,
  placed: PlacedCell,
  place: TablePlace,
  entry: GrowingElement,
): SetCell {
  const { context } = place.fitted;
  const { column, columnSpan, rowSpan, cell } = placed;
  const before = place.edges[column] ?? 0;
  const width = (place.edges[column + columnSpan] ?? context.width) - before;
  const x =
    context.direction === "rtl" ? context.x + context.width - before - width : context.x + before;
  const header = isHeader(table, row.part, placed);
  const parent = element(header ? "TH" : "TD", entry, {
    ...(header ? { scope: row.part === "head" ? ("Column" as const) : ("Row" as const) } : {}),
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
  });
  const inside: FlowContext = {
    ...context,
    ...contentPlace(placed, x, width, place),
    paragraph: cellStyle(table, row.part, placed, context),
    listDepth: 0,
    parent,
  };
  return { placed, x, width, slabs: stack(context.flow(cell.children, inside)).slabs };
}

/** Room for rounding around a number, in points. */
const NUMBER_SLACK = 0.05;

/** Where the content of a cell stands: within its padding, or where the fraction of its number meets the others. */
function contentPlace(
  placed: PlacedCell,
  x: Points,
  width: Points,
  { needs, fitted: { context, scale } }: TablePlace,
): { readonly x: Points; readonly width: Points } {
  const { inline } = context.article.template.table.cellPadding;
  const room = Math.max(1, width - 2 * inline);
  const reach = needs.reaches.get(placed);
  const widest = needs.columns.get(placed.column);
  if (reach === undefined || widest === undefined) {
    return { x: x + inline, width: room };
  }
  const block = (widest.left + widest.right) * scale;
  if (block > room + NUMBER_SLACK) {
    return { x: x + inline, width: room };
  }
  const left = context.direction === "rtl" ? x + inline : x + width - inline - block;
  return {
    x: left + (widest.left - reach.left) * scale,
    width: (reach.left + reach.right) * scale + NUMBER_SLACK,
  };
}

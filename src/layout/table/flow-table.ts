import { diagnostic } from "../../diagnostics/index.ts";
import { type Block, type ColumnAlign, captionLine, type Table } from "../../model/index.ts";
import type { Align, BlockStyle } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type FlowContext, styleOf } from "../flow/flow-context.ts";
import { type FlowBlock, type Slab, stack, totalHeight } from "../flow/slab.ts";
import { flowText } from "../flow/text-block.ts";
import { type ContentWidth, contentWidth } from "../inline/content-width.ts";
import { blockLook } from "../inline/text-look.ts";
import { element, type GrowingElement } from "../structure.ts";
import { type CellNeed, columnWidths } from "./column-widths.ts";
import { type Grid, type GridRow, gridOf, type PlacedCell, type TablePart } from "./grid.ts";
import { asArtifact, rowSlabs, type SetCell } from "./row-slabs.ts";

const PART_TAG = { head: "THead", body: "TBody", foot: "TFoot" } as const;

/** A ruled table as wide as the measure; the first column stands at the start side. Rows are not parted. */
export function flowTable(table: Table, context: FlowContext): FlowBlock {
  const settings = context.article.template.table;
  const made = element("Table", context.parent);
  const words = captionLine(table.caption, context.article.article.captions.get(table));
  const caption =
    words.length === 0
      ? []
      : [
          flowText(words, styleOf("tableCaption", context), context, {
            span: table.span,
            element: element("Caption", made),
          }),
        ];
  const grid = gridOf(table);
  const widths = widthsOf(table, grid, context);
  const slabs = tableSlabs(table, grid, widths, made, context);
  const credit =
    table.credit === undefined || table.credit.length === 0
      ? []
      : [
          flowText(table.credit, styleOf("credit", context), context, {
            span: table.span,
            element: element("P", context.parent),
          }),
        ];
  const body: FlowBlock = {
    before: 0,
    after: credit.length === 0 ? 0 : settings.cellPadding.block,
    keepWithNext: credit.length > 0,
    slabs,
  };
  return {
    ...stack([...caption, body, ...credit]),
    before: settings.spaceBefore,
    after: settings.spaceAfter,
  };
}

/** The measure that a table needs if no word in it is to be parted. */
export function leastTableWidth(table: Table, context: FlowContext): Points {
  const padding = 2 * context.article.template.table.cellPadding.inline;
  const grid = gridOf(table);
  const least = new Array<Points>(grid.columns).fill(0);
  for (const { part, cells } of grid.rows) {
    for (const placed of cells.filter(({ columnSpan }) => columnSpan === 1)) {
      const style = cellStyle(table, part, placed, context);
      const { min } = blocksWidth(placed.cell.children, style, context);
      least[placed.column] = Math.max(least[placed.column] ?? 0, min + padding);
    }
  }
  return least.reduce((sum, one) => sum + one, 0);
}

function widthsOf(table: Table, grid: Grid, context: FlowContext): readonly Points[] {
  const padding = 2 * context.article.template.table.cellPadding.inline;
  const needs = grid.rows.flatMap((row) =>
    row.cells.map((placed): CellNeed => {
      const style = cellStyle(table, row.part, placed, context);
      const { min, max } = blocksWidth(placed.cell.children, style, context);
      const { column, columnSpan } = placed;
      return { column, columnSpan, min: min + padding, max: max + padding };
    }),
  );
  const widths = columnWidths(grid.columns, needs, context.width);
  const squeezed = needs.some(
    ({ column, columnSpan, min }) =>
      min - 0.01 > widths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0),
  );
  if (squeezed) {
    context.article.report(
      diagnostic("layout/overfull-block", "the table is too wide: words are parted in its cells", {
        span: table.span,
        hints: ["use fewer columns, or shorter words"],
      }),
    );
  }
  return widths;
}

/** What the blocks of a cell need. Indents of lists and boxes are estimated from the template. */
function blocksWidth(
  blocks: readonly Block[],
  style: BlockStyle,
  context: FlowContext,
): ContentWidth {
  const { article, language, direction } = context;
  const base = { look: blockLook(style, article), language, direction, element: null };
  let min = 0;
  let max = 0;
  for (const block of blocks) {
    const inner =
      block.type === "paragraph" || block.type === "heading"
        ? contentWidth(block.children, base, article)
        : block.type === "list"
          ? indentedBy(
              blocksWidth(
                block.items.flatMap((item) => item.children),
                style,
                context,
              ),
              article.template.list.indent,
            )
          : { min: context.width / 4, max: context.width };
    min = Math.max(min, inner.min);
    max = Math.max(max, inner.max);
  }
  return { min, max };
}

const indentedBy = ({ min, max }: ContentWidth, indent: Points): ContentWidth => ({
  min: min + indent,
  max: max + indent,
});

const ALIGN: Readonly<Record<ColumnAlign, Align>> = {
  start: "start",
  center: "center",
  end: "end",
  decimal: "end",
};

function isHeader(table: Table, part: TablePart, placed: PlacedCell): boolean {
  return part === "head" || (table.headerColumn === true && placed.column === 0);
}

function cellStyle(
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

function tableSlabs(
  table: Table,
  grid: Grid,
  widths: readonly Points[],
  made: GrowingElement,
  context: FlowContext,
): readonly Slab[] {
  const parts = new Map<TablePart, GrowingElement>();
  const partElement = (part: TablePart): GrowingElement => {
    const known = parts.get(part) ?? element(PART_TAG[part], made);
    parts.set(part, known);
    return known;
  };
  const rows = grid.rows.map((row): readonly SetCell[] => {
    const entry = element("TR", partElement(row.part));
    return row.cells.map((placed) => setCell(table, row, placed, widths, entry, context));
  });
  const slabs = rowSlabs(rows, grid, context);
  const head = slabs.filter((_, index) => grid.rows[index]?.part === "head").flat();
  // A head that would fill a third of every page is not repeated.
  const repeated = totalHeight(head) > context.area.height / 3 ? [] : head.map(asArtifact);
  const first = grid.rows.findIndex(({ part }) => part !== "head");
  const last = grid.rows.length - 1;
  return slabs.flatMap((row, index) =>
    row.map((slab): Slab => {
      if (grid.rows[index]?.part === "head") {
        return { ...slab, breakAfter: false };
      }
      // As lines of a paragraph: the first row does not stay behind alone, nor does the last go alone.
      const lone = row.length === 1 && (index === first || index === last - 1) && index < last;
      return { ...slab, repeated, breakAfter: slab.breakAfter && !lone };
    }),
  );
}

function setCell(
  table: Table,
  row: GridRow,
  placed: PlacedCell,
  widths: readonly Points[],
  entry: GrowingElement,
  context: FlowContext,
): SetCell {
  const { cellPadding } = context.article.template.table;
  const { column, columnSpan, rowSpan, cell } = placed;
  const before = widths.slice(0, column).reduce((sum, one) => sum + one, 0);
  const width = widths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0);
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
    x: x + cellPadding.inline,
    width: Math.max(1, width - 2 * cellPadding.inline),
    paragraph: cellStyle(table, row.part, placed, context),
    listDepth: 0,
    parent,
  };
  return { placed, x, width, slabs: stack(context.flow(cell.children, inside)).slabs };
}

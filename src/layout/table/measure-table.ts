import { displayedSize } from "../../media/index.ts";
import type { Block, Table } from "../../model/index.ts";
import type { BlockStyle } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type FlowContext, localised } from "../flow/flow-context.ts";
import { type ContentWidth, contentWidth } from "../inline/content-width.ts";
import { blockLook } from "../inline/text-look.ts";
import { cellStyle } from "./cell-style.ts";
import type { CellNeed } from "./column-widths.ts";
import { type DecimalReach, decimalReach } from "./decimal.ts";
import type { Grid, PlacedCell } from "./grid.ts";

/** What the cells of a table need in type of the template's size; all of it grows and shrinks with the type. */
export interface TableNeeds {
  readonly cells: readonly CellNeed[];
  /** The numbers of columns that align by them, by cell. */
  readonly reaches: ReadonlyMap<PlacedCell, DecimalReach>;
  /** The widest of them, by column. */
  readonly columns: ReadonlyMap<number, DecimalReach>;
}

/** Measures all cells of a table. */
export function measureTable(table: Table, grid: Grid, context: FlowContext): TableNeeds {
  const padding = 2 * context.article.template.table.cellPadding.inline;
  const cells: CellNeed[] = [];
  const reaches = new Map<PlacedCell, DecimalReach>();
  const columns = new Map<number, DecimalReach>();
  for (const row of grid.rows) {
    for (const placed of row.cells) {
      const { cell, column, columnSpan } = placed;
      if (cell.children.length === 0) {
        continue;
      }
      const style = cellStyle(table, row.part, placed, context);
      const isNumber =
        row.part !== "head" && columnSpan === 1 && table.columns[column]?.align === "decimal";
      const reach = isNumber ? decimalReach(cell.children, style, context) : undefined;
      if (reach === undefined) {
        const { min, max } = blocksWidth(cell.children, style, context);
        cells.push({ column, columnSpan, min: min + padding, max: max + padding });
      } else {
        reaches.set(placed, reach);
        const known = columns.get(column) ?? { left: 0, right: 0 };
        columns.set(column, {
          left: Math.max(known.left, reach.left),
          right: Math.max(known.right, reach.right),
        });
      }
    }
  }
  for (const [column, { left, right }] of columns) {
    const width = left + right + padding;
    cells.push({ column, columnSpan: 1, min: width, max: width });
  }
  return { cells, reaches, columns };
}

/** Share of the measure that matter of no known width is given at least. */
const UNKNOWN_SHARE = 0.25;

/** What the blocks of a cell need. Indents of lists and boxes are estimated from the template. */
function blocksWidth(
  blocks: readonly Block[],
  style: BlockStyle,
  context: FlowContext,
): ContentWidth {
  let min = 0;
  let max = 0;
  for (const block of blocks) {
    const inner = blockWidth(block, style, localised(block, context));
    min = Math.max(min, inner.min);
    max = Math.max(max, inner.max);
  }
  return { min, max };
}

function blockWidth(block: Block, style: BlockStyle, context: FlowContext): ContentWidth {
  const { article, language, direction } = context;
  switch (block.type) {
    case "paragraph":
    case "heading": {
      const base = { look: blockLook(style, article), language, direction, element: null };
      return contentWidth(block.children, base, article);
    }
    case "list": {
      const { indent } = article.template.list;
      const items = block.items.flatMap((item) => item.children);
      const { min, max } = blocksWidth(items, style, context);
      return { min: min + indent, max: max + indent };
    }
    case "figure": {
      const image = article.images.get(block.image.src);
      const { width } = image === undefined ? { width: context.width } : displayedSize(image);
      return { min: Math.min(width, context.width * UNKNOWN_SHARE), max: width };
    }
    case "divider":
    case "pageBreak":
      return { min: 0, max: 0 };
    case "quote":
    case "pullQuote":
    case "verse":
    case "quran":
    case "gallery":
    case "table":
    case "code":
    case "math":
    case "aside":
    case "qa":
    case "embed":
    case "raw":
      return { min: context.width * UNKNOWN_SHARE, max: context.width };
  }
}

/** The widths of columns added up, for the edges of cells that reach over several. */
export function columnEdges(widths: readonly Points[]): readonly Points[] {
  const edges = [0];
  for (const width of widths) {
    edges.push((edges.at(-1) ?? 0) + width);
  }
  return edges;
}

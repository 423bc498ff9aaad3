import type { Points } from "../../units/index.ts";
import type { FlowContext } from "../flow/flow-context.ts";
import { matter, paintPlaced, place, type Slab, totalHeight } from "../flow/slab.ts";
import type { PageItem } from "../frame.ts";
import type { Grid, PlacedCell } from "./grid.ts";

/** A cell whose content is laid out; x, as that of the slabs, counts from the text area. */
export interface SetCell {
  readonly placed: PlacedCell;
  readonly x: Points;
  readonly width: Points;
  readonly slabs: readonly Slab[];
}

/**
 * The slabs of each row: one, or several bands where a row is taller than a page. Rows that a cell spans are kept
 * together.
 */
export function rowSlabs(
  rows: readonly (readonly SetCell[])[],
  grid: Grid,
  context: FlowContext,
): readonly (readonly Slab[])[] {
  const heights = rowHeights(rows, context);
  const limit = context.area.height * 0.85;
  return rows.map((cells, index) => {
    const height = heights[index] ?? 0;
    const open = rows
      .flat()
      .filter(({ placed }) => placed.row <= index && placed.row + placed.rowSpan > index + 1);
    const band: Band = {
      isFirst: index === 0,
      isHead: grid.rows[index]?.part === "head",
      open,
    };
    return height <= limit
      ? [
          bandSlab(
            cells.map(({ slabs }) => slabs),
            height,
            band,
            context,
          ),
        ]
      : tallRow(cells, limit, band, context);
  });
}

/** What a slab of a row has to draw around its text. */
interface Band {
  readonly isFirst: boolean;
  readonly isHead: boolean;
  /** Cells that go on in the next row: no rule crosses them and no page break parts them. */
  readonly open: readonly SetCell[];
}

function rowHeights(rows: readonly (readonly SetCell[])[], context: FlowContext): Points[] {
  const { block } = context.article.template.table.cellPadding;
  const heights = rows.map((cells) =>
    Math.max(
      context.article.template.styles.tableCell.leading / 2,
      ...cells
        .filter(({ placed }) => placed.rowSpan === 1)
        .map(({ slabs }) => totalHeight(slabs) + 2 * block),
    ),
  );
  // A spanning cell that needs more than its rows have gets the rest in the last of them.
  for (const { placed, slabs } of rows.flat()) {
    const last = placed.row + placed.rowSpan - 1;
    const given = heights.slice(placed.row, last + 1).reduce((sum, one) => sum + one, 0);
    const lack = totalHeight(slabs) + 2 * block - given;
    if (placed.rowSpan > 1 && lack > 0) {
      heights[last] = (heights[last] ?? 0) + lack;
    }
  }
  return heights;
}

function bandSlab(
  cells: readonly (readonly Slab[])[],
  height: Points,
  band: Band,
  context: FlowContext,
): Slab {
  const { template } = context.article;
  const { cellPadding, ruleWidth, ruleColour, headShade } = template.table;
  const { x, width } = context;
  const stretches = outside(x, width, band.open);
  const paint = (left: Points, top: Points): readonly PageItem[] => {
    const rule = (y: Points, from: Points, length: Points): PageItem => ({
      type: "rect",
      rect: { x: left + from, y, width: length, height: ruleWidth },
      colour: template.colours[ruleColour],
    });
    const shade: PageItem = {
      type: "rect",
      rect: { x: left + x, y: top, width, height },
      colour: template.colours.shade,
    };
    return [
      ...(band.isHead && headShade ? [shade] : []),
      ...(band.isFirst ? [rule(top, x, width)] : []),
      ...stretches.map(([from, to]) => rule(top + height - ruleWidth, from, to - from)),
      ...cells.flatMap((slabs) => paintPlaced(place(slabs, top + cellPadding.block), left)),
    ];
  };
  return matter(height, paint, {
    breakAfter: band.open.length === 0,
    notes: cells.flat().flatMap(({ notes }) => notes),
    anchors: cells.flat().flatMap(({ anchors }) => anchors),
  });
}

/** The stretches of `[x, x + width)` that no open cell covers. */
function outside(
  x: Points,
  width: Points,
  open: readonly SetCell[],
): readonly (readonly [Points, Points])[] {
  const stretches: [Points, Points][] = [];
  let from = x;
  for (const cell of [...open].sort((one, other) => one.x - other.x)) {
    if (cell.x > from) {
      stretches.push([from, cell.x]);
    }
    from = Math.max(from, cell.x + cell.width);
  }
  if (from < x + width - 0.01) {
    stretches.push([from, x + width]);
  }
  return stretches;
}

/** A row that no page can hold, cut into bands: each takes from every cell as much as fits. */
function tallRow(
  cells: readonly SetCell[],
  limit: Points,
  band: Band,
  context: FlowContext,
): readonly Slab[] {
  const { block } = context.article.template.table.cellPadding;
  const rest = cells.map(({ slabs }) => [...slabs]);
  const bands: Slab[] = [];
  while (rest.some((slabs) => slabs.length > 0)) {
    const taken = rest.map((slabs) => takeUpTo(slabs, limit - 2 * block));
    const height = Math.max(...taken.map(totalHeight)) + 2 * block;
    const isFirst = band.isFirst && bands.length === 0;
    bands.push(bandSlab(taken, height, { ...band, isFirst, open: [] }, context));
  }
  return bands;
}

/** Removes from the front what fits into `height`, at least one slab. */
function takeUpTo(slabs: Slab[], height: Points): readonly Slab[] {
  let count = 0;
  let used = 0;
  for (const slab of slabs) {
    if (count > 0 && used + slab.height > height) {
      break;
    }
    used += slab.height;
    count += 1;
  }
  return slabs.splice(0, count);
}

/** The same slab as decoration: its text is not read again. */
export function asArtifact(slab: Slab): Slab {
  return {
    ...slab,
    notes: [],
    anchors: [],
    breakAfter: false,
    paint: (left, top) => slab.paint(left, top).flatMap(unread),
  };
}

function unread(item: PageItem): readonly PageItem[] {
  switch (item.type) {
    case "text":
      return [
        { ...item, element: null, runs: item.runs.map((run) => ({ ...run, element: null })) },
      ];
    case "image":
    case "drawing":
      return [{ ...item, element: null }];
    case "link":
      return [];
    case "rect":
      return [item];
  }
}

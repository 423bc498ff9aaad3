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

/** A row with what it shows. */
interface ShownRow {
  readonly isFirst: boolean;
  readonly isHead: boolean;
  /** What of each cell stands in it: of one that reaches over several rows sometimes a part. */
  readonly shares: readonly (readonly Slab[])[];
  /** Cells that go on in the next row: no rule crosses them. */
  readonly open: readonly SetCell[];
  readonly height: Points;
  /** Whether a page may end below it. */
  readonly mayEnd: boolean;
}

/** A row that is taller than this share of a page may be parted. */
const TALL = 0.4;

/** What rows have of a page. */
export interface RowRoom {
  /** What a page has for rows, below a head that is repeated. */
  readonly height: Points;
  /** Whether a tall row of the head is parted too. */
  readonly partsHead: boolean;
}

/**
 * The slabs of each row: one, or several bands where a row is tall. Rows that a cell reaches over stay together where
 * a page has the height for them; else the cell's content is shared out among them.
 */
export function rowSlabs(
  rows: readonly (readonly SetCell[])[],
  grid: Grid,
  { height: limit, partsHead }: RowRoom,
  context: FlowContext,
): readonly (readonly Slab[])[] {
  const opens = openCells(rows);
  const { block } = context.article.template.table.cellPadding;
  const least = context.article.template.styles.tableCell.leading / 2;
  const made: (readonly Slab[])[] = [];
  for (const { start, end } of groups(opens)) {
    const own = rows.slice(start, end).map((cells) => heightOf(cells, least, block));
    const cells = rows.slice(start, end).flat();
    const spanning = cells.filter(({ placed }) => placed.rowSpan > 1);
    for (const { placed, slabs } of spanning) {
      // A cell that needs more than its rows have gets the rest in the last of them.
      const last = placed.row + placed.rowSpan - 1 - start;
      const given = sum(own.slice(placed.row - start, last + 1));
      own[last] = (own[last] ?? 0) + Math.max(0, totalHeight(slabs) + 2 * block - given);
    }
    const together = sum(own) <= limit;
    const shares = together ? undefined : sharedOut(spanning, start, end, rows, least, block);
    for (let row = start; row < end; row += 1) {
      const all = shares?.[row - start] ?? rows[row]?.map(({ slabs }) => slabs) ?? [];
      const open = opens[row] ?? [];
      const tallest = Math.max(0, ...all.map(totalHeight)) + 2 * block;
      const height = together ? (own[row - start] ?? 0) : Math.max(least, tallest);
      const shown: ShownRow = {
        isFirst: row === 0,
        isHead: grid.rows[row]?.part === "head",
        shares: all,
        open,
        height,
        mayEnd: !together || open.length === 0,
      };
      const isParted = height > limit || (height > limit * TALL && open.length === 0);
      const staysWhole = !isParted || (shown.isHead && !partsHead);
      made.push(staysWhole ? [wholeRow(shown, context)] : bands(shown, context));
    }
  }
  return made;
}

/** For each row the cells that go on below it. */
function openCells(rows: readonly (readonly SetCell[])[]): readonly (readonly SetCell[])[] {
  let reaching: readonly SetCell[] = [];
  return rows.map((cells, row) => {
    reaching = [...reaching, ...cells.filter(({ placed }) => placed.rowSpan > 1)].filter(
      ({ placed }) => placed.row + placed.rowSpan > row + 1,
    );
    return reaching;
  });
}

/** Rows that cells hold together, `end` exclusive. */
function groups(
  opens: readonly (readonly SetCell[])[],
): readonly { readonly start: number; readonly end: number }[] {
  const made: { start: number; end: number }[] = [];
  let start = 0;
  for (const [row, open] of opens.entries()) {
    if (open.length === 0) {
      made.push({ start, end: row + 1 });
      start = row + 1;
    }
  }
  return made;
}

/** The height of a row by the cells that it has to itself. */
function heightOf(cells: readonly SetCell[], least: Points, block: Points): Points {
  return cells.reduce(
    (tallest, { placed, slabs }) =>
      placed.rowSpan === 1 ? Math.max(tallest, totalHeight(slabs) + 2 * block) : tallest,
    least,
  );
}

/** What each row from `start` to `end` shows when spanning cells are parted: of each as much as the row holds anyway. */
function sharedOut(
  spanning: readonly SetCell[],
  start: number,
  end: number,
  rows: readonly (readonly SetCell[])[],
  least: Points,
  block: Points,
): readonly (readonly (readonly Slab[])[])[] {
  const shares: (readonly Slab[])[][] = rows
    .slice(start, end)
    .map((cells) => cells.filter(({ placed }) => placed.rowSpan === 1).map(({ slabs }) => slabs));
  for (const { placed, slabs } of spanning) {
    const rest = [...slabs];
    const last = placed.row + placed.rowSpan - 1;
    for (let row = placed.row; row <= last && rest.length > 0; row += 1) {
      const height = heightOf(rows[row] ?? [], least, block) - 2 * block;
      shares[row - start]?.push(row === last ? rest : takeUpTo(rest, height));
    }
  }
  return shares;
}

function wholeRow(row: ShownRow, context: FlowContext): Slab {
  const { block } = context.article.template.table.cellPadding;
  return bandSlab(row, row.shares, { height: row.height, inset: block, hasRule: true }, context);
}

/** One horizontal slice of a row. */
interface Band {
  readonly height: Points;
  /** Room above the text. */
  readonly inset: Points;
  /** Whether the row ends with it. */
  readonly hasRule: boolean;
}

function bandSlab(
  row: ShownRow,
  cells: readonly (readonly Slab[])[],
  { height, inset, hasRule }: Band,
  context: FlowContext,
): Slab {
  const { template } = context.article;
  const { ruleWidth, ruleColour, headShade } = template.table;
  const { x, width } = context;
  const stretches = hasRule ? outside(x, width, row.open) : [];
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
      ...(row.isHead && headShade ? [shade] : []),
      ...(row.isFirst && inset > 0 ? [rule(top, x, width)] : []),
      ...stretches.map(([from, to]) => rule(top + height - ruleWidth, from, to - from)),
      ...cells.flatMap((slabs) => paintPlaced(place(slabs, top + inset), left)),
    ];
  };
  return matter(height, paint, {
    breakAfter: row.mayEnd,
    notes: cells.flatMap((slabs) => slabs.flatMap(({ notes }) => notes)),
    anchors: cells.flatMap((slabs) => slabs.flatMap(({ anchors }) => anchors)),
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

/**
 * A tall row as bands of about a line: a page may end after each of them, but neither the first nor the last line of the
 * row stands alone.
 */
function bands(row: ShownRow, context: FlowContext): readonly Slab[] {
  const { block } = context.article.template.table.cellPadding;
  const rest = row.shares.map((slabs) => [...slabs]);
  const taken: (readonly (readonly Slab[])[])[] = [];
  while (rest.some((slabs) => slabs.length > 0)) {
    const step = Math.max(...rest.map(([first]) => first?.height ?? 0));
    taken.push(rest.map((slabs) => takeUpTo(slabs, step)));
  }
  const last = taken.length - 1;
  return taken.map((cells, index) => {
    const inset = index === 0 ? block : 0;
    const below = index === last ? block : 0;
    const height = Math.max(0, ...cells.map(totalHeight)) + inset + below;
    const slab = bandSlab(row, cells, { height, inset, hasRule: index === last }, context);
    const isEdge = index < last && (index === 0 || index === last - 1);
    return { ...slab, breakAfter: index === last ? row.mayEnd : !isEdge };
  });
}

/** Removes from the front what fits into `height`; at least one slab, unless it is taller than that. */
function takeUpTo(slabs: Slab[], height: Points): readonly Slab[] {
  let count = 0;
  let used = 0;
  for (const slab of slabs) {
    if (used + slab.height > height + 0.01) {
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
        {
          ...item,
          element: null,
          isRepeated: true,
          runs: item.runs.map((run) => ({ ...run, element: null })),
        },
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

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

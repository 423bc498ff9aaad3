import type { Direction } from "../../model/index.ts";
import type { Points } from "../../units/index.ts";
import { type Slab, totalHeight } from "../flow/slab.ts";
import { type BreakPagesSettings, breakPages } from "./break-pages.ts";
import type { FillSettings } from "./fill-pages.ts";
import type { Galley } from "./galley.ts";
import { PARTED_BOND, type PageEnd, type PageStart } from "./page-walk.ts";

export interface ColumnSettings extends FillSettings {
  readonly count: number;
  /** Of the text area, and between columns. */
  readonly width: Points;
  readonly gap: Points;
  /** The first column stands at the right in a right-to-left article. */
  readonly direction: Direction;
  /** Where notes stand: at the foot of their column, or below all columns. */
  readonly notesAt: "column" | "page";
}

/** How near the depth of balanced columns comes to the least one, in lines. */
const BALANCE = 0.125;
/** Differences of depth that come from counting with fractions. */
export const SLACK = 1e-6;

/** Width of one column. */
export const columnWidth = ({
  count,
  width,
  gap,
}: Pick<ColumnSettings, "count" | "width" | "gap">): Points => (width - (count - 1) * gap) / count;

/** What is cut into columns: from a place of a galley on, without what was passed over. */
export interface ColumnMatter {
  readonly galley: Galley;
  readonly start: PageStart;
  /** Indexes in the galley of what spans and stands elsewhere. */
  readonly passed: ReadonlySet<number>;
}

/** The columns of a band, the last of which ends with regard to the columns of the next page. */
export function cutAhead(
  matter: ColumnMatter,
  count: number,
  height: Points,
  settings: ColumnSettings,
): readonly PageEnd[] {
  const alone = cut(matter, count, height, settings);
  if (alone.at(-1)?.isLast === true) {
    return alone;
  }
  const ahead = cut(matter, count, height, settings, count);
  // Where the columns of the next page are the last, they will be balanced: it is not yet known how deep they are.
  return ahead.at(-1)?.isLast === true ? alone : ahead.slice(0, count);
}

/** Columns of that height, and so many of the next page. */
function cut(
  { galley, start, passed }: ColumnMatter,
  count: number,
  height: Points,
  { notes, line, level, notesAt, height: most }: ColumnSettings,
  ahead = 0,
): readonly PageEnd[] {
  const settings: BreakPagesSettings = {
    height: (index) => (index < count ? height : most),
    highest: most,
    uniformFrom: ahead === 0 ? 0 : count,
    most: count + ahead,
    notes: notesAt === "column" ? notes : undefined,
    line,
    level,
    passed,
  };
  return breakPages(galley, start, settings);
}

/** The same matter in columns of the least depth that holds it. */
export function balanceColumns(
  matter: ColumnMatter,
  ends: readonly PageEnd[],
  count: number,
  most: Points,
  settings: ColumnSettings,
): { readonly depth: Points; readonly balanced: readonly PageEnd[] } {
  if (count === 1) {
    return { depth: Math.max(0, ...ends.map((end) => depthOf(end, settings))), balanced: ends };
  }
  let best = ends;
  let high = most;
  let low = ends.reduce((sum, end) => sum + depthOf(end, settings), 0) / count - settings.line;
  while (high - low > BALANCE * settings.line) {
    const middle = (low + high) / 2;
    const tried = cut(matter, count, middle, settings);
    const holds = tried.at(-1)?.isLast === true && !tried.some(isBad);
    if (holds && tried.every((end) => depthOf(end, settings) <= middle + SLACK)) {
      best = tried;
      high = middle;
    } else {
      low = middle;
    }
  }
  return { depth: Math.max(0, ...best.map((end) => depthOf(end, settings))), balanced: best };
}

/** How far down the matter of a column reaches, its own notes included. */
export function depthOf({ shown, notes }: PageEnd, settings: ColumnSettings): Points {
  const own = notes.slabs.slice(0, notes.count);
  return totalHeight(shown.slabs.slice(0, shown.count)) + noteRoom(own, settings);
}

/** What notes take at the foot of columns, with the rule above them. */
export function noteRoom(
  notes: readonly Slab[],
  { notes: settings }: Pick<ColumnSettings, "notes">,
): Points {
  return notes.length === 0 ? 0 : totalHeight(notes) + settings.spaceAbove + settings.spaceBelow;
}

/** Whether a column parts what belongs together. */
export const isBad = ({ demerits }: PageEnd): boolean => demerits >= PARTED_BOND;

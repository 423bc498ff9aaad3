import type { NoteSettings } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type PlacedSlab, place, type Slab, totalHeight } from "../flow/slab.ts";
import { breakPages } from "./break-pages.ts";
import { Galley } from "./galley.ts";
import { levelled } from "./level-page.ts";
import type { PageEnd, Taken } from "./page-walk.ts";

/** What stands on one page; tops count from the upper edge of the text area. */
export interface FilledPage {
  readonly slabs: readonly PlacedSlab[];
  readonly notes: readonly PlacedSlab[];
  /** Upper edge of the rule above the notes; `undefined` where there are none. */
  readonly separatorTop: Points | undefined;
}

export interface FillSettings {
  readonly height: Points;
  readonly notes: NoteSettings;
  /** A line of text. */
  readonly line: Points;
  /** Whether all pages shall be of equal depth. */
  readonly level: boolean;
}

/**
 * Cuts slabs into pages: see `breakPages` for where, and `pageEnds` for what may stand on one. Notes stand at the foot of
 * the page of their reference. What is cut does not depend on which page of a publication the first one is.
 */
export function fillPages(
  slabs: readonly Slab[],
  { height, notes, line, level }: FillSettings,
): readonly FilledPage[] {
  const galley = new Galley(slabs, height);
  const start = { place: galley.start, notes: [], floats: [] };
  const pages = breakPages(galley, start, {
    height: () => height,
    uniformFrom: 0,
    most: Number.POSITIVE_INFINITY,
    notes,
    line,
    level,
  });
  return pages
    .filter(({ shown, notes: own }) => shown.count > 0 || own.count > 0)
    .map((page) => filled(page, { height, notes, line, level }));
}

function filled(page: PageEnd, { height, notes: settings, line, level }: FillSettings): FilledPage {
  const slabs = taken(page.shown);
  const notes = taken(page.notes);
  const placed = level ? levelled(slabs, page.hole, line, true) : place(slabs, 0);
  if (notes.length === 0) {
    return { slabs: placed, notes: [], separatorTop: undefined };
  }
  const notesTop = height - totalHeight(notes);
  return {
    slabs: placed,
    notes: place(notes, notesTop),
    separatorTop: notesTop - settings.spaceBelow,
  };
}

const taken = ({ slabs, count }: Taken): readonly Slab[] => slabs.slice(0, count);

import type { NoteSettings } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type PlacedSlab, place, type Slab, totalHeight } from "../flow/slab.ts";
import { breakPages } from "./break-pages.ts";
import type { FilledPage, FilledRegion } from "./filled-page.ts";
import { Galley } from "./galley.ts";
import { levelled } from "./level-page.ts";
import type { PageEnd } from "./page-walk.ts";

export interface FillSettings {
  readonly height: Points;
  readonly width: Points;
  readonly notes: NoteSettings;
  /** A line of text. */
  readonly line: Points;
  /** Whether all pages shall be of equal depth. */
  readonly level: boolean;
}

/**
 * Cuts slabs into pages of one column: see `breakPages` for where, and `pageEnds` for what may stand on one. Notes stand
 * at the foot of the page of their reference. What is cut does not depend on which page of a publication the first is.
 */
export function fillPages(slabs: readonly Slab[], settings: FillSettings): readonly FilledPage[] {
  const { height, width, notes, line, level } = settings;
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
  const box = { x: 0, width, top: 0, height, parts: true };
  return pages
    .filter(({ shown, notes: own }) => shown.count > 0 || own.count > 0)
    .map((page) => ({ regions: [fillRegion(page, box, settings)], columnRules: [] }));
}

/** A part of the text area; `top` counts from its upper edge. */
interface Box {
  readonly x: Points;
  readonly width: Points;
  readonly top: Points;
  readonly height: Points;
  /** Whether lines may move apart to fill it; not beside other columns, for their lines stand level. */
  readonly parts?: boolean;
}

/** Puts slabs at the head of a box and their notes at its foot. */
export function fillRegion(
  { shown, notes, hole }: Pick<PageEnd, "shown" | "notes" | "hole">,
  { x, width, top, height, parts = false }: Box,
  { notes: settings, line, level }: FillSettings,
): FilledRegion {
  const slabs = shown.slabs.slice(0, shown.count);
  const placed = level ? levelled(slabs, hole, line, parts) : place(slabs, 0);
  return {
    x,
    width,
    slabs: placed.map(({ slab, top: own }) => ({ slab, top: top + own })),
    ...fillNotes(notes.slabs.slice(0, notes.count), top + height, settings),
  };
}

/** Notes above `bottom`, with the rule above them. */
export function fillNotes(
  notes: readonly Slab[],
  bottom: Points,
  settings: NoteSettings,
): { readonly notes: readonly PlacedSlab[]; readonly separatorTop: Points | undefined } {
  const notesTop = bottom - totalHeight(notes);
  return {
    notes: place(notes, notesTop),
    separatorTop: notes.length === 0 ? undefined : notesTop - settings.spaceBelow,
  };
}

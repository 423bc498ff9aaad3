import type { NoteSettings } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type NoteBlock, type PlacedSlab, place, type Slab, totalHeight } from "../flow/slab.ts";

/** What stands on one page; tops count from the upper edge of the text area. */
export interface FilledPage {
  readonly slabs: readonly PlacedSlab[];
  readonly notes: readonly PlacedSlab[];
  /** Upper edge of the rule above the notes; `undefined` where there are none. */
  readonly separatorTop: Points | undefined;
}

/**
 * Fills pages of `height` one after the other: a page ends at the last place where it may when the next slab, with the
 * notes it brings, has no room. Notes stand at the foot of the page of their reference; a note goes on at the foot of
 * the next page only when its line alone leaves no room for all of it.
 */
export function fillPages(
  slabs: readonly Slab[],
  height: Points,
  notes: NoteSettings,
): readonly FilledPage[] {
  const pages: FilledPage[] = [];
  let rest = slabs;
  let pending: readonly Slab[] = [];
  while (rest.length > 0 || pending.length > 0) {
    const page = new PageUnderWork(height, notes, pending);
    const taken = page.fill(rest);
    rest = rest.slice(taken);
    pending = page.leftOver;
    const filled = page.finish();
    if (filled.slabs.length > 0 || filled.notes.length > 0) {
      pages.push(filled);
    }
  }
  return pages;
}

class PageUnderWork {
  /** What of the notes has to go on at the foot of the next page. */
  leftOver: readonly Slab[] = [];
  private readonly height: Points;
  private readonly settings: NoteSettings;
  private readonly carried: readonly Slab[];
  private shown: Slab[] = [];
  private notes: Slab[];

  constructor(height: Points, settings: NoteSettings, pending: readonly Slab[]) {
    this.height = height;
    this.settings = settings;
    // What was carried over may not take the whole page: text must go on too, or a long note never ends.
    this.carried = fitting(pending, height * 0.6);
    this.notes = [...this.carried];
    this.leftOver = pending.slice(this.carried.length);
  }

  /** Takes slabs from the front of `queue`; returns how many are done with. */
  fill(queue: readonly Slab[]): number {
    let taken = 0;
    /** The state after the last slab below which the page may end. */
    let safe: { taken: number; shown: number; notes: number } | undefined;
    for (const slab of queue) {
      if (slab.kind === "page-break") {
        if (this.shown.length > 0) {
          return taken + 1;
        }
        taken += 1;
        continue;
      }
      if (slab.kind === "space" && this.shown.length === 0) {
        taken += 1;
        continue;
      }
      const added = this.shown.length === 0 ? [...slab.repeated, slab] : [slab];
      const brought = slab.notes.flatMap((note: NoteBlock) => note.slabs);
      if (!this.hasRoom(added, brought)) {
        if (safe !== undefined) {
          this.shown.length = safe.shown;
          this.notes.length = safe.notes;
          return safe.taken;
        }
        if (this.shown.some(({ kind }) => kind === "matter")) {
          // Everything on the page wants to stay together with what does not fit: it cannot.
          return taken;
        }
        this.take(added);
        this.takeSomeNotes(brought);
        return taken + 1;
      }
      this.take(added);
      this.notes.push(...brought);
      taken += 1;
      if (slab.breakAfter) {
        safe = { taken, shown: this.shown.length, notes: this.notes.length };
      }
    }
    return taken;
  }

  finish(): FilledPage {
    while (this.shown.at(-1)?.kind === "space") {
      this.shown.pop();
    }
    if (this.notes.length === 0) {
      return { slabs: place(this.shown, 0), notes: [], separatorTop: undefined };
    }
    const notesTop = this.height - totalHeight(this.notes);
    return {
      slabs: place(this.shown, 0),
      notes: place(this.notes, notesTop),
      separatorTop: notesTop - this.settings.spaceBelow,
    };
  }

  private take(slabs: readonly Slab[]): void {
    this.shown.push(...slabs);
  }

  private hasRoom(added: readonly Slab[], brought: readonly Slab[]): boolean {
    if (brought.length > 0 && this.leftOver.length > 0) {
      // Its notes would stand before the rest of an earlier one.
      return false;
    }
    const used = totalHeight(this.shown) + totalHeight(added);
    const notes = [...this.notes, ...brought];
    return used + this.noteRoom(notes) <= this.height + 1e-6;
  }

  private noteRoom(notes: readonly Slab[]): Points {
    const { spaceAbove, spaceBelow } = this.settings;
    return notes.length === 0 ? 0 : totalHeight(notes) + spaceAbove + spaceBelow;
  }

  /** Of notes that do not fit as a whole, the first slabs; the others go to the next page. */
  private takeSomeNotes(brought: readonly Slab[]): void {
    const { spaceAbove, spaceBelow } = this.settings;
    const room =
      this.height - totalHeight(this.shown) - spaceAbove - spaceBelow - totalHeight(this.notes);
    const some = this.leftOver.length > 0 ? [] : fitting(brought, room);
    this.notes.push(...some);
    this.leftOver = [...this.leftOver, ...brought.slice(some.length)];
  }
}

/** The first slabs that fit into `height`. */
function fitting(slabs: readonly Slab[], height: Points): readonly Slab[] {
  let used = 0;
  const end = slabs.findIndex((slab) => {
    used += slab.height;
    return used > height;
  });
  return end === -1 ? slabs : slabs.slice(0, end);
}

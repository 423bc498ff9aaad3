import type { NoteSettings } from "../../template/index.ts";
import type { Points } from "../../units/index.ts";
import { type Float, fitting, type Slab, space, totalHeight } from "../flow/slab.ts";
import type { Changes, Galley, Place } from "./galley.ts";

/** What a page, or a column, has to go on with. */
export interface PageStart {
  readonly place: Place;
  /** Of notes that the page before could not hold. */
  readonly notes: readonly Slab[];
  /** What floats and has not found room yet, in order. */
  readonly floats: readonly Float[];
}

/** One way to end a page. */
export interface PageEnd {
  /** The first so many of the slabs, without room at the head and foot; the rest belongs to fuller ways. */
  readonly shown: Taken;
  readonly notes: Taken;
  /** Where the next page goes on. */
  readonly next: PageStart;
  /** True at the end of everything, or before what spans all columns. */
  readonly isLast: boolean;
  /** Room that is left over; 0 is told where the page had to end here whatever is on it. */
  readonly hole: Points;
  /** Above those of the hole. */
  readonly demerits: number;
}

/** The beginning of a list that other ways to end the page share. */
export interface Taken {
  readonly slabs: readonly Slab[];
  readonly count: number;
}

export interface PageRoom {
  readonly height: Points;
  /** The most that a later one may have: what floats and is higher than this one waits for it. */
  readonly highest?: Points | undefined;
  /** `undefined` where notes are no matter of this column: they stand elsewhere. */
  readonly notes: NoteSettings | undefined;
  /** Indexes of slabs that span all columns but found no room at their place: the text goes on over them. */
  readonly passed?: ReadonlySet<number> | undefined;
}

/** Parting a note is worse than leaving four lines of the page white, and better than five. */
const PARTED_NOTE = 500;
/** What wants to stay together is parted only where no page can hold it. */
export const PARTED_BOND = 1e5;
/** Notes that were carried over may not take the whole page: text must go on too, or a long note never ends. */
const CARRIED_SHARE = 0.6;
/**
 * A divider heads a page rather than leave three lines of the page before white, a small table is parted rather than
 * leave nine.
 */
const RELUCTANT = { divider: 200, table: 2200 };
const SLACK = 1e-6;
const NONE: readonly Slab[] = [];
const NO_FLOATS: readonly Float[] = [];

/** The ways to end a page that begins there, in the order of what is on it: at least one, at most the fullest `most`. */
export function pageEnds(
  galley: Galley,
  start: PageStart,
  room: PageRoom,
  changes: Changes,
  most: number,
): readonly PageEnd[] {
  return new Walk(galley, start, room, changes).ends().slice(-most);
}

class Walk {
  private readonly galley: Galley;
  private readonly room: PageRoom;
  private readonly changes: Changes;
  private place: Place;
  private readonly shown: Slab[] = [];
  private readonly notes: Slab[];
  private leftOver: readonly Slab[];
  private readonly floats: Float[];
  private readonly found: PageEnd[] = [];
  private used: Points = 0;
  private notesHeight: Points;
  /** Room wanted before what comes next. */
  private pending: Points = 0;
  private hasText = false;

  constructor(galley: Galley, start: PageStart, room: PageRoom, changes: Changes) {
    this.galley = galley;
    this.room = room;
    this.changes = changes;
    this.place = start.place;
    this.floats = [...start.floats];
    const carried = fitting(start.notes, room.height * CARRIED_SHARE, 1);
    this.notes = [...carried];
    this.notesHeight = totalHeight(carried);
    this.leftOver = start.notes.slice(carried.length);
  }

  ends(): readonly PageEnd[] {
    this.headFloats();
    for (;;) {
      const place = this.galley.entered(this.place, this.changes);
      const slab = this.galley.slab(place);
      if (slab === undefined) {
        this.finish(place);
        return this.found;
      }
      const goesOn = this.step(slab, place);
      if (!goesOn) {
        return this.found.length > 0 ? this.found : [this.emergency(slab, place)];
      }
    }
  }

  /** False where the page is over. */
  private step(slab: Slab, place: Place): boolean {
    const after = this.galley.after(place);
    switch (slab.kind) {
      case "space":
        this.pending = this.shown.length === 0 ? 0 : this.pending + slab.height;
        this.place = after;
        return true;
      case "page-break":
        if (this.shown.length > 0 || this.notes.length > 0 || this.floats.length > 0) {
          this.carryMoreNotes();
          // What floats does not cross a break that the author asked for.
          const next = this.floats.length > 0 || this.leftOver.length > 0 ? place : after;
          this.found.push(this.end(next, { forced: true }));
          return false;
        }
        this.place = after;
        return true;
      case "float":
        this.place = after;
        this.meetFloat(slab);
        return true;
      case "span":
        if (this.room.passed?.has(place.at) === true) {
          this.pending = this.shown.length === 0 ? 0 : (slab.float?.instead ?? 0);
          this.place = after;
          return true;
        }
        this.finish(place);
        return false;
      case "matter":
        return this.meetMatter(slab, place, after);
    }
  }

  private meetMatter(slab: Slab, place: Place, after: Place): boolean {
    const repeated = this.hasText ? NONE : slab.repeated;
    const brought = this.notesOf([slab]);
    const blocked = brought.length > 0 && this.leftOver.length > 0;
    const height = totalHeight(repeated) + slab.height;
    if (blocked || !this.fits(height, totalHeight(brought), brought.length > 0)) {
      if (!blocked && slab.breakAfter && brought.length > 0) {
        this.partNotes([...repeated, slab], brought, after);
      }
      if (blocked) {
        this.fillWithNotes();
      }
      this.place = place;
      return false;
    }
    if (repeated.length > 0) {
      this.show(repeated);
    }
    this.showOne(slab);
    this.hasText = true;
    if (brought.length > 0) {
      this.notes.push(...brought);
      this.notesHeight += totalHeight(brought);
    }
    this.place = after;
    if (slab.breakAfter) {
      this.found.push(
        this.end(after, { demerits: slab.reluctant === undefined ? 0 : RELUCTANT[slab.reluctant] }),
      );
    }
    return true;
  }

  /** A float stands here if it fits and none waits before it. */
  private meetFloat({ float }: Slab): void {
    if (float === undefined) {
      return;
    }
    const room = this.pending;
    this.pending = this.shown.length === 0 ? 0 : Math.max(room, float.before);
    if (this.floats.length === 0 && this.floatFits(float)) {
      this.showFloat(float);
      this.found.push(this.end(this.place));
    } else {
      this.floats.push(float);
      this.pending = this.shown.length === 0 ? 0 : Math.max(room, float.instead);
    }
  }

  /** What had no room on the pages before heads this one. */
  private headFloats(): void {
    for (let float = this.floats[0]; float !== undefined; float = this.floats[0]) {
      this.pending = this.shown.length === 0 ? 0 : Math.max(float.before, this.pending);
      const { height, highest = height } = this.room;
      const mustFit = this.shown.length > 0 || this.notes.length > 0 || height < highest - SLACK;
      if (mustFit && !this.floatFits(float)) {
        break;
      }
      this.floats.shift();
      this.showFloat(float);
    }
    if (this.shown.length > 0) {
      this.found.push(this.end(this.place));
    }
  }

  private showFloat(float: Float): void {
    const brought = this.notesOf(float.slabs);
    this.show(float.slabs);
    this.notes.push(...brought);
    this.notesHeight += totalHeight(brought);
    this.pending = float.after;
  }

  private floatFits(float: Float): boolean {
    const brought = this.notesOf(float.slabs);
    const blocked = brought.length > 0 && this.leftOver.length > 0;
    return (
      !blocked && this.fits(totalHeight(float.slabs), totalHeight(brought), brought.length > 0)
    );
  }

  private show(slabs: readonly Slab[]): void {
    for (const slab of slabs) {
      this.showOne(slab);
    }
  }

  private showOne(slab: Slab): void {
    if (this.pending > 0 && this.shown.length > 0) {
      this.shown.push(space(this.pending));
      this.used += this.pending;
    }
    this.pending = 0;
    this.shown.push(slab);
    this.used += slab.height;
  }

  private fits(height: Points, notes: Points, hasNotes: boolean): boolean {
    return this.free(hasNotes) >= this.gap() + height + notes - SLACK;
  }

  /** What the slabs bring to the foot of the page or column. */
  private notesOf(slabs: readonly Slab[]): readonly Slab[] {
    return this.room.notes === undefined ? NONE : notesOf(slabs);
  }

  private gap(): Points {
    return this.shown.length === 0 ? 0 : this.pending;
  }

  /** What is left for matter and notes, with or without room for the rule above notes where there are none yet. */
  private free(withNotes: boolean): Points {
    const { notes } = this.room;
    const has = notes !== undefined && (withNotes || this.notes.length > 0);
    const separator = has ? notes.spaceAbove + notes.spaceBelow : 0;
    return this.room.height - this.used - this.notesHeight - separator;
  }

  /** The line stays and its note is parted: another way to end the page. */
  private partNotes(added: readonly Slab[], brought: readonly Slab[], after: Place): void {
    const room = this.free(true) - this.gap() - totalHeight(added);
    const some = fitting(brought, room + SLACK);
    let count = some.length;
    while (count > 0 && !(brought[count - 1]?.breakAfter ?? false)) {
      count -= 1;
    }
    if (count === 0 || count === brought.length) {
      return;
    }
    const gap = this.gap() > 0 ? [space(this.gap())] : [];
    this.found.push({
      shown: all([...this.shown, ...gap, ...added]),
      notes: all([...this.notes, ...brought.slice(0, count)]),
      next: { place: after, notes: brought.slice(count), floats: [...this.floats] },
      isLast: false,
      hole: 0,
      demerits: PARTED_NOTE,
    });
  }

  /** Where text has to wait for what is left of a note, the note takes the room that the text leaves. */
  private fillWithNotes(): void {
    const last = this.found.pop();
    if (last !== undefined) {
      const taken = last.notes.slabs.slice(0, last.notes.count);
      const more = fitting(last.next.notes, last.hole + SLACK);
      this.found.push({
        ...last,
        notes: all([...taken, ...more]),
        next: { ...last.next, notes: last.next.notes.slice(more.length) },
        hole: Math.max(0, last.hole - totalHeight(more)),
      });
    }
  }

  /** Ends the page because nothing more may stand on it; what waits for room goes first. */
  private finish(place: Place): void {
    this.carryMoreNotes();
    const isLast = this.floats.length === 0 && this.leftOver.length === 0;
    this.found.push({ ...this.end(place, { forced: true }), isLast });
  }

  /** No text comes any more that could use the room. */
  private carryMoreNotes(): void {
    if (this.leftOver.length > 0) {
      const more = fitting(this.leftOver, this.free(true) + SLACK);
      this.notes.push(...more);
      this.notesHeight += totalHeight(more);
      this.leftOver = this.leftOver.slice(more.length);
    }
  }

  private end(
    place: Place,
    { forced = false, demerits = 0 }: { forced?: boolean; demerits?: number } = {},
  ): PageEnd {
    return {
      shown: all(this.shown),
      notes: all(this.notes),
      next: {
        place,
        notes: this.leftOver,
        floats: this.floats.length === 0 ? NO_FLOATS : [...this.floats],
      },
      isLast: false,
      hole: forced ? 0 : Math.max(0, this.free(false)),
      demerits,
    };
  }

  /** Nothing may end the page: everything on it wants to stay with what has no room, or the first slab has none. */
  private emergency(slab: Slab, place: Place): PageEnd {
    if (this.hasText || this.notes.length > 0) {
      this.carryMoreNotes();
      return this.end(place, { demerits: PARTED_BOND });
    }
    const added = [...slab.repeated, slab];
    const brought = this.notesOf([slab]);
    this.show(added);
    const some = fitting(brought, this.free(true));
    this.notes.push(...some);
    const rest = brought.slice(some.length);
    return {
      shown: all(this.shown),
      notes: all(this.notes),
      next: { place: this.galley.after(place), notes: rest, floats: [...this.floats] },
      isLast: false,
      hole: 0,
      demerits: PARTED_BOND,
    };
  }
}

/** The notes of slabs, one below the other. */
export const notesOf = (slabs: readonly Slab[]): readonly Slab[] =>
  slabs.every(({ notes }) => notes.length === 0)
    ? NONE
    : slabs.flatMap(({ notes }) => notes.flatMap((note) => note.slabs));

/** All of the slabs. */
export const all = (slabs: readonly Slab[]): Taken => ({ slabs, count: slabs.length });

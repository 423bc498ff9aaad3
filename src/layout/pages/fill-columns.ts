import type { Points } from "../../units/index.ts";
import { type Float, fitting, type Slab, totalHeight } from "../flow/slab.ts";
import {
  balanceColumns,
  type ColumnSettings,
  columnWidth,
  cutAhead,
  depthOf,
  isBad,
  noteRoom,
  SLACK,
} from "./cut-columns.ts";
import { fillNotes, fillRegion } from "./fill-pages.ts";
import type { ColumnRule, FilledPage, FilledRegion } from "./filled-page.ts";
import { Galley } from "./galley.ts";
import { all, notesOf, type PageEnd, type PageStart } from "./page-walk.ts";

/** Slabs of one measure: those of a column, or of the whole width. */
export interface Section {
  readonly spans: boolean;
  readonly slabs: readonly Slab[];
  /** Room wanted above and below it, where another section is. */
  readonly before: Points;
  readonly after: Points;
}

/** Lines that have to have room below what spans the columns, or nothing is begun there. */
const LEAST_LINES = 3;
/** Lines that columns have above what spans them: a shorter band would chop the text. */
const LEAST_DEPTH = 6;
/** Notes below all columns make the columns shorter, which sends some of them on: after so many tries notes are parted. */
const MOST_TRIES = 6;

/**
 * Fills pages with columns. Each page is cut at the least cost for itself and the next one; columns that end above what spans all
 * of them, or with the article, are brought to equal depth. What spans stands at its place if the page has the room, else at its
 * foot where that has, and else heads the next one; the text goes on meanwhile.
 */
export function fillColumns(
  sections: readonly Section[],
  settings: ColumnSettings,
): readonly FilledPage[] {
  const galleys = sections.map(({ slabs }) => new Galley(slabs, settings.height));
  const first = galleys[0];
  if (first === undefined) {
    return [];
  }
  const pages: FilledPage[] = [];
  let state: State | undefined = {
    section: 0,
    start: beginning(first),
    waiting: [],
    passed: new Set(),
    notes: [],
  };
  while (state !== undefined) {
    const made: MadePage = fillPage(sections, galleys, state, settings);
    if (made.page.regions.some(({ slabs, notes }) => slabs.length + notes.length > 0)) {
      pages.push(made.page);
    }
    state = made.next;
  }
  return pages;
}

/** What has not been placed yet. */
interface State {
  readonly section: number;
  readonly start: PageStart;
  /** What spans and waits for the head of a page, in order. */
  readonly waiting: readonly Float[];
  /** Indexes in the section's galley of what is waiting, or was. */
  readonly passed: ReadonlySet<number>;
  /** Of notes below the columns, those that the page before had no room for. */
  readonly notes: readonly Slab[];
}

interface MadePage {
  readonly page: FilledPage;
  readonly next: State | undefined;
}

const isEmpty = ({ shown, notes }: PageEnd): boolean => shown.count + notes.count === 0;

const beginning = (galley: Galley): PageStart => ({ place: galley.start, notes: [], floats: [] });

function fillPage(
  sections: readonly Section[],
  galleys: readonly Galley[],
  state: State,
  settings: ColumnSettings,
): MadePage {
  const limit = settings.height * 0.6;
  let reserve = noteRoom(fitting(state.notes, limit, 1), settings);
  for (let tries = 1; ; tries += 1) {
    const filler = new PageFiller(sections, galleys, state, reserve, settings);
    filler.run();
    const notes = [...state.notes, ...filler.notes];
    const wanted = noteRoom(notes, settings);
    if (wanted <= reserve + SLACK || tries === MOST_TRIES || reserve >= limit) {
      return filler.finish(notes, reserve);
    }
    reserve = Math.min(wanted, Math.max(limit, reserve));
  }
}

class PageFiller {
  /** Of what was placed, where notes stand below the columns. */
  readonly notes: Slab[] = [];
  private readonly sections: readonly Section[];
  private readonly galleys: readonly Galley[];
  private readonly settings: ColumnSettings;
  private bottom: Points;
  private readonly regions: FilledRegion[] = [];
  private readonly rules: ColumnRule[] = [];
  private section: number;
  private start: PageStart | undefined;
  private waiting: Float[];
  /** What spans at the foot of the page, in order; it is below `bottom`. */
  private readonly feet: Float[] = [];
  private passed: Set<number>;
  private y: Points = 0;
  private room: Points = 0;

  constructor(
    sections: readonly Section[],
    galleys: readonly Galley[],
    state: State,
    reserve: Points,
    settings: ColumnSettings,
  ) {
    this.sections = sections;
    this.galleys = galleys;
    this.settings = settings;
    this.bottom = settings.height - reserve;
    this.section = state.section;
    this.start = state.start;
    this.waiting = [...state.waiting];
    this.passed = new Set(state.passed);
  }

  run(): void {
    this.placeWaiting();
    for (let goesOn = true; goesOn; ) {
      goesOn = this.band();
    }
    if (this.start !== undefined && this.feet.length > 0) {
      this.y = this.bottom;
      this.room = 0;
    }
    for (const float of this.feet) {
      this.placeSpan(float);
    }
    if (this.start === undefined) {
      this.placeWaiting();
    }
  }

  finish(notes: readonly Slab[], reserve: Points): MadePage {
    const { spaceAbove, spaceBelow } = this.settings.notes;
    const below =
      notes.length === 0
        ? { notes: [], separatorTop: undefined }
        : fillNotes(
            fitting(notes, reserve - spaceAbove - spaceBelow + SLACK, 1),
            this.settings.height,
            this.settings.notes,
          );
    const foot: readonly FilledRegion[] =
      below.notes.length === 0 ? [] : [{ x: 0, width: this.settings.width, slabs: [], ...below }];
    const rest = notes.slice(below.notes.length);
    const page = { regions: [...this.regions, ...foot], columnRules: this.rules };
    const isDone = this.start === undefined && this.waiting.length === 0 && rest.length === 0;
    const last = this.galleys.length - 1;
    const end = this.galleys[last];
    return {
      page,
      next:
        isDone || end === undefined
          ? undefined
          : {
              section: this.start === undefined ? last : this.section,
              start: this.start ?? { place: end.end, notes: [], floats: [] },
              waiting: this.waiting,
              passed: this.passed,
              notes: rest,
            },
    };
  }

  /** What spans and had no room before heads the page. */
  private placeWaiting(): void {
    for (let float = this.waiting[0]; float !== undefined; float = this.waiting[0]) {
      if (this.y > 0 && !this.hasRoom(float)) {
        return;
      }
      this.waiting.shift();
      this.placeSpan(float);
    }
  }

  private hasRoom({ slabs, before }: Float): boolean {
    const notes = this.settings.notesAt === "page" ? [] : notesOf(slabs);
    const gap = this.y === 0 ? 0 : Math.max(before, this.room);
    return (
      this.y + gap + totalHeight(slabs) + noteRoom(notes, this.settings) <= this.bottom + SLACK
    );
  }

  /** Whether the foot of the page has room for it, below columns that are not too short for that. */
  private fitsBelow(float: Float, depth: Points): boolean {
    const least = Math.max(depth, 2 * LEAST_DEPTH * this.settings.line);
    return this.y + this.room + least + this.depthAtFoot(float) <= this.bottom + SLACK;
  }

  private depthAtFoot({ slabs, before }: Float): Points {
    const notes = this.settings.notesAt === "page" ? [] : notesOf(slabs);
    return before + totalHeight(slabs) + noteRoom(notes, this.settings);
  }

  private placeSpan({ slabs, before, after }: Float): void {
    const top = this.y === 0 ? 0 : this.y + Math.max(before, this.room);
    const height = totalHeight(slabs);
    const notes = notesOf(slabs);
    const atFoot = this.settings.notesAt === "page";
    const own = atFoot ? [] : notes;
    const end = { shown: all(slabs), notes: all(own), hole: 0 };
    const depth = height + noteRoom(own, this.settings);
    this.regions.push(
      fillRegion(
        end,
        { x: 0, width: this.settings.width, top, height: depth },
        {
          ...this.settings,
          level: false,
        },
      ),
    );
    if (atFoot) {
      this.notes.push(...notes);
    }
    this.y = top + depth;
    this.room = after;
  }

  /** Goes on with what is next, at `y`; false where the page is over. */
  private band(): boolean {
    const section = this.sections[this.section];
    const galley = this.galleys[this.section];
    if (section === undefined || galley === undefined || this.start === undefined) {
      return false;
    }
    const isWhole = this.start.place.at === 0 && this.start.place.line === 0;
    const gap = this.y === 0 ? 0 : Math.max(this.room, isWhole ? section.before : 0);
    const top = this.y + gap;
    const free = this.bottom - top;
    if (this.y > 0 && free < LEAST_LINES * this.settings.line) {
      return false;
    }
    const count = section.spans ? 1 : this.settings.count;
    const matter = { galley, start: this.start, passed: this.passed };
    const ends = cutAhead(matter, count, free, this.settings);
    const last = ends.at(-1);
    if (last === undefined || (this.y > 0 && ends.some(isBad))) {
      return false;
    }
    if (!last.isLast) {
      if (this.passSpan(last, galley)) {
        return true;
      }
      // Nothing of it has room below what stands above: the next page begins with it.
      if (this.y === 0 || !ends.every(isEmpty)) {
        this.place(ends, count, top, free);
        this.start = last.next;
      }
      return false;
    }
    const { depth, balanced } = balanceColumns(matter, ends, count, free, this.settings);
    const at = balanced.at(-1)?.next ?? last.next;
    const slab = galley.slab(at.place);
    if (slab?.kind === "span" && slab.float !== undefined) {
      return this.meetSpan(slab.float, at, galley, balanced, { count, top, depth });
    }
    this.place(balanced, count, top, depth);
    this.y = top + depth;
    this.room = section.after;
    this.section += 1;
    const next = this.galleys[this.section];
    this.start = next === undefined ? undefined : beginning(next);
    this.passed = new Set();
    return this.start !== undefined;
  }

  /** What floats and is too high for these columns may not hold up the text at what spans: that waits for the next page too. */
  private passSpan(last: PageEnd, galley: Galley): boolean {
    const { place, floats } = last.next;
    const slab = galley.slab(place);
    const isHeldUp = floats.length > 0 && isEmpty(last) && slab?.kind === "span";
    if (!isHeldUp || slab.float === undefined || this.passed.has(place.at)) {
      return false;
    }
    this.passed.add(place.at);
    this.waiting.push(slab.float);
    return true;
  }

  /** The columns end above it if it has room below them; else the text goes on and it waits for the next page. */
  private meetSpan(
    float: Float,
    at: PageStart,
    galley: Galley,
    balanced: readonly PageEnd[],
    band: { readonly count: number; readonly top: Points; readonly depth: Points },
  ): boolean {
    const before = { y: this.y, room: this.room };
    const hasText = !balanced.every(isEmpty);
    const isShallow = hasText && band.depth < LEAST_DEPTH * this.settings.line;
    if (hasText) {
      this.y = band.top + band.depth;
      this.room = 0;
    }
    const waits = this.waiting.length + this.feet.length > 0 || isShallow || !this.hasRoom(float);
    if (waits) {
      this.y = before.y;
      this.room = before.room;
      this.passed.add(at.place.at);
      if (this.waiting.length === 0 && this.fitsBelow(float, band.depth)) {
        this.feet.push(float);
        this.bottom -= this.depthAtFoot(float);
      } else {
        this.waiting.push(float);
      }
      return true;
    }
    if (hasText) {
      this.place(balanced, band.count, band.top, band.depth);
    }
    this.placeSpan(float);
    this.start = { ...at, place: galley.after(at.place) };
    return true;
  }

  private place(ends: readonly PageEnd[], count: number, top: Points, height: Points): void {
    const { width: whole, gap, direction } = this.settings;
    const width = count === 1 ? whole : columnWidth(this.settings);
    const leftOf = (index: number): Points =>
      direction === "rtl" ? whole - width - index * (width + gap) : index * (width + gap);
    for (const [index, end] of ends.entries()) {
      const box = { x: leftOf(index), width, top, height };
      // What is left over at this depth: a balanced band is as deep as its deepest column.
      const hole = end.hole > 0 ? Math.max(0, height - depthOf(end, this.settings)) : 0;
      this.regions.push(fillRegion({ ...end, hole }, box, this.settings));
      if (this.settings.notesAt === "page") {
        this.notes.push(...notesOf(end.shown.slabs.slice(0, end.shown.count)));
      }
      if (index > 0) {
        const x = direction === "rtl" ? leftOf(index) + width + gap / 2 : leftOf(index) - gap / 2;
        this.rules.push({ x, top, height });
      }
    }
  }
}

import type { Points } from "../../units/index.ts";
import type { FlexibleParagraph } from "../flow/slab.ts";
import type { Changes, Galley } from "./galley.ts";
import { type PageEnd, type PageRoom, type PageStart, pageEnds } from "./page-walk.ts";

export interface BreakPagesSettings extends Omit<PageRoom, "height"> {
  /** Room of the page, or column, with that index, counted from 0. */
  readonly height: (index: number) => Points;
  /** Pages with an index from this on are all of one height. */
  readonly uniformFrom: number;
  /** How many pages may be filled; the rest is left over. */
  readonly most: number;
  /** A line of text, by which white is measured. */
  readonly line: Points;
  /** Whether room between blocks may grow until the page is full. */
  readonly level: boolean;
}

/** Demerits of a line of white at the foot, by its square. */
const WHITE = 30;
/** Demerits of a page that its rooms can fill when they grow to the utmost. */
const GROWN = 10;
/** Demerits of setting a paragraph otherwise, with a thousandth of its own. */
const CHANGED = 5;
const CHANGED_SHARE = 1 / 1000;
/** Demerits from which on a page asks whether a paragraph can help; a ragged page bears one line of white. */
const WANTS_HELP = { level: 15, ragged: 45 };
/** Of the paragraphs of a page so many are asked for other lengths; one or two are then changed. */
const MOST_ASKED = 8;
/** Of the ways to change one, the cheapest are tried two by two. */
const MOST_PAIRED = 6;
/** Demerits of an article that ends with so few lines on a page, where a page holds many. */
const SHORT_END = 200;
const FEW_LINES = 3;
const MANY_LINES = 12;
/** Ways to have come so far that are followed further, and ways to end one page. */
const BEAM = 12;
/** Of these, so many of the cheapest may ask paragraphs for other lengths. */
const HELPED = 3;
const ENDS = 6;
/** What ends a page earlier than so many other ways is never the best. */
const TRIED_ENDS = 10;
/** A way that is so much dearer than the cheapest is given up: what it may win later is less. */
const HOPELESS = 600;

/** The best way found to have come to the beginning of a page. */
interface Way {
  readonly start: PageStart;
  readonly total: number;
  readonly last: PageEnd | undefined;
  readonly previous: Way | undefined;
}

/**
 * Cuts a galley into pages of least total demerits: of every page the good ways to end it are followed, and of the ways
 * that come to the same place the cheapest is kept (M. F. Plass, "Optimal Pagination Techniques", 1981; F. Mittelbach,
 * "Globally Optimized Pagination", DocEng 2016). A page that cannot end well tries its paragraphs a line longer or
 * shorter. Time is linear in the number of pages.
 */
export function breakPages(
  galley: Galley,
  start: PageStart,
  settings: BreakPagesSettings,
): readonly PageEnd[] {
  let ways: readonly Way[] = [{ start, total: 0, last: undefined, previous: undefined }];
  const cheapest = new Map<string, number>();
  let best: Way | undefined;
  for (let index = 0; index < settings.most && ways.length > 0; index += 1) {
    const found = new Map<string, Way>();
    let least = Number.POSITIVE_INFINITY;
    const follow = (previous: Way, ends: readonly Rated[]): void => {
      for (const { end, demerits } of ends) {
        const way = { start: end.next, total: previous.total + demerits, last: end, previous };
        least = Math.min(least, way.total);
        if (end.isLast) {
          best = best === undefined || way.total < best.total ? way : best;
        } else {
          keepCheapest(found, keyOf(end.next), way);
        }
      }
    };
    for (const way of ways) {
      follow(way, plainEnds(galley, way, index, settings));
    }
    // Paragraphs are asked only where every way to go on costs, and only for the best of the ways that came here.
    const bearable = (ways[0]?.total ?? 0) + limitOf(settings);
    for (const way of least > bearable ? ways.slice(0, HELPED) : []) {
      if (way.total < least) {
        follow(way, helpedEnds(galley, way, index, settings));
      }
    }
    const sorted = [...found].sort(([, one], [, other]) => one.total - other.total);
    const isUniform = index + 1 >= settings.uniformFrom;
    const good = sorted.filter(
      ([key, { total }]) =>
        total < (sorted[0]?.[1].total ?? 0) + HOPELESS &&
        !(isUniform && isDominated(cheapest, key, total)),
    );
    // A way to the end there must be, even where each was once passed over for another.
    const followed = good.length > 0 || best !== undefined ? good : sorted.slice(0, 1);
    const limit = best?.total ?? Number.POSITIVE_INFINITY;
    ways = followed
      .map(([, way]) => way)
      .filter(({ total }) => total < limit)
      .slice(0, BEAM);
  }
  // Where pages are limited the galley may not be at its end.
  return traced(best ?? ways[0]);
}

function keepCheapest(found: Map<string, Way>, key: string, way: Way): void {
  const rival = found.get(key);
  if (rival === undefined || way.total < rival.total) {
    found.set(key, way);
  }
}

/** Whether fewer pages have led to the same place at no higher price. */
function isDominated(cheapest: Map<string, number>, key: string, total: number): boolean {
  const known = cheapest.get(key);
  if (known !== undefined && known <= total) {
    return true;
  }
  cheapest.set(key, total);
  return false;
}

const keyOf = ({ place, notes, floats }: PageStart): string =>
  `${place.at} ${place.change} ${place.line} ${notes.length} ${floats.length}`;

function traced(last: Way | undefined): readonly PageEnd[] {
  const ends: PageEnd[] = [];
  for (let way = last; way?.last !== undefined; way = way.previous) {
    ends.push(way.last);
  }
  return ends.reverse();
}

interface Rated {
  readonly end: PageEnd;
  readonly demerits: number;
}

type Trial = (changes: Changes, price: number) => readonly Rated[];

function trialOf(
  galley: Galley,
  { start }: Way,
  index: number,
  settings: BreakPagesSettings,
): Trial {
  const room: PageRoom = {
    height: settings.height(index),
    highest: settings.highest,
    notes: settings.notes,
    passed: settings.passed,
  };
  return (changes, price) =>
    pageEnds(galley, start, room, changes, TRIED_ENDS).map((end) => ({
      end,
      demerits:
        end.demerits + holeDemerits(end, settings) + endDemerits(end, index, settings) + price,
    }));
}

const UNCHANGED: Changes = new Map();

const limitOf = ({ level }: BreakPagesSettings): number =>
  level ? WANTS_HELP.level : WANTS_HELP.ragged;

const fewest = (ends: readonly Rated[]): readonly Rated[] =>
  [...ends].sort((one, other) => one.demerits - other.demerits).slice(0, ENDS);

/** The best ends of the page with its paragraphs as they are. */
const plainEnds = (
  galley: Galley,
  way: Way,
  index: number,
  settings: BreakPagesSettings,
): readonly Rated[] => fewest(trialOf(galley, way, index, settings)(UNCHANGED, 0));

/** The best ends of the page with some of its paragraphs longer or shorter. */
function helpedEnds(
  galley: Galley,
  way: Way,
  index: number,
  settings: BreakPagesSettings,
): readonly Rated[] {
  const tried = trialOf(galley, way, index, settings);
  const paragraphs = flexibleParagraphs(galley, way.start, tried(UNCHANGED, 0));
  return fewest(otherwise(paragraphs, tried, limitOf(settings)));
}

interface Option {
  readonly paragraph: FlexibleParagraph;
  readonly change: 1 | -1;
  readonly price: number;
}

/** Ends of the page with one or two of its paragraphs in another length. */
function otherwise(
  paragraphs: readonly FlexibleParagraph[],
  tried: Trial,
  limit: number,
): readonly Rated[] {
  const options = paragraphs.flatMap((paragraph) =>
    ([1, -1] as const).flatMap((change): readonly Option[] => {
      const other = paragraph.otherwise(change);
      return other === undefined
        ? []
        : [{ paragraph, change, price: CHANGED + other.excess * CHANGED_SHARE }];
    }),
  );
  const withOne = options.flatMap(({ paragraph, change, price }) =>
    tried(new Map([[paragraph, change]]), price),
  );
  if (least(withOne) <= limit + CHANGED) {
    return withOne;
  }
  const cheap = [...options].sort((one, other) => one.price - other.price).slice(0, MOST_PAIRED);
  const pairs = cheap.flatMap((one, index) =>
    cheap
      .slice(index + 1)
      .filter(({ paragraph }) => paragraph !== one.paragraph)
      .map((other): readonly [Option, Option] => [one, other]),
  );
  const withTwo = pairs.flatMap(([one, other]) =>
    tried(
      new Map([
        [one.paragraph, one.change],
        [other.paragraph, other.change],
      ]),
      one.price + other.price,
    ),
  );
  return [...withOne, ...withTwo];
}

/** Those that begin on the page. */
function flexibleParagraphs(
  galley: Galley,
  start: PageStart,
  plain: readonly Rated[],
): readonly FlexibleParagraph[] {
  const begun =
    galley.beginning(start.place) === undefined ? galley.slab(start.place)?.flexible : undefined;
  const seen = new Set<FlexibleParagraph>();
  for (const { flexible } of plain.at(-1)?.end.shown.slabs ?? []) {
    if (flexible !== undefined && flexible !== begun && seen.size < MOST_ASKED) {
      seen.add(flexible);
    }
  }
  return [...seen];
}

const least = (ends: readonly Rated[]): number =>
  ends.reduce((min, { demerits }) => Math.min(min, demerits), Number.POSITIVE_INFINITY);

function holeDemerits({ hole, shown }: PageEnd, { level, line }: BreakPagesSettings): number {
  const lines = hole / line;
  const white = WHITE * lines * lines;
  if (!level || hole === 0) {
    return white;
  }
  const growth = hole / Math.max(growthRoom(shown, line), 1e-6);
  return growth <= 1 ? Math.min(white, GROWN * growth * growth) : white + GROWN;
}

/** How much the rooms between blocks may grow together: each to twice itself, and by no more than a line. */
function growthRoom({ slabs, count }: PageEnd["shown"], line: Points): Points {
  let room = 0;
  for (let index = 0; index < count; index += 1) {
    const slab = slabs[index];
    room += slab?.kind === "space" ? Math.min(slab.height, line) : 0;
  }
  return room;
}

/** A page with two lines on it looks like a mistake. */
function endDemerits(
  { isLast, shown }: PageEnd,
  index: number,
  { height, line }: BreakPagesSettings,
): number {
  if (!isLast || index === 0 || height(index) < MANY_LINES * line) {
    return 0;
  }
  let lines = 0;
  for (let at = 0; at < shown.count; at += 1) {
    lines += shown.slabs[at]?.kind === "matter" ? 1 : 0;
  }
  return lines < FEW_LINES ? SHORT_END : 0;
}

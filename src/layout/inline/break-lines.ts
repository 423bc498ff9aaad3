import type { Points } from "../../units/index.ts";
import { closeRanks, type FeasibleBreak, leastOf } from "./feasible-break.ts";
import { badnessOf, type ElasticSettings, fitLine, type LineFit, leastRatio } from "./fit-line.ts";
import type { Hang } from "./hang.ts";
import { type Box, FORBIDDEN, FORCED, type Item } from "./item.ts";
import { boxBefore, ItemSum, ItemSums } from "./item-sums.ts";

/** A line of the paragraph as items `[start, end)`; glue at the ends is left out. */
export interface BrokenLine {
  readonly start: number;
  readonly end: number;
  /** True for the last line and for one that the author ended: it keeps its natural width. */
  readonly natural: boolean;
}

export interface BreakSettings {
  /** Width of the line with that index, counted from 0. */
  readonly measure: (line: number) => Points;
  /** Lines with an index from this on are all of one width. */
  readonly uniformFrom: number;
  /** With `undefined` the glue justifies; else lines are ragged and this much room at their end counts as ratio 1. */
  readonly ragged: Points | undefined;
  /** What of a word stands in the margin when it begins or ends a line; nothing where it is not given. */
  readonly hang?: ((box: Box) => Hang) | undefined;
  /** What else may be stretched in a justified line. */
  readonly elastic: ElasticSettings;
}

/** Limits of the adjustment ratio, tried in this order; the first that sets the whole paragraph is taken. */
const TOLERANCES = [1.2, 2.5, 8, 40];

const FITNESS_DEMERITS = 3000;
/** For two lines with kashidas below each other. */
const KASHIDA_DEMERITS = 200;
/** For two lines that end with hyphens below each other. */
const HYPHEN_DEMERITS = 3000;
/** For a word that is parted over into the last line. */
const LAST_HYPHEN_DEMERITS = 5000;
/** Badness of a last line that is one word, or shorter than a fifth of the measure. */
const SHORT_LAST_LINE = 40;
const SHORT_LAST_SHARE = 0.2;

/** Finds the lines of one paragraph, as often as it is asked for other settings of it. */
export interface LineBreaker {
  /**
   * Lines of least total demerits (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice
   * and Experience 11 (1981), 1119–1184). Where no setting is feasible, one line is left overfull and the rest is broken
   * as well as it can be.
   */
  readonly best: (settings: BreakSettings) => BestLines;
  /** As `best`, in other numbers of lines; TeX calls the difference from the best number looseness. */
  readonly otherLengths: (settings: BreakSettings) => OtherLengths;
}

/** The lines in exactly that number; `undefined` where some line would be seen to be loose or tight. */
export type OtherLengths = (length: number) => OtherLength | undefined;

export interface BestLines {
  readonly lines: readonly BrokenLine[];
  /** Whether all are within the first tolerance: then nothing else need be tried. */
  readonly areGood: boolean;
}

/** A paragraph set in a number of lines that is not its best. */
export interface OtherLength {
  readonly lines: readonly BrokenLine[];
  /** What it costs more than the best setting, in demerits. */
  readonly excess: number;
}

/** No line of a paragraph that was made longer or shorter is looser or tighter than this: nobody sees the difference. */
const UNSEEN = 1;

export function createLineBreaker(items: readonly Item[]): LineBreaker {
  const sums = new ItemSums(items);
  const isEmpty = sums.nextBox(0) === sums.count;
  return {
    best: (settings) => {
      if (isEmpty) {
        return { lines: [], areGood: true };
      }
      const search = new BreakSearch(items, sums, settings);
      if (sums.isPlain && search.fitsOneLine()) {
        const whole = { start: sums.nextBox(0), end: sums.count, natural: true };
        return { lines: [whole], areGood: true };
      }
      for (const tolerance of TOLERANCES) {
        const lines = search.run(tolerance, false);
        if (lines !== undefined) {
          return { lines, areGood: tolerance === TOLERANCES[0] };
        }
      }
      // Loose lines are better than overfull ones; overfull is only what no line can hold.
      return { lines: search.run(Number.POSITIVE_INFINITY, true) ?? [], areGood: false };
    },
    otherLengths: (settings) => {
      // Line numbers tell settings of the same fitness apart.
      const counted = { ...settings, uniformFrom: Number.POSITIVE_INFINITY };
      return new BreakSearch(items, sums, counted).lengths(UNSEEN);
    },
  };
}

const NATURAL: LineFit = { ratio: 0, badness: 0, kashidas: 0, steps: 0 };
const SHORT_NATURAL: LineFit = { ...NATURAL, badness: SHORT_LAST_LINE };
const OVERFULL: LineFit = { ...NATURAL, ratio: -1, badness: badnessOf(Number.POSITIVE_INFINITY) };

/** The break that is being tried; one object for all of a search, which tries one after the other. */
class Break {
  at = 0;
  cost = 0;
  isForced = false;
  isLast = false;
  /** What a line that ends here is wider than the items before the break: a hyphen, less the spaces before it. */
  extra: Points = 0;
  hyphenated = false;
  /** What of the last word hangs over the margin. */
  hang: Points = 0;
}

class BreakSearch {
  private readonly items: readonly Item[];
  private readonly sums: ItemSums;
  private readonly settings: BreakSettings;
  private readonly here = new Break();
  /** The line that is being rated. */
  private readonly line: ItemSum;

  constructor(items: readonly Item[], sums: ItemSums, settings: BreakSettings) {
    this.items = items;
    this.sums = sums;
    this.settings = settings;
    this.line = new ItemSum(sums);
  }

  /** The lines, or `undefined` when none can be found within the tolerance and overfull lines are not allowed. */
  run(tolerance: number, emergency: boolean): readonly BrokenLine[] | undefined {
    const best = leastOf(this.ends(tolerance, emergency));
    return best === undefined ? undefined : this.trace(best);
  }

  /** The lines of the best setting of each length, priced against the best of any. */
  lengths(tolerance: number): OtherLengths {
    const ends = this.ends(tolerance, false);
    const best = leastOf(ends);
    return (length) => {
      const wanted = leastOf(ends.filter(({ line }) => line === length));
      return wanted === undefined || best === undefined
        ? undefined
        : { lines: this.trace(wanted), excess: wanted.demerits - best.demerits };
    };
  }

  /** Whether the paragraph fits the first line as it is: then nothing else costs less. */
  fitsOneLine(): boolean {
    this.goTo(this.here, this.sums.count, FORCED);
    return this.rate(this.beginning(), this.here, 0) === NATURAL;
  }

  private beginning(): FeasibleBreak {
    const next = this.sums.nextBox(0);
    return {
      at: -1,
      next,
      line: 0,
      room: this.roomFrom(next, 0),
      fitness: 1,
      demerits: 0,
      elongated: false,
      hyphenated: false,
      previous: undefined,
    };
  }

  /** The ways to end the paragraph. */
  private ends(tolerance: number, emergency: boolean): readonly FeasibleBreak[] {
    const { sums, here } = this;
    const { count } = sums;
    const active = [this.beginning()];
    for (let at = 0; at <= count; at += 1) {
      const cost = sums.breakCost(at);
      if (cost === FORBIDDEN) {
        continue;
      }
      this.goTo(here, at, cost);
      this.step(active, here, tolerance, emergency);
      if (active.length === 0) {
        break;
      }
    }
    return active;
  }

  private goTo(here: Break, at: number, cost: number): void {
    const item = this.items[at];
    const hyphen = item?.type === "penalty" ? item.hyphen : undefined;
    const width = hyphen?.width ?? 0;
    here.at = at;
    here.cost = cost;
    here.isForced = cost === FORCED;
    here.isLast = at === this.items.length;
    here.extra = width - this.trailing(at);
    here.hyphenated = width > 0;
    here.hang =
      this.settings.hang === undefined
        ? 0
        : (this.hangOf(hyphen ?? boxBefore(this.items, at))?.end ?? 0);
  }

  /** Goes on from `active` past a break: drops the nodes that no later line can begin at, adds those that end here. */
  private step(active: FeasibleBreak[], here: Break, tolerance: number, emergency: boolean): void {
    const count = active.length;
    let kept = 0;
    let lastDropped: FeasibleBreak | undefined;
    let before: FeasibleBreak | undefined;
    let fit: LineFit | undefined;
    for (let index = 0; index < count; index += 1) {
      const node = active[index];
      if (node === undefined) {
        continue;
      }
      // Nothing but glue since that break: a forced break here would make an empty line.
      const isEmpty = node.next >= here.at && !here.isForced;
      // Nodes that differ only in how they were reached begin the same line, and stand beside each other.
      const isSame = before?.next === node.next && before.room === node.room && !here.isForced;
      if (!isSame) {
        fit = isEmpty ? undefined : this.rate(node, here, tolerance);
      }
      before = node;
      if (fit === undefined || (fit.ratio >= -1 && !here.isForced)) {
        active[kept] = node;
        kept += 1;
      } else {
        lastDropped = node;
      }
      if (fit !== undefined && fit.ratio >= -1 && fit.ratio <= tolerance) {
        this.offer(active, count, node, here, fit);
      }
    }
    if (active.length === count && kept === 0 && emergency && lastDropped !== undefined) {
      this.offer(active, count, lastDropped, here, OVERFULL);
    }
    closeRanks(active, kept, count);
  }

  /** How the line from the node to the break is best set; `undefined` for one that is looser than the tolerance anyhow. */
  private rate(node: FeasibleBreak, here: Break, tolerance: number): LineFit | undefined {
    const { ragged, elastic } = this.settings;
    const { line } = this;
    line.set(node.next, here.at);
    const width = line.width + here.extra;
    const slack = node.room + here.hang - width;
    if (here.isForced && slack >= -1e-6) {
      const isShort =
        node.previous !== undefined &&
        (line.words === 1 || width < SHORT_LAST_SHARE * this.settings.measure(node.line));
      return isShort ? SHORT_NATURAL : NATURAL;
    }
    if (ragged !== undefined) {
      const ratio = slack < -1e-6 ? Number.NEGATIVE_INFINITY : slack < 1e-6 ? 0 : slack / ragged;
      return { ...NATURAL, ratio, badness: badnessOf(ratio) };
    }
    line.slack = slack;
    return leastRatio(line, elastic) > tolerance ? undefined : fitLine(line, elastic);
  }

  private roomFrom(first: number, line: number): Points {
    const measure = this.settings.measure(line);
    if (this.settings.hang === undefined) {
      return measure;
    }
    const box = this.items[first];
    const hang = box?.type === "box" ? this.hangOf(box) : undefined;
    return measure + (hang?.start ?? 0);
  }

  private hangOf(box: Box | undefined): Hang | undefined {
    return box === undefined ? undefined : this.settings.hang?.(box);
  }

  /** Width of glue right before a forced break, which the line does not show. */
  private trailing(at: number): Points {
    let width = 0;
    for (let index = at - 1; index >= 0; index -= 1) {
      const item = this.items[index];
      if (item === undefined || item.type === "box") {
        break;
      }
      width += item.type === "glue" ? item.width : 0;
    }
    return width;
  }

  /**
   * Adds the end of a line to those found at the break, which stand in `active` from `first` on, unless a better one has
   * the same fitness and line.
   */
  private offer(
    active: FeasibleBreak[],
    first: number,
    node: FeasibleBreak,
    here: Break,
    fit: LineFit,
  ): void {
    const { ratio, badness } = fit;
    const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    const priced = here.isForced ? 0 : here.cost;
    const jump =
      node.previous !== undefined && Math.abs(fitness - node.fitness) > 1 ? FITNESS_DEMERITS : 0;
    const elongated = fit.kashidas > 0;
    const streak = elongated && node.elongated ? KASHIDA_DEMERITS : 0;
    const demerits =
      node.demerits +
      (10 + badness) * (10 + badness) +
      priced * priced +
      jump +
      streak +
      ladderOf(node, here);
    const line = node.line + 1;
    const rival = this.rivalOf(active, first, fitness, line);
    if (rival < active.length && demerits >= (active[rival]?.demerits ?? 0)) {
      return;
    }
    const next = this.sums.nextBox(here.at);
    active[rival] = {
      at: here.at,
      next,
      line,
      room: this.roomFrom(next, line),
      fitness,
      demerits,
      elongated,
      hyphenated: here.hyphenated,
      previous: node,
    };
  }

  /** Index of the node found at the same break that this fitness and line number competes with; none is past the last. */
  private rivalOf(
    active: readonly FeasibleBreak[],
    first: number,
    fitness: number,
    line: number,
  ): number {
    const { uniformFrom } = this.settings;
    for (let index = first; index < active.length; index += 1) {
      const other = active[index];
      if (
        other?.fitness === fitness &&
        Math.min(other.line, uniformFrom) === Math.min(line, uniformFrom)
      ) {
        return index;
      }
    }
    return active.length;
  }

  private trace(last: FeasibleBreak): readonly BrokenLine[] {
    const lines: BrokenLine[] = [];
    for (
      let node: FeasibleBreak | undefined = last;
      node?.previous !== undefined;
      node = node.previous
    ) {
      const { previous, at } = node;
      lines.push({ start: previous.next, end: at, natural: this.sums.breakCost(at) === FORCED });
    }
    return lines.reverse().filter(({ start, end }) => start < end);
  }
}

/** What hyphens at the ends of two lines below each other cost. */
function ladderOf({ hyphenated }: FeasibleBreak, here: Break): number {
  if (!hyphenated) {
    return 0;
  }
  return here.isLast ? LAST_HYPHEN_DEMERITS : here.hyphenated ? HYPHEN_DEMERITS : 0;
}

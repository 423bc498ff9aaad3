import type { Points } from "../../units/index.ts";
import { badnessOf, type ElasticSettings, fitLine, type LineFit } from "./fit-line.ts";
import type { Hang } from "./hang.ts";
import { type Box, FORBIDDEN, FORCED, type Item } from "./item.ts";

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

/**
 * Breaks a paragraph into lines of least total demerits (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into
 * Lines", Software: Practice and Experience 11 (1981), 1119–1184). Where no setting is feasible, one line is left
 * overfull and the rest is broken as well as it can be.
 */
export function breakLines(items: readonly Item[], settings: BreakSettings): readonly BrokenLine[] {
  const breaker = new Breaker(items, settings);
  if (breaker.isEmpty) {
    return [];
  }
  for (const tolerance of TOLERANCES) {
    const lines = breaker.run(tolerance, false);
    if (lines !== undefined) {
      return lines;
    }
  }
  // Loose lines are better than overfull ones; overfull is only what no line can hold.
  return breaker.run(Number.POSITIVE_INFINITY, true) ?? [];
}

/** Whether `breakLines` finds lines that are all good: then nothing else need be tried. */
export const breaksWell = (items: readonly Item[], settings: BreakSettings): boolean => {
  const breaker = new Breaker(items, settings);
  return breaker.isEmpty || breaker.run(TOLERANCES[0] ?? 1, false) !== undefined;
};

/** A paragraph set in a number of lines that is not its best. */
export interface OtherLength {
  readonly lines: readonly BrokenLine[];
  /** What it costs more than the best setting, in demerits. */
  readonly excess: number;
}

/** No line of a paragraph that was made longer or shorter is looser or tighter than this: nobody sees the difference. */
const UNSEEN = 1;

/**
 * As `breakLines`, in exactly `length` lines; TeX calls the difference from the best number of lines looseness.
 * `undefined` where some line would be seen to be loose or tight.
 */
export function breakToLength(
  items: readonly Item[],
  settings: BreakSettings,
  length: number,
): OtherLength | undefined {
  // Line numbers tell settings of the same fitness apart.
  const counted = { ...settings, uniformFrom: Number.POSITIVE_INFINITY };
  return new Breaker(items, counted).runTo(length, UNSEEN);
}

const NATURAL: LineFit = { ratio: 0, badness: 0, kashidas: 0, steps: 0 };
const OVERFULL: LineFit = { ...NATURAL, ratio: -1, badness: badnessOf(Number.POSITIVE_INFINITY) };
const JOINT_RANKS = 9;

/** A feasible break: the best way to get there with that fitness (and line number, while widths vary). */
interface Node {
  /** Index of the item at which the line ends. */
  readonly at: number;
  /** Index of the first box after it. */
  readonly next: number;
  readonly line: number;
  readonly fitness: number;
  readonly demerits: number;
  /** Whether the line that ends here has a kashida, and whether it ends with a hyphen. */
  readonly elongated: boolean;
  readonly hyphenated: boolean;
  readonly previous: Node | undefined;
}

class Breaker {
  readonly isEmpty: boolean;
  private readonly items: readonly Item[];
  private readonly settings: BreakSettings;
  /** Sums over the items before each index. */
  private readonly widths: Float64Array;
  private readonly stretches: Float64Array;
  private readonly shrinks: Float64Array;
  private readonly boxes: Int32Array;
  private readonly glyphWidths: Float64Array;
  /** For each rank, how many words have a joint of that rank. */
  private readonly joints: readonly Int32Array[];
  /** For each index, that of the next box (or the number of items). */
  private readonly nextBox: Int32Array;

  constructor(items: readonly Item[], settings: BreakSettings) {
    this.items = items;
    this.settings = settings;
    const count = items.length;
    this.widths = new Float64Array(count + 1);
    this.stretches = new Float64Array(count + 1);
    this.shrinks = new Float64Array(count + 1);
    this.boxes = new Int32Array(count + 1);
    this.glyphWidths = new Float64Array(count + 1);
    this.joints = Array.from({ length: JOINT_RANKS }, () => new Int32Array(count + 1));
    this.nextBox = new Int32Array(count + 1).fill(count);
    for (const [at, item] of items.entries()) {
      const glue = item.type === "glue" ? item : undefined;
      this.widths[at + 1] = this.sum(this.widths, at) + (item.type === "penalty" ? 0 : item.width);
      this.stretches[at + 1] = this.sum(this.stretches, at) + (glue?.stretch ?? 0);
      this.shrinks[at + 1] = this.sum(this.shrinks, at) + (glue?.shrink ?? 0);
      const box = item.type === "box" ? item : undefined;
      this.boxes[at + 1] = this.sum(this.boxes, at) + (box === undefined ? 0 : 1);
      this.glyphWidths[at + 1] = this.sum(this.glyphWidths, at) + (box?.width ?? 0);
      for (const [rank, sums] of this.joints.entries()) {
        sums[at + 1] = this.sum(sums, at) + (box?.joint?.rank === rank ? 1 : 0);
      }
    }
    for (let at = count - 1; at >= 0; at -= 1) {
      this.nextBox[at] = items[at]?.type === "box" ? at : this.sum(this.nextBox, at + 1);
    }
    this.isEmpty = this.sum(this.boxes, count) === 0;
  }

  private sum(values: Float64Array | Int32Array, at: number): number {
    return values[at] ?? 0;
  }

  /** The lines, or `undefined` when none can be found within the tolerance and overfull lines are not allowed. */
  run(tolerance: number, emergency: boolean): readonly BrokenLine[] | undefined {
    const ends = this.ends(tolerance, emergency);
    const best = leastOf(ends);
    return best === undefined ? undefined : this.trace(best);
  }

  /** The lines of the best setting of that length, priced against the best of any. */
  runTo(length: number, tolerance: number): OtherLength | undefined {
    const ends = this.ends(tolerance, false);
    const wanted = leastOf(ends.filter(({ line }) => line === length));
    const best = leastOf(ends);
    return wanted === undefined || best === undefined
      ? undefined
      : { lines: this.trace(wanted), excess: wanted.demerits - best.demerits };
  }

  /** The ways to end the paragraph. */
  private ends(tolerance: number, emergency: boolean): readonly Node[] {
    const count = this.items.length;
    let active: Node[] = [
      {
        at: -1,
        next: this.sum(this.nextBox, 0),
        line: 0,
        fitness: 1,
        demerits: 0,
        elongated: false,
        hyphenated: false,
        previous: undefined,
      },
    ];
    for (let at = 0; at <= count; at += 1) {
      const cost = this.breakCost(at);
      if (cost === FORBIDDEN) {
        continue;
      }
      const next = this.step(active, at, cost, tolerance, emergency);
      if (next === undefined) {
        return [];
      }
      active = next;
    }
    return active;
  }

  /** Price of ending a line before the item at this index; the end of the paragraph is forced. */
  private breakCost(at: number): number {
    const item = this.items[at];
    if (item === undefined) {
      return FORCED;
    }
    switch (item.type) {
      case "box":
        return FORBIDDEN;
      case "glue":
        return this.items[at - 1]?.type === "box" ? 0 : FORBIDDEN;
      case "penalty":
        return item.cost;
    }
  }

  /** The nodes that are active after the break at `at`; `undefined` when none is left. */
  private step(
    active: readonly Node[],
    at: number,
    cost: number,
    tolerance: number,
    emergency: boolean,
  ): Node[] | undefined {
    const forced = cost === FORCED;
    const kept: Node[] = [];
    const found = new Map<string, Node>();
    let lastDropped: Node | undefined;
    for (const node of active) {
      if (node.next >= at && !(forced && at === this.items.length)) {
        // Nothing but glue since that break: a forced break here would make an empty line.
        if (!forced) {
          kept.push(node);
          continue;
        }
      }
      const fit = this.rate(node, at, forced);
      const { ratio } = fit;
      if (ratio < -1 || forced) {
        lastDropped = node;
      } else {
        kept.push(node);
      }
      if (ratio >= -1 && ratio <= tolerance) {
        this.offer(found, this.after(node, at, cost, fit));
      }
    }
    if (found.size === 0 && kept.length === 0) {
      if (!emergency || lastDropped === undefined) {
        return undefined;
      }
      this.offer(found, this.after(lastDropped, at, cost, OVERFULL));
    }
    return [...kept, ...found.values()];
  }

  private rate(node: Node, at: number, natural: boolean): LineFit {
    const { measure, ragged, elastic } = this.settings;
    const between = (sums: Float64Array | Int32Array): number =>
      this.sum(sums, at) - this.sum(sums, node.next);
    const width = between(this.widths) - this.trailing(at) + this.hyphenWidth(at);
    const slack = measure(node.line) - width + this.hanging(node.next, at);
    const words = between(this.boxes);
    if (natural && slack >= -1e-6) {
      const short =
        node.previous !== undefined &&
        (words === 1 || width < SHORT_LAST_SHARE * measure(node.line));
      return { ...NATURAL, badness: short ? SHORT_LAST_LINE : 0 };
    }
    if (ragged !== undefined) {
      const ratio = slack < -1e-6 ? Number.NEGATIVE_INFINITY : slack < 1e-6 ? 0 : slack / ragged;
      return { ...NATURAL, ratio, badness: badnessOf(ratio) };
    }
    return fitLine(
      {
        slack,
        stretch: between(this.stretches),
        shrink: between(this.shrinks),
        glyphWidth: between(this.glyphWidths),
        words,
        joints: (rank) => between(this.joints[rank] ?? this.boxes),
      },
      elastic,
    );
  }

  /** What of a line from that box to that break stands in the margins. */
  private hanging(first: number, at: number): Points {
    const { hang } = this.settings;
    if (hang === undefined) {
      return 0;
    }
    const start = this.items[first];
    let end = this.items[at];
    let last = end?.type === "penalty" ? end.hyphen : undefined;
    for (let index = at - 1; last === undefined && index >= first; index -= 1) {
      end = this.items[index];
      last = end?.type === "box" ? end : undefined;
    }
    return (
      (start?.type === "box" ? hang(start).start : 0) + (last === undefined ? 0 : hang(last).end)
    );
  }

  /** Width of what a line shows at its end only because it ends there. */
  private hyphenWidth(at: number): Points {
    const item = this.items[at];
    return item?.type === "penalty" ? (item.hyphen?.width ?? 0) : 0;
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

  private after(node: Node, at: number, cost: number, fit: LineFit): Node {
    const { ratio, badness } = fit;
    const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    const priced = cost === FORCED ? 0 : cost;
    const jump =
      node.previous !== undefined && Math.abs(fitness - node.fitness) > 1 ? FITNESS_DEMERITS : 0;
    const elongated = fit.kashidas > 0;
    const streak = elongated && node.elongated ? KASHIDA_DEMERITS : 0;
    const hyphenated = this.hyphenWidth(at) > 0;
    const ladder = !node.hyphenated
      ? 0
      : at === this.items.length
        ? LAST_HYPHEN_DEMERITS
        : hyphenated
          ? HYPHEN_DEMERITS
          : 0;
    return {
      at,
      next: this.sum(this.nextBox, Math.min(at, this.items.length)),
      line: node.line + 1,
      fitness,
      demerits: node.demerits + (10 + badness) ** 2 + priced ** 2 + jump + streak + ladder,
      elongated,
      hyphenated,
      previous: node,
    };
  }

  private offer(found: Map<string, Node>, node: Node): void {
    const key = `${node.fitness} ${Math.min(node.line, this.settings.uniformFrom)}`;
    const rival = found.get(key);
    if (rival === undefined || node.demerits < rival.demerits) {
      found.set(key, node);
    }
  }

  private trace(last: Node): readonly BrokenLine[] {
    const lines: BrokenLine[] = [];
    for (let node: Node | undefined = last; node?.previous !== undefined; node = node.previous) {
      const { previous, at } = node;
      lines.push({ start: previous.next, end: at, natural: this.breakCost(at) === FORCED });
    }
    return lines.reverse().filter(({ start, end }) => start < end);
  }
}

const leastOf = (nodes: readonly Node[]): Node | undefined =>
  nodes.reduce<Node | undefined>(
    (found, node) => (found === undefined || node.demerits < found.demerits ? node : found),
    undefined,
  );

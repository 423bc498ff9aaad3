import type { KashidaPreset } from "../../template/index.ts";
import type { JointRank } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";

/** How far a line is from its natural width: 1 uses all its stretch, -1 all its shrink. */
export type AdjustmentRatio = number;

/** Cost of a line, in the arbitrary unit of Knuth and Plass: 100 is a line stretched to its limit. */
export type Badness = number;

/** What may be done to a line besides its spaces. */
export interface ElasticSettings {
  /** Shares of the glyphs' width. */
  readonly glyphStretch: number;
  readonly glyphShrink: number;
  readonly kashida: KashidaSettings | undefined;
}

/** Elongation as a second, discrete order of glue, used when the spaces would grow too wide. */
export interface KashidaSettings {
  /** The ratio from which on a kashida may replace white. */
  readonly threshold: AdjustmentRatio;
  /** Badness of one kashida by the rank of its joint. */
  readonly costs: readonly number[];
  readonly stroke: StrokeSettings;
  /** Length that costs nothing more. */
  readonly preferred: Points;
  /** Badness of a kashida of twice the preferred length. */
  readonly lengthCost: number;
}

/** What lengths a kashida of the face can have. */
export interface StrokeSettings {
  /** Advance of one tatweel. */
  readonly tatweel: Points;
  /** Lengths are multiples of this: whole tatweels where a face draws their number as one curve, parts of one elsewhere. */
  readonly step: Points;
  /** The shortest and the longest kashida, in steps. */
  readonly least: number;
  readonly most: number;
}

/** Badness by rank of the joint (`JointRank`). */
const RANK_COSTS = [3, 5, 7, 9, 11, 13, 18, 28, 60];
const PREFERRED_EM = 0.4;
const LEAST_EM = 0.18;
const LONGEST_EM = 1.12;
const LENGTH_COST = 40;
/** Steps by which overlapping tatweels grow: finer than the eye sees. */
const STEP_EM = 0.06;
/** Words for each kashida of a line, and the most that a line may have; from `CROWDED` on each costs more. */
const WORDS_PER_KASHIDA = 2;
const MOST_PER_LINE = 4;
const CROWDED = 3;
const CROWDED_COST = 20;

/** The settings of a preset, for text of `em` points in a face whose tatweels are like that. */
export function kashidaSettings(
  preset: KashidaPreset,
  tatweel: { readonly advance: Points; readonly overlaps: boolean },
  em: Points,
): KashidaSettings | undefined {
  if (preset === "off" || tatweel.advance <= 0) {
    return undefined;
  }
  const factor = { light: 2, normal: 1, newspaper: 0.5 }[preset];
  return {
    threshold: preset === "newspaper" ? 0.3 : 0.5,
    costs: RANK_COSTS.map((cost) => cost * factor),
    stroke: strokeSettings(tatweel, em),
    preferred: PREFERRED_EM * em,
    lengthCost: LENGTH_COST,
  };
}

function strokeSettings(
  { advance, overlaps }: { readonly advance: Points; readonly overlaps: boolean },
  em: Points,
): StrokeSettings {
  const step = overlaps ? advance / Math.ceil(advance / (STEP_EM * em)) : advance;
  const least = Math.ceil(Math.max(advance, LEAST_EM * em) / step - 1e-9);
  const most = Math.max(least, Math.floor((LONGEST_EM * em) / step + 1e-9));
  return { tatweel: advance, step, least, most };
}

/** A line before it is set. */
export interface LineMatter {
  /** Measure less natural width; negative where the line is too wide. */
  readonly slack: Points;
  /** Sums over the line's glue. */
  readonly stretch: Points;
  readonly shrink: Points;
  /** Natural width of the boxes. */
  readonly glyphWidth: Points;
  readonly words: number;
  /** Number of words whose best joint has that rank. */
  readonly joints: (rank: JointRank) => number;
}

/** How a line is best set. */
export interface LineFit {
  readonly ratio: AdjustmentRatio;
  readonly badness: Badness;
  /** Number of words elongated, and steps of elongation (`StrokeSettings`) shared among them. */
  readonly kashidas: number;
  readonly steps: number;
}

const WORST: Badness = 1e7;
const RANKS: readonly JointRank[] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** Badness of a line: 100·|r|³. The cap keeps sums of demerits finite; TeX's own, 10,000, would not tell bad from worse. */
export const badnessOf = (ratio: AdjustmentRatio): Badness =>
  Math.min(100 * Math.abs(ratio * ratio * ratio), WORST);

/** Sets a line at the least badness: spaces and glyph widths first, kashidas where spaces alone would be too wide. */
export function fitLine(line: LineMatter, elastic: ElasticSettings): LineFit {
  const { slack, stretch, glyphWidth } = line;
  if (slack < -1e-6) {
    const shrink = line.shrink + elastic.glyphShrink * glyphWidth;
    return plain(shrink > 0 ? slack / shrink : Number.NEGATIVE_INFINITY);
  }
  const glyphs = elastic.glyphStretch * glyphWidth;
  const ratio = stretchRatio(slack, stretch, glyphs);
  const { kashida } = elastic;
  return kashida === undefined || ratio <= kashida.threshold
    ? plain(ratio)
    : withKashidas(line, slack, stretch, glyphs, kashida);
}

/**
 * No setting of a line has a smaller ratio than this, whatever its joints are: told from sums alone, so that a line that
 * is far too short need not be set.
 */
export function leastRatio(line: LineMatter, elastic: ElasticSettings): AdjustmentRatio {
  const stroke = elastic.kashida?.stroke;
  const longest = stroke === undefined ? 0 : mostKashidas(line.words) * stroke.most * stroke.step;
  return stretchRatio(line.slack - longest, line.stretch, elastic.glyphStretch * line.glyphWidth);
}

/** Words that may be elongated in a line of so many. */
const mostKashidas = (words: number): number =>
  Math.min(MOST_PER_LINE, Math.max(1, Math.round(words / WORDS_PER_KASHIDA)));

const plain = (ratio: AdjustmentRatio): LineFit => ({
  ratio,
  badness: badnessOf(ratio),
  kashidas: 0,
  steps: 0,
});

/** Glyphs widen along with the spaces up to their limit, `glyphs`; beyond it the spaces are alone. */
function stretchRatio(slack: Points, stretch: Points, glyphs: Points): AdjustmentRatio {
  if (slack <= 1e-6) {
    return stretch > 0 ? Math.min(0, slack / stretch) : 0;
  }
  if (slack <= stretch + glyphs) {
    return slack / (stretch + glyphs);
  }
  return stretch > 0 ? (slack - glyphs) / stretch : Number.POSITIVE_INFINITY;
}

/** Numbers of the line are handed on by themselves: this is tried for every line that might be. */
function withKashidas(
  line: LineMatter,
  slack: Points,
  stretch: Points,
  glyphs: Points,
  kashida: KashidaSettings,
): LineFit {
  const { step, least, most } = kashida.stroke;
  const natural = stretchRatio(slack, stretch, glyphs);
  const limit = mostKashidas(line.words);
  let badness = badnessOf(natural);
  let kashidas = 0;
  let bestSteps = 0;
  let base = 0;
  let count = 0;
  // The cheapest joints first.
  for (const rank of RANKS) {
    const end = Math.min(limit, count + line.joints(rank));
    while (count < end && base < badness) {
      base += (kashida.costs[rank] ?? WORST) + (count >= CROWDED ? CROWDED_COST : 0);
      count += 1;
      if (base >= badness) {
        break;
      }
      const low = count * least;
      const high = count * most;
      // The badness is convex in the number of steps: walk down from a guess, then up.
      const guess = clamp(Math.round((slack - stretch / 4) / step), low, high);
      for (let steps = guess; steps >= low; steps -= 1) {
        const price = base + priceOf(slack, stretch, glyphs, kashida, count, steps);
        if (price < badness) {
          badness = price;
          kashidas = count;
          bestSteps = steps;
        } else if (steps < guess) {
          break;
        }
      }
      for (let steps = guess + 1; steps <= high; steps += 1) {
        const price = base + priceOf(slack, stretch, glyphs, kashida, count, steps);
        if (price >= badness) {
          break;
        }
        badness = price;
        kashidas = count;
        bestSteps = steps;
      }
    }
  }
  return kashidas === 0
    ? plain(natural)
    : {
        ratio: stretchRatio(slack - bestSteps * step, stretch, glyphs),
        badness,
        kashidas,
        steps: bestSteps,
      };
}

/** Badness of a line with that many kashidas, without the price of their joints. */
function priceOf(
  slack: Points,
  stretch: Points,
  glyphs: Points,
  { stroke, preferred, lengthCost }: KashidaSettings,
  kashidas: number,
  steps: number,
): Badness {
  const length = steps * stroke.step;
  const ratio = stretchRatio(slack - length, stretch, glyphs);
  const excess = Math.max(0, length / kashidas / preferred - 1);
  return badnessOf(ratio) + kashidas * lengthCost * excess * excess;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

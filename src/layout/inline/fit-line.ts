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
  /** Advance of one tatweel. */
  readonly unit: Points;
  /** Length that costs nothing more, and the longest; both of one kashida. */
  readonly preferred: Points;
  readonly longest: Points;
  /** Badness of a kashida of twice the preferred length. */
  readonly lengthCost: number;
}

/** Badness by rank of the joint (`JointRank`). */
const RANK_COSTS = [3, 5, 7, 9, 11, 13, 18, 28, 60];
const PREFERRED_EM = 0.4;
const LONGEST_EM = 1.12;
const LENGTH_COST = 40;
/** Words for each kashida of a line, and the most that a line may have. */
const WORDS_PER_KASHIDA = 2;
const MOST_PER_LINE = 3;

/** The settings of a preset, for text of `em` points in a face whose tatweel advances by `unit`. */
export function kashidaSettings(
  preset: KashidaPreset,
  unit: Points,
  em: Points,
): KashidaSettings | undefined {
  if (preset === "off" || unit <= 0) {
    return undefined;
  }
  const factor = { light: 2, normal: 1, newspaper: 0.5 }[preset];
  return {
    threshold: preset === "newspaper" ? 0.3 : 0.5,
    costs: RANK_COSTS.map((cost) => cost * factor),
    unit,
    preferred: PREFERRED_EM * em,
    longest: LONGEST_EM * em,
    lengthCost: LENGTH_COST,
  };
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
  /** Number of words elongated, and tatweels shared among them. */
  readonly kashidas: number;
  readonly tatweels: number;
}

const WORST: Badness = 1e7;
const RANKS: readonly JointRank[] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** Badness of a line: 100·|r|³. The cap keeps sums of demerits finite; TeX's own, 10,000, would not tell bad from worse. */
export const badnessOf = (ratio: AdjustmentRatio): Badness =>
  Math.min(100 * Math.abs(ratio) ** 3, WORST);

/** Sets a line at the least badness: spaces and glyph widths first, kashidas where spaces alone would be too wide. */
export function fitLine(line: LineMatter, elastic: ElasticSettings): LineFit {
  const { slack, glyphWidth } = line;
  if (slack < -1e-6) {
    const shrink = line.shrink + elastic.glyphShrink * glyphWidth;
    const ratio = shrink > 0 ? slack / shrink : Number.NEGATIVE_INFINITY;
    return plain(ratio);
  }
  const ratio = stretchRatio(slack, line, elastic);
  const { kashida } = elastic;
  return kashida === undefined || ratio <= kashida.threshold
    ? plain(ratio)
    : withKashidas(line, elastic, kashida, ratio);
}

const plain = (ratio: AdjustmentRatio): LineFit => ({
  ratio,
  badness: badnessOf(ratio),
  kashidas: 0,
  tatweels: 0,
});

/** Glyphs widen along with the spaces up to their limit; beyond it the spaces are alone. */
function stretchRatio(slack: Points, line: LineMatter, elastic: ElasticSettings): AdjustmentRatio {
  const glyphs = elastic.glyphStretch * line.glyphWidth;
  const { stretch } = line;
  if (slack <= 1e-6) {
    return stretch > 0 ? Math.min(0, slack / stretch) : 0;
  }
  if (slack <= stretch + glyphs) {
    return slack / (stretch + glyphs);
  }
  return stretch > 0 ? (slack - glyphs) / stretch : Number.POSITIVE_INFINITY;
}

function withKashidas(
  line: LineMatter,
  elastic: ElasticSettings,
  kashida: KashidaSettings,
  ratio: AdjustmentRatio,
): LineFit {
  const { unit } = kashida;
  const costs = cheapestJoints(line, kashida);
  const longest = Math.floor(kashida.longest / unit + 1e-9);
  let best = plain(ratio);
  let base = 0;
  for (const [index, cost] of costs.entries()) {
    const count = index + 1;
    base += cost;
    if (base >= best.badness) {
      break;
    }
    const most = count * longest;
    // The badness is convex in the number of tatweels: walk down from a guess, then up.
    const guess = clamp(Math.round((line.slack - line.stretch / 4) / unit), count, most);
    const offer = (tatweels: number): boolean => {
      const fit = priced(line, elastic, kashida, count, tatweels, base);
      const better = fit.badness < best.badness;
      best = better ? fit : best;
      return better;
    };
    offer(guess);
    let tatweels = guess - 1;
    while (tatweels >= count && offer(tatweels)) {
      tatweels -= 1;
    }
    tatweels = guess + 1;
    while (tatweels <= most && offer(tatweels)) {
      tatweels += 1;
    }
  }
  return best;
}

function priced(
  line: LineMatter,
  elastic: ElasticSettings,
  kashida: KashidaSettings,
  kashidas: number,
  tatweels: number,
  base: number,
): LineFit {
  const ratio = stretchRatio(line.slack - tatweels * kashida.unit, line, elastic);
  const length = (tatweels * kashida.unit) / kashidas;
  const excess = Math.max(0, length / kashida.preferred - 1);
  const badness = badnessOf(ratio) + base + kashidas * kashida.lengthCost * excess ** 2;
  return { ratio, badness, kashidas, tatweels };
}

/** Costs of the line's joints from the cheapest on, as many as the line may use. */
function cheapestJoints(line: LineMatter, kashida: KashidaSettings): readonly number[] {
  const most = Math.min(MOST_PER_LINE, Math.max(1, Math.round(line.words / WORDS_PER_KASHIDA)));
  const costs: number[] = [];
  for (const rank of RANKS) {
    for (let left = line.joints(rank); left > 0 && costs.length < most; left -= 1) {
      costs.push(kashida.costs[rank] ?? WORST);
    }
  }
  return costs;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

import type { TextRun } from "./itemise.ts";

/** What is known of each glyph, from left to right; all lengths in font units. */
export interface GlyphColumns {
  readonly glyphIds: Int32Array;
  /** Offset in the paragraph of the first unit a glyph stands for; descending where the run is right to left. */
  readonly clusters: Int32Array;
  readonly xAdvances: Int32Array;
  readonly xOffsets: Int32Array;
  readonly yOffsets: Int32Array;
  /** `UNSAFE_TO_BREAK` and `SAFE_TO_INSERT_TATWEEL`; the latter allows U+0640 before the glyph's cluster. */
  readonly flags: Uint8Array;
}

/** Shaped text in visual order, from left to right; all lengths in font units of `run.face`. */
export interface GlyphRun extends GlyphColumns {
  readonly run: TextRun;
  /** UTF-16 range of the paragraph that was shaped, the end excluded. */
  readonly start: number;
  readonly end: number;
  /** Sum of `xAdvances`. */
  readonly advance: number;
}

const NUMBER_BYTES = Int32Array.BYTES_PER_ELEMENT;

/** Columns for that many glyphs, all zero. One buffer for all: it costs far more to get one than to fill it. */
export function createGlyphColumns(count: number): GlyphColumns {
  const buffer = new ArrayBuffer(count * (5 * NUMBER_BYTES + 1));
  const numbers = (index: number) => new Int32Array(buffer, index * count * NUMBER_BYTES, count);
  return {
    glyphIds: numbers(0),
    clusters: numbers(1),
    xAdvances: numbers(2),
    xOffsets: numbers(3),
    yOffsets: numbers(4),
    flags: new Uint8Array(buffer, 5 * NUMBER_BYTES * count, count),
  };
}

/** A line broken before this glyph's cluster has to be shaped again (HarfBuzz `hb_glyph_flags_t`). */
export const UNSAFE_TO_BREAK = 1;
/** A kashida may go before this glyph's cluster. */
export const SAFE_TO_INSERT_TATWEEL = 4;

/** Indexes of glyphs, the end excluded. */
export interface GlyphRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the glyphs of the text before `offset` and those of the text from it on meet: the index of the glyph to the
 * right of the cut, from 0 to the number of glyphs.
 */
export const glyphCut = ({ run, clusters }: GlyphRun, offset: number): number =>
  // Clusters never descend from left to right in a run that does, and never ascend in the other.
  firstWhere(clusters, offset, run.level % 2 === 1);

/**
 * Which glyphs the clusters that begin in `[start, end)` have: how that stretch looks inside its run. Alone it looks the
 * same unless a glyph at one of the two cuts is `UNSAFE_TO_BREAK`.
 */
export function glyphRange(glyphs: GlyphRun, start: number, end: number): GlyphRange {
  const one = glyphCut(glyphs, start);
  const other = glyphCut(glyphs, end);
  return glyphs.run.level % 2 === 1 ? { from: other, to: one } : { from: one, to: other };
}

/** Index of the first cluster below `offset` where they descend; of the first that is not, where they ascend. */
function firstWhere(clusters: Int32Array, offset: number, descend: boolean): number {
  let low = 0;
  let high = clusters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBelow = (clusters[middle] ?? 0) < offset;
    if (isBelow === descend) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** Whether a line may end at `offset` without shaping either side anew. */
export function isSafeToBreak(glyphs: GlyphRun, offset: number): boolean {
  const { clusters, flags } = glyphs;
  const { from } = glyphRange(glyphs, offset, offset + 1);
  if (clusters[from] === offset) {
    return ((flags[from] ?? 0) & UNSAFE_TO_BREAK) === 0;
  }
  // No glyph begins there: the cut would go through a cluster, or it is an end of the run.
  return offset <= glyphs.start || offset >= glyphs.end;
}

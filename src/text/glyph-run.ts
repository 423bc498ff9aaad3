import type { TextRun } from "./itemise.ts";

/** Shaped text in visual order, from left to right; all lengths in font units of `run.face`. */
export interface GlyphRun {
  readonly run: TextRun;
  /** UTF-16 range of the paragraph that was shaped, the end excluded. */
  readonly start: number;
  readonly end: number;
  readonly glyphIds: Int32Array;
  /** Offset in the paragraph of the first unit a glyph stands for; descending where the run is right to left. */
  readonly clusters: Int32Array;
  readonly xAdvances: Int32Array;
  readonly xOffsets: Int32Array;
  readonly yOffsets: Int32Array;
  /** `UNSAFE_TO_BREAK` and `SAFE_TO_INSERT_TATWEEL`; the latter allows U+0640 before the glyph's cluster. */
  readonly flags: Uint8Array;
  /** Sum of `xAdvances`. */
  readonly advance: number;
}

/** A line broken before this glyph's cluster has to be shaped again (HarfBuzz `hb_glyph_flags_t`). */
export const UNSAFE_TO_BREAK = 1;
/** A kashida may go before this glyph's cluster. */
export const SAFE_TO_INSERT_TATWEEL = 4;

/**
 * The glyphs of `[start, end)`, which must begin and end at clusters of `glyphs`. It is how that stretch looks inside
 * its run; alone it looks the same unless a glyph at one of the two cuts is `UNSAFE_TO_BREAK`.
 */
export function sliceGlyphs(glyphs: GlyphRun, start: number, end: number): GlyphRun {
  if (start <= glyphs.start && end >= glyphs.end) {
    return glyphs;
  }
  const { clusters } = glyphs;
  let from = 0;
  let to = clusters.length;
  while (from < to && !isWithin(clusters[from] ?? 0, start, end)) {
    from += 1;
  }
  while (to > from && !isWithin(clusters[to - 1] ?? 0, start, end)) {
    to -= 1;
  }
  const xAdvances = glyphs.xAdvances.subarray(from, to);
  return {
    run: glyphs.run,
    start,
    end,
    glyphIds: glyphs.glyphIds.subarray(from, to),
    clusters: clusters.subarray(from, to),
    xAdvances,
    xOffsets: glyphs.xOffsets.subarray(from, to),
    yOffsets: glyphs.yOffsets.subarray(from, to),
    flags: glyphs.flags.subarray(from, to),
    advance: xAdvances.reduce((sum, advance) => sum + advance, 0),
  };
}

/** Whether a line may end at `offset` without shaping either side anew. */
export function isSafeToBreak(glyphs: GlyphRun, offset: number): boolean {
  const { clusters, flags } = glyphs;
  for (let at = 0; at < clusters.length; at += 1) {
    if (clusters[at] === offset) {
      return ((flags[at] ?? 0) & UNSAFE_TO_BREAK) === 0;
    }
  }
  // No glyph begins there: the cut would go through a cluster, or it is an end of the run.
  return offset <= glyphs.start || offset >= glyphs.end;
}

function isWithin(cluster: number, start: number, end: number): boolean {
  return cluster >= start && cluster < end;
}

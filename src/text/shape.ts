import type { FontFace } from "../font/index.ts";
import {
  createGlyphColumns,
  type GlyphRun,
  SAFE_TO_INSERT_TATWEEL,
  UNSAFE_TO_BREAK,
} from "./glyph-run.ts";
import {
  ADVANCE,
  CLUSTER,
  FLAGS,
  ID,
  type ShapedText,
  STRIDE,
  shapingStyleOf,
  X_OFFSET,
  Y_OFFSET,
} from "./harfbuzz.ts";
import type { TextRun } from "./itemise.ts";
import { joiningContext } from "./joining-context.ts";
import { createWordCache, type ShapedPieces, type WordCache } from "./word-cache.ts";

export interface Shaper {
  /**
   * Shapes `[start, end)` of a run, exactly as HarfBuzz does when that range is the item and the paragraph around it
   * the context: a letter whose neighbour outside the range joins it takes its joined form.
   */
  readonly shape: (text: string, run: TextRun, start: number, end: number) => GlyphRun;
}

const KEPT_FLAGS = UNSAFE_TO_BREAK | SAFE_TO_INSERT_TATWEEL;

/** Languages come from the text, so that there is no end of styles in a process that lives long. */
const MOST_STYLES = 64;

/**
 * A shaper with an empty cache. Keep one as long as its faces: sizes share it, since it holds font units, and it grows to
 * a bound.
 */
export function createShaper(): Shaper {
  const caches = new Map<FontFace, Map<string, WordCache>>();

  // Runs of one style follow each other, and are asked for many times.
  let latest: { readonly run: TextRun; readonly cache: WordCache } | undefined;

  const cacheFor = (run: TextRun): WordCache => {
    if (latest === undefined || !isShapedAlike(latest.run, run)) {
      latest = { run, cache: findCache(run) };
    }
    return latest.cache;
  };

  const findCache = (run: TextRun): WordCache => {
    let ofFace = caches.get(run.face);
    if (ofFace === undefined) {
      ofFace = new Map();
      caches.set(run.face, ofFace);
    }
    const key = `${run.level % 2} ${run.script} ${run.language} ${run.features.join()}`;
    let cache = ofFace.get(key);
    if (cache === undefined) {
      if (ofFace.size >= MOST_STYLES) {
        ofFace.clear();
      }
      cache = createWordCache(shapingStyleOf(run));
      ofFace.set(key, cache);
    }
    return cache;
  };

  return {
    shape: (text, run, start, end) => {
      const { before, after } = joiningContext(text, run.script, start, end);
      return toGlyphRun(
        run,
        cacheFor(run).shape(before, text.slice(start, end), after),
        start,
        end,
      );
    },
  };
}

/** Whether the runs share a style; sizes do not count. */
function isShapedAlike(one: TextRun, other: TextRun): boolean {
  return (
    one === other ||
    (one.face === other.face &&
      one.level % 2 === other.level % 2 &&
      one.script === other.script &&
      one.language === other.language &&
      one.features === other.features)
  );
}

/** `start` and `end` are where the pieces' text stands in the paragraph. */
function toGlyphRun(run: TextRun, pieces: ShapedPieces, start: number, end: number): GlyphRun {
  let count = 0;
  for (let piece = 0; piece < pieces.count; piece += 1) {
    count += (pieces.glyphs[piece]?.length ?? 0) / STRIDE;
  }
  const { glyphIds, clusters, xAdvances, xOffsets, yOffsets, flags } = createGlyphColumns(count);
  const isRightToLeft = run.level % 2 === 1;
  let advance = 0;
  let at = 0;
  for (let nth = 0; nth < pieces.count; nth += 1) {
    const piece = isRightToLeft ? pieces.count - 1 - nth : nth;
    const glyphs = pieces.glyphs[piece] ?? NO_GLYPHS;
    const offset = start + (pieces.starts[piece] ?? 0);
    for (let from = 0; from < glyphs.length; from += STRIDE, at += 1) {
      const own = glyphs[from + ADVANCE] ?? 0;
      glyphIds[at] = glyphs[from + ID] ?? 0;
      clusters[at] = (glyphs[from + CLUSTER] ?? 0) + offset;
      xAdvances[at] = own;
      xOffsets[at] = glyphs[from + X_OFFSET] ?? 0;
      yOffsets[at] = glyphs[from + Y_OFFSET] ?? 0;
      flags[at] = (glyphs[from + FLAGS] ?? 0) & KEPT_FLAGS;
      advance += own;
    }
  }
  return { run, start, end, glyphIds, clusters, xAdvances, xOffsets, yOffsets, flags, advance };
}

const NO_GLYPHS: ShapedText = new Int32Array();

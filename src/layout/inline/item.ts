import type { GlyphRun, KashidaJoint } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { InlineObject } from "./paragraph-text.ts";

/** What the line breaker works on, in logical order (D. E. Knuth and M. F. Plass, 1981). */
export type Item = Box | Glue | Penalty;

/** Matter that no line end may part. */
export interface Box {
  readonly type: "box";
  /** UTF-16 range of the paragraph, the end excluded. */
  readonly start: number;
  readonly end: number;
  readonly width: Points;
  /** In logical order. */
  readonly pieces: readonly Piece[];
  /** Where the word may be elongated, when it may. */
  readonly joint: KashidaJoint | undefined;
}

/** Word space: vanishes at a line end, and is what justification stretches and shrinks. */
export interface Glue {
  readonly type: "glue";
  readonly start: number;
  readonly end: number;
  readonly width: Points;
  /** What is added at an adjustment ratio of 1. */
  readonly stretch: Points;
  /** What is taken away at an adjustment ratio of -1. */
  readonly shrink: Points;
  readonly pieces: readonly Piece[];
}

/** A place where a line may end without a space, or, with `FORBIDDEN`, may not end at the glue that follows. */
export interface Penalty {
  readonly type: "penalty";
  readonly offset: number;
  /** From `FORCED` to `FORBIDDEN`. */
  readonly cost: number;
  /** What a line that ends here shows at its end: the hyphen of a parted word. */
  readonly hyphen?: Box | undefined;
}

/** The line ends here whatever it costs. */
export const FORCED = Number.NEGATIVE_INFINITY;
/** No line ends here. */
export const FORBIDDEN = Number.POSITIVE_INFINITY;

/** Something with a width inside a box. */
export type Piece =
  | {
      readonly type: "glyphs";
      /** UTF-16 range of the paragraph. */
      readonly start: number;
      readonly end: number;
      /** The glyphs of the stretch are `[from, to)` of these: those of its whole run, or its own. */
      readonly glyphs: GlyphRun;
      readonly from: number;
      readonly to: number;
      /** With the stroke. */
      readonly width: Points;
      readonly stroke?: Stroke | undefined;
      /** True for the hyphen of a parted word, which stands on a soft hyphen of the paragraph. */
      readonly isHyphen?: boolean | undefined;
    }
  | {
      readonly type: "object";
      readonly start: number;
      readonly end: number;
      readonly level: number;
      readonly object: InlineObject;
      readonly width: Points;
    };

/** A kashida inside a piece. */
export interface Stroke {
  /** Offset in the paragraph of the letter that it stands before. */
  readonly before: number;
  /** From left to right. */
  readonly glyphs: readonly number[];
  readonly width: Points;
  /** How many glyphs of the piece stand to its left. */
  readonly glyphsBefore: number;
}

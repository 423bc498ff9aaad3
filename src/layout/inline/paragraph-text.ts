import type { Span } from "../../diagnostics/index.ts";
import type { Direction, Note } from "../../model/index.ts";
import type { Points, Size } from "../../units/index.ts";
import type { PictureContent } from "../drawing/place-image.ts";
import type { LinkTarget, PlacedRun } from "../frame.ts";
import type { GrowingElement } from "../structure.ts";
import type { TextLook } from "./text-look.ts";

/** One paragraph as layout sees it: a string in logical order and what is known of its stretches. */
export interface ParagraphText {
  /** With the controls that layout inserts: isolates (UAX #9 X5a–X5c) and word joiners. */
  readonly text: string;
  readonly direction: Direction;
  /** Ascending, touching, covering `text`. */
  readonly ranges: readonly InlineRange[];
  /** By offset in `text`: 1 where the character was inserted by layout. */
  readonly inserted: Uint8Array;
  readonly notes: readonly NotePlace[];
}

/** A stretch of one look that stems from one node. */
export interface InlineRange {
  readonly start: number;
  readonly end: number;
  readonly look: TextLook;
  readonly language: string;
  readonly span: Span | undefined;
  readonly link: InlineLink | undefined;
  /** The innermost inline element, `null` where the text belongs to the block's own. */
  readonly element: GrowingElement | null;
  /** Set on a range that is one U+FFFC and stands for a picture. */
  readonly object: InlineObject | undefined;
}

/** One link; identity tells two links to one place apart. */
export interface InlineLink {
  readonly target: LinkTarget;
  readonly label: string;
  readonly element: GrowingElement;
}

/** A picture, or a piece of a formula, in the line. */
export interface InlineObject {
  readonly content: PictureContent;
  readonly size: Size;
  /** How far it reaches below the baseline. */
  readonly depth: Points;
  readonly element: GrowingElement | null;
  /** What is copied where it stands, and the runs without ink that carry it, from its left end on. */
  readonly text?: { readonly value: string; readonly runs: readonly PlacedRun[] } | undefined;
}

/** Where the reference of a note stands. */
export interface NotePlace {
  readonly offset: number;
  readonly note: Note;
}

/** U+FFFC: stands for a picture in the line. */
export const OBJECT_REPLACEMENT = "\ufffc";
/** U+2028: a line end inside a paragraph; of class BK in UAX #14, and no paragraph separator in UAX #9. */
export const LINE_SEPARATOR = "\u2028";
/** U+00AD: where a word may be parted, by the author or by us; shows nothing but where a line ends with it. */
export const SOFT_HYPHEN = "\u00ad";
/** U+2060: forbids a break on either side (UAX #14 LB11). */
export const WORD_JOINER = "\u2060";

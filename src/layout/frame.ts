import type { Span } from "../diagnostics/index.ts";
import type { Affine, GroupMark, PathMark } from "../drawing/index.ts";
import type { FontFace } from "../font/index.ts";
import type { LoadedImage } from "../media/index.ts";
import type { Direction } from "../model/index.ts";
import type { Colour } from "../template/index.ts";
import type { Points, Rect, Size } from "../units/index.ts";

/**
 * Pages with everything placed: a renderer for pages decides nothing more, it paints, tags and encodes.
 * All lengths are points; the origin is the top left corner of the page and y grows downwards.
 */
export interface PagedDocument {
  readonly metadata: DocumentMetadata;
  /** In reading order; the first page of a right-to-left publication is a left-hand page of a right-bound book. */
  readonly pages: readonly Page[];
  readonly outline: readonly OutlineEntry[];
  /** Where links inside the document lead, by anchor. */
  readonly destinations: ReadonlyMap<string, Destination>;
  /** The root, with role `Document`; its descendants in reading order. */
  readonly structure: StructureElement;
}

export interface DocumentMetadata {
  readonly title: string;
  readonly authors: readonly string[];
  readonly language: string;
  readonly direction: Direction;
  readonly keywords: readonly string[];
  readonly subject: string | undefined;
  readonly publisher: string | undefined;
  readonly rights: string | undefined;
  /** When the text was first written, and when it came or comes out. */
  readonly created: Date | undefined;
  readonly published: Date | undefined;
  readonly identifier: string;
}

export interface Page {
  readonly size: Size;
  /** How far a sheet for the printer reaches beyond the page, all round, and how much of that is bleed. */
  readonly trim?: { readonly sheet: Points; readonly bleed: Points } | undefined;
  /** The folio as it is printed, in the profile's digits. */
  readonly label: string;
  /** In painting order: backgrounds first. Text lines are in reading order among themselves. */
  readonly items: readonly PageItem[];
}

export type PageItem = TextLine | RectItem | ImageItem | DrawingItem | LinkArea;

/** One line of text, or one cell's, marker's or running head's piece of a line. */
export interface TextLine {
  readonly type: "text";
  /** Left end of the line and its baseline. */
  readonly x: Points;
  readonly baseline: Points;
  /** From the left end of the first glyph run to the right end of the last. */
  readonly width: Points;
  /** Base direction of the paragraph: the order in which its words are read. */
  readonly direction: Direction;
  /** The characters of the line in logical order, without the controls that layout inserts; spaces at the end included. */
  readonly text: string;
  /** In visual order, left to right; together they cover `text` but for characters without ink or width. */
  readonly runs: readonly PlacedRun[];
  /** Pictures between its words that are read where they stand, in logical order; none when absent. */
  readonly pictures?: readonly LinePicture[] | undefined;
  /** The element that the line belongs to; `null` marks an artifact (running head, folio, repeated header, ornament). */
  readonly element: StructureElement | null;
  /** Where an artifact stands that is printed on every page. */
  readonly margin?: "head" | "foot" | undefined;
  /** Whether an artifact stands on this page because text goes on there: the head of a table on its further pages. */
  readonly isRepeated?: boolean | undefined;
}

/** A picture in a line of text; it is placed as an `ImageItem` or `DrawingItem` with the same element. */
export interface LinePicture {
  /** Where in the line's `text` it stands: at a U+FFFC. */
  readonly offset: number;
  readonly element: StructureElement;
}

/** Glyphs of one face, size, colour and bidi level, beside each other. */
export interface PlacedRun {
  readonly face: FontFace;
  readonly size: Points;
  readonly colour: Colour;
  /** UAX #9 embedding level; odd is right to left. */
  readonly level: number;
  readonly language: string;
  /** Left end of the run, on the page. */
  readonly x: Points;
  /** Baseline shift upwards. */
  readonly rise: Points;
  /** Horizontal scale of the glyphs; 1 is natural. */
  readonly glyphScale: number;
  readonly glyphs: PlacedGlyphs;
  /** Kashidas are drawn beside the text and are never characters of it. */
  readonly kashidas: readonly PlacedKashida[];
  /** The inline element (link, note reference, foreign words) inside the line's, when there is one. */
  readonly element: StructureElement | null;
  /** Where the author wrote what the run begins with. */
  readonly span?: Span | undefined;
  /** Whether the glyphs are not painted: the text of a formula, which is drawn in the same place. */
  readonly isBlank?: boolean | undefined;
}

/**
 * The glyphs of a run in visual order, left to right: a `PlacedGlyph` for each index, in columns of equal length. A book
 * has a million of them, and lists of numbers are lighter than objects.
 */
export interface PlacedGlyphs {
  readonly ids: readonly number[];
  readonly xs: readonly Points[];
  readonly ys: readonly Points[];
  readonly advances: readonly Points[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface PlacedGlyph {
  readonly id: number;
  /** Origin from the run's left end, on its baseline; includes the shaper's offsets, y upwards. */
  readonly x: Points;
  readonly y: Points;
  /** The pen's advance, justification included. */
  readonly advance: Points;
  /** UTF-16 range in the line's `text` of the cluster that the glyph belongs to. */
  readonly start: number;
  readonly end: number;
}

/** An elongation stroke: `glyphs` of the run's face on its baseline, from `x` at the run's left end. */
export interface PlacedKashida {
  readonly x: Points;
  readonly width: Points;
  /** Offset in the line's `text` of the letter that it stands before. */
  readonly before: number;
  readonly glyphs: readonly number[];
}

/** A filled rectangle: a rule, a shade, an underline. Always an artifact. */
export interface RectItem {
  readonly type: "rect";
  readonly rect: Rect;
  readonly colour: Colour;
}

export interface ImageItem {
  readonly type: "image";
  readonly rect: Rect;
  readonly image: LoadedImage;
  /** A `Figure` with alternative text, or `null` for a decorative picture. */
  readonly element: StructureElement | null;
  /** The picture as its author wrote it, for messages. */
  readonly source?: { readonly src: string; readonly span: Span | undefined } | undefined;
}

/** Lines and areas, with words among them: a drawn picture or a formula. */
export interface DrawingItem {
  readonly type: "drawing";
  readonly rect: Rect;
  /** In painting order; in points from the upper left corner of `rect`, y downwards. */
  readonly marks: readonly DrawingMark[];
  /** A `Figure` or `Formula` with alternative text, or `null` for what is decorative. */
  readonly element: StructureElement | null;
  /** The picture as its author wrote it, for messages. */
  readonly source?: ImageItem["source"];
}

export type DrawingMark = PathMark | DrawingWords | DrawingPicture | GroupMark<DrawingMark>;

/** Words of a drawing, set. */
export interface DrawingWords {
  readonly kind: "words";
  /** On the baseline 0 from x 0 on. */
  readonly line: TextLine;
  /** From there into the drawing: a mere shift, where the words are neither turned nor mirrored. */
  readonly matrix: Affine;
  /** From 0 to 1; words of 0 are not seen, but found. */
  readonly opacity: number;
}

/** A picture of pixels inside a drawing. */
export interface DrawingPicture {
  readonly kind: "picture";
  readonly image: LoadedImage;
  /** Takes the unit square, y downwards, to where the picture stands. */
  readonly matrix: Affine;
}

/** A place that can be clicked; several may belong to one link that runs over lines. */
export interface LinkArea {
  readonly type: "link";
  readonly rect: Rect;
  readonly target: LinkTarget;
  /** The words of the link, for readers aloud. */
  readonly label: string;
  readonly element: StructureElement;
}

export type LinkTarget =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "anchor"; readonly anchor: string };

export interface Destination {
  /** Index into `pages`. */
  readonly page: number;
  /** Top of what is shown. */
  readonly y: Points;
}

export interface OutlineEntry {
  readonly title: string;
  readonly anchor: string;
  readonly children: readonly OutlineEntry[];
}

/** Standard structure types of ISO 32000-1 14.8.4 that layout uses. */
export type StructureRole =
  | "Document"
  | "Part"
  | "Art"
  | "Sect"
  | "TOC"
  | "TOCI"
  | "Index"
  | "P"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "H5"
  | "H6"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "BlockQuote"
  | "Caption"
  | "Figure"
  | "Table"
  | "THead"
  | "TBody"
  | "TFoot"
  | "TR"
  | "TH"
  | "TD"
  | "Code"
  | "Formula"
  | "Note"
  | "Reference"
  | "Link"
  | "Quote"
  | "Span"
  | "Div";

/** A node of the logical structure; identity counts: lines point at it. */
export interface StructureElement {
  readonly role: StructureRole;
  readonly children: readonly StructureElement[];
  /** BCP 47, where it differs from the parent's. */
  readonly language?: string | undefined;
  readonly alt?: string | undefined;
  /** What an abbreviation stands for. */
  readonly expansion?: string | undefined;
  /** Unique in the document; notes and table cells that others refer to have one. */
  readonly id?: string | undefined;
  readonly scope?: "Row" | "Column" | undefined;
  readonly columnSpan?: number | undefined;
  readonly rowSpan?: number | undefined;
  readonly listNumbering?:
    | "None"
    | "Disc"
    | "Circle"
    | "Square"
    | "Decimal"
    | "UpperRoman"
    | "LowerRoman"
    | "UpperAlpha"
    | "LowerAlpha"
    | undefined;
}

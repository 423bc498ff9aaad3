import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { Points } from "../../../units/index.ts";
import type { EmbeddedFont } from "../font/embedded-font.ts";
import type { FontSet } from "../font/font-set.ts";

/**
 * How a line becomes text operators: which codes are shown, where, in which order, and which characters each stands
 * for. It decides what a reader gets who searches or copies; what is seen must be the frame, to 0.03 pt.
 */
export interface TextLayer {
  /**
   * Whether a line was encoded that PDFium would scramble in a file whose reading direction is right to left: it takes
   * every line of such a file, foreign ones too, from the right.
   */
  readonly hasForeignLines: () => boolean;
  /** The pieces of a line in the order in which they are shown, all inside one text object. */
  readonly encode: (
    line: TextLine,
    fonts: FontSet,
    page: PageDirection,
    row?: RowPlace | undefined,
  ) => readonly TextPiece[];
}

/** Where a line stands among those on its baseline. */
export interface RowPlace {
  /** In reading order. */
  readonly index: number;
  readonly isLast: boolean;
  /** Whether one of them has Latin letters or another direction. */
  readonly isForeign: boolean;
}

/** The direction in which poppler reads a whole page. */
export type PageDirection = "ltr" | "rtl";

/** Codes that are shown one after another from one place, with one font and colour. */
export interface TextPiece {
  readonly font: EmbeddedFont;
  readonly colour: PlacedRun["colour"];
  /** Left end of the first code, and the baseline, on the page; y grows downwards. */
  readonly x: Points;
  readonly baseline: Points;
  /** Operand of `Tf`; the text matrix scales by `zoom`, so type is `fontSize` times `zoom` points high. */
  readonly fontSize: number;
  readonly zoom: number;
  /** Horizontal scale of glyphs and gaps; 1 is natural. */
  readonly horizontalScale: number;
  /** The codes, as CIDs, that one `TJ` operator shows. */
  readonly cids: readonly number[];
  /** Where the pen moves between them, in order. */
  readonly gaps: readonly Gap[];
  /** The inline element that the words belong to, `null` for the line's own; controls go with what was shown before. */
  readonly owner: PlacedRun["element"] | "as-before";
  /** How many of the line's pictures are read before it. */
  readonly picturesBefore: number;
  /** Whether its codes are for PDFium alone, and of no text to whoever honours `ActualText`. */
  readonly isSilent: boolean;
  /** Whether nothing of it has ink: PDFium then takes what comes next for the same line, unless that begins without width. */
  readonly isBlank: boolean;
}

/** Moves the pen to the right by thousandths of the font size; a negative one moves it back. */
export interface Gap {
  /** The index of the code that follows. */
  readonly before: number;
  readonly by: number;
}

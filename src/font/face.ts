/** Vertical measures of a face, in font units, y upwards: what lies below the baseline is negative. */
export interface FaceMetrics {
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Negative. */
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Top of the stroke (OpenType `post`); usually negative. */
  readonly underlinePosition: number;
  readonly underlineThickness: number;
  /** Top of the stroke (OpenType `OS/2` yStrikeoutPosition). */
  readonly strikeoutPosition: number;
  readonly strikeoutThickness: number;
}

/** How far a glyph reaches up and down, in font units, y upwards. */
export interface Reach {
  readonly yMin: number;
  readonly yMax: number;
}

/** Extent of a glyph's ink in font units, y upwards. */
export interface InkBox extends Reach {
  readonly xMin: number;
  readonly xMax: number;
}

/** A step along a glyph's outline; the numbers are x and y of the control points and the end, in font units, y upwards. */
export interface OutlineStep {
  readonly kind: "move" | "line" | "quadratic" | "cubic" | "close";
  readonly points: readonly number[];
}

/** One font file, opened: the only view of a font outside this folder. All lengths are in font units. */
export interface FontFace {
  /** `sha256-` and the first 16 hex digits of the hash of `bytes`: equal for equal files, everywhere. */
  readonly id: string;
  /** The typographic family (OpenType name 16, else 1), without the style. */
  readonly family: string;
  /** 100 to 900, as in CSS. */
  readonly weight: number;
  readonly italic: boolean;
  readonly fullName: string;
  readonly postscriptName: string;
  readonly version: string;
  readonly bytes: Uint8Array;
  readonly outlines: "truetype" | "cff";
  /** Embedding permissions: `OS/2` fsType as it stands, bit 1 meaning that embedding is not allowed. */
  readonly fsType: number;
  readonly copyright: string | undefined;
  readonly licence: string | undefined;
  readonly metrics: FaceMetrics;
  readonly glyphCount: number;
  /** Whether GSUB has the features `init`, `medi` and `fina` for Arabic script. */
  readonly joinsArabic: boolean;
  readonly covers: (codePoint: number) => boolean;
  /** The nominal glyph, 0 when there is none. */
  readonly glyphFor: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
  /** Undefined for a blank glyph. */
  readonly inkOf: (glyph: number) => InkBox | undefined;
  /**
   * Told quickly: as high and low as the ink of the glyph, or somewhat beyond where its control points are. Undefined for
   * a blank glyph.
   */
  readonly reachOf: (glyph: number) => Reach | undefined;
  /** Filled by the non-zero winding rule; empty for a blank glyph. */
  readonly outlineOf: (glyph: number) => readonly OutlineStep[];
}

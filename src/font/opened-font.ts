/** The parts of a fontkit font that warraq reads; its published types lack the tables. */
export interface OpenedFont {
  readonly type: string;
  readonly fullName: string | null;
  readonly postscriptName: string | null;
  readonly unitsPerEm: number;
  readonly numGlyphs: number;
  readonly directory: {
    readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number }>>;
  };
  readonly "OS/2": Os2Table | undefined;
  readonly hmtx: HorizontalMetrics;
  readonly hhea: VerticalHeader;
  readonly head: { readonly macStyle: { readonly bold: boolean; readonly italic: boolean } };
  readonly getName: (key: string, language?: string) => string | null;
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
  readonly glyphForCodePoint: (codePoint: number) => { readonly id: number };
  readonly getGlyph: (glyph: number) => OpenedGlyph;
}

/** One glyph; its outline is decoded when first asked for. */
export interface OpenedGlyph {
  readonly bbox: OpenedBox;
  readonly path: {
    readonly commands: readonly {
      readonly command: "moveTo" | "lineTo" | "quadraticCurveTo" | "bezierCurveTo" | "closePath";
      readonly args: readonly number[];
    }[];
  };
}

interface OpenedBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

interface HorizontalMetrics {
  readonly metrics: {
    readonly length: number;
    readonly get: (at: number) => { readonly advance: number };
  };
}

/** Part of the table `hhea`, in font units. */
export interface VerticalHeader {
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
}

/** Part of the table `OS/2`, in font units. */
export interface Os2Table {
  readonly version: number;
  readonly usWeightClass: number;
  readonly fsType: {
    readonly noEmbedding: boolean;
    readonly viewOnly: boolean;
    readonly editable: boolean;
    readonly noSubsetting: boolean;
    readonly bitmapOnly: boolean;
  };
  readonly fsSelection: {
    readonly italic: boolean;
    readonly oblique: boolean;
    readonly useTypoMetrics: boolean;
  };
  readonly typoAscender: number;
  readonly typoDescender: number;
  readonly typoLineGap: number;
  readonly winAscent: number;
  readonly winDescent: number;
  readonly capHeight?: number;
  readonly xHeight?: number;
  readonly yStrikeoutPosition: number;
  readonly yStrikeoutSize: number;
}

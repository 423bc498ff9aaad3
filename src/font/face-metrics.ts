import type { FaceMetrics, InkBox } from "./face.ts";
import type { OpenedFont, OpenedGlyph, VerticalHeader } from "./opened-font.ts";

/** Line metrics are chosen as HarfBuzz chooses them: typographic when the face says so, else `hhea`, else Windows'. */
function verticalExtent(font: OpenedFont): VerticalHeader {
  const os2 = font["OS/2"];
  const { hhea } = font;
  if (os2 !== undefined) {
    const typographic = {
      ascent: os2.typoAscender,
      descent: -Math.abs(os2.typoDescender),
      lineGap: os2.typoLineGap,
    };
    if (os2.fsSelection.useTypoMetrics) {
      return typographic;
    }
    if (hhea.ascent === 0 && hhea.descent === 0) {
      return typographic.ascent !== 0 || typographic.descent !== 0
        ? typographic
        : { ascent: os2.winAscent, descent: -Math.abs(os2.winDescent), lineGap: 0 };
    }
  }
  return { ascent: hhea.ascent, descent: -Math.abs(hhea.descent), lineGap: hhea.lineGap };
}

/** The metrics of a face, with the usual proportions where it is silent. */
export function metricsOf(font: OpenedFont, bytes: Uint8Array): FaceMetrics {
  const os2 = font["OS/2"];
  const { unitsPerEm } = font;
  const capHeight = os2?.capHeight || heightOf(font, 0x48) || Math.round(0.7 * unitsPerEm);
  const xHeight = os2?.xHeight || heightOf(font, 0x78) || Math.round(0.5 * unitsPerEm);
  const underline = underlineOf(font, bytes);
  const underlineThickness = underline.thickness || Math.round(unitsPerEm / 20);
  return {
    unitsPerEm,
    ...verticalExtent(font),
    capHeight,
    xHeight,
    underlinePosition: underline.position || -Math.round(unitsPerEm / 10),
    underlineThickness,
    strikeoutPosition: os2?.yStrikeoutPosition || Math.round((xHeight + underlineThickness) / 2),
    strikeoutThickness: os2?.yStrikeoutSize || underlineThickness,
  };
}

/** Read by hand from `post` (OpenType): fontkit would decode the name of every glyph, for 20 ms in a large face. */
function underlineOf(font: OpenedFont, bytes: Uint8Array): { position: number; thickness: number } {
  const table = font.directory.tables["post"];
  if (table === undefined) {
    return { position: 0, thickness: 0 };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + table.offset, table.length);
  return { position: view.getInt16(8), thickness: view.getInt16(10) };
}

function heightOf(font: OpenedFont, codePoint: number): number | undefined {
  if (!font.hasGlyphForCodePoint(codePoint)) {
    return undefined;
  }
  const top = font.glyphForCodePoint(codePoint).id;
  return inkOf(font.getGlyph(top))?.yMax;
}

/**
 * Straight from `hmtx`, where the last advance holds for all glyphs after it: fontkit's own `advanceWidth` reads the
 * outline's box as well, and fails on a blank glyph at the end of `glyf`.
 */
export function advanceOf(font: OpenedFont, glyph: number): number {
  const { metrics } = font.hmtx;
  return metrics.get(Math.min(glyph, metrics.length - 1)).advance;
}

/** Extent of a glyph's ink; undefined when blank. */
export function inkOf(glyph: OpenedGlyph): InkBox | undefined {
  // From the outline: the box that a TrueType glyph carries may hold its control points, or the next glyph if it is blank.
  const box = glyph.bbox;
  if (!(box.maxX > box.minX && box.maxY > box.minY)) {
    return undefined;
  }
  return { xMin: box.minX, yMin: box.minY, xMax: box.maxX, yMax: box.maxY };
}

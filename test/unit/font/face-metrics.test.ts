import { readFileSync } from "node:fs";
import { Font } from "harfbuzzjs";
import { expect, test } from "vitest";
import { openFace, shapingFontOf } from "../../../src/font/index.ts";
import { parseManifest } from "../../../src/font/manifest.ts";

const folder = new URL("../../../fonts/", import.meta.url);
const files = parseManifest(readFileSync(new URL("manifest.json", folder))).map(({ file }) => file);

test.each(files)("%s is measured as HarfBuzz measures it", (file) => {
  const face = openFace(readFileSync(new URL(file, folder)), file);
  const font = shapingFontOf(face);
  if (!(font instanceof Font)) {
    throw new Error("no HarfBuzz font");
  }
  const { ascender, descender, lineGap } = font.hExtents();
  expect(face.metrics).toMatchObject({ ascent: ascender, descent: descender, lineGap });
  // Every seventh glyph: enough to meet each kind, few enough to stay quick.
  for (let glyph = 0; glyph < face.glyphCount; glyph += 7) {
    expect(face.advanceOf(glyph)).toBe(font.glyphHAdvance(glyph));
    const ink = face.inkOf(glyph);
    const extents = font.glyphExtents(glyph);
    const box = extents ?? { xBearing: 0, yBearing: 0, width: 0, height: 0 };
    const reach = face.reachOf(glyph);
    if (ink === undefined) {
      expect({ glyph, width: box.width * box.height }).toEqual({ glyph, width: 0 });
    } else {
      // The box of a TrueType glyph may hold control points, so that the ink lies within it.
      expect(ink.xMin).toBeGreaterThanOrEqual(box.xBearing - 1);
      expect(ink.yMax).toBeLessThanOrEqual(box.yBearing + 1);
      expect(ink.xMax).toBeLessThanOrEqual(box.xBearing + box.width + 1);
      expect(ink.yMin).toBeGreaterThanOrEqual(box.yBearing + box.height - 1);
      expect(reach).toBeDefined();
      expect(reach?.yMax).toBeGreaterThanOrEqual(ink.yMax - 1);
      expect(reach?.yMin).toBeLessThanOrEqual(ink.yMin + 1);
      if (face.outlines === "truetype") {
        expect(reach).toEqual({ yMin: box.yBearing + box.height, yMax: box.yBearing });
      }
    }
  }
});

test("strokes lie where they should", () => {
  for (const file of files) {
    const { metrics } = openFace(readFileSync(new URL(file, folder)), file);
    expect(metrics.underlinePosition).toBeLessThan(0);
    expect(metrics.strikeoutPosition).toBeGreaterThan(0);
    expect(metrics.underlineThickness).toBeGreaterThan(0);
    expect(metrics.strikeoutThickness).toBeGreaterThan(0);
    expect(metrics.capHeight).toBeGreaterThan(metrics.xHeight);
  }
});

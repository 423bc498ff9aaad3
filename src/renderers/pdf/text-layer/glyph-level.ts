import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { EmbeddedFont } from "../font/embedded-font.ts";
import { glyphTexts } from "./glyph-text.ts";
import type { Show, ShowElement, TextLayer, TextPiece } from "./text-layer.ts";

/** Differences below this, in points, are not worth a number in the file; they never add up. */
const TOLERANCE = 0.002;

/**
 * A code for every glyph, in visual order, as most PDF writers do; but a glyph has one code for every text it stands
 * for, so that search finds what each place says.
 */
export const glyphLevelTextLayer: TextLayer = {
  encode: (line, fonts) =>
    line.runs
      .filter((run) => run.glyphs.length > 0)
      .map((run) => encodeRun(line, run, fonts.of(run.face))),
};

function encodeRun(line: TextLine, run: PlacedRun, font: EmbeddedFont): TextPiece {
  const unit = (run.size * run.glyphScale) / 1000;
  const texts = glyphTexts(run, line.text);
  const shows: { readonly rise: number; readonly elements: ShowElement[] }[] = [];
  // Where a reader of the file takes the pen to be, with everything rounded as it is written.
  let pen = 0;
  for (const [at, glyph] of run.glyphs.entries()) {
    const rise = Math.round((run.rise + glyph.y) * 1000) / 1000;
    let show = shows.at(-1);
    if (show === undefined || show.rise !== rise) {
      show = { rise, elements: [] };
      shows.push(show);
    }
    if (Math.abs(glyph.x - pen) > TOLERANCE) {
      const gap = Math.round(((glyph.x - pen) / unit) * 100) / 100;
      show.elements.push({ kind: "gap", gap });
      pen += gap * unit;
    }
    const advance = run.face.advanceOf(glyph.id);
    const cid = font.cidFor({ ink: [{ glyph: glyph.id, x: 0, y: 0 }], advance }, texts[at] ?? "");
    show.elements.push({ kind: "cid", cid });
    pen += font.widthOf(cid) * unit;
  }
  return {
    font,
    colour: run.colour,
    x: run.x,
    baseline: line.baseline,
    fontSize: run.size,
    zoom: 1,
    horizontalScale: run.glyphScale,
    shows: shows satisfies readonly Show[],
  };
}

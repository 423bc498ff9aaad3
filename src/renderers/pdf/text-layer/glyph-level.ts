import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { EmbeddedFont } from "../font/embedded-font.ts";
import { codeUnits } from "./code-units.ts";
import type { ShowElement, TextLayer, TextPiece } from "./text-layer.ts";

/** Differences below this, in points, are not worth a number in the file; they never add up. */
const TOLERANCE = 0.002;

/**
 * A code for every glyph, in visual order, as most PDF writers do, with what can be put right at that level: a glyph has
 * one code for every text that it stands for; the shaper's advances and offsets are in the font, so that only widened
 * spaces break a line's string; and each code stands for one character.
 */
export const glyphLevelTextLayer: TextLayer = {
  encode: (line, fonts) =>
    line.runs
      .filter((run) => run.glyphs.length > 0)
      .map((run) => encodeRun(line, run, fonts.of(run.face))),
};

function encodeRun(line: TextLine, run: PlacedRun, font: EmbeddedFont): TextPiece {
  const thousandth = (run.size * run.glyphScale) / 1000;
  const elements: ShowElement[] = [];
  // Where a reader of the file takes the pen to be, with everything rounded as it is written.
  let pen = 0;
  for (const unit of codeUnits(run, line.text)) {
    if (Math.abs(unit.pen - pen) > TOLERANCE) {
      const gap = Math.round(((unit.pen - pen) / thousandth) * 100) / 100;
      elements.push({ kind: "gap", gap });
      pen += gap * thousandth;
    }
    const cid = font.cidFor(unit, unit.text);
    elements.push({ kind: "cid", cid });
    pen += font.widthOf(cid) * thousandth;
  }
  return {
    font,
    colour: run.colour,
    x: run.x,
    baseline: line.baseline,
    fontSize: run.size,
    zoom: 1,
    horizontalScale: run.glyphScale,
    shows: [{ rise: run.rise, elements }],
  };
}

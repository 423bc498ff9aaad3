import type { CoverPage, TextLine } from "../../layout/index.ts";
import { type Canvas, createCanvas } from "./canvas.ts";
import { glyphContours } from "./glyph-contours.ts";
import { writePng } from "./write-png.ts";

/** A cover as a PNG, a pixel to a point. The same cover gives the same bytes. */
export function renderCoverPicture({ size, ground, shapes, lines }: CoverPage): Uint8Array {
  const canvas = createCanvas(size.width, size.height, ground);
  for (const { contours, colour } of shapes) {
    canvas.fill(contours, colour);
  }
  for (const line of lines) {
    paintLine(line, canvas);
  }
  return writePng(canvas);
}

function paintLine({ runs, baseline }: TextLine, canvas: Canvas): void {
  for (const { face, size, colour, glyphs, glyphScale, x, rise } of runs) {
    const scaleY = size / face.metrics.unitsPerEm;
    // All of a run at once: where joined letters meet in the middle of a pixel, their shares add up to a whole one.
    const contours = glyphs.flatMap((glyph) =>
      glyphContours(face, glyph.id, {
        x: x + glyph.x,
        baseline: baseline - rise - glyph.y,
        scaleX: scaleY * glyphScale,
        scaleY,
      }),
    );
    canvas.fill(contours, colour);
  }
}

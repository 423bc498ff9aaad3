import { type CoverPage, glyphList, type TextLine } from "../../layout/index.ts";
import { type Canvas, createCanvas } from "./canvas.ts";
import { glyphContours } from "./glyph-contours.ts";
import { writePng } from "./write-png.ts";

/** A cover as a PNG, a pixel to a point. The same cover gives the same bytes. */
export function renderCoverPicture(page: CoverPage): Uint8Array {
  const painted = backdrops.get(page.backdrop) ?? paintBackdrop(page);
  backdrops.set(page.backdrop, painted);
  const canvas = painted.copy();
  const { shapes, lines } = page;
  for (const { contours, colour } of shapes) {
    canvas.fill(contours, colour);
  }
  for (const line of lines) {
    paintLine(line, canvas);
  }
  return writePng(canvas);
}

/** A run of articles in one template has many covers on one backdrop, which takes longer than the words. */
const backdrops = new WeakMap<CoverPage["backdrop"], Canvas>();

function paintBackdrop({ size, ground, backdrop }: CoverPage): Canvas {
  const canvas = createCanvas(size.width, size.height, ground);
  for (const { contours, colour } of backdrop) {
    canvas.fill(contours, colour);
  }
  return canvas;
}

function paintLine({ runs, baseline }: TextLine, canvas: Canvas): void {
  for (const { face, size, colour, glyphs, glyphScale, x, rise } of runs) {
    const scaleY = size / face.metrics.unitsPerEm;
    // All of a run at once: where joined letters meet in the middle of a pixel, their shares add up to a whole one.
    const contours = glyphList(glyphs).flatMap((glyph) =>
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

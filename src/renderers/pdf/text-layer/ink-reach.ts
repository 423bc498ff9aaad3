import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { Points } from "../../../units/index.ts";
import type { Carrier } from "./carrier.ts";
import { hasMarks } from "./has-marks.ts";
import { scaleOf } from "./run-carriers.ts";

/** How far from the baseline, in ems, the letters of a sloping script such as Nastaliq stand. */
const SLOPE = 0.15;

/** Marks, and letters that stand above or below the baseline, may reach into the next line. */
export function reachesOut({ text, runs }: TextLine): boolean {
  return hasMarks(text) || runs.some(isSloping);
}

/** Whether letters of the run stand far above or below its baseline. */
function isSloping({ glyphs, size }: PlacedRun): boolean {
  const most = SLOPE * size;
  const { ys } = glyphs;
  for (let at = 0; at < ys.length; at += 1) {
    const y = ys[at] ?? 0;
    if (y > most || y < -most) {
      return true;
    }
  }
  return false;
}

/** In points: PDFium sees that two texts stand one below the other where the ink of both is higher than five. */
const LOW = 5.5;

/** A full stop, a dash, what has no ink: after these alone it asks for the width of what follows. */
export function isLow({ runs }: TextLine, carriers: readonly Carrier[]): boolean {
  const height = new InkHeight();
  return carriers.every(({ ink, run: index }) => {
    const run = runs[index];
    return run === undefined || ink.every(({ glyph, y }) => height.with(run, glyph, y) <= LOW);
  });
}

/** The same of all that is drawn in a line. */
export function isLowLine({ runs }: TextLine): boolean {
  const height = new InkHeight();
  return runs.every((run) => {
    const { ids, ys } = run.glyphs;
    const { up, rise } = scaleOf(run);
    return ids.every((glyph, at) => height.with(run, glyph, ((ys[at] ?? 0) + rise) * up) <= LOW);
  });
}

/** How high the ink of glyphs is from its lowest point to its highest. */
class InkHeight {
  private top = Number.NEGATIVE_INFINITY;
  private bottom = Number.POSITIVE_INFINITY;

  /** In points, after one more glyph, `y` font units above the baseline. */
  with({ face, size }: PlacedRun, glyph: number, y: number): Points {
    const box = face.inkOf(glyph);
    if (box !== undefined) {
      const scale = size / face.metrics.unitsPerEm;
      this.top = Math.max(this.top, (box.yMax + y) * scale);
      this.bottom = Math.min(this.bottom, (box.yMin + y) * scale);
    }
    return this.top - this.bottom;
  }
}

import type { Colour, TrimSetup } from "../../template/index.ts";
import type { Points, Rect, Size } from "../../units/index.ts";
import type { PageItem } from "../frame.ts";

/** Length of a mark, its thickness, and the least room between it and the page. */
const LENGTH = 14;
const THICKNESS = 0.25;
const GAP = 8.5;
/** Room beyond the marks. */
const EDGE = 4;
/** The printer's black. */
const BLACK: Colour = "#000000";

/** How far the sheet reaches beyond the page on each side. */
export const sheetMargin = ({ bleed, marks }: TrimSetup): Points =>
  marks ? gapOf(bleed) + LENGTH + EDGE : bleed;

const gapOf = (bleed: Points): Points => Math.max(GAP, bleed);

/** Two marks at each corner, outside the page and its bleed; they point at the lines to cut along. */
export function cropMarks(
  { width, height }: Size,
  { bleed, marks }: TrimSetup,
): readonly PageItem[] {
  if (!marks) {
    return [];
  }
  const gap = gapOf(bleed);
  const half = THICKNESS / 2;
  const rects = [0, height].flatMap((y) =>
    [0, width].flatMap((x): readonly Rect[] => [
      { x: x === 0 ? -gap - LENGTH : width + gap, y: y - half, width: LENGTH, height: THICKNESS },
      { x: x - half, y: y === 0 ? -gap - LENGTH : height + gap, width: THICKNESS, height: LENGTH },
    ]),
  );
  return rects.map((rect) => ({ type: "rect", rect, colour: BLACK }));
}

import type { FontFace, OutlineStep } from "../../font/index.ts";
import type { Contour } from "./coverage.ts";

/** Where a glyph's origin stands, and the pixels to a font unit, across and down. */
export interface GlyphPlace {
  readonly x: number;
  readonly baseline: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** A piece of a curve is about this long, in pixels: shorter ones could not be told from it. */
const PIECE = 3;
const MOST_PIECES = 64;

/** A glyph's outline as straight pieces. */
export function glyphContours(
  face: FontFace,
  glyph: number,
  { x, baseline, scaleX, scaleY }: GlyphPlace,
): readonly Contour[] {
  const contours: number[][] = [];
  let open: number[] = [];
  const at = (points: readonly number[], index: number): readonly [number, number] => [
    x + (points[2 * index] ?? 0) * scaleX,
    baseline - (points[2 * index + 1] ?? 0) * scaleY,
  ];
  const steps: readonly OutlineStep[] = face.outlineOf(glyph);
  for (const { kind, points } of steps) {
    switch (kind) {
      case "move":
        open = [...at(points, 0)];
        contours.push(open);
        break;
      case "line":
        open.push(...at(points, 0));
        break;
      case "quadratic":
        addCurve(open, [at(points, 0), at(points, 1)]);
        break;
      case "cubic":
        addCurve(open, [at(points, 0), at(points, 1), at(points, 2)]);
        break;
      case "close":
        break;
    }
  }
  return contours.filter((contour) => contour.length >= 6);
}

type Point = readonly [number, number];

/** Adds a Bézier curve from the last point of `contour` through its control points, by de Casteljau. */
function addCurve(contour: number[], controls: readonly Point[]): void {
  const start: Point = [contour.at(-2) ?? 0, contour.at(-1) ?? 0];
  const all = [start, ...controls];
  const length = all
    .slice(1)
    .reduce(
      (sum, [x, y], at) => sum + Math.hypot(x - (all[at]?.[0] ?? x), y - (all[at]?.[1] ?? y)),
      0,
    );
  const pieces = Math.min(MOST_PIECES, Math.max(2, Math.ceil(length / PIECE)));
  for (let piece = 1; piece <= pieces; piece += 1) {
    contour.push(...pointOn(all, piece / pieces));
  }
}

function pointOn(controls: readonly Point[], share: number): Point {
  let points = controls;
  while (points.length > 1) {
    points = points.slice(1).map(([x, y], at): Point => {
      const [fromX, fromY] = points[at] ?? [x, y];
      return [fromX + (x - fromX) * share, fromY + (y - fromY) * share];
    });
  }
  return points[0] ?? [0, 0];
}

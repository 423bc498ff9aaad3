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

/** Adds a Bézier curve from the last point of `contour` through its control points, in Bernstein's form. */
function addCurve(contour: number[], controls: readonly Point[]): void {
  const [x0, y0] = [contour.at(-2) ?? 0, contour.at(-1) ?? 0];
  const [first = [x0, y0], second = first, third] = controls;
  const [x1, y1] = first;
  const [x2, y2] = second;
  const [x3, y3] = third ?? second;
  const length =
    Math.hypot(x1 - x0, y1 - y0) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x2, y3 - y2);
  const pieces = Math.min(MOST_PIECES, Math.max(2, Math.ceil(length / PIECE)));
  for (let piece = 1; piece <= pieces; piece += 1) {
    const t = piece / pieces;
    const u = 1 - t;
    if (third === undefined) {
      contour.push(
        u * u * x0 + 2 * u * t * x1 + t * t * x2,
        u * u * y0 + 2 * u * t * y1 + t * t * y2,
      );
    } else {
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      contour.push(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
    }
  }
}

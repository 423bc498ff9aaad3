import { type Affine, apply } from "./affine.ts";

/** A step along a path; the numbers are x and y of the control points and the end. A path begins with `move`. */
export interface PathStep {
  readonly kind: "move" | "line" | "cubic" | "close";
  readonly points: readonly number[];
}

export type Path = readonly PathStep[];

/** Every point of a path through `matrix`. */
export function transformPath(path: Path, matrix: Affine): Path {
  return path.map(({ kind, points }) => {
    const moved: number[] = [];
    for (let at = 0; at + 1 < points.length; at += 2) {
      moved.push(...apply(matrix, points[at] ?? 0, points[at + 1] ?? 0));
    }
    return { kind, points: moved };
  });
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box around all points of a path, those that steer its curves included; undefined for an empty path. */
export function boundsOf(path: Path): Bounds | undefined {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { points } of path) {
    for (let at = 0; at + 1 < points.length; at += 2) {
      const [x = 0, y = 0] = points.slice(at, at + 2);
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return left <= right ? { left, top, right, bottom } : undefined;
}

/** Closed, from the corner at `x` and `y`. */
export const rectanglePath = (x: number, y: number, width: number, height: number): Path => [
  { kind: "move", points: [x, y] },
  { kind: "line", points: [x + width, y] },
  { kind: "line", points: [x + width, y + height] },
  { kind: "line", points: [x, y + height] },
  { kind: "close", points: [] },
];

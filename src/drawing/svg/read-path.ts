import svgPath from "svgpath";
import type { Path, PathStep } from "../path.ts";

/** Far more than print can show; a path beyond it is a trap. */
const LONGEST = 2_000_000;

/**
 * Path data (SVG 2, 9.3) with absolute points, arcs and quadratic curves as cubic ones. What follows an error is left out,
 * as browsers do; `faulty` tells of it.
 */
export function readPath(data: string): { readonly path: Path; readonly faulty: boolean } {
  if (data.length > LONGEST) {
    return { path: [], faulty: true };
  }
  const parsed = svgPath(data);
  const path: PathStep[] = [];
  let pen: readonly [number, number] = [0, 0];
  let start = pen;
  const push = (kind: PathStep["kind"], points: readonly number[]): void => {
    path.push({ kind, points });
    const [x = pen[0], y = pen[1]] = points.slice(-2);
    pen = [x, y];
  };
  parsed
    .abs()
    .unshort()
    .unarc()
    .iterate((segment) => {
      switch (segment[0]) {
        case "M":
          push("move", segment.slice(1) as number[]);
          start = pen;
          break;
        case "L":
          push("line", segment.slice(1) as number[]);
          break;
        case "H":
          push("line", [segment[1], pen[1]]);
          break;
        case "V":
          push("line", [pen[0], segment[1]]);
          break;
        case "C":
          push("cubic", segment.slice(1) as number[]);
          break;
        case "Q": {
          const [, x1, y1, x, y] = segment;
          push("cubic", [
            pen[0] + (2 / 3) * (x1 - pen[0]),
            pen[1] + (2 / 3) * (y1 - pen[1]),
            x + (2 / 3) * (x1 - x),
            y + (2 / 3) * (y1 - y),
            x,
            y,
          ]);
          break;
        }
        case "z":
        case "Z":
          path.push({ kind: "close", points: [] });
          pen = start;
          break;
        // What `abs`, `unshort` and `unarc` leave none of.
        case "S":
        case "T":
        case "A":
        case "m":
        case "l":
        case "h":
        case "v":
        case "c":
        case "s":
        case "q":
        case "t":
        case "a":
          break;
      }
    });
  return { path, faulty: "err" in parsed && parsed.err !== "" };
}

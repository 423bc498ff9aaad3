import { type Affine, compose, IDENTITY, scaling, translation } from "../affine.ts";
import { readNumbers } from "./read-numbers.ts";

/** A list of transforms (SVG 2, 8.5); undefined when it is not one. */
export function readTransform(written: string | undefined): Affine | undefined {
  if (written === undefined || written.trim() === "" || written.trim() === "none") {
    return IDENTITY;
  }
  let rest = written;
  let matrix: Affine = IDENTITY;
  while (rest.trim() !== "") {
    const match = /^[\s,]*(\w+)\s*\(([^()]*)\)[\s,]*/.exec(rest);
    const one =
      match === null ? undefined : transformOf(match[1] ?? "", readNumbers(match[2] ?? ""));
    if (match === null || one === undefined) {
      return undefined;
    }
    matrix = compose(matrix, one);
    rest = rest.slice(match[0].length);
  }
  return matrix;
}

function transformOf(name: string, numbers: readonly number[]): Affine | undefined {
  const [first = 0, second, third] = numbers;
  const angle = (first * Math.PI) / 180;
  switch (name) {
    case "matrix": {
      const [a, b, c, d, e, f] = numbers;
      return a === undefined ||
        b === undefined ||
        c === undefined ||
        d === undefined ||
        e === undefined ||
        f === undefined
        ? undefined
        : [a, b, c, d, e, f];
    }
    case "translate":
      return translation(first, second ?? 0);
    case "scale":
      return scaling(first, second ?? first);
    case "rotate": {
      const turn: Affine = [
        Math.cos(angle),
        Math.sin(angle),
        -Math.sin(angle),
        Math.cos(angle),
        0,
        0,
      ];
      return second === undefined
        ? turn
        : compose(
            translation(second, third ?? 0),
            compose(turn, translation(-second, -(third ?? 0))),
          );
    }
    case "skewX":
      return [1, 0, Math.tan(angle), 1, 0, 0];
    case "skewY":
      return [1, Math.tan(angle), 0, 1, 0, 0];
    default:
      return undefined;
  }
}

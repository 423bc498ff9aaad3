import { type Path, type PathStep, rectanglePath } from "../path.ts";
import { readNumbers } from "./read-numbers.ts";

/** Lengths of an element's attributes by name; undefined for one that is missing or none. */
export type LengthOf = (attribute: string, axis: "x" | "y" | "both") => number | undefined;

/** The share of a quarter circle's radius at which a cubic curve is steered to follow it. */
const ROUND = 0.5522847498;

/** The outline of a basic shape (SVG 2, chapter 10); empty for one without extent. */
export function shapePath(
  name: string,
  attributes: ReadonlyMap<string, string>,
  length: LengthOf,
): Path {
  switch (name) {
    case "rect":
      return rectangle(length);
    case "circle": {
      const radius = length("r", "both") ?? 0;
      return ellipse(length("cx", "x") ?? 0, length("cy", "y") ?? 0, radius, radius);
    }
    case "ellipse": {
      const across = length("rx", "x") ?? length("ry", "y") ?? 0;
      return ellipse(
        length("cx", "x") ?? 0,
        length("cy", "y") ?? 0,
        across,
        length("ry", "y") ?? across,
      );
    }
    case "line":
      return [
        { kind: "move", points: [length("x1", "x") ?? 0, length("y1", "y") ?? 0] },
        { kind: "line", points: [length("x2", "x") ?? 0, length("y2", "y") ?? 0] },
      ];
    case "polyline":
    case "polygon":
      return polygon(readNumbers(attributes.get("points") ?? ""), name === "polygon");
    default:
      return [];
  }
}

function rectangle(length: LengthOf): Path {
  const [x, y] = [length("x", "x") ?? 0, length("y", "y") ?? 0];
  const [width, height] = [length("width", "x") ?? 0, length("height", "y") ?? 0];
  if (width <= 0 || height <= 0) {
    return [];
  }
  const [rx, ry] = [length("rx", "x"), length("ry", "y")];
  const across = Math.min(width / 2, Math.max(0, rx ?? ry ?? 0));
  const down = Math.min(height / 2, Math.max(0, ry ?? rx ?? 0));
  if (across === 0 || down === 0) {
    return rectanglePath(x, y, width, height);
  }
  const [right, bottom] = [x + width, y + height];
  const [i, j] = [across * (1 - ROUND), down * (1 - ROUND)];
  return [
    { kind: "move", points: [x + across, y] },
    { kind: "line", points: [right - across, y] },
    { kind: "cubic", points: [right - i, y, right, y + j, right, y + down] },
    { kind: "line", points: [right, bottom - down] },
    { kind: "cubic", points: [right, bottom - j, right - i, bottom, right - across, bottom] },
    { kind: "line", points: [x + across, bottom] },
    { kind: "cubic", points: [x + i, bottom, x, bottom - j, x, bottom - down] },
    { kind: "line", points: [x, y + down] },
    { kind: "cubic", points: [x, y + j, x + i, y, x + across, y] },
    { kind: "close", points: [] },
  ];
}

function ellipse(x: number, y: number, across: number, down: number): Path {
  if (across <= 0 || down <= 0) {
    return [];
  }
  const [i, j] = [across * ROUND, down * ROUND];
  return [
    { kind: "move", points: [x + across, y] },
    { kind: "cubic", points: [x + across, y + j, x + i, y + down, x, y + down] },
    { kind: "cubic", points: [x - i, y + down, x - across, y + j, x - across, y] },
    { kind: "cubic", points: [x - across, y - j, x - i, y - down, x, y - down] },
    { kind: "cubic", points: [x + i, y - down, x + across, y - j, x + across, y] },
    { kind: "close", points: [] },
  ];
}

function polygon(numbers: readonly number[], closed: boolean): Path {
  const steps: PathStep[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    steps.push({ kind: at === 0 ? "move" : "line", points: numbers.slice(at, at + 2) });
  }
  return closed && steps.length > 0 ? [...steps, { kind: "close", points: [] }] : steps;
}

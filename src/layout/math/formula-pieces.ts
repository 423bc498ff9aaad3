import { compose, type Path } from "../../drawing/index.ts";
import type { Points } from "../../units/index.ts";
import type { DrawingMark } from "../frame.ts";
import type { SetFormula } from "./set-formula.ts";

/** A piece of a formula that no line end may part, its marks from its own left end. */
export interface FormulaPiece {
  readonly width: Points;
  readonly marks: readonly DrawingMark[];
}

/** A formula cut where it may go on in the next line. Each mark goes to the piece in which its middle lies. */
export function piecesOf({ marks, width, breaks }: SetFormula): readonly FormulaPiece[] {
  const edges = [0, ...breaks, width];
  return edges.slice(1).map((end, at) => {
    const start = edges[at] ?? 0;
    const [from, to] = [
      at === 0 ? Number.NEGATIVE_INFINITY : start,
      at === breaks.length ? Number.POSITIVE_INFINITY : end,
    ];
    const own = marks.filter((mark) => {
      const middle = middleOf(mark);
      return middle >= from && middle < to;
    });
    return { width: end - start, marks: own.map((mark) => moved(mark, -start)) };
  });
}

function middleOf(mark: DrawingMark): Points {
  switch (mark.kind) {
    case "path": {
      const across = mark.path.flatMap(({ points }) => points.filter((_, at) => at % 2 === 0));
      return (Math.min(...across) + Math.max(...across)) / 2;
    }
    case "words":
      return mark.matrix[4] + mark.line.width / 2;
    case "picture":
      return mark.matrix[4] + mark.matrix[0] / 2;
    case "group": {
      const [first] = mark.marks;
      return first === undefined ? 0 : middleOf(first);
    }
  }
}

function moved(mark: DrawingMark, by: Points): DrawingMark {
  const shift = (path: Path): Path =>
    path.map(({ kind, points }) => ({
      kind,
      points: points.map((value, at) => (at % 2 === 0 ? value + by : value)),
    }));
  switch (mark.kind) {
    case "path":
      return { ...mark, path: shift(mark.path) };
    case "words":
    case "picture":
      return { ...mark, matrix: compose([1, 0, 0, 1, by, 0], mark.matrix) };
    case "group":
      return {
        ...mark,
        clips: mark.clips.map((clip) => ({ ...clip, path: shift(clip.path) })),
        marks: mark.marks.map((inner) => moved(inner, by)),
      };
  }
}

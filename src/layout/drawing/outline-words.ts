import { type Affine, compose, type PathMark } from "../../drawing/index.ts";
import type { OutlineStep } from "../../font/index.ts";
import type { DrawingMark, DrawingWords } from "../frame.ts";
import { glyphList } from "../placed-glyphs.ts";

/** The marks with words as areas: what is seen stays, and there is nothing to copy. */
export const outlineWords = (marks: readonly DrawingMark[]): readonly DrawingMark[] =>
  marks.flatMap(outlineMark);

function outlineMark(mark: DrawingMark): readonly DrawingMark[] {
  switch (mark.kind) {
    case "words":
      return outlined(mark);
    case "group":
      return [{ ...mark, marks: outlineWords(mark.marks) }];
    case "path":
    case "picture":
      return [mark];
  }
}

function outlined({ line, matrix, opacity }: DrawingWords): readonly PathMark[] {
  return line.runs.map((run): PathMark => {
    const em = run.size / run.face.metrics.unitsPerEm;
    const path = glyphList(run.glyphs).flatMap((glyph) => {
      const [x, y] = [run.x + glyph.x, -run.rise - glyph.y];
      const place = compose(matrix, [em * run.glyphScale, 0, 0, -em, x, y]);
      return glyphPath(run.face.outlineOf(glyph.id), place);
    });
    const paint = { kind: "colour", colour: run.colour } as const;
    return { kind: "path", path, fill: { paint, opacity }, fillRule: "nonzero", stroke: undefined };
  });
}

/** Quadratic curves become cubic ones, which say the same. */
function glyphPath(steps: readonly OutlineStep[], [a, b, c, d, e, f]: Affine): PathMark["path"] {
  let pen: readonly [number, number] = [0, 0];
  return steps.map(({ kind, points }) => {
    const [startX, startY] = pen;
    const [x = startX, y = startY] = points.slice(-2);
    pen = [x, y];
    const [controlX = 0, controlY = 0] = points;
    const cubic =
      kind === "quadratic"
        ? [
            startX + (2 / 3) * (controlX - startX),
            startY + (2 / 3) * (controlY - startY),
            x + (2 / 3) * (controlX - x),
            y + (2 / 3) * (controlY - y),
            x,
            y,
          ]
        : points;
    const placed: number[] = [];
    for (let at = 0; at + 1 < cubic.length; at += 2) {
      const [px = 0, py = 0] = cubic.slice(at, at + 2);
      placed.push(a * px + c * py + e, b * px + d * py + f);
    }
    return { kind: kind === "quadratic" ? "cubic" : kind, points: placed };
  });
}

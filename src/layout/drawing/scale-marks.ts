import { compose, type Fill, type Paint, type Path, type Stroke } from "../../drawing/index.ts";
import type { DrawingMark } from "../frame.ts";

/** The marks of a drawing at another size. */
export const scaleMarks = (marks: readonly DrawingMark[], scale: number): readonly DrawingMark[] =>
  marks.map((mark) => scaleMark(mark, scale));

function scaleMark(mark: DrawingMark, scale: number): DrawingMark {
  switch (mark.kind) {
    case "path":
      return {
        ...mark,
        path: scalePath(mark.path, scale),
        fill: mark.fill && scaleFill(mark.fill, scale),
        stroke: mark.stroke && scaleStroke(mark.stroke, scale),
      };
    case "words":
    case "picture":
      return { ...mark, matrix: compose([scale, 0, 0, scale, 0, 0], mark.matrix) };
    case "group":
      return {
        ...mark,
        clips: mark.clips.map((clip) => ({ ...clip, path: scalePath(clip.path, scale) })),
        marks: scaleMarks(mark.marks, scale),
      };
  }
}

const scalePath = (path: Path, scale: number): Path =>
  path.map(({ kind, points }) => ({ kind, points: points.map((value) => value * scale) }));

const scalePaint = (paint: Paint, scale: number): Paint =>
  paint.kind === "colour"
    ? paint
    : { ...paint, matrix: compose([scale, 0, 0, scale, 0, 0], paint.matrix) };

const scaleFill = (fill: Fill, scale: number): Fill => ({
  ...fill,
  paint: scalePaint(fill.paint, scale),
});

const scaleStroke = (stroke: Stroke, scale: number): Stroke => ({
  ...stroke,
  paint: scalePaint(stroke.paint, scale),
  width: stroke.width * scale,
  dashes: stroke.dashes.map((length) => length * scale),
  dashOffset: stroke.dashOffset * scale,
});

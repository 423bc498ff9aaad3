import { keepsShape, stretchOf } from "../affine.ts";
import type { DrawnMark, PathMark, Stroke } from "../mark.ts";
import { boundsOf, transformPath } from "../path.ts";
import { outlineOf } from "./outline.ts";
import { readPaint } from "./read-paint.ts";
import type { Place, Scene } from "./scene.ts";
import type { XmlElement } from "./xml-tree.ts";

/** The marks of one of `SHAPES`: filled, stroked, or both in the order that its style asks for. */
export function shapeMarks(
  element: XmlElement,
  own: ReadonlyMap<string, string>,
  { matrix, style }: Place,
  scene: Scene,
): readonly DrawnMark[] {
  const path = outlineOf(element, own, style, scene);
  if (path.length === 0 || !style.visible) {
    return [];
  }
  const placed = transformPath(path, matrix);
  const paintPlace = { matrix, bounds: boundsOf(path), currentColour: style.colour };
  const fill = readPaint(style.fill, paintPlace, scene);
  const stroke = readPaint(style.stroke, paintPlace, scene);
  const scale = own.get("vector-effect") === "non-scaling-stroke" ? 1 : stretchOf(matrix);
  if (stroke !== undefined && style.strokeWidth > 0 && !keepsShape(matrix)) {
    scene.report("a line that is stretched to one side");
  }
  const outlined: Stroke | undefined =
    stroke === undefined || style.strokeWidth === 0
      ? undefined
      : {
          paint: stroke.paint,
          opacity: stroke.opacity * style.strokeOpacity,
          width: style.strokeWidth * scale,
          cap: style.cap,
          join: style.join,
          miterLimit: style.miterLimit,
          dashes: style.dashes.map((length) => length * scale),
          dashOffset: style.dashOffset * scale,
        };
  const filled =
    fill === undefined || element.name === "line"
      ? undefined
      : { paint: fill.paint, opacity: fill.opacity * style.fillOpacity };
  if (filled === undefined && outlined === undefined) {
    return [];
  }
  const mark: PathMark = {
    kind: "path",
    path: placed,
    fill: filled,
    fillRule: style.fillRule,
    stroke: outlined,
  };
  return style.strokeFirst && filled !== undefined && outlined !== undefined
    ? [scene.count({ ...mark, fill: undefined }), scene.count({ ...mark, stroke: undefined })]
    : [scene.count(mark)];
}

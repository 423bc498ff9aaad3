import { type Affine, compose, translation } from "../affine.ts";
import type { ClipArea, DrawnMark } from "../mark.ts";
import { boundsOf, type Path, transformPath } from "../path.ts";
import { SHAPES, SILENT } from "./element-kinds.ts";
import { lengthIn, outlineOf } from "./outline.ts";
import { readTransform } from "./read-transform.ts";
import type { Place, Scene } from "./scene.ts";
import { inherit, propertiesOf } from "./style.ts";

/** The areas of a `clipPath`, the outer one's as well; all must hold a point for it to show. */
export function clipAreas(
  written: string | undefined,
  place: Place,
  marks: readonly DrawnMark[],
  scene: Scene,
): readonly ClipArea[] {
  const id = /^url\(\s*["']?#([^"')]+)["']?\s*\)$/.exec(written?.trim() ?? "")?.[1];
  if (id === undefined) {
    if (written !== undefined && written.trim() !== "none") {
      scene.report(`the clip "${written.trim()}"`);
    }
    return [];
  }
  const element = scene.byId.get(id);
  if (element === undefined || element.name !== "clipPath" || place.using.includes(element)) {
    return [];
  }
  const inside: Place = { ...place, using: [...place.using, element] };
  let { matrix } = place;
  if (element.attributes.get("clipPathUnits") === "objectBoundingBox") {
    const bounds = boundsOf(marks.flatMap((mark) => (mark.kind === "path" ? mark.path : [])));
    if (bounds !== undefined) {
      const { left, top, right, bottom } = bounds;
      matrix = [right - left, 0, 0, bottom - top, left, top];
    }
  }
  const transform = readTransform(element.attributes.get("transform"));
  matrix = transform === undefined ? matrix : compose(matrix, transform);
  const shapes: Path[] = [];
  let fillRule: ClipArea["fillRule"] = "nonzero";
  for (const child of element.children) {
    if (typeof child === "string") {
      continue;
    }
    const used = child.name === "use" ? propertiesOf(child, scene.sheet) : undefined;
    const target =
      used === undefined
        ? child
        : scene.byId.get((used.get("href") ?? "").trim().replace(/^#/, ""));
    if (target === undefined || !SHAPES.has(target.name)) {
      if (target !== undefined && !SILENT.has(target.name)) {
        scene.report(`<${target.name}> as a clip`);
      }
      continue;
    }
    const own = propertiesOf(target, scene.sheet);
    const around =
      used === undefined ? inside.style : inherit(inside.style, used, scene.viewport.width);
    const style = inherit(around, own, scene.viewport.width);
    fillRule = style.clipRule;
    const moves = [
      readTransform(used?.get("transform")),
      used &&
        translation(
          lengthIn(scene, used.get("x"), "x", around) ?? 0,
          lengthIn(scene, used.get("y"), "y", around) ?? 0,
        ),
      readTransform(own.get("transform")),
    ];
    const placed = moves.reduce<Affine>(
      (outer, move) => (move === undefined ? outer : compose(outer, move)),
      matrix,
    );
    shapes.push(transformPath(outlineOf(target, own, style, scene), placed));
  }
  const outer = clipAreas(element.attributes.get("clip-path"), inside, marks, scene);
  return [...outer, { path: shapes.flat(), fillRule }];
}

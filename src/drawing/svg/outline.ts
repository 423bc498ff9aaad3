import type { Path } from "../path.ts";
import { readLength } from "./read-numbers.ts";
import { readPath } from "./read-path.ts";
import type { Scene } from "./scene.ts";
import { shapePath } from "./shapes.ts";
import type { Style } from "./style.ts";
import type { XmlElement } from "./xml-tree.ts";

/** The outline of one of `SHAPES`, in its own coordinate system; `own` are its properties. */
export function outlineOf(
  element: XmlElement,
  own: ReadonlyMap<string, string>,
  style: Style,
  scene: Scene,
): Path {
  if (element.name === "path") {
    const written = /^path\(\s*(["'])(.*)\1\s*\)$/s.exec(own.get("d") ?? "")?.[2];
    const { path, faulty } = readPath(written ?? own.get("d") ?? "");
    if (faulty) {
      scene.report("the rest of a faulty path");
    }
    return path;
  }
  return shapePath(element.name, own, (name, axis) => lengthIn(scene, own.get(name), axis, style));
}

/** A length as written, in user units; parts of a hundred are of the scene's viewport, along the axis. */
export function lengthIn(
  scene: Scene,
  written: string | undefined,
  axis: "x" | "y" | "both",
  style: Style,
): number | undefined {
  const { width, height } = scene.viewport;
  const whole = { x: width, y: height, both: Math.hypot(width, height) / Math.SQRT2 }[axis];
  return readLength(written, { whole, em: style.size });
}

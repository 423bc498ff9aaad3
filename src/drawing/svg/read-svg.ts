import { type Affine, compose, keepsShape, stretchOf, translation } from "../affine.ts";
import { DrawingError } from "../drawing-error.ts";
import type { ClipArea, DrawnMark, PathMark, Stroke } from "../mark.ts";
import { boundsOf, type Path, rectanglePath, transformPath } from "../path.ts";
import { readLength } from "./read-numbers.ts";
import { readPaint } from "./read-paint.ts";
import { readPath } from "./read-path.ts";
import { readTransform } from "./read-transform.ts";
import { readWords } from "./read-words.ts";
import { createCounter, type Scene } from "./scene.ts";
import { shapePath } from "./shapes.ts";
import { FIRST_STYLE, inherit, propertiesOf, type Style, share } from "./style.ts";
import { readStyleSheet } from "./style-sheet.ts";
import { type Box, fitBox, readAlignment, readViewBox } from "./view-box.ts";
import { readXmlTree, textOf, type XmlElement } from "./xml-tree.ts";

// Longer than most files: one function for each element of SVG, and they share the scene that they draw in.

export interface SvgOptions {
  /** The drawing's own size in user units, before `to`. */
  readonly width: number;
  readonly height: number;
  /** The size at which it is drawn; marks are in its units. */
  readonly to: { readonly width: number; readonly height: number };
  /** Where the drawing says `currentColor`. */
  readonly colour: string;
}

export interface SvgReading {
  /** In painting order; numbers from the upper left corner, y downwards. */
  readonly marks: readonly DrawnMark[];
  /** What could not be drawn, in words. */
  readonly leftOut: readonly string[];
}

/** What is on the way down: where, how, and which elements are being used. */
interface Place {
  readonly matrix: Affine;
  readonly style: Style;
  readonly using: readonly XmlElement[];
}

/** Elements that are drawn by being referred to, or tell of the drawing. */
const SILENT = new Set([
  "defs",
  "title",
  "desc",
  "metadata",
  "style",
  "symbol",
  "linearGradient",
  "radialGradient",
  "pattern",
  "clipPath",
  "mask",
  "filter",
  "marker",
  "view",
  "namedview",
  "script",
]);
const SHAPES = new Set(["rect", "circle", "ellipse", "line", "polyline", "polygon", "path"]);
const MOVING = /^(?:animate\w*|set)$/;
const DEEPEST_USE = 16;
/** A small file with elements that use each other can unfold into any number of them. */
const MOST_USES = 10_000;

/** Reads a drawing (SVG 1.1 and the parts of SVG 2 that print can show). Throws `DrawingError` for what is none. */
export function readSvg(text: string, options: SvgOptions): SvgReading {
  const root = readXmlTree(text);
  const leftOut = new Set<string>();
  const report = (what: string): void => {
    leftOut.add(what);
  };
  const byId = new Map<string, XmlElement>();
  const sheets: string[] = [];
  index(root, byId, sheets);
  const viewBox = readViewBox(root.attributes.get("viewBox"));
  const own: Box = { x: 0, y: 0, width: options.width, height: options.height };
  const scene: Scene = {
    byId,
    sheet: readStyleSheet(sheets.join("\n"), report),
    colour: options.colour,
    viewport: viewBox ?? own,
    report,
    count: createCounter(),
  };
  const matrix = fitBox(
    viewBox ?? own,
    { x: 0, y: 0, ...options.to },
    viewBox === undefined ? "none" : readAlignment(root.attributes.get("preserveAspectRatio")),
  );
  const style = inherit(
    { ...FIRST_STYLE, colour: options.colour },
    propertiesOf(root, scene.sheet),
    scene.viewport.width,
  );
  const reader = new SvgReader(scene);
  const marks = reader.children(root, { matrix, style, using: [] });
  return { marks, leftOut: [...leftOut] };
}

function index(element: XmlElement, byId: Map<string, XmlElement>, sheets: string[]): void {
  const id = element.attributes.get("id");
  if (id !== undefined && !byId.has(id)) {
    byId.set(id, element);
  }
  if (element.name === "style") {
    sheets.push(textOf(element));
  }
  for (const child of element.children) {
    if (typeof child !== "string") {
      index(child, byId, sheets);
    }
  }
}

class SvgReader {
  private readonly scene: Scene;
  private uses = 0;

  constructor(scene: Scene) {
    this.scene = scene;
  }

  children(element: XmlElement, place: Place): readonly DrawnMark[] {
    return element.children.flatMap((child) =>
      typeof child === "string" ? [] : this.element(child, place),
    );
  }

  private element(element: XmlElement, outer: Place): readonly DrawnMark[] {
    const { name } = element;
    if (SILENT.has(name)) {
      return [];
    }
    if (MOVING.test(name)) {
      this.scene.report("what moves");
      return [];
    }
    const own = propertiesOf(element, this.scene.sheet);
    if (own.get("display") === "none") {
      return [];
    }
    const style = inherit(outer.style, own, this.scene.viewport.width);
    const transform = readTransform(own.get("transform"));
    if (transform === undefined) {
      this.scene.report(`the transform "${own.get("transform")}"`);
    }
    const matrix = transform === undefined ? outer.matrix : compose(outer.matrix, transform);
    const place: Place = { ...outer, matrix, style };
    const marks = this.content(element, own, place);
    return marks.length === 0 ? [] : this.grouped(marks, own, place);
  }

  private content(
    element: XmlElement,
    own: ReadonlyMap<string, string>,
    place: Place,
  ): readonly DrawnMark[] {
    const { name } = element;
    if (SHAPES.has(name)) {
      return this.shape(element, own, place);
    }
    switch (name) {
      case "g":
      case "a":
        return this.children(element, place);
      case "switch": {
        const first = element.children.find((child) => typeof child !== "string");
        return first === undefined || typeof first === "string" ? [] : this.element(first, place);
      }
      case "svg":
        return this.nested(element, place, this.boxOf(own, place.style));
      case "use":
        return this.use(own, place);
      case "text":
        return readWords(element, place.style, place.matrix, this.scene).map(this.scene.count);
      case "image":
        return this.pixels(own, place);
      default:
        this.scene.report(`<${name}>`);
        return [];
    }
  }

  /** What applies to an element as a whole: opacity and where it is cut off. */
  private grouped(
    marks: readonly DrawnMark[],
    own: ReadonlyMap<string, string>,
    place: Place,
  ): readonly DrawnMark[] {
    for (const [property, what] of [
      ["mask", "a mask"],
      ["filter", "a filter"],
      ["mix-blend-mode", "blending"],
      ["marker-start", "a marker"],
      ["marker-mid", "a marker"],
      ["marker-end", "a marker"],
      ["marker", "a marker"],
    ] as const) {
      if (!/^(?:none|normal)?$/.test(own.get(property) ?? "")) {
        this.scene.report(what);
      }
    }
    const opacity = share(own.get("opacity"), 1);
    const clips = this.clips(own.get("clip-path"), place, marks);
    if (opacity === 0) {
      return [];
    }
    return opacity === 1 && clips.length === 0
      ? marks
      : [this.scene.count({ kind: "group", opacity, clips, marks })];
  }

  private shape(
    element: XmlElement,
    own: ReadonlyMap<string, string>,
    { matrix, style }: Place,
  ): readonly DrawnMark[] {
    const path = this.outline(element, own, style);
    if (path.length === 0 || !style.visible) {
      return [];
    }
    const placed = transformPath(path, matrix);
    const paintPlace = { matrix, bounds: boundsOf(path), currentColour: style.colour };
    const fill = readPaint(style.fill, paintPlace, this.scene);
    const stroke = readPaint(style.stroke, paintPlace, this.scene);
    const scale = own.get("vector-effect") === "non-scaling-stroke" ? 1 : stretchOf(matrix);
    if (stroke !== undefined && style.strokeWidth > 0 && !keepsShape(matrix)) {
      this.scene.report("a line that is stretched to one side");
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
      ? [
          this.scene.count({ ...mark, fill: undefined }),
          this.scene.count({ ...mark, stroke: undefined }),
        ]
      : [this.scene.count(mark)];
  }

  private outline(element: XmlElement, own: ReadonlyMap<string, string>, style: Style): Path {
    if (element.name === "path") {
      const written = /^path\(\s*(["'])(.*)\1\s*\)$/s.exec(own.get("d") ?? "")?.[2];
      const { path, faulty } = readPath(written ?? own.get("d") ?? "");
      if (faulty) {
        this.scene.report("the rest of a faulty path");
      }
      return path;
    }
    return shapePath(element.name, own, (name, axis) => this.length(own.get(name), axis, style));
  }

  private length(
    written: string | undefined,
    axis: "x" | "y" | "both",
    style: Style,
  ): number | undefined {
    const { width, height } = this.scene.viewport;
    const whole = { x: width, y: height, both: Math.hypot(width, height) / Math.SQRT2 }[axis];
    return readLength(written, { whole, em: style.size });
  }

  private boxOf(own: ReadonlyMap<string, string>, style: Style): Box {
    const { width, height } = this.scene.viewport;
    return {
      x: this.length(own.get("x"), "x", style) ?? 0,
      y: this.length(own.get("y"), "y", style) ?? 0,
      width: this.length(own.get("width"), "x", style) ?? width,
      height: this.length(own.get("height"), "y", style) ?? height,
    };
  }

  /** A drawing, or a symbol, with a room of its own. */
  private nested(element: XmlElement, place: Place, room: Box): readonly DrawnMark[] {
    if (room.width <= 0 || room.height <= 0) {
      return [];
    }
    const viewBox = readViewBox(element.attributes.get("viewBox"));
    const inner =
      viewBox === undefined
        ? translation(room.x, room.y)
        : fitBox(viewBox, room, readAlignment(element.attributes.get("preserveAspectRatio")));
    const marks = this.children(element, { ...place, matrix: compose(place.matrix, inner) });
    const overflow = propertiesOf(element, this.scene.sheet).get("overflow") ?? "hidden";
    if (marks.length === 0 || overflow === "visible" || overflow === "auto") {
      return marks;
    }
    const { x, y, width, height } = room;
    const path = transformPath(rectanglePath(x, y, width, height), place.matrix);
    const clips: readonly ClipArea[] = [{ path, fillRule: "nonzero" }];
    return [this.scene.count({ kind: "group", opacity: 1, clips, marks })];
  }

  private use(own: ReadonlyMap<string, string>, place: Place): readonly DrawnMark[] {
    const target = this.scene.byId.get((own.get("href") ?? "").trim().replace(/^#/, ""));
    if (target === undefined) {
      this.scene.report(`what "${own.get("href") ?? ""}" refers to`);
      return [];
    }
    if (place.using.includes(target) || place.using.length >= DEEPEST_USE) {
      throw new DrawingError("it uses an element inside itself");
    }
    this.uses += 1;
    if (this.uses > MOST_USES) {
      throw new DrawingError(`it uses its elements more than ${MOST_USES} times`);
    }
    const moved = translation(
      this.length(own.get("x"), "x", place.style) ?? 0,
      this.length(own.get("y"), "y", place.style) ?? 0,
    );
    const inside: Place = {
      ...place,
      matrix: compose(place.matrix, moved),
      using: [...place.using, target],
    };
    if (target.name !== "symbol") {
      return this.element(target, inside);
    }
    const room = { ...this.boxOf(own, place.style), x: 0, y: 0 };
    const style = inherit(
      place.style,
      propertiesOf(target, this.scene.sheet),
      this.scene.viewport.width,
    );
    return this.nested(target, { ...inside, style }, room);
  }

  /** The areas of a `clipPath`, the outer one's as well; all must hold a point for it to show. */
  private clips(
    written: string | undefined,
    place: Place,
    marks: readonly DrawnMark[],
  ): readonly ClipArea[] {
    const id = /^url\(\s*["']?#([^"')]+)["']?\s*\)$/.exec(written?.trim() ?? "")?.[1];
    if (id === undefined) {
      if (written !== undefined && written.trim() !== "none") {
        this.scene.report(`the clip "${written.trim()}"`);
      }
      return [];
    }
    const element = this.scene.byId.get(id);
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
      const target =
        child.name === "use"
          ? this.scene.byId.get((child.attributes.get("href") ?? "").replace(/^#/, ""))
          : child;
      if (target === undefined || !SHAPES.has(target.name)) {
        if (target !== undefined && !SILENT.has(target.name)) {
          this.scene.report(`<${target.name}> as a clip`);
        }
        continue;
      }
      const own = propertiesOf(target, this.scene.sheet);
      const style = inherit(inside.style, own, this.scene.viewport.width);
      fillRule = style.clipRule;
      const moved = readTransform(own.get("transform"));
      shapes.push(
        transformPath(
          this.outline(target, own, style),
          moved === undefined ? matrix : compose(matrix, moved),
        ),
      );
    }
    const outer = this.clips(element.attributes.get("clip-path"), inside, marks);
    return [...outer, { path: shapes.flat(), fillRule }];
  }

  private pixels(own: ReadonlyMap<string, string>, place: Place): readonly DrawnMark[] {
    const address = (own.get("href") ?? "").trim();
    const { x, y, width, height } = this.boxOf(own, place.style);
    if (!/^data:image\/(?:png|jpe?g)[;,]/i.test(address)) {
      this.scene.report(
        address.startsWith("data:") ? "a picture that is neither PNG nor JPEG" : "a linked picture",
      );
      return [];
    }
    return [
      this.scene.count({
        kind: "pixels",
        address,
        matrix: compose(place.matrix, [width, 0, 0, height, x, y]),
        fit: readAlignment(own.get("preserveAspectRatio")),
        width,
        height,
      }),
    ];
  }
}

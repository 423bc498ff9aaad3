import { compose, translation } from "../affine.ts";
import { DrawingError } from "../drawing-error.ts";
import type { ClipArea, DrawnMark } from "../mark.ts";
import { rectanglePath, transformPath } from "../path.ts";
import { clipAreas } from "./clip-areas.ts";
import { MOVING, SHAPES, SILENT } from "./element-kinds.ts";
import { lengthIn } from "./outline.ts";
import { readTransform } from "./read-transform.ts";
import { readWords } from "./read-words.ts";
import { createCounter, type Place, type Scene } from "./scene.ts";
import { shapeMarks } from "./shape-marks.ts";
import { FIRST_STYLE, inherit, propertiesOf, type Style, share } from "./style.ts";
import { readStyleSheet } from "./style-sheet.ts";
import { type Box, fitBox, readAlignment, readViewBox } from "./view-box.ts";
import { readXmlTree, textOf, type XmlElement } from "./xml-tree.ts";

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
      return shapeMarks(element, own, place, this.scene);
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
    const clips = clipAreas(own.get("clip-path"), place, marks, this.scene);
    if (opacity === 0) {
      return [];
    }
    return opacity === 1 && clips.length === 0
      ? marks
      : [this.scene.count({ kind: "group", opacity, clips, marks })];
  }

  private boxOf(own: ReadonlyMap<string, string>, style: Style): Box {
    const { width, height } = this.scene.viewport;
    return {
      x: lengthIn(this.scene, own.get("x"), "x", style) ?? 0,
      y: lengthIn(this.scene, own.get("y"), "y", style) ?? 0,
      width: lengthIn(this.scene, own.get("width"), "x", style) ?? width,
      height: lengthIn(this.scene, own.get("height"), "y", style) ?? height,
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
      lengthIn(this.scene, own.get("x"), "x", place.style) ?? 0,
      lengthIn(this.scene, own.get("y"), "y", place.style) ?? 0,
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

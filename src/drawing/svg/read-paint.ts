import { type Affine, compose } from "../affine.ts";
import type { GradientStop, LinearGradient, Paint, RadialGradient } from "../mark.ts";
import type { Bounds } from "../path.ts";
import { readColour } from "./read-colour.ts";
import { readLength } from "./read-numbers.ts";
import { readTransform } from "./read-transform.ts";
import type { Scene } from "./scene.ts";
import { propertiesOf, share } from "./style.ts";
import type { XmlElement } from "./xml-tree.ts";

/** A paint with the opacity that is part of it. */
export interface ReadPaint {
  readonly paint: Paint;
  readonly opacity: number;
}

/** Where something is painted: gradients are measured by its place. */
export interface PaintPlace {
  readonly matrix: Affine;
  /** Before `matrix`. */
  readonly bounds: Bounds | undefined;
  readonly currentColour: string;
}

/** Steps by which a gradient may take after another. */
const LONGEST_CHAIN = 8;

/** What `fill` or `stroke` asks for; undefined for nothing at all. */
export function readPaint(written: string, place: PaintPlace, scene: Scene): ReadPaint | undefined {
  const text = written.trim();
  const [, id, fallback = ""] = /^url\(\s*["']?#([^"')]+)["']?\s*\)\s*(.*)$/.exec(text) ?? [];
  if (id !== undefined) {
    const found = scene.byId.get(id);
    const gradient =
      found?.name === "linearGradient" || found?.name === "radialGradient"
        ? readGradient(found, place, scene)
        : undefined;
    if (found?.name === "pattern") {
      scene.report("a pattern");
    }
    return gradient ?? (fallback === "" ? undefined : readPaint(fallback, place, scene));
  }
  if (text === "none") {
    return undefined;
  }
  const named = /^(?:currentcolor|context-\w+)$/i.test(text) ? place.currentColour : text;
  const colour = readColour(named) ?? readColour(scene.colour);
  return colour === undefined || colour.opacity === 0
    ? undefined
    : { paint: { kind: "colour", colour: colour.colour }, opacity: colour.opacity };
}

function readGradient(element: XmlElement, place: PaintPlace, scene: Scene): ReadPaint | undefined {
  const chain = templates(element, scene);
  const attribute = (name: string): string | undefined =>
    chain.find(({ attributes }) => attributes.has(name))?.attributes.get(name);
  const { stops, opacity } = readStops(
    chain.find(({ children }) => children.some((child) => isStop(child))),
    place.currentColour,
    scene,
  );
  const [first] = stops;
  const last = stops.at(-1);
  if (first === undefined || last === undefined) {
    return undefined;
  }
  if (stops.length === 1) {
    return { paint: { kind: "colour", colour: first.colour }, opacity };
  }
  const ofBounds = attribute("gradientUnits") !== "userSpaceOnUse";
  const { bounds } = place;
  if (ofBounds && (bounds === undefined || isFlat(bounds))) {
    // SVG 2, 14.2.2: such a box gives no measure.
    return { paint: { kind: "colour", colour: last.colour }, opacity: opacity * last.opacity };
  }
  const unit: Affine =
    ofBounds && bounds !== undefined
      ? [bounds.right - bounds.left, 0, 0, bounds.bottom - bounds.top, bounds.left, bounds.top]
      : [1, 0, 0, 1, 0, 0];
  const own = readTransform(attribute("gradientTransform"));
  if (own === undefined) {
    scene.report(`the transform "${attribute("gradientTransform")}"`);
  }
  if ((attribute("spreadMethod") ?? "pad") !== "pad") {
    scene.report("a gradient that repeats");
  }
  const matrix = compose(place.matrix, compose(unit, own ?? [1, 0, 0, 1, 0, 0]));
  const length = (name: string, whole: number, otherwise: number): number =>
    readLength(attribute(name), { whole: ofBounds ? 1 : whole, em: 16 }) ??
    otherwise * (ofBounds ? 1 : whole);
  const { width, height } = scene.viewport;
  const both = Math.hypot(width, height) / Math.SQRT2;
  if (element.name === "linearGradient") {
    const made: LinearGradient = {
      kind: "linear",
      matrix,
      stops,
      from: [length("x1", width, 0), length("y1", height, 0)],
      to: [length("x2", width, 1), length("y2", height, 0)],
    };
    return { paint: made, opacity };
  }
  const [x, y] = [length("cx", width, 0.5), length("cy", height, 0.5)];
  const focus = (name: string, whole: number, centre: number): number =>
    attribute(name) === undefined ? centre : length(name, whole, 0.5);
  const made: RadialGradient = {
    kind: "radial",
    matrix,
    stops,
    inner: [focus("fx", width, x), focus("fy", height, y), length("fr", both, 0)],
    outer: [x, y, length("r", both, 0.5)],
  };
  return { paint: made, opacity };
}

/** The gradient and those it takes after (`href`), the nearest first. */
function templates(element: XmlElement, scene: Scene): readonly XmlElement[] {
  const chain: XmlElement[] = [element];
  while (chain.length < LONGEST_CHAIN) {
    const href = chain.at(-1)?.attributes.get("href");
    const next = href?.startsWith("#") === true ? scene.byId.get(href.slice(1)) : undefined;
    if (next === undefined || chain.includes(next)) {
      break;
    }
    chain.push(next);
  }
  return chain;
}

const isStop = (child: XmlElement | string): child is XmlElement =>
  typeof child !== "string" && child.name === "stop";

function readStops(
  element: XmlElement | undefined,
  currentColour: string,
  scene: Scene,
): { readonly stops: readonly GradientStop[]; readonly opacity: number } {
  let least = 0;
  const written = (element?.children ?? []).filter(isStop).map((stop): GradientStop => {
    const own = propertiesOf(stop, scene.sheet);
    const named = own.get("stop-color") ?? "#000000";
    const colour = readColour(/^currentcolor$/i.test(named) ? currentColour : named) ?? {
      colour: "#000000",
      opacity: 1,
    };
    least = Math.max(least, share(own.get("offset"), 0));
    const opacity = colour.opacity * share(own.get("stop-opacity"), 1);
    return { offset: least, colour: colour.colour, opacity };
  });
  const opacity = written[0]?.opacity ?? 1;
  const fades = written.some((stop) => stop.opacity !== opacity);
  const stops = fades ? written : written.map((stop) => ({ ...stop, opacity: 1 }));
  const [first] = stops;
  const last = stops.at(-1);
  return {
    opacity: fades ? 1 : opacity,
    stops:
      first === undefined || last === undefined || stops.length === 1
        ? stops
        : [
            ...(first.offset > 0 ? [{ ...first, offset: 0 }] : []),
            ...stops,
            ...(last.offset < 1 ? [{ ...last, offset: 1 }] : []),
          ],
  };
}

const isFlat = ({ left, right, top, bottom }: Bounds): boolean => left === right || top === bottom;

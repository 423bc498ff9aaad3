import type {
  Affine,
  GradientStop,
  LinearGradient,
  RadialGradient,
} from "../../../drawing/index.ts";
import type { PdfDocument } from "../document/open-document.ts";
import type { PdfDictionary, PdfRef, PdfValue } from "../document/pdf-object.ts";
import { channelsOf, operation } from "./graphics.ts";

/** Something that a page uses by name. */
export interface NamedResource {
  readonly name: string;
  readonly ref: PdfRef;
}

/** Gradients and opacities of the drawings of one PDF; what is alike is in the file once. */
export interface DrawingPaints {
  /** A graphics state in which areas and lines are painted with these opacities. */
  readonly opacity: (fill: number, stroke: number) => NamedResource;
  /** A gradient as a pattern; `matrix` takes its numbers to the page, y upwards. */
  readonly gradient: (gradient: LinearGradient | RadialGradient, matrix: Affine) => NamedResource;
  /** A graphics state in which what is painted is seen through as a gradient that fades says, in a box of the page. */
  readonly fade: (
    gradient: LinearGradient | RadialGradient,
    matrix: Affine,
    box: readonly number[],
  ) => NamedResource;
  /** A form XObject whose marks are seen through together. */
  readonly group: (
    content: Uint8Array,
    resources: PdfDictionary,
    box: readonly number[],
  ) => NamedResource;
}

export function createDrawingPaints(document: PdfDocument): DrawingPaints {
  const states = new Map<string, NamedResource>();
  const patterns = new Map<string, NamedResource>();
  let groups = 0;
  const once = (
    known: Map<string, NamedResource>,
    prefix: string,
    key: string,
    make: () => PdfDictionary,
  ): NamedResource => {
    let found = known.get(key);
    if (found === undefined) {
      const ref = document.ref(make());
      ref.end();
      found = { name: `${prefix}${known.size + 1}`, ref };
      known.set(key, found);
    }
    return found;
  };
  return {
    opacity: (fill, stroke) =>
      once(states, "Gs", `${fill} ${stroke}`, () => ({ Type: "ExtGState", ca: fill, CA: stroke })),
    gradient: (gradient, matrix) =>
      once(patterns, "Pt", JSON.stringify([gradient, matrix]), () => ({
        Type: "Pattern",
        PatternType: 2,
        Matrix: matrix,
        Shading: shading(gradient, "DeviceRGB", ({ colour }) => channelsOf(colour)),
      })),
    fade: (gradient, matrix, box) =>
      once(states, "Gs", JSON.stringify([gradient, matrix, box]), () => ({
        Type: "ExtGState",
        SMask: { Type: "Mask", S: "Luminosity", G: fadingBox(document, gradient, matrix, box) },
      })),
    group: (content, resources, box) => {
      groups += 1;
      const ref = document.ref({
        Type: "XObject",
        Subtype: "Form",
        BBox: box,
        Group: { Type: "Group", S: "Transparency", CS: "DeviceRGB", I: true },
        Resources: resources,
      });
      ref.end(content);
      return { name: `G${groups}`, ref };
    },
  };
}

/** A box as light as the gradient is opaque (ISO 32000-1 11.6.5.3); what is outside is dark, and hides. */
function fadingBox(
  document: PdfDocument,
  gradient: LinearGradient | RadialGradient,
  matrix: Affine,
  box: readonly number[],
): PdfRef {
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const lightness = shading(gradient, "DeviceGray", ({ opacity }) => [opacity]);
  const ref = document.ref({
    Type: "XObject",
    Subtype: "Form",
    BBox: box,
    Group: { Type: "Group", S: "Transparency", CS: "DeviceGray" },
    Resources: {
      Pattern: {
        Pt1: { Type: "Pattern", PatternType: 2, Matrix: matrix, Shading: lightness },
      },
    },
  });
  ref.end(`/Pattern cs /Pt1 scn ${operation([left, bottom, right - left, top - bottom], "re")} f`);
  return ref;
}

/** ISO 32000-1 8.7.4.5.3 and 8.7.4.5.4; beyond its ends a gradient goes on in its last colours. */
function shading(
  gradient: LinearGradient | RadialGradient,
  space: "DeviceRGB" | "DeviceGray",
  channels: (stop: GradientStop) => readonly number[],
): PdfDictionary {
  const [type, coordinates] =
    gradient.kind === "linear"
      ? [2, [...gradient.from, ...gradient.to]]
      : [3, [...gradient.inner, ...gradient.outer]];
  return {
    ShadingType: type,
    ColorSpace: space,
    Coords: coordinates,
    Function: stitched(gradient.stops, channels),
    Extend: [true, true],
  };
}

/** A function for each interval between two stops, joined; where two stops share a place the colour jumps. */
function stitched(
  stops: readonly GradientStop[],
  channels: (stop: GradientStop) => readonly number[],
): PdfValue {
  const intervals = stops.slice(1).flatMap((to, at) => {
    const from = stops[at];
    return from === undefined || to.offset - from.offset < 1e-6 ? [] : [{ from, to }];
  });
  const functions = intervals.map(({ from, to }) => ({
    FunctionType: 2,
    Domain: [0, 1],
    C0: channels(from),
    C1: channels(to),
    N: 1,
  }));
  return functions.length === 1
    ? functions[0]
    : {
        FunctionType: 3,
        Domain: [0, 1],
        Functions: functions,
        Bounds: intervals.slice(1).map(({ from }) => from.offset),
        Encode: functions.flatMap(() => [0, 1]),
      };
}

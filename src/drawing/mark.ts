import type { Affine } from "./affine.ts";
import type { Path } from "./path.ts";

/** `#` and six hexadecimal digits, in sRGB. */
export type MarkColour = `#${string}`;

/** A colour, or colours that run into each other. */
export type Paint =
  | { readonly kind: "colour"; readonly colour: MarkColour }
  | LinearGradient
  | RadialGradient;

interface Gradient {
  /** From the space of the gradient's numbers into that of the drawing. */
  readonly matrix: Affine;
  /** Ascending from 0 to 1, at least two. */
  readonly stops: readonly GradientStop[];
}

export interface LinearGradient extends Gradient {
  readonly kind: "linear";
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** From a circle within to the one around it. */
export interface RadialGradient extends Gradient {
  readonly kind: "radial";
  readonly inner: readonly [x: number, y: number, radius: number];
  readonly outer: readonly [x: number, y: number, radius: number];
}

export interface GradientStop {
  readonly offset: number;
  readonly colour: MarkColour;
  /** From 0 to 1; 1 at every stop where all are alike, for that is the opacity of the fill or stroke. */
  readonly opacity: number;
}

export interface Stroke {
  readonly paint: Paint;
  /** From 0 to 1. */
  readonly opacity: number;
  readonly width: number;
  readonly cap: "butt" | "round" | "square";
  readonly join: "miter" | "round" | "bevel";
  readonly miterLimit: number;
  /** Lengths of dashes and gaps by turns; empty for a line without gaps. */
  readonly dashes: readonly number[];
  readonly dashOffset: number;
}

export interface Fill {
  readonly paint: Paint;
  /** From 0 to 1. */
  readonly opacity: number;
}

/** Which parts of a path that crosses itself are inside it. */
export type FillRule = "nonzero" | "evenodd";

/** An area, its outline, or both; the area lies below. Numbers are in the units of the drawing, y downwards. */
export interface PathMark {
  readonly kind: "path";
  readonly path: Path;
  readonly fill: Fill | undefined;
  readonly fillRule: FillRule;
  readonly stroke: Stroke | undefined;
}

/** Where marks show: inside all of these areas. */
export interface ClipArea {
  readonly path: Path;
  readonly fillRule: FillRule;
}

/** Marks that are cut off or seen through together. */
export interface GroupMark<Mark> {
  readonly kind: "group";
  /** From 0 to 1. */
  readonly opacity: number;
  readonly clips: readonly ClipArea[];
  readonly marks: readonly Mark[];
}

/** Words at a place of a drawing, not yet set. */
export interface WordsMark {
  readonly kind: "words";
  /** From the space in which the place and the sizes are told into that of the drawing. */
  readonly matrix: Affine;
  /** The baseline, and the point of it that `anchor` names. */
  readonly x: number;
  readonly y: number;
  /** By direction: `start` is the right side of words that run from the right. */
  readonly anchor: "start" | "middle" | "end";
  /** Undefined: that of the words themselves (UAX #9 P2 and P3). */
  readonly direction: "ltr" | "rtl" | undefined;
  /** Which height of the letters stands at `y`. */
  readonly baseline: "alphabetic" | "middle" | "central" | "hanging" | "top" | "bottom";
  readonly stretches: readonly WordsStretch[];
}

export interface WordsStretch {
  readonly text: string;
  /** In the order of preference, as written. */
  readonly families: readonly string[];
  readonly size: number;
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
  /** Baseline shift upwards. */
  readonly rise: number;
  readonly colour: MarkColour;
  readonly opacity: number;
  /** BCP 47; undefined where the drawing does not say. */
  readonly language: string | undefined;
}

/** A picture of pixels inside a drawing. */
export interface PixelsMark {
  readonly kind: "pixels";
  /** A `data:` URL. */
  readonly address: string;
  /** Takes the unit square, y downwards, to where the picture stands when it is stretched to its whole room. */
  readonly matrix: Affine;
  /** `none` stretches it; else it keeps its proportions and is aligned by shares of the free room. */
  readonly fit: "none" | { readonly x: number; readonly y: number; readonly slice: boolean };
  readonly width: number;
  readonly height: number;
}

/** What a drawing is made of before its words are set, in painting order. */
export type DrawnMark = PathMark | WordsMark | PixelsMark | GroupMark<DrawnMark>;

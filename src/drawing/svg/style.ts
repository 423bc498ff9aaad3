import type { FillRule, Stroke, WordsMark } from "../mark.ts";
import { readLength, readNumbers } from "./read-numbers.ts";
import { type Declarations, readDeclarations, type StyleSheet } from "./style-sheet.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What an element hands on to those inside it (SVG 2, chapters 11 and 13). Lengths are user units. */
export interface Style {
  readonly colour: string;
  readonly fill: string;
  readonly fillOpacity: number;
  readonly fillRule: FillRule;
  readonly clipRule: FillRule;
  readonly stroke: string;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  readonly cap: Stroke["cap"];
  readonly join: Stroke["join"];
  readonly miterLimit: number;
  readonly dashes: readonly number[];
  readonly dashOffset: number;
  readonly strokeFirst: boolean;
  readonly families: readonly string[];
  readonly size: number;
  readonly weight: number;
  readonly italic: boolean;
  readonly anchor: WordsMark["anchor"];
  readonly direction: WordsMark["direction"];
  readonly baseline: WordsMark["baseline"];
  readonly language: string | undefined;
  readonly visible: boolean;
  readonly preservesSpace: boolean;
}

export const FIRST_STYLE: Style = {
  colour: "#000000",
  fill: "#000000",
  fillOpacity: 1,
  fillRule: "nonzero",
  clipRule: "nonzero",
  stroke: "none",
  strokeOpacity: 1,
  strokeWidth: 1,
  cap: "butt",
  join: "miter",
  miterLimit: 4,
  dashes: [],
  dashOffset: 0,
  strokeFirst: false,
  families: [],
  size: 16,
  weight: 400,
  italic: false,
  anchor: "start",
  direction: undefined,
  baseline: "alphabetic",
  language: undefined,
  visible: true,
  preservesSpace: false,
};

/** Properties of one element: its attributes, then what style sheets say, then its `style`. */
export function propertiesOf(element: XmlElement, sheet: StyleSheet): Declarations {
  const found = new Map(element.attributes);
  for (const declarations of sheet(element)) {
    for (const [property, value] of declarations) {
      found.set(property, value);
    }
  }
  for (const [property, value] of readDeclarations(element.attributes.get("style") ?? "")) {
    found.set(property, value);
  }
  return found;
}

const BASELINES: Readonly<Record<string, WordsMark["baseline"]>> = {
  auto: "alphabetic",
  alphabetic: "alphabetic",
  middle: "middle",
  central: "central",
  mathematical: "central",
  hanging: "hanging",
  "text-before-edge": "top",
  "text-top": "top",
  "text-after-edge": "bottom",
  "text-bottom": "bottom",
  ideographic: "bottom",
};
const CAPS = { butt: "butt", round: "round", square: "square" } as const;
const JOINS = { miter: "miter", round: "round", bevel: "bevel" } as const;
const RULES = { nonzero: "nonzero", evenodd: "evenodd" } as const;
const ANCHORS = { start: "start", middle: "middle", end: "end" } as const;
const DIRECTIONS = { ltr: "ltr", rtl: "rtl" } as const;

/** The style inside an element; `whole` is what 100 % of a stroke's width is. */
export function inherit(outer: Style, own: Declarations, whole: number): Style {
  const word = (property: string): string | undefined => {
    const written = own.get(property)?.trim();
    return written === "inherit" || written === "" ? undefined : written;
  };
  const choose = <Value>(
    property: string,
    values: Readonly<Record<string, Value>>,
    otherwise: Value,
  ): Value => {
    const key = word(property)?.toLowerCase() ?? "";
    return (Object.hasOwn(values, key) ? values[key] : undefined) ?? otherwise;
  };
  const size = fontSize(word("font-size"), outer.size);
  const length = (property: string, otherwise: number): number =>
    readLength(word(property), { whole, em: size }) ?? otherwise;
  const dashes = word("stroke-dasharray");
  const colour = word("color") ?? outer.colour;
  return {
    colour: colour === "currentColor" ? outer.colour : colour,
    fill: word("fill") ?? outer.fill,
    fillOpacity: share(word("fill-opacity"), outer.fillOpacity),
    fillRule: choose<FillRule>("fill-rule", RULES, outer.fillRule),
    clipRule: choose<FillRule>("clip-rule", RULES, outer.clipRule),
    stroke: word("stroke") ?? outer.stroke,
    strokeOpacity: share(word("stroke-opacity"), outer.strokeOpacity),
    strokeWidth: Math.max(0, length("stroke-width", outer.strokeWidth)),
    cap: choose<Stroke["cap"]>("stroke-linecap", CAPS, outer.cap),
    join: choose<Stroke["join"]>("stroke-linejoin", JOINS, outer.join),
    miterLimit: Math.max(1, length("stroke-miterlimit", outer.miterLimit)),
    dashes: dashes === undefined ? outer.dashes : readDashes(dashes),
    dashOffset: length("stroke-dashoffset", outer.dashOffset),
    strokeFirst:
      word("paint-order") === undefined
        ? outer.strokeFirst
        : /^stroke\b/.test(word("paint-order") ?? ""),
    families: readFamilies(word("font-family")) ?? outer.families,
    size,
    weight: fontWeight(word("font-weight"), outer.weight),
    italic: choose("font-style", { normal: false, italic: true, oblique: true }, outer.italic),
    anchor: choose<WordsMark["anchor"]>("text-anchor", ANCHORS, outer.anchor),
    direction: choose<WordsMark["direction"]>("direction", DIRECTIONS, outer.direction),
    baseline: choose<WordsMark["baseline"]>(
      own.has("dominant-baseline") ? "dominant-baseline" : "alignment-baseline",
      BASELINES,
      outer.baseline,
    ),
    language: word("lang") ?? outer.language,
    visible: choose("visibility", { visible: true, hidden: false, collapse: false }, outer.visible),
    preservesSpace: choose(
      "space",
      { preserve: true, default: false },
      /^(?:pre|pre-wrap|break-spaces)$/.test(word("white-space") ?? "") || outer.preservesSpace,
    ),
  };
}

/** An opacity from 0 to 1, as a number or in per cent. */
export function share(written: string | undefined, otherwise: number): number {
  const value = readLength(written, { whole: 1, em: 1 });
  return value === undefined ? otherwise : Math.min(1, Math.max(0, value));
}

function readDashes(written: string): readonly number[] {
  const lengths = readNumbers(written);
  const isDashed =
    lengths.length > 0 && lengths.every((one) => one >= 0) && lengths.some((one) => one > 0);
  if (!isDashed) {
    return [];
  }
  return lengths.length % 2 === 1 ? [...lengths, ...lengths] : lengths;
}

const SIZES: Readonly<Record<string, number>> = {
  "xx-small": 9,
  "x-small": 10,
  small: 13,
  medium: 16,
  large: 18,
  "x-large": 24,
  "xx-large": 32,
};

function fontSize(written: string | undefined, outer: number): number {
  const named = SIZES[written ?? ""];
  if (named !== undefined) {
    return named;
  }
  if (written === "smaller" || written === "larger") {
    return written === "smaller" ? outer / 1.2 : outer * 1.2;
  }
  const size = readLength(written, { whole: outer, em: outer });
  return size === undefined || size < 0 ? outer : size;
}

function fontWeight(written: string | undefined, outer: number): number {
  switch (written) {
    case undefined:
      return outer;
    case "normal":
      return 400;
    case "bold":
      return 700;
    case "bolder":
      return outer < 350 ? 400 : outer < 550 ? 700 : 900;
    case "lighter":
      return outer < 550 ? 100 : outer < 750 ? 400 : 700;
    default: {
      const weight = Number(written);
      return weight >= 1 && weight <= 1000 ? weight : outer;
    }
  }
}

const readFamilies = (written: string | undefined): readonly string[] | undefined =>
  written
    ?.split(",")
    .map((family) => family.trim().replace(/^(["'])(.*)\1$/, "$2"))
    .filter((family) => family !== "");

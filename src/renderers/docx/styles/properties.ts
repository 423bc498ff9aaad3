import type { Colour } from "../../../template/index.ts";
import { type Points, toEighthPoints, toHalfPoints, toTwips } from "../../../units/index.ts";
import { element, valued } from "../xml.ts";
import type { FontSlots } from "./font-slots.ts";

/** One side of a paragraph's box. `none` takes away what a style inherits. */
export type Edge =
  | "none"
  | { readonly width: Points; readonly colour: Colour; readonly space: Points };

/** Paragraph properties as a style states them; absent ones are inherited. Left and right of `box` are of the page. */
export interface ParagraphLook {
  readonly keepNext?: boolean | undefined;
  readonly keepLines?: boolean | undefined;
  readonly widowControl?: boolean | undefined;
  readonly numbering?: { readonly list: number; readonly level: number } | undefined;
  readonly box?:
    | { readonly [Side in "top" | "left" | "bottom" | "right"]?: Edge | undefined }
    | undefined;
  readonly shade?: Colour | undefined;
  readonly tabs?:
    | readonly {
        readonly kind: "left" | "center" | "right";
        readonly at: Points;
        readonly dots?: boolean;
      }[]
    | undefined;
  readonly bidi?: boolean | undefined;
  readonly before?: Points | undefined;
  readonly after?: Points | undefined;
  readonly line?:
    | { readonly height: Points; readonly rule: "atLeast" | "exact" }
    | "single"
    | undefined;
  readonly indentStart?: Points | undefined;
  readonly indentEnd?: Points | undefined;
  readonly firstLine?: Points | undefined;
  readonly contextualSpacing?: boolean | undefined;
  readonly align?: "start" | "center" | "end" | "justify" | undefined;
  /** 0 is the highest. */
  readonly outlineLevel?: number | undefined;
}

/** Run properties as a style states them; each comes with its complex-script twin. */
export interface RunLook {
  readonly fonts?: FontSlots | "body" | "heading" | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly strike?: boolean | undefined;
  readonly noProof?: boolean | undefined;
  readonly colour?: Colour | undefined;
  readonly size?: { readonly latin: Points; readonly complex: Points } | undefined;
  readonly underline?: boolean | undefined;
  readonly background?: Colour | undefined;
  readonly script?: "superscript" | "subscript" | undefined;
}

const ALIGN = { start: "start", center: "center", end: "end", justify: "both" } as const;
/** Word keeps text at most 31 points from its border (ECMA-376 17.3.4). */
const WIDEST_SPACE = 31;

const hex = (colour: Colour): string => colour.slice(1).toUpperCase();
const toggle = (name: string, on: boolean | undefined): string =>
  on === undefined ? "" : element(name, on ? {} : { "w:val": 0 });

/** The content of `w:pPr`, in the order of ECMA-376 17.3.1.26. */
export function paragraphProperties(look: ParagraphLook): string {
  return [
    toggle("w:keepNext", look.keepNext),
    toggle("w:keepLines", look.keepLines),
    toggle("w:widowControl", look.widowControl),
    look.numbering === undefined ? "" : numbering(look.numbering),
    look.box === undefined ? "" : box(look.box),
    look.shade === undefined ? "" : shading(look.shade),
    look.tabs === undefined ? "" : tabs(look.tabs),
    toggle("w:bidi", look.bidi),
    spacing(look),
    indents(look),
    toggle("w:contextualSpacing", look.contextualSpacing),
    look.align === undefined ? "" : valued("w:jc", ALIGN[look.align]),
    look.outlineLevel === undefined ? "" : valued("w:outlineLvl", look.outlineLevel),
  ].join("");
}

/** The content of `w:rPr`, in the order of ECMA-376 17.3.2.28. */
export function runProperties(look: RunLook): string {
  return [
    look.fonts === undefined ? "" : fontReferences(look.fonts),
    toggle("w:b", look.bold),
    toggle("w:bCs", look.bold),
    toggle("w:i", look.italic),
    toggle("w:iCs", look.italic),
    toggle("w:strike", look.strike),
    toggle("w:noProof", look.noProof),
    look.colour === undefined ? "" : valued("w:color", hex(look.colour)),
    look.size === undefined
      ? ""
      : valued("w:sz", toHalfPoints(look.size.latin)) +
        valued("w:szCs", toHalfPoints(look.size.complex)),
    look.underline === true ? valued("w:u", "single") : "",
    look.background === undefined ? "" : shading(look.background),
    look.script === undefined ? "" : valued("w:vertAlign", look.script),
  ].join("");
}

function fontReferences(fonts: FontSlots | "body" | "heading"): string {
  if (typeof fonts === "string") {
    const theme = fonts === "body" ? "minor" : "major";
    return element("w:rFonts", {
      "w:asciiTheme": `${theme}HAnsi`,
      "w:eastAsiaTheme": `${theme}EastAsia`,
      "w:hAnsiTheme": `${theme}HAnsi`,
      "w:cstheme": `${theme}Bidi`,
    });
  }
  return element("w:rFonts", {
    "w:ascii": fonts.latin,
    "w:eastAsia": fonts.latin,
    "w:hAnsi": fonts.latin,
    "w:cs": fonts.complex,
  });
}

function box(sides: NonNullable<ParagraphLook["box"]>): string {
  const side = (name: string, edge: Edge | undefined): string => {
    if (edge === undefined) {
      return "";
    }
    return edge === "none"
      ? element(`w:${name}`, { "w:val": "nil" })
      : element(`w:${name}`, {
          "w:val": "single",
          "w:sz": Math.max(2, toEighthPoints(edge.width)),
          "w:space": Math.min(WIDEST_SPACE, Math.round(edge.space)),
          "w:color": hex(edge.colour),
        });
  };
  return element(
    "w:pBdr",
    {},
    side("top", sides.top),
    side("left", sides.left),
    side("bottom", sides.bottom),
    side("right", sides.right),
  );
}

const shading = (colour: Colour): string =>
  element("w:shd", { "w:val": "clear", "w:color": "auto", "w:fill": hex(colour) });

function tabs(stops: NonNullable<ParagraphLook["tabs"]>): string {
  return element(
    "w:tabs",
    {},
    ...stops.map(({ kind, at, dots }) =>
      element("w:tab", {
        "w:val": kind,
        "w:leader": dots === true ? "dot" : undefined,
        "w:pos": toTwips(at),
      }),
    ),
  );
}

function spacing({ before, after, line }: ParagraphLook): string {
  if (before === undefined && after === undefined && line === undefined) {
    return "";
  }
  return element("w:spacing", {
    "w:before": before === undefined ? undefined : toTwips(before),
    "w:after": after === undefined ? undefined : toTwips(after),
    "w:line": line === undefined ? undefined : line === "single" ? 240 : toTwips(line.height),
    "w:lineRule": line === undefined ? undefined : line === "single" ? "auto" : line.rule,
  });
}

/** `w:left` is the leading side whatever the direction, and what Word itself writes (ECMA-376 17.3.1.12). */
function indents({ indentStart, indentEnd, firstLine }: ParagraphLook): string {
  if (indentStart === undefined && indentEnd === undefined && firstLine === undefined) {
    return "";
  }
  return element("w:ind", {
    "w:left": indentStart === undefined ? undefined : toTwips(indentStart),
    "w:right": indentEnd === undefined ? undefined : toTwips(indentEnd),
    "w:firstLine": firstLine !== undefined && firstLine >= 0 ? toTwips(firstLine) : undefined,
    "w:hanging": firstLine !== undefined && firstLine < 0 ? toTwips(-firstLine) : undefined,
  });
}

const numbering = ({ list, level }: NonNullable<ParagraphLook["numbering"]>): string =>
  element("w:numPr", {}, valued("w:ilvl", level), valued("w:numId", list));

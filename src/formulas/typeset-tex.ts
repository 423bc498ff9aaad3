import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js";
import type { MmlFactory } from "mathjax-full/js/core/MmlTree/MmlFactory.js";
import {
  AbstractMmlNode,
  type MmlNode,
  TEXCLASS,
  TextNode,
} from "mathjax-full/js/core/MmlTree/MmlNode.js";
import { HTMLMathItem } from "mathjax-full/js/handlers/html/HTMLMathItem.js";
import { RegisterHTMLHandler } from "mathjax-full/js/handlers/html.js";
import "mathjax-full/js/input/tex/ams/AmsConfiguration.js";
import "mathjax-full/js/input/tex/amscd/AmsCdConfiguration.js";
import "mathjax-full/js/input/tex/base/BaseConfiguration.js";
import "mathjax-full/js/input/tex/bbox/BboxConfiguration.js";
import "mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js";
import "mathjax-full/js/input/tex/braket/BraketConfiguration.js";
import "mathjax-full/js/input/tex/cancel/CancelConfiguration.js";
import "mathjax-full/js/input/tex/cases/CasesConfiguration.js";
import "mathjax-full/js/input/tex/centernot/CenternotConfiguration.js";
import "mathjax-full/js/input/tex/color/ColorConfiguration.js";
import "mathjax-full/js/input/tex/enclose/EncloseConfiguration.js";
import "mathjax-full/js/input/tex/extpfeil/ExtpfeilConfiguration.js";
import "mathjax-full/js/input/tex/gensymb/GensymbConfiguration.js";
import "mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js";
import "mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js";
import "mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js";
import "mathjax-full/js/input/tex/textcomp/TextcompConfiguration.js";
import "mathjax-full/js/input/tex/unicode/UnicodeConfiguration.js";
import "mathjax-full/js/input/tex/upgreek/UpgreekConfiguration.js";
import { TeX } from "mathjax-full/js/input/tex.js";
import { mathjax } from "mathjax-full/js/mathjax.js";
import { SVG } from "mathjax-full/js/output/svg.js";
import { type MathContent, type MathElement, speakMath } from "../math/index.ts";
import { longestLine, type Parting, partFormula } from "./part-formula.ts";

/** How words inside a formula are measured: those in the faces of the text, and signs that the mathematical font lacks. */
export type MeasureWords = (
  words: string,
  style: { readonly bold: boolean; readonly italic: boolean },
) => {
  /** In ems of the formula. */
  readonly width: number;
  readonly height: number;
  readonly depth: number;
};

export interface TypesetOptions {
  /** On a line of its own, and not inside a line of text. */
  readonly displayed: boolean;
  /**
   * In ems. Numbered formulas take it all, their number at its end. A displayed one far wider is parted at quads, then
   * before its relations, then before its operators; what is still wider stays so.
   */
  readonly room: number;
  /** The side on which the number of a formula (`\tag`) stands. */
  readonly tagSide: "left" | "right";
  /** BCP 47: that of the words in which it is read aloud. */
  readonly language: string;
  readonly measure: MeasureWords;
}

/** A formula as a drawing, or why there is none: one line in the words of the parser. */
export type Typeset = TypesetFormula | { readonly kind: "unreadable"; readonly reason: string };

/** Lengths are ems. */
export interface TypesetFormula {
  readonly kind: "formula";
  /** `currentColor` is the colour of the text; words that are still to be set have the family `words`. */
  readonly svg: string;
  /** Size of the drawing in its own units, `UNITS` to an em. */
  readonly width: number;
  readonly height: number;
  /** How far it reaches below the baseline. */
  readonly depth: number;
  /** In the words of the language; undefined for a language that we have none of. */
  readonly spoken: string | undefined;
  /** Where a formula in a line may go on in the next one: after relations and operators at its top level. */
  readonly breaks: readonly FormulaBreak[];
}

export interface FormulaBreak {
  /** Where the matter after it begins; in ems from the left. */
  readonly at: number;
  readonly after: "relation" | "operator";
}

/** Units of a formula's drawing in an em. */
const EM = 16;
/** The height of x in MathJax's font, in ems: with it, an em of words is an em of the formula. */
const X_HEIGHT = 0.442;

/** A formula up to so many times as wide as its room is made smaller sooner than parted. */
const WIDEST = 1.1;
/** Lines of a wide formula are parted at operators into ever shorter ones, this part of the one before, so many times. */
const SHORTER = 0.85;
const MOST_TRIES = 7;

const PACKAGES = [
  "base",
  "ams",
  "newcommand",
  "boldsymbol",
  "braket",
  "cancel",
  "cases",
  "centernot",
  "color",
  "enclose",
  "extpfeil",
  "gensymb",
  "mathtools",
  "mhchem",
  "textcomp",
  "unicode",
  "upgreek",
  "amscd",
  "bbox",
];

/** A macro that doubles itself is how a short formula grows without end. */
const MOST_EXPANSIONS = 1000;
const LONGEST_EXPANSION = 20_000;

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
type LiteNode = Parameters<typeof adaptor.outerHTML>[0];

/** MathJax without a browser cannot measure words: the fonts of the text do. */
class MeasuredSvg extends SVG<LiteNode, LiteNode, LiteNode> {
  words: MeasureWords = () => ({ width: 0, height: 0, depth: 0 });

  override measureTextNode(node: LiteNode): { w: number; h: number; d: number } {
    const { width, height, depth } = this.words(adaptor.textContent(node), {
      bold: adaptor.getAttribute(node, "font-weight") === "bold",
      italic: adaptor.getAttribute(node, "font-style") === "italic",
    });
    return { w: width, h: height, d: depth };
  }
}

/**
 * Sets TeX (the mathematics of LaTeX and AMS) as a drawing. Loading this file costs a fifth of a second, so it is loaded
 * for texts with formulas alone. Each formula is read by itself.
 */
export function typesetTex(tex: string, options: TypesetOptions): Typeset {
  const { displayed, room } = options;
  if (tex.trim() === "") {
    return { kind: "unreadable", reason: "it is empty" };
  }
  try {
    const whole = readFormula(tex, options).draw();
    if (!displayed || whole.kind !== "formula" || whole.width <= room * WIDEST) {
      return whole;
    }
    const parted = partedToFit(tex, options, whole.width);
    return parted !== undefined && parted.width < whole.width
      ? { ...parted, spoken: whole.spoken }
      : whole;
  } catch (error) {
    if (isTexError(error)) {
      return { kind: "unreadable", reason: error.message.replace(/\s+/g, " ").trim() };
    }
    throw error;
  }
}

/** The coarsest way to part a formula that fits, else the narrowest. */
function partedToFit(
  tex: string,
  options: TypesetOptions,
  unparted: number,
): TypesetFormula | undefined {
  let best: TypesetFormula | undefined;
  let longest = 0;
  const tryOut = (parting: Parting): boolean => {
    const { root, factory, draw } = readFormula(tex, options);
    longest = longestLine(root, factory);
    const made = partFormula(root, factory, parting) ? draw() : undefined;
    if (made?.kind === "formula" && made.width < (best?.width ?? Number.POSITIVE_INFINITY)) {
      best = made;
    }
    return best !== undefined && best.width <= options.room * WIDEST;
  };
  const whole = Number.POSITIVE_INFINITY;
  if (
    tryOut({ atRelations: false, longest: whole }) ||
    tryOut({ atRelations: true, longest: whole })
  ) {
    return best;
  }
  // Letters are of many widths: the share that fits is guessed, and then approached.
  let share = Math.min(1, options.room / (best?.width ?? unparted));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (tryOut({ atRelations: true, longest: longest * share })) {
      return best;
    }
    share *= SHORTER;
  }
  return best;
}

/** A formula as MathJax's tree. */
interface ReadFormula {
  readonly root: MmlNode;
  readonly factory: MmlFactory;
  /** Draws the tree as it then is. */
  readonly draw: () => Typeset;
}

function readFormula(tex: string, options: TypesetOptions): ReadFormula {
  const { displayed, room, tagSide, measure } = options;
  const input = new TeX<LiteNode, LiteNode, LiteNode>({
    packages: PACKAGES,
    tagSide,
    maxMacros: MOST_EXPANSIONS,
    maxBuffer: LONGEST_EXPANSION,
    formatError: (_jax: unknown, error: unknown) => {
      throw error;
    },
  });
  const output = new MeasuredSvg({ fontCache: "none", mtextFont: "words" });
  output.words = measure;
  const document = mathjax.document("", { InputJax: input, OutputJax: output });
  const item = new HTMLMathItem<LiteNode, LiteNode, LiteNode>(tex, input, displayed);
  item.setMetrics(EM, EM * X_HEIGHT, room * EM, 1_000_000, 1);
  item.compile(document);
  return {
    root: item.root,
    factory: input.mmlFactory,
    draw: () => {
      item.typeset(document);
      return drawingOf(item.typesetRoot, item.root, options);
    },
  };
}

/** Its class does not extend `Error`. */
const isTexError = (error: unknown): error is { readonly message: string } =>
  typeof error === "object" &&
  error !== null &&
  "message" in error &&
  typeof error.message === "string" &&
  error.constructor.name === "TexError";

function drawingOf(
  container: LiteNode,
  root: MmlNode,
  { room, language, measure }: TypesetOptions,
): Typeset {
  const svg = adaptor.tags(container, "svg")[0];
  if (svg === undefined) {
    return { kind: "unreadable", reason: "it is empty" };
  }
  const attribute = (name: string): string => String(adaptor.getAttribute(svg, name) ?? "");
  const inEms = (written: string): number => Number.parseFloat(written) * X_HEIGHT;
  // A numbered formula takes all the room, and its tables may stand out of their own.
  const isWide = attribute("width").endsWith("%");
  for (const inner of adaptor.tags(svg, "svg")) {
    // The others are what tall brackets, roots and braces grow by, which is cut to its length.
    if (["data-table", "data-labels"].some((name) => adaptor.hasAttribute(inner, name))) {
      adaptor.setAttribute(inner, "overflow", "visible");
    }
  }
  for (const words of adaptor.tags(svg, "text")) {
    // A letter that the mathematical font lacks, Arabic mostly, has no slanted form.
    if (adaptor.getAttribute(words, "data-variant") === "italic") {
      adaptor.removeAttribute(words, "font-style");
    }
    spaceFromLeft(words, measure);
  }
  // One that needs more than the room takes what it needs; in less, its number would stand on it.
  const least = /min-width:\s*([\d.]+)ex/.exec(attribute("style"))?.[1] ?? "0";
  const width = isWide ? Math.max(room, inEms(least)) : inEms(attribute("width"));
  const height = inEms(attribute("height"));
  if (!(width > 0 && height > 0)) {
    return { kind: "unreadable", reason: "it is empty" };
  }
  const raised = /vertical-align:\s*(-?[\d.]+)ex/.exec(attribute("style"))?.[1] ?? "0";
  return {
    kind: "formula",
    svg: adaptor.outerHTML(svg),
    width,
    height,
    depth: -inEms(raised),
    spoken: speakMath(asElement(root), language),
    breaks: isWide ? [] : breaksIn(svg, root),
  };
}

/** The space before right-to-left words, `٣٥ \\text{ متر}`, stands on the left, where what is before them stands. */
function spaceFromLeft(words: LiteNode, measure: MeasureWords): void {
  const [, space = "", rest = ""] =
    /^(\s+)(\P{Script=Latin}*?[\p{Script=Arabic}\p{Script=Hebrew}].*)$/su.exec(
      adaptor.textContent(words),
    ) ?? [];
  const [written] = adaptor.childNodes(words);
  if (written === undefined || space === "") {
    return;
  }
  const upright = { bold: false, italic: false };
  const room = measure(`0${space}0`, upright).width - measure("00", upright).width;
  const size = Number.parseFloat(String(adaptor.getAttribute(words, "font-size")));
  adaptor.setAttribute(words, "x", room * size);
  adaptor.replace(adaptor.text(rest), written);
}

/** MathJax's own tree as ours; what it groups is a row. */
function asElement(node: MmlNode): MathElement {
  const children = node.childNodes.flatMap((child): readonly MathContent[] => {
    if (child instanceof TextNode) {
      return [child.getText()];
    }
    if (!(child instanceof AbstractMmlNode)) {
      return [];
    }
    const made = asElement(child);
    const isRow = child.isInferred || child.isKind("TeXAtom");
    const [only] = made.children;
    return [
      !isRow
        ? made
        : only !== undefined && made.children.length === 1
          ? only
          : { ...made, name: "mrow" },
    ];
  });
  const attributes = Object.entries(node.attributes.getAllAttributes());
  return {
    name: node.kind,
    attributes: new Map(attributes.map(([name, value]) => [name, String(value)])),
    children,
  };
}

/** The places after relations and operators between the outermost parts of a formula. */
function breaksIn(svg: LiteNode, root: MmlNode): readonly FormulaBreak[] {
  const row = root.childNodes[0];
  const nodes =
    row !== undefined && "isInferred" in row && row.isInferred === true
      ? row.childNodes
      : root.childNodes;
  const math = adaptor
    .tags(svg, "g")
    .find((one) => adaptor.getAttribute(one, "data-mml-node") === "math");
  const drawn = math === undefined ? [] : (adaptor.childNodes(math) as readonly LiteNode[]);
  if (drawn.length !== nodes.length) {
    return [];
  }
  const startOf = (at: number): number => {
    const node = drawn[at];
    const transform = node === undefined ? "" : String(adaptor.getAttribute(node, "transform"));
    return Number(/translate\(([-\d.]+)/.exec(transform)?.[1] ?? 0) / 1000;
  };
  return nodes.flatMap((node, at): readonly FormulaBreak[] => {
    const next = nodes[at + 1];
    const isOperator = "texClass" in node && "isKind" in node && node.isKind("mo");
    const after =
      isOperator && node.texClass === TEXCLASS.REL
        ? "relation"
        : isOperator && node.texClass === TEXCLASS.BIN
          ? "operator"
          : undefined;
    if (after === undefined || next === undefined || at === 0) {
      return [];
    }
    // Two relations in a row, as in a negated one, stay together.
    const goesOn = "texClass" in next && next.texClass === TEXCLASS.REL;
    return goesOn ? [] : [{ at: startOf(at + 1), after }];
  });
}

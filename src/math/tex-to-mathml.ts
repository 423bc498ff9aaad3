import temml from "temml";
import type { MathElement } from "./math-element.ts";
import { readMathml } from "./read-mathml.ts";

/** A formula as MathML, or why there is none: one line in the words of the parser. */
export type MathReading =
  | { readonly kind: "mathml"; readonly math: MathElement; readonly xml: string }
  | { readonly kind: "unreadable"; readonly reason: string };

/** How often macros may expand: a few that double each other are how a short formula grows without end. */
const MOST_EXPANSIONS = 1000;
/** In em: a rule or a space is no larger. */
const LARGEST: [number, number] = [40, 40];

/**
 * Reads TeX (the mathematics of LaTeX and AMS) as presentation MathML. `xml` stands by itself: it declares its namespace.
 * Commands that would load or link something are refused.
 */
export function texToMathml(tex: string, displayed: boolean): MathReading {
  try {
    const xml = temml.renderToString(tex, {
      displayMode: displayed,
      throwOnError: true,
      xml: true,
      trust: false,
      maxExpand: MOST_EXPANSIONS,
      maxSize: LARGEST,
    });
    return { kind: "mathml", math: readMathml(xml), xml };
  } catch (error) {
    if (error instanceof Error && error.name === "ParseError") {
      const [line = ""] = error.message.trim().split("\n");
      return { kind: "unreadable", reason: line.replace(/:?\s*$/, "") };
    }
    throw error;
  }
}

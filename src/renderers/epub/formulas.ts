import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { MathElement, MathReading } from "../../math/index.ts";
import type { InlineMath, PreparedPublication } from "../../model/index.ts";
import { findNodes } from "./find-nodes.ts";
import { element, type XmlElement, type XmlNode } from "./xml.ts";

/** Reads the TeX of a formula. */
export type ReadFormula = (tex: string, displayed: boolean) => MathReading;

/** What reads TeX is large: it is loaded only for a publication that has formulas. */
export async function loadFormulas(
  publication: PreparedPublication,
): Promise<ReadFormula | undefined> {
  if (!findNodes(publication).formulas) {
    return undefined;
  }
  const { texToMathml } = await import("../../math/index.ts");
  return texToMathml;
}

/** A formula in the line; what cannot be read is printed as its TeX, and reported. */
export function inlineFormula(
  { tex, alt, span }: InlineMath,
  readFormula: ReadFormula | undefined,
  report: Report,
): readonly XmlNode[] {
  const reading = readFormula?.(tex, false);
  const marks = { class: "formula", "data-tex": tex, "data-alt": alt };
  if (reading?.kind === "mathml") {
    return [element("span", marks, [mathmlElement(reading.math, alt ?? tex, "inline")])];
  }
  const reason = reading === undefined ? "" : `: ${reading.reason}`;
  report(
    diagnostic("epub/unsupported-node", `a formula is printed as its TeX source${reason}`, {
      span,
    }),
  );
  return [element("span", marks, [element("code", { dir: "ltr", class: "language-tex" }, [tex])])];
}

/** Attributes that look after themselves in a reading system, or could lead out of it. */
const LEFT_OUT = /^(?:class|style|href|xmlns|on.*)$/i;

/** A formula as XHTML holds it; `words` say it aloud where MathML is not understood. */
export const mathmlElement = (
  math: MathElement,
  words: string,
  display: "block" | "inline" = "block",
): XmlElement => ({
  ...asXml(math),
  attributes: {
    xmlns: "http://www.w3.org/1998/Math/MathML",
    display,
    dir: "ltr",
    alttext: words,
  },
});

const asXml = ({ name, attributes, children }: MathElement): XmlElement =>
  element(
    name,
    Object.fromEntries([...attributes].filter(([key]) => !LEFT_OUT.test(key))),
    children.map((child) => (typeof child === "string" ? child : asXml(child))),
  );

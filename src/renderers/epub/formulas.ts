import type { MathElement, MathReading } from "../../math/index.ts";
import type { PreparedPublication } from "../../model/index.ts";
import { findNodes } from "./find-nodes.ts";
import { element, type XmlElement } from "./xml.ts";

/** Reads the TeX of a displayed formula. */
export type ReadFormula = (tex: string) => MathReading;

/** What reads TeX is large: it is loaded only for a publication that has formulas. */
export async function loadFormulas(
  publication: PreparedPublication,
): Promise<ReadFormula | undefined> {
  if (!findNodes(publication).formulas) {
    return undefined;
  }
  const { texToMathml } = await import("../../math/index.ts");
  return (tex) => texToMathml(tex, true);
}

/** Attributes that look after themselves in a reading system, or could lead out of it. */
const LEFT_OUT = /^(?:class|style|href|xmlns|on.*)$/i;

/** A formula as XHTML holds it; `words` say it aloud where MathML is not understood. */
export const mathmlElement = (math: MathElement, words: string): XmlElement => ({
  ...asXml(math),
  attributes: {
    xmlns: "http://www.w3.org/1998/Math/MathML",
    display: "block",
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

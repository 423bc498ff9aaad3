import { texToMathml } from "../../../math/index.ts";
import type { Align } from "../../../template/index.ts";
import type { RunChild } from "../run-child.ts";
import { TreeComponent, tree, type XmlTree } from "../xml-tree.ts";
import { NoWordMath, toOmml } from "./omml.ts";

/** A displayed formula as Word's own mathematics, or why it is none. */
export type Formula =
  | {
      readonly kind: "formula";
      readonly child: () => RunChild;
      /** Its signs alone, in order. */
      readonly signs: string;
    }
  | { readonly kind: "unreadable"; readonly reason: string };

const NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math";
const SIDE = { start: "left", center: "center", end: "right", justify: "left" } as const;

const signsOf = ({ name, children = [] }: XmlTree): string =>
  children
    .map((child) => (typeof child === "string" ? (name === "m:t" ? child : "") : signsOf(child)))
    .join("");

/** Reads TeX into what stands in a paragraph of its own, or, without an alignment, in the line. */
export function readFormula(tex: string, align: Align | undefined): Formula {
  const reading = texToMathml(tex, align !== undefined);
  if (reading.kind === "unreadable") {
    return reading;
  }
  try {
    const content = toOmml(reading.math);
    if (content.length === 0) {
      return { kind: "unreadable", reason: "it is empty" };
    }
    const written =
      align === undefined
        ? tree("m:oMath", { "xmlns:m": NAMESPACE }, ...content)
        : tree(
            "m:oMathPara",
            { "xmlns:m": NAMESPACE },
            tree("m:oMathParaPr", {}, tree("m:jc", { "m:val": SIDE[align] })),
            tree("m:oMath", {}, ...content),
          );
    return { kind: "formula", child: () => new TreeComponent(written), signs: signsOf(written) };
  } catch (error) {
    if (error instanceof NoWordMath) {
      return { kind: "unreadable", reason: error.message };
    }
    throw error;
  }
}

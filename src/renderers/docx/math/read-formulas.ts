import {
  type InlineMath,
  type MathBlock,
  type PreparedPublication,
  walkBlocks,
  walkInlines,
} from "../../../model/index.ts";
import type { Template } from "../../../template/index.ts";
import type { Formula } from "./formula.ts";

/** Formulas by their node. What reads TeX is large, so it is loaded only for a publication that has some. */
export async function readFormulas(
  { articles }: PreparedPublication,
  template: Template,
): Promise<ReadonlyMap<MathBlock | InlineMath, Formula>> {
  const found = new Set<MathBlock | InlineMath>();
  const visit = (node: { readonly type: string }) => {
    if (isMath(node)) {
      found.add(node);
    }
  };
  for (const { opening, body, closing } of articles) {
    walkBlocks(body, visit);
    for (const part of [...opening, ...closing]) {
      switch (part.kind) {
        case "line":
          walkInlines(part.content, visit);
          break;
        case "blocks":
          walkBlocks(part.blocks, visit);
          break;
        case "figure":
          walkBlocks([part.figure], visit);
          break;
        case "points":
          for (const point of part.points) {
            walkInlines(point, visit);
          }
          break;
      }
    }
  }
  if (found.size === 0) {
    return new Map();
  }
  const { readFormula } = await import("./formula.ts");
  const { align } = template.styles.math;
  return new Map(
    [...found].map((node) => [
      node,
      readFormula(node.tex, node.type === "math" ? align : undefined),
    ]),
  );
}

const isMath = (node: { readonly type: string }): node is MathBlock | InlineMath =>
  node.type === "math" || node.type === "inlineMath";

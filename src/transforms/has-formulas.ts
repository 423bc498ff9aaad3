import type { PreparedPublication } from "../model/index.ts";
import { printedNodes } from "./printed-nodes.ts";

/** Whether any formula is printed: what sets them is large, and loaded for such a publication alone. */
export const hasFormulas = ({ articles }: PreparedPublication): boolean =>
  articles.some((article) =>
    printedNodes(article).some(({ type }) => type === "math" || type === "inlineMath"),
  );

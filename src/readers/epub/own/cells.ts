import type { Block } from "../../../model/index.ts";
import { textOf, type XmlNode } from "../../xml/index.ts";
import type { OwnDocument } from "./context.ts";
import { readInlines } from "./inlines.ts";
import { isBlockElement, isGap } from "./marked.ts";

/** What is either blocks, or the words of one paragraph without its tags. */
export function readCell(nodes: readonly XmlNode[], document: OwnDocument): readonly Block[] {
  if (nodes.some(isBlockElement)) {
    return document.flow(nodes);
  }
  const isEmpty = nodes.every((node) => isGap(node) && textOf(node).includes("\n"));
  const [first] = nodes;
  const last = nodes.at(-1);
  if (isEmpty || first === undefined || last === undefined) {
    return [];
  }
  const span = document.span(first.start, last.end);
  return [{ type: "paragraph", children: readInlines(nodes, document), span }];
}

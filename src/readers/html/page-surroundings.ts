import type { Element, Nodes } from "hast";
import type { Span } from "../../diagnostics/index.ts";
import { chromeKind, findChrome } from "./chrome.ts";
import { eachNode, isElement } from "./element.ts";
import { isIn, type PageContent } from "./page-content.ts";
import type { Tally } from "./tally.ts";
import { droppedKind } from "./visibility.ts";

/**
 * Counts what stands around an article, and what stands in its text and is no part of it; gives back the latter. What the page's head
 * says for machines is read elsewhere.
 */
export function tellSurroundings(
  html: Element,
  { scope, text, left }: PageContent,
  tally: Tally,
  place: (start: number, end: number) => Span,
): readonly Element[] {
  const add = (what: string, node: Nodes) => {
    const { start, end } = node.position ?? {};
    const span =
      start?.offset === undefined || end?.offset === undefined
        ? undefined
        : place(start.offset, end.offset);
    tally.add("input/dropped", what, span);
  };
  eachNode(html, (node) => {
    if (node === text) {
      return false;
    }
    const kind = droppedKind(node);
    if (kind !== undefined) {
      if (kind !== "nothing") {
        add(kind, node);
      }
      return kind === "nothing";
    }
    if (!isElement(node) || isIn(text, node)) {
      return true;
    }
    const name =
      chromeKind(node) ??
      (isIn(node, scope) && scope.tagName !== "body" ? undefined : headOrFoot(node));
    if (name !== undefined) {
      add(name, node);
    }
    return name === undefined;
  });
  const inside = findChrome(text);
  for (const [element, kind] of inside) {
    add(kind, element);
  }
  for (const element of left) {
    add("parts of the page beside the article", element);
  }
  return [...inside.keys(), ...left];
}

const headOrFoot = (element: Element): string | undefined =>
  /^(?:header|footer)$/.test(element.tagName) ? "heads and feet of the page" : undefined;

import type { Element, Nodes, Parents } from "hast";
import { decodeFragment } from "./addresses.ts";
import { attribute, findElement, hasClass, hasRole, isElement, isText, textOf } from "./element.ts";
import { outermost } from "./element-places.ts";
import { bareLabel, LABEL } from "./note-labels.ts";

const BACK = /^[\s[\]()]*(?:[↩⤴↑^⏎⮐]\uFE0E?\uFE0F?|back|return|رجوع|عودة|jump up)[\s[\]()]*$/iu;

interface Taking {
  readonly consumed: Set<Nodes>;
  readonly links: Set<Element>;
  readonly parents: ReadonlyMap<Nodes, Parents>;
}

/** Takes out of a note what leads back to the text, and its number where that is written out. */
export function takeBackLinks(
  body: Element,
  names: ReadonlySet<string>,
  label: string,
  { consumed, links, parents }: Taking,
): void {
  const open: Element[] = [body];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of next.children) {
      if (!isElement(child)) {
        continue;
      }
      if (isBackLink(child, names)) {
        consumed.add(outermost(child, parents));
        links.add(child);
      } else {
        open.push(child);
      }
    }
  }
  const first = findElement(body, (one) => one.tagName === "sup");
  if (
    first !== undefined &&
    bareLabel(textOf(first)) === label &&
    bareLabel(textBefore(body, first)) === ""
  ) {
    consumed.add(first);
  }
}

function isBackLink(element: Element, names: ReadonlySet<string>): boolean {
  if (element.tagName !== "a") {
    return hasClass(element, /^(?:mw-cite-backlink|footnote-?back(?:ref|link)?)$/i);
  }
  if (
    hasRole(element, /^(?:doc-backlink|backlink)$/) ||
    hasClass(element, /^(?:footnote-?back(?:ref|link)?|reversefootnote)$/i)
  ) {
    return true;
  }
  const href = attribute(element, "href") ?? "";
  const words = textOf(element);
  return (
    href.startsWith("#") &&
    (names.has(decodeFragment(href.slice(1)))
      ? LABEL.test(words) || BACK.test(words) || words.trim() === ""
      : BACK.test(words))
  );
}

/** The words of `root` before `element`. */
function textBefore(root: Element, element: Element): string {
  const parts: string[] = [];
  let isDone = false;
  const walk = (node: Nodes) => {
    if (isDone || node === element) {
      isDone = true;
      return;
    }
    if (isText(node)) {
      parts.push(node.value);
    }
    if ("children" in node) {
      node.children.forEach(walk);
    }
  };
  walk(root);
  return parts.join("");
}

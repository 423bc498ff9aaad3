import type { Element, Nodes, Parents } from "hast";
import { attribute, findElement, hasClass, isElement } from "./element.ts";

/** Classes of what holds all notes of a text, as content systems write them. */
const LIST_CLASS =
  /^(?:footnotes?(?:-list|_list|-area)?|wp-block-footnotes|endnotes?|references|easy-footnotes-wrapper|notes)$/i;

const BODY = /^(?:li|aside|div|p|dd|section|td|blockquote|figure|article)$/;

/** The element that stands by itself around another one. */
export function blockOf(element: Element, parents: ReadonlyMap<Nodes, Parents>): Element {
  for (let node: Nodes | undefined = element; node !== undefined; node = parents.get(node)) {
    if (isElement(node) && BODY.test(node.tagName)) {
      return node;
    }
  }
  return element;
}

/** The element that holds all of a note: its paragraph, or what holds nothing but its paragraphs. */
export function bodyOf(
  target: Element,
  targets: ReadonlySet<Element>,
  links: ReadonlySet<Element>,
  parents: ReadonlyMap<Nodes, Parents>,
): Element {
  let body = blockOf(target, parents);
  // `<dt id="fn1">` names a note that stands behind it.
  for (
    let parent = parents.get(body);
    parent !== undefined && isElement(parent);
    parent = parents.get(parent)
  ) {
    const isOwn =
      /^(?:li|div|aside|dd)$/.test(parent.tagName) &&
      !hasClass(parent, LIST_CLASS) &&
      !/mso-element:\s*(?:foot|end)note-list/.test(attribute(parent, "style") ?? "") &&
      parent.children.length <= 12 &&
      findElement(
        parent,
        (one) =>
          /^(?:h[1-6]|hr|ol|ul|table)$/.test(one.tagName) ||
          links.has(one) ||
          (one !== target && targets.has(one)),
      ) === undefined;
    if (!isOwn || !(body.tagName === "p" || body.tagName === "div")) {
      return body;
    }
    body = parent;
  }
  return body;
}

/** Paragraphs behind the first of a note that go on with it, in a list of notes that is made of paragraphs. */
export function continuation(
  body: Element,
  starts: ReadonlyMap<Element, Element>,
  parents: ReadonlyMap<Nodes, Parents>,
): readonly Nodes[] {
  const parent = parents.get(body);
  if (
    body.tagName !== "p" ||
    parent === undefined ||
    !isElement(parent) ||
    !hasClass(parent, LIST_CLASS)
  ) {
    return [];
  }
  const siblings: readonly Nodes[] = parent.children;
  const more: Nodes[] = [];
  for (const next of siblings.slice(siblings.indexOf(body) + 1)) {
    if (isElement(next) && (starts.has(next) || next.tagName !== "p")) {
      break;
    }
    more.push(next);
  }
  return more.some((one) => isElement(one)) ? more : [];
}

import type { Element, Nodes, Parents } from "hast";
import { findElement, isElement, isText, textOf } from "./element.ts";

/** Headings of notes that have no words of their own to say. */
const NOTES_HEADING =
  /^[\s\d.:]*(?:ال)?(?:هوامش|حواشي|ملاحظات|إحالات|تعليقات)[\s:]*$|^\s*(?:foot|end)?notes\s*:?\s*$|^\s*(?:پانویس(?:‌ها)?|پی‌نوشت(?:‌ها)?|حواشی|notes? de bas de page|הערות(?: שוליים)?)\s*:?\s*$/iu;

/** What stands around an element and holds nothing else that is seen but brackets: a raised number as a whole. */
export function outermost(element: Element, parents: ReadonlyMap<Nodes, Parents>): Element {
  let found = element;
  for (
    let parent = parents.get(found);
    parent !== undefined && isElement(parent);
    parent = parents.get(parent)
  ) {
    const isOnly = parent.children.every(
      (child) =>
        child === found ||
        (isText(child) && /^[\s[\]()\u200e\u200f]*$/.test(child.value)) ||
        child.type === "comment",
    );
    if (!isOnly || !/^(?:sup|span|small|b|strong|font|i|em|bdi)$/.test(parent.tagName)) {
      return found;
    }
    found = parent;
  }
  return found;
}

/** Whether an element is one of some nodes, or stands in one. */
export function isWithin(
  inner: Element,
  outer: ReadonlySet<Nodes>,
  parents: ReadonlyMap<Nodes, Parents>,
): boolean {
  for (let node: Nodes | undefined = inner; node !== undefined; node = parents.get(node)) {
    if (outer.has(node)) {
      return true;
    }
  }
  return false;
}

/** Whether `inner` is `outer` or stands in it. */
export function contains(
  outer: Element,
  inner: Element,
  parents: ReadonlyMap<Nodes, Parents>,
): boolean {
  for (let node: Nodes | undefined = inner; node !== undefined; node = parents.get(node)) {
    if (node === outer) {
      return true;
    }
  }
  return false;
}

/** Lists of notes of which every note has gone to its place, with the rule and the heading above. */
export function consumeEmptied(
  body: Element,
  consumed: Set<Nodes>,
  parents: ReadonlyMap<Nodes, Parents>,
): void {
  let node: Element = body;
  for (let parent = parents.get(node); parent !== undefined; parent = parents.get(parent)) {
    if (
      !isElement(parent) ||
      parent.tagName === "body" ||
      !parent.children.every((child) => isGone(child, consumed))
    ) {
      break;
    }
    consumed.add(parent);
    node = parent;
  }
  const parent = parents.get(node);
  const siblings: readonly Nodes[] = parent?.children ?? [];
  if (siblings.slice(siblings.indexOf(node)).every((one) => isGone(one, consumed))) {
    for (let at = siblings.indexOf(node) - 1; at >= 0; at -= 1) {
      const before = siblings[at];
      if (before === undefined || !isGone(before, consumed)) {
        break;
      }
      consumed.add(before);
    }
  }
}

function isGone(node: Nodes, consumed: ReadonlySet<Nodes>): boolean {
  if (consumed.has(node) || node.type === "comment") {
    return true;
  }
  if (isText(node)) {
    return node.value.trim() === "";
  }
  if (!isElement(node)) {
    return false;
  }
  if (/^(?:hr|br)$/.test(node.tagName)) {
    return true;
  }
  const words = textOf(node);
  const isPlain =
    findElement(node, (one) => /^(?:img|table|iframe|video)$/.test(one.tagName)) === undefined;
  return (
    (/^(?:h[1-6]|p|div|strong|b)$/.test(node.tagName) && isPlain && NOTES_HEADING.test(words)) ||
    (isPlain && !/^(?:img|table|iframe|video|svg|math)$/.test(node.tagName) && words.trim() === "")
  );
}

import type { Element } from "hast";
import { isElement, styleOf } from "./element.ts";

const BLOCK =
  /^(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frameset|h[1-6]|header|hgroup|hr|html|legend|li|main|menu|nav|ol|p|pre|search|section|summary|table|caption|tbody|td|tfoot|th|thead|tr|ul|iframe|video|audio|embed|object|amp-youtube|amp-twitter|amp-facebook|amp-instagram|amp-iframe|amp-video|lite-youtube|twitter-widget|marquee)$/;

/** Whether an element stands by itself and not in a line. */
export function isBlockElement(element: Element): boolean {
  if (BLOCK.test(element.tagName)) {
    return true;
  }
  return element.tagName === "span" && styleOf(element).get("display") === "block";
}

const HOLDS = new WeakMap<Element, boolean>();

/** Whether an element, or something in it, stands by itself. */
export function holdsBlocks(element: Element): boolean {
  const known = HOLDS.get(element);
  if (known !== undefined) {
    return known;
  }
  if (isBlockElement(element)) {
    HOLDS.set(element, true);
    return true;
  }
  const holds = element.children.some((child) => isElement(child) && holdsBlocks(child));
  HOLDS.set(element, holds);
  return holds;
}

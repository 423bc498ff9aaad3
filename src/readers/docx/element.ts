import type { Span } from "../../diagnostics/index.ts";

/**
 * An element of a part. Names have the prefixes that the standard's own examples use (`w:p`, `a:blip`), whatever the
 * document calls them, and whether it is Transitional or Strict.
 */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Content[];
  /** Where it stands in its part; for paragraphs, tables and comments alone. */
  readonly span?: Span | undefined;
}

type Content = Element | string;

/** The elements in an element, without the white space between them. */
export const elementsOf = (element: Element | undefined): readonly Element[] =>
  element === undefined
    ? []
    : element.children.filter((child): child is Element => typeof child !== "string");

/** The first child of a name. */
export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  elementsOf(element).find((child) => child.name === name);

/** The children of a name, in order. */
export const childrenOf = (element: Element | undefined, name: string): readonly Element[] =>
  elementsOf(element).filter((child) => child.name === name);

/** An attribute; `undefined` where either is missing. */
export const attribute = (element: Element | undefined, name: string): string | undefined =>
  element?.attributes.get(name);

/** The `w:val` of a child. */
export const valOf = (element: Element | undefined, name: string): string | undefined =>
  attribute(childOf(element, name), "w:val");

/** A property that is there or not, and may say that it is off (ECMA-376 17.17.4); `undefined` when nothing is said. */
export function switchOf(element: Element | undefined, name: string): boolean | undefined {
  const found = childOf(element, name);
  if (found === undefined) {
    return undefined;
  }
  const value = found.attributes.get("w:val");
  return value === undefined || !["0", "false", "off"].includes(value.toLowerCase());
}

/** A whole number of an attribute; `undefined` for anything else. */
export function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** All characters in an element. */
export const textIn = (element: Element): string =>
  element.children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");

/** The first element of a name anywhere in another. */
export function findIn(element: Element | undefined, name: string): Element | undefined {
  for (const child of elementsOf(element)) {
    const found = child.name === name ? child : findIn(child, name);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

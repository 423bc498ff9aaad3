import type { Direction } from "../../../model/index.ts";
import { attributeOf, type XmlElement, type XmlNode, type XmlText } from "../../xml/index.ts";

/** Elements that stand in a line. All others are blocks. */
const PHRASING = new Set(
  "a abbr b bdi br code data em i img math q s small span strong sub sup time u mark".split(" "),
);

export const isBlockElement = (node: XmlNode): node is XmlElement =>
  node.type === "element" && !PHRASING.has(node.local);

export const isElement = (node: XmlNode): node is XmlElement => node.type === "element";

/** White space that only parts elements from each other. */
export const isGap = (node: XmlNode): boolean => node.type === "text" && /^\s*$/.test(node.value);

/** The value of an attribute in no namespace. */
export const mark = (element: XmlElement, name: string): string | undefined =>
  attributeOf(element, name, "");

export const hasClass = (element: XmlElement, name: string): boolean =>
  (mark(element, "class") ?? "").split(/\s+/).includes(name);

/** A term of the EPUB structural vocabulary, in `epub:type`. */
export const hasType = (element: XmlElement, type: string): boolean =>
  (attributeOf(element, "type", "http://www.idpf.org/2007/ops") ?? "").split(/\s+/).includes(type);

/** `data-numbered` and the like. */
export function flag(element: XmlElement, name: string): boolean | undefined {
  const value = mark(element, name);
  return value === undefined ? undefined : value === "true";
}

export function directionMark(element: XmlElement): Direction | undefined {
  const value = mark(element, "data-dir");
  return value === "ltr" || value === "rtl" ? value : undefined;
}

/** All elements within, in the order of the text, each before its content. */
export function* descendants(root: XmlElement): Generator<XmlElement> {
  for (const child of root.children) {
    if (child.type === "element") {
      yield child;
      yield* descendants(child);
    }
  }
}

/** The first element within that passes. */
export function find(
  root: XmlElement,
  test: (element: XmlElement) => boolean,
): XmlElement | undefined {
  for (const element of descendants(root)) {
    if (test(element)) {
      return element;
    }
  }
  return undefined;
}

/** What our renderer puts before an author's words, and those words without it. */
export interface Led {
  readonly lead: XmlElement | undefined;
  readonly rest: readonly XmlNode[];
}

/** Takes an element of ours off the start of a line, and the characters that part it from the author's words. */
export function withoutLead(
  nodes: readonly XmlNode[],
  isLead: (element: XmlElement) => boolean,
  gap: string,
): Led {
  const [lead, next, ...more] = nodes;
  if (lead === undefined || lead.type !== "element" || !isLead(lead)) {
    return { lead: undefined, rest: nodes };
  }
  if (next?.type !== "text" || !next.value.startsWith(gap)) {
    return { lead, rest: nodes.slice(1) };
  }
  const rest: XmlText = { ...next, value: next.value.slice(gap.length) };
  return { lead, rest: rest.value === "" ? more : [rest, ...more] };
}

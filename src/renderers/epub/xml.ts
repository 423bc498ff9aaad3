/** A piece of XML: text, or an element. Nothing is markup until `xmlText` escapes and joins it. */
export type XmlNode = XmlElement | string;

export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlNode[];
  /** True when white space between the children means nothing, so that each is written on a line of its own. */
  readonly spaced: boolean;
}

/** In the order they are written; an undefined one is left out. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** An element whose content is written as it is, without white space of ours. */
export const element = (
  name: string,
  attributes: XmlAttributes = {},
  children: readonly XmlNode[] = [],
): XmlElement => ({ name, attributes, children, spaced: false });

/** An element that holds elements only; each goes on its own line. */
export const container = (
  name: string,
  attributes: XmlAttributes,
  children: readonly XmlElement[],
): XmlElement => ({ name, attributes, children, spaced: true });

/** Everything but the characters of XML 1.0 (production 2, `Char`); lone surrogates are among it. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text that an XML file may hold: the characters that it may not are left out. */
export const withoutForbidden = (text: string): string => text.replace(FORBIDDEN, "");

/** A whole XML file, in UTF-8, ending with a line feed. */
export function xmlDocument(root: XmlElement, doctype?: "html"): string {
  const head = ['<?xml version="1.0" encoding="UTF-8"?>'];
  if (doctype !== undefined) {
    head.push(`<!DOCTYPE ${doctype}>`);
  }
  return `${[...head, xmlText(root)].join("\n")}\n`;
}

/** One node as it stands in a file. */
export function xmlText(node: XmlNode): string {
  const parts: string[] = [];
  write(node, parts);
  return parts.join("");
}

function write(node: XmlNode, parts: string[]): void {
  if (typeof node === "string") {
    parts.push(escapeText(node));
    return;
  }
  const { name, attributes, children, spaced } = node;
  parts.push(`<${name}`);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      parts.push(` ${key}="${escapeAttribute(value)}"`);
    }
  }
  if (children.length === 0) {
    // Browsers that take the file for HTML would read an empty `<div/>` as an open tag.
    parts.push(MAY_BE_EMPTY.has(name) ? "/>" : `></${name}>`);
    return;
  }
  parts.push(">");
  for (const child of children) {
    if (spaced) {
      parts.push("\n");
    }
    write(child, parts);
  }
  parts.push(spaced ? `\n</${name}>` : `</${name}>`);
}

/** Void elements of HTML, and elements of the package and the NCX that only have attributes. */
const MAY_BE_EMPTY = new Set([
  "br",
  "hr",
  "img",
  "link",
  "meta",
  "item",
  "itemref",
  "content",
  "rootfile",
]);

const escapeText = (text: string): string =>
  withoutForbidden(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    // A parser would make a line feed of it (XML 1.0, 2.11).
    .replaceAll("\r", "&#13;");

const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");

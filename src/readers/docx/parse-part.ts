import { createSourceText } from "../source-text.ts";
import { parseXml, type XmlElement, type XmlNode } from "../xml/index.ts";
import type { Element } from "./element.ts";
import { prefixOf, UNDERSTOOD } from "./namespaces.ts";

const PLACED: ReadonlySet<string> = new Set(["w:p", "w:tbl", "w:comment"]);

type Content = Element | string;

/**
 * Reads a part into a tree. What only wraps other matter (content controls, smart tags, alternatives) is taken off. Throws
 * `XmlFault`.
 */
export function parsePart(xml: string, name: string): Element {
  const source = createSourceText(name, xml);
  const element = (node: XmlElement): Element => {
    const qualified = canonical(node.uri, node.local);
    return {
      name: qualified,
      attributes: new Map(
        node.attributes.map(({ uri, local, value }) => [canonical(uri, local), value]),
      ),
      children: node.children.flatMap(content),
      span: PLACED.has(qualified) ? source.span(node.start, node.end) : undefined,
    };
  };
  const content = (node: XmlNode): readonly Content[] =>
    node.type === "text" ? [node.value] : settled(element(node));
  return element(parseXml(source.text));
}

function canonical(namespace: string, local: string): string {
  const prefix = prefixOf(namespace);
  return prefix === undefined ? local : `${prefix}:${local}`;
}

const isElement = (content: Content): content is Element => typeof content !== "string";

/** What an element leaves in its parent: mostly itself. */
function settled(element: Element): readonly Content[] {
  const children = element.children.filter(isElement);
  switch (element.name) {
    case "mc:AlternateContent":
      return chosen(children);
    case "w:sdt":
      return controlled(children);
    case "w:smartTag":
    case "w:customXml":
      return element.children.filter((child) => !isElement(child) || !child.name.endsWith("Pr"));
    default:
      return [element];
  }
}

/** The first alternative that is understood, once (ISO/IEC 29500-3, 10.2). */
function chosen(alternatives: readonly Element[]): readonly Content[] {
  const isUnderstood = ({ name, attributes }: Element): boolean =>
    name === "mc:Choice" &&
    (attributes.get("Requires") ?? "").split(/\s+/).every((prefix) => UNDERSTOOD.has(prefix));
  const choice =
    alternatives.find(isUnderstood) ?? alternatives.find(({ name }) => name === "mc:Fallback");
  return choice?.children ?? [];
}

/** The content of a control; that of a table of contents is marked, a placeholder's words are nobody's. */
function controlled(parts: readonly Element[]): readonly Content[] {
  const named = (list: readonly Content[], name: string): Element | undefined =>
    list.filter(isElement).find((one) => one.name === name);
  const properties = named(parts, "w:sdtPr")?.children ?? [];
  if (named(properties, "w:showingPlcHdr") !== undefined) {
    return [];
  }
  const part = named(properties, "w:docPartObj")?.children ?? [];
  const gallery = named(part, "w:docPartGallery")?.attributes.get("w:val");
  return gallery === "Table of Contents"
    ? [{ name: "contents", attributes: new Map(), children: [] }]
    : (named(parts, "w:sdtContent")?.children ?? []);
}

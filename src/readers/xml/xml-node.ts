/** An element; offsets count UTF-16 code units from the start of the text that was parsed. */
export interface XmlElement {
  readonly type: "element";
  /** As it is written, with its prefix. */
  readonly name: string;
  /** Without a prefix. */
  readonly local: string;
  /** The namespace; empty for none. */
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Of its `<`. */
  readonly start: number;
  /** One after the `>` that ends it. */
  readonly end: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

/** Characters between tags, or of one CDATA section; references to characters are resolved in `value`. */
export interface XmlText {
  readonly type: "text";
  readonly value: string;
  /** Of the characters themselves: a CDATA section's markers are outside. */
  readonly start: number;
  readonly end: number;
}

export type XmlNode = XmlElement | XmlText;

/** The value of the attribute of that local name; with `uri`, of that namespace alone. */
export function attributeOf(
  { attributes }: XmlElement,
  local: string,
  uri?: string,
): string | undefined {
  return attributes.find(
    (attribute) => attribute.local === local && (uri === undefined || attribute.uri === uri),
  )?.value;
}

/** The child elements; with `local`, those of that local name alone. */
export function elementsOf({ children }: XmlElement, local?: string): readonly XmlElement[] {
  return children.filter(
    (child): child is XmlElement =>
      child.type === "element" && (local === undefined || child.local === local),
  );
}

/** The first child element of that local name. */
export function elementOf({ children }: XmlElement, local: string): XmlElement | undefined {
  return children.find(
    (child): child is XmlElement => child.type === "element" && child.local === local,
  );
}

/** All characters in a node, in order. */
export function textOf(node: XmlNode): string {
  return node.type === "text" ? node.value : node.children.map(textOf).join("");
}

import { SaxesParser } from "saxes";
import { DrawingError } from "../drawing-error.ts";

/** An element of a document, its names without prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements, and text with CDATA sections. */
  readonly children: readonly (XmlElement | string)[];
}

type Growing = XmlElement & { readonly children: (XmlElement | string)[] };

/** Far more than a drawing for print has; a document beyond them is a trap. */
const DEEPEST = 200;
const MOST_ELEMENTS = 200_000;

/**
 * Reads a document that must be well-formed XML 1.0. Document types with declarations of their own are refused: entities
 * are how a small file unfolds into a huge one. Throws `DrawingError`.
 */
export function readXmlTree(text: string): XmlElement {
  const parser = new SaxesParser();
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  parser.on("error", ({ message }) => {
    const [, line = "1", what = message] = /^(\d+):\d+: (.*)$/s.exec(message) ?? [];
    throw new DrawingError(`it is not well-formed XML at line ${line}: ${what.replace(/\.$/, "")}`);
  });
  parser.on("doctype", (declaration) => {
    if (declaration.includes("[")) {
      throw new DrawingError("it declares entities, which is not allowed");
    }
  });
  parser.on("opentag", ({ name, attributes }) => {
    count += 1;
    if (count > MOST_ELEMENTS || open.length >= DEEPEST) {
      throw new DrawingError(
        count > MOST_ELEMENTS
          ? `it has more than ${MOST_ELEMENTS} elements`
          : `its elements are nested more than ${DEEPEST} deep`,
      );
    }
    const made: Growing = {
      name: localName(name),
      attributes: new Map(
        Object.entries(attributes).map(([key, value]) => [localName(key), value]),
      ),
      children: [],
    };
    open.at(-1)?.children.push(made);
    root ??= made;
    open.push(made);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const characters = (written: string): void => {
    open.at(-1)?.children.push(written);
  };
  parser.on("text", characters);
  parser.on("cdata", characters);
  parser.write(text).close();
  if (root === undefined) {
    throw new DrawingError("it is not well-formed XML: it needs one root element");
  }
  return root;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** The text inside an element, that of its descendants included. */
export const textOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");

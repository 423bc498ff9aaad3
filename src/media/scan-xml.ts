import { broken } from "./image-error.ts";

export interface XmlElement {
  /** As written, prefix included. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface XmlVisitor {
  readonly element: (element: XmlElement) => void;
  /** Text and CDATA; `inside` is the name of the element around it. */
  readonly characters: (text: string, inside: string) => void;
}

/** Comments, processing instructions, CDATA, declarations, tags, and the text between, in this order of trial. */
const TOKEN =
  /<!--(?<comment>[\s\S]*?)-->|<\?(?<instruction>[\s\S]*?)\?>|<!\[CDATA\[(?<data>[\s\S]*?)\]\]>|<!(?<declaration>[^>]*)>|<\/(?<end>[^\s<>]+)\s*>|<(?<start>[^\s<>/!?]+)(?<attributes>(?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(?<empty>\/?)>|(?<text>[^<]+)/y;
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const ENTITY = /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/**
 * Reads a document that must be well-formed XML 1.0 as far as its tags, attributes and references go. Document types with
 * declarations of their own are refused: entities are how a small file unfolds into a huge one.
 */
export function scanXml(text: string, visitor: XmlVisitor): void {
  const open: string[] = [];
  let roots = 0;
  TOKEN.lastIndex = text.startsWith("\uFEFF") ? 1 : 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.groups;
    if (token === undefined) {
      throw broken(`it is not well-formed XML at line ${lineOf(text, at)}`);
    }
    const { declaration, end, start, data } = token;
    if (declaration !== undefined) {
      if (!/^DOCTYPE\b/i.test(declaration) || declaration.includes("[")) {
        throw broken("it declares entities, which is not allowed");
      }
    } else if (start !== undefined) {
      roots += open.length === 0 ? 1 : 0;
      const line = lineOf(text, at);
      visitor.element({ name: start, attributes: readAttributes(token["attributes"] ?? "", line) });
      if (token["empty"] === "") {
        open.push(start);
      }
    } else if (end !== undefined) {
      if (open.pop() !== end) {
        throw broken(
          `it is not well-formed XML: </${end}> at line ${lineOf(text, at)} closes nothing`,
        );
      }
    } else if (data !== undefined || token["text"] !== undefined) {
      const content = data ?? decode(token["text"] ?? "", lineOf(text, at));
      const inside = open.at(-1);
      if (inside !== undefined) {
        visitor.characters(content, inside);
      } else if (content.trim() !== "") {
        throw broken("it is not well-formed XML: text stands outside its root element");
      }
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw broken(`it is not well-formed XML: <${unclosed}> is never closed`);
  }
  if (roots !== 1) {
    throw broken("it is not well-formed XML: it needs one root element");
  }
}

function readAttributes(written: string, line: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const rest = written.trimEnd();
  ATTRIBUTE.lastIndex = 0;
  while (ATTRIBUTE.lastIndex < rest.length) {
    const match = ATTRIBUTE.exec(rest);
    const [, name, double, single] = match ?? [];
    if (name === undefined || attributes.has(name)) {
      throw broken(`it is not well-formed XML: a faulty attribute at line ${line}`);
    }
    attributes.set(name, decode(double ?? single ?? "", line));
  }
  return attributes;
}

function decode(text: string, line: number): string {
  const bare = text.replace(ENTITY, (reference, hex?: string, decimal?: string, name?: string) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const character =
      name !== undefined ? NAMED[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (character === undefined) {
      throw broken(`it is not well-formed XML: ${reference} at line ${line} stands for nothing`);
    }
    // Kept apart from a bare ampersand, which is looked for next.
    return character === "&" ? "\u0000" : character;
  });
  if (bare.includes("&")) {
    throw broken(`it is not well-formed XML: a bare & at line ${line}`);
  }
  return bare.replaceAll("\u0000", "&");
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

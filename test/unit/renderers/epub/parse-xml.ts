/** An element of a parsed file. */
export interface ParsedElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (ParsedElement | string)[];
}

const NAME = "[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?";
const TOKEN = new RegExp(`<(/)?(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/)?>|([^<]+)|(<)`, "gu");
const CHARACTERS = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
};

/**
 * Parses the XML that a writer without comments, CDATA or entities of its own may write, and throws at anything else:
 * tags that do not match, an attribute given twice, a bare `&`, a character that XML has no place for.
 */
export function parseXml(file: string): ParsedElement {
  const text = file
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "")
    .replace(/^<!DOCTYPE html>\n/, "");
  if (!CHARACTERS.test(text)) {
    throw new Error("a character that XML forbids");
  }
  const root: { children: (ParsedElement | string)[] } = { children: [] };
  const open: { name: string; children: (ParsedElement | string)[] }[] = [{ name: "", ...root }];
  const top = () => open.at(-1) ?? { name: "", children: [] };
  for (const [whole, close, name = "", attributes = "", empty, words, stray] of text.matchAll(
    TOKEN,
  )) {
    if (stray !== undefined) {
      throw new Error("a tag that is no tag");
    }
    if (words !== undefined) {
      top().children.push(decode(words));
    } else if (close !== undefined) {
      if (top().name !== name || attributes !== "" || empty !== undefined) {
        throw new Error(`${whole} closes ${top().name}`);
      }
      open.pop();
    } else {
      const element = { name, attributes: parseAttributes(attributes), children: [] };
      top().children.push(element);
      if (empty === undefined) {
        open.push(element);
      }
    }
  }
  const elements = top().children.filter((child) => typeof child !== "string");
  const [only] = elements;
  if (open.length !== 1 || elements.length !== 1 || only === undefined) {
    throw new Error(`still open at the end: ${open.map(({ name }) => name).join(" ")}`);
  }
  return only;
}

function parseAttributes(written: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", value = ""] of written.matchAll(/([\w:.-]+)="([^"]*)"/gu)) {
    if (attributes.has(name)) {
      throw new Error(`${name} is given twice`);
    }
    attributes.set(name, decode(value));
  }
  return attributes;
}

function decode(text: string): string {
  return text.replace(/&[^;]{0,10};?/g, (entity) => {
    const character = ENTITIES[entity] ?? /^&#(\d+);$/.exec(entity)?.[1];
    if (character === undefined) {
      throw new Error(`${entity} is no entity of XML`);
    }
    return ENTITIES[entity] ?? String.fromCodePoint(Number(character));
  });
}

/** Every element, in document order. */
export function* elementsOf(element: ParsedElement): Generator<ParsedElement> {
  yield element;
  for (const child of element.children) {
    if (typeof child !== "string") {
      yield* elementsOf(child);
    }
  }
}

/** The character data of an element, the alternatives of pictures in their places. */
export const textOf = (node: ParsedElement | string): string =>
  typeof node === "string" ? node : node.children.map(textOf).join("");

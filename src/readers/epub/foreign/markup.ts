/** A tag of a document, where it stands. Offsets count UTF-16 code units of the document's text. */
export interface Tag {
  /** In small letters. */
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
  readonly start: number;
  readonly end: number;
  readonly attributes: ReadonlyMap<string, AttributeValue>;
}

export interface AttributeValue {
  readonly value: string;
  /** Of the value without its quotation marks. */
  readonly start: number;
  readonly end: number;
}

const SPACE = /\s/;

/**
 * The tags of an XHTML or HTML document, in order, in time that grows with its length. Comments, CDATA and declarations are
 * passed over; nothing is an error. Entities are not looked at, so that none is ever expanded.
 */
export function scanTags(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  let at = text.indexOf("<");
  while (at !== -1) {
    const passed = passAside(text, at);
    const tag = passed === undefined ? readTag(text, at) : undefined;
    if (tag !== undefined) {
      tags.push(tag);
    }
    const next = passed ?? tag?.end ?? at + 1;
    at = next === Number.POSITIVE_INFINITY ? -1 : text.indexOf("<", next);
  }
  return tags;
}

/** Where the text goes on behind a comment, CDATA section, instruction or declaration; infinite when it never ends. */
function passAside(text: string, at: number): number | undefined {
  const closing = text.startsWith("<!--", at)
    ? "-->"
    : text.startsWith("<![CDATA[", at)
      ? "]]>"
      : text.startsWith("<!", at) || text.startsWith("<?", at)
        ? ">"
        : undefined;
  if (closing === undefined) {
    return undefined;
  }
  const end = text.indexOf(closing, at);
  return end === -1 ? Number.POSITIVE_INFINITY : end + closing.length;
}

function readTag(text: string, start: number): Tag | undefined {
  const isClosing = text[start + 1] === "/";
  let at = start + (isClosing ? 2 : 1);
  const nameStart = at;
  while (at < text.length && !/[\s/>]/.test(text[at] ?? "")) {
    at += 1;
  }
  const name = text.slice(nameStart, at).toLowerCase();
  if (!/^[a-z]/.test(name)) {
    return undefined;
  }
  const attributes = new Map<string, AttributeValue>();
  let isEmpty = false;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (character === ">") {
      const kind = isClosing ? "close" : isEmpty || VOID.has(name) ? "empty" : "open";
      return { name, kind, start, end: at + 1, attributes };
    }
    if (character === "/" || SPACE.test(character)) {
      isEmpty = character === "/";
      at += 1;
      continue;
    }
    const read = readAttribute(text, at);
    isEmpty = false;
    at = read.end;
    if (!attributes.has(read.name)) {
      attributes.set(read.name, read.value);
    }
  }
  // It never ends: what is left has no tags.
  return { name, kind: "empty", start, end: Number.POSITIVE_INFINITY, attributes: new Map() };
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function readAttribute(
  text: string,
  start: number,
): { readonly name: string; readonly value: AttributeValue; readonly end: number } {
  let at = start + 1;
  while (at < text.length && !/[\s=/>]/.test(text[at] ?? "")) {
    at += 1;
  }
  const name = text.slice(start, at).toLowerCase();
  let equals = at;
  while (SPACE.test(text[equals] ?? "")) {
    equals += 1;
  }
  if (text[equals] !== "=") {
    return { name, value: { value: "", start: at, end: at }, end: at };
  }
  at = equals + 1;
  while (SPACE.test(text[at] ?? "")) {
    at += 1;
  }
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const closing = text.indexOf(quote, at + 1);
    const end = closing === -1 ? text.length : closing;
    return { name, value: valueAt(text, at + 1, end), end: end + 1 };
  }
  const valueStart = at;
  while (at < text.length && !/[\s>]/.test(text[at] ?? "")) {
    at += 1;
  }
  return { name, value: valueAt(text, valueStart, at), end: at };
}

const valueAt = (text: string, start: number, end: number): AttributeValue => ({
  value: decodeCharacters(text.slice(start, end)),
  start,
  end,
});

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

/** References to characters in a value, resolved. */
export function decodeCharacters(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi,
    (whole: string, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) {
        return NAMED[name.toLowerCase()] ?? whole;
      }
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The elements of a document: for each opening tag, by its place among the tags, where the element ends. */
export function elementEnds(tags: readonly Tag[], length: number): ReadonlyMap<Tag, number> {
  const ends = new Map<Tag, number>();
  const open: Tag[] = [];
  const counts = new Map<string, number>();
  const close = (tag: Tag, end: number): void => {
    ends.set(tag, end);
    counts.set(tag.name, (counts.get(tag.name) ?? 1) - 1);
  };
  for (const tag of tags) {
    if (tag.kind === "empty") {
      ends.set(tag, Math.min(tag.end, length));
    } else if (tag.kind === "open") {
      open.push(tag);
      counts.set(tag.name, (counts.get(tag.name) ?? 0) + 1);
    } else if ((counts.get(tag.name) ?? 0) > 0) {
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        close(last, last.name === tag.name ? tag.end : tag.start);
        if (last.name === tag.name) {
          break;
        }
      }
    }
  }
  for (const tag of open) {
    close(tag, length);
  }
  return ends;
}

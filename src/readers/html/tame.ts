/** HTML that a parser takes in bounded time: the same text, but for tags beyond all reason. */
export interface TamedHtml {
  readonly text: string;
  /** The place in the HTML as it was written of an offset in `text`. */
  readonly toSource: (offset: number) => number;
  /** How many tags and attributes were taken out; their words stay. */
  readonly removed: number;
  /** Where in the source there are more elements than are taken in; absent where there are not. */
  readonly tooManyAt: number | undefined;
}

/** More than a thousand articles have. A tree of them takes some 400 MB. */
export const MOST_ELEMENTS = 300_000;

/** Elements open at once. Browsers stop at 512; articles stay below 40. */
const DEEPEST_TAGS = 200;
/** Formatting elements that were never closed are opened anew in each paragraph; each costs as often. */
const MOST_OPEN_FORMATTING = 32;
const MOST_ATTRIBUTES = 200;
/** Elements that stand in a table but outside its cells; each is moved before the table, in time that grows with it. */
const MOST_MISPLACED = 2000;

const CDATA = "<![CDATA[";
const VOID =
  /^(?:area|base|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|link|meta|param|source|track|wbr)$/;
const RAW = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/;
const FORMATTING = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/;
const CLOSES_PARAGRAPH =
  /^(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|li|main|menu|nav|ol|p|pre|search|section|summary|table|ul|dd|dt)$/;
const SCOPE = /^(?:table|td|th|caption|object|template|button|marquee|applet)$/;
const TABLE_LEVEL = /^(?:table|thead|tbody|tfoot|tr)$/;
const TABLE_PART =
  /^(?:caption|colgroup|col|table|thead|tbody|tfoot|tr|td|th|style|script|template|input|form)$/;

/** Which elements begin, what they close, and where looking for that stops. */
const IMPLIED: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [
    /^li$/,
    /^li$/,
    /^(?:ul|ol|menu|dir|table|td|th|caption|template|object|button|blockquote|section|article)$/,
  ],
  [
    /^d[dt]$/,
    /^d[dt]$/,
    /^(?:dl|table|td|th|caption|template|object|button|blockquote|section|article)$/,
  ],
  [/^t[dh]$/, /^(?:t[dh]|caption)$/, /^(?:table|template)$/],
  [/^tr$/, /^(?:t[dh]|tr|caption)$/, /^(?:table|template)$/],
  [
    /^(?:thead|tbody|tfoot|caption|colgroup)$/,
    /^(?:t[dh]|tr|thead|tbody|tfoot|caption)$/,
    /^(?:table|template)$/,
  ],
  [/^opt(?:ion|group)$/, /^option$/, /^(?:select|template)$/],
];

interface Open {
  readonly name: string;
  /** How many formatting elements were open when this one began. */
  readonly formatting: number;
}

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly isSelfClosing: boolean;
  /** Behind `>`. */
  readonly end: number;
  /** Where the attributes beyond the limit begin. */
  readonly cutAt: number | undefined;
}

/**
 * Takes out tags that would make a parser's time grow with the square of the text: those nested beyond `DEEPEST_TAGS`, formatting that
 * is opened again and again, attributes by the thousand. Blanks stand in their place, so offsets stay. In XHTML an empty element written
 * as `<a id="x"/>` is closed, which HTML would leave open, and a section of character data is its characters.
 */
export function tameHtml(html: string, isXml: boolean): TamedHtml {
  const walk = new TagWalk(html, isXml);
  walk.run();
  return walk.result();
}

class TagWalk {
  readonly #html: string;
  readonly #isXml: boolean;
  readonly #pieces: string[] = [];
  /** Offsets of the source from which on the text stands elsewhere, and by how much it then does. */
  readonly #movedAt: number[] = [];
  readonly #movedBy: number[] = [];
  #copied = 0;
  #removed = 0;
  #elements = 0;
  #tooManyAt: number | undefined;
  #misplaced = 0;
  readonly #open: Open[] = [];
  readonly #formatting: string[] = [];
  readonly #blanked = new Map<string, number>();

  constructor(html: string, isXml: boolean) {
    this.#html = html;
    this.#isXml = isXml;
  }

  run(): void {
    const html = this.#html;
    let at = html.indexOf("<");
    while (at !== -1 && this.#tooManyAt === undefined) {
      const next = this.#step(at);
      at = next === undefined ? -1 : html.indexOf("<", next);
    }
  }

  result(): TamedHtml {
    this.#pieces.push(this.#html.slice(this.#copied));
    const at = this.#movedAt;
    const lengths = this.#movedBy;
    return {
      text: this.#pieces.length === 1 ? this.#html : this.#pieces.join(""),
      toSource: (offset) => {
        let low = 0;
        let high = at.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if ((at[middle] ?? 0) + (lengths[middle] ?? 0) <= offset) {
            low = middle + 1;
          } else {
            high = middle;
          }
        }
        const before = low === 0 ? 0 : (lengths[low - 1] ?? 0);
        return Math.min(offset - before, at[low] ?? Number.POSITIVE_INFINITY);
      },
      removed: this.#removed,
      tooManyAt: this.#tooManyAt,
    };
  }

  /** Reads what opens at `at`; where to go on, or `undefined` at the end of the text. */
  #step(at: number): number | undefined {
    const html = this.#html;
    if (html.startsWith("<!--", at)) {
      return behind(html, "-->", at + 2);
    }
    if (this.#isXml && html.startsWith(CDATA, at) && !this.#isInForeign("")) {
      return this.#unwrap(at);
    }
    const second = html.charCodeAt(at + 1);
    if (second === 0x21 || second === 0x3f) {
      return behind(html, ">", at);
    }
    const isClosing = second === 0x2f;
    if (!isLetter(html.charCodeAt(isClosing ? at + 2 : at + 1))) {
      return isClosing ? behind(html, ">", at) : at + 1;
    }
    const tag = scanTag(html, at, isClosing);
    if (tag === undefined) {
      return undefined;
    }
    if (tag.cutAt !== undefined) {
      this.#blank(tag.cutAt, tag.end - (tag.isSelfClosing ? 2 : 1));
    }
    if (isClosing) {
      this.#close(tag.name, at, tag.end);
      return tag.end;
    }
    // Formatting that was never closed is opened anew in what comes next.
    this.#elements += 1 + (CLOSES_PARAGRAPH.test(tag.name) ? this.#formatting.length : 0);
    if (this.#elements > MOST_ELEMENTS) {
      this.#tooManyAt = at;
      return undefined;
    }
    const isEmpty = tag.isSelfClosing && this.#isXml && !VOID.test(tag.name);
    if (isEmpty && !this.#isInForeign(tag.name)) {
      this.#insert(tag.end, `</${tag.name}>`);
      return tag.end;
    }
    if (!VOID.test(tag.name) && !isEmpty) {
      this.#openTag(tag.name, at, tag.end);
    }
    if (RAW.test(tag.name) && !this.#isInForeign(tag.name)) {
      return this.#skipRaw(tag);
    }
    return tag.end;
  }

  /** Writes a section of character data as HTML has it, which knows such sections only in drawings and formulas. */
  #unwrap(at: number): number {
    const from = at + CDATA.length;
    const close = this.#html.indexOf("]]>", from);
    const until = close === -1 ? this.#html.length : close;
    const end = close === -1 ? until : close + 3;
    const words = this.#html.slice(from, until).replace(/&/g, "&amp;").replace(/</g, "&lt;");
    this.#pieces.push(this.#html.slice(this.#copied, at), words);
    this.#copied = end;
    this.#moved(end, words.length - (end - at));
    return end;
  }

  #skipRaw({ name, end }: Tag): number | undefined {
    const close = new RegExp(`</${name}(?=[\\s/>])`, "gi");
    close.lastIndex = end;
    return close.exec(this.#html)?.index;
  }

  #isInForeign(name: string): boolean {
    return (
      name === "svg" ||
      name === "math" ||
      this.#open.some(({ name: one }) => one === "svg" || one === "math")
    );
  }

  #openTag(name: string, at: number, end: number): void {
    if (CLOSES_PARAGRAPH.test(name)) {
      this.#closeParagraph();
    }
    this.#closeImplied(name);
    const top = this.#open.at(-1)?.name;
    const isNestedTable = name === "table" && top !== undefined && TABLE_LEVEL.test(top);
    if (isNestedTable) {
      while (TABLE_LEVEL.test(this.#open.at(-1)?.name ?? "")) {
        this.#pop();
      }
    }
    const isMisplaced =
      top !== undefined &&
      TABLE_LEVEL.test(top) &&
      !TABLE_PART.test(name) &&
      ++this.#misplaced > MOST_MISPLACED;
    const isFormatting = FORMATTING.test(name);
    if (name === "a") {
      // A link inside a link closes it.
      this.#forget("a");
    }
    if (
      isMisplaced ||
      this.#open.length >= DEEPEST_TAGS ||
      (isFormatting && this.#formatting.length >= MOST_OPEN_FORMATTING)
    ) {
      this.#blank(at, end);
      this.#blanked.set(name, (this.#blanked.get(name) ?? 0) + 1);
      return;
    }
    this.#open.push({ name, formatting: this.#formatting.length });
    if (isFormatting) {
      this.#formatting.push(name);
    }
  }

  #close(name: string, at: number, end: number): void {
    const blanked = this.#blanked.get(name) ?? 0;
    if (blanked > 0) {
      this.#blanked.set(name, blanked - 1);
      this.#blank(at, end);
      return;
    }
    if (FORMATTING.test(name)) {
      this.#forget(name);
    }
    const depth = this.#open.findLastIndex((open) => open.name === name);
    while (depth !== -1 && this.#open.length > depth) {
      this.#pop();
    }
  }

  /** Closes what ends without a tag of its own where `name` begins (HTML 13.2.6.4). */
  #closeImplied(name: string): void {
    const ends = IMPLIED.find(([names]) => names.test(name));
    if (ends === undefined) {
      return;
    }
    const [, closed, stop] = ends;
    const depth = this.#open.findLastIndex(
      (open) => closed.test(open.name) || stop.test(open.name),
    );
    if (closed.test(this.#open[depth]?.name ?? "")) {
      while (this.#open.length > depth) {
        this.#pop();
      }
      // A row ends with its last cell, a group of rows with its last row.
      this.#closeImplied(name);
    }
  }

  #closeParagraph(): void {
    const depth = this.#open.findLastIndex(({ name }) => name === "p" || SCOPE.test(name));
    if (this.#open[depth]?.name === "p") {
      this.#open.length = depth;
    }
  }

  #pop(): void {
    const last = this.#open.pop();
    if (last !== undefined && SCOPE.test(last.name)) {
      this.#formatting.length = Math.min(this.#formatting.length, last.formatting);
    }
  }

  #forget(name: string): void {
    const last = this.#formatting.lastIndexOf(name);
    if (last !== -1) {
      this.#formatting.splice(last, 1);
    }
  }

  #blank(from: number, to: number): void {
    this.#pieces.push(this.#html.slice(this.#copied, from), " ".repeat(to - from));
    this.#copied = to;
    this.#removed += 1;
  }

  #insert(at: number, text: string): void {
    this.#pieces.push(this.#html.slice(this.#copied, at), text);
    this.#copied = at;
    this.#moved(at, text.length);
  }

  #moved(at: number, by: number): void {
    this.#movedAt.push(at);
    this.#movedBy.push((this.#movedBy.at(-1) ?? 0) + by);
  }
}

function behind(html: string, mark: string, from: number): number | undefined {
  const found = html.indexOf(mark, from);
  return found === -1 ? undefined : found + mark.length;
}

const isLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

const isBlankCode = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);

/** The tag at `at` (HTML 13.2.5.8 to 13.2.5.40); `undefined` when the text ends inside it. */
function scanTag(html: string, at: number, isClosing: boolean): Tag | undefined {
  const nameAt = at + (isClosing ? 2 : 1);
  let end = nameAt;
  const isNameEnd = (code: number) => isBlankCode(code) || code === 0x2f || code === 0x3e;
  while (end < html.length && !isNameEnd(html.charCodeAt(end))) {
    end += 1;
  }
  // A name of a megabyte is no name.
  const name = html.slice(nameAt, Math.min(end, nameAt + 64)).toLowerCase();
  let attributes = 0;
  let cutAt: number | undefined;
  while (end < html.length) {
    const code = html.charCodeAt(end);
    if (code === 0x3e) {
      const isSelfClosing = html.charCodeAt(end - 1) === 0x2f;
      return { name, isClosing, isSelfClosing, end: end + 1, cutAt };
    }
    if (isBlankCode(code) || code === 0x2f) {
      end += 1;
      continue;
    }
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) {
      cutAt ??= end;
    }
    const behindValue = scanAttribute(html, end);
    if (behindValue === undefined) {
      return undefined;
    }
    end = behindValue;
  }
  return undefined;
}

function scanAttribute(html: string, from: number): number | undefined {
  let at = from + 1;
  const isEnd = (code: number) => isBlankCode(code) || code === 0x2f || code === 0x3e;
  while (at < html.length && !isEnd(html.charCodeAt(at)) && html.charCodeAt(at) !== 0x3d) {
    at += 1;
  }
  let value = at;
  while (isBlankCode(html.charCodeAt(value))) {
    value += 1;
  }
  if (html.charCodeAt(value) !== 0x3d) {
    return at;
  }
  value += 1;
  while (isBlankCode(html.charCodeAt(value))) {
    value += 1;
  }
  const quote = html.charCodeAt(value);
  if (quote === 0x22 || quote === 0x27) {
    return behind(html, quote === 0x22 ? '"' : "'", value + 1);
  }
  while (
    value < html.length &&
    !isBlankCode(html.charCodeAt(value)) &&
    html.charCodeAt(value) !== 0x3e
  ) {
    value += 1;
  }
  return value;
}

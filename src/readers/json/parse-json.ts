/** Where a value stands: offsets into the text, and the same for all that is in it. */
export interface JsonPlace {
  readonly start: number;
  /** One after the last character. */
  readonly end: number;
  /** The members of an object by name, with the place of the name. */
  readonly members?: ReadonlyMap<string, { readonly key: JsonRange; readonly place: JsonPlace }>;
  readonly items?: readonly JsonPlace[];
}

export interface JsonRange {
  readonly start: number;
  readonly end: number;
}

export type ParsedJson =
  | { readonly value: unknown; readonly place: JsonPlace }
  | { readonly fault: string; readonly at: JsonRange };

/** Far beyond any article, and far below where recursion would end in a stack overflow. */
const DEEPEST = 256;

const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const SPACE = 0x20;
/** RFC 8259 section 7. */
const ESCAPE = /^\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/;

/** Parses JSON (RFC 8259) and keeps where everything stands; stops at the first fault. A name given twice is a fault. */
export function parseJson(text: string): ParsedJson {
  const parser = new JsonParser(text);
  try {
    return parser.parseDocument();
  } catch (error) {
    if (error instanceof JsonFault) {
      return { fault: error.message, at: error.at };
    }
    throw error;
  }
}

class JsonFault extends Error {
  readonly at: JsonRange;

  constructor(message: string, at: JsonRange) {
    super(message);
    this.at = at;
  }
}

const ORDINARY = { enumerable: true, writable: true, configurable: true };

interface Parsed {
  readonly value: unknown;
  readonly place: JsonPlace;
}

class JsonParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parseDocument(): Parsed {
    const parsed = this.#value();
    this.#blanks();
    if (this.#at < this.#text.length) {
      throw this.#unexpected("the end");
    }
    return parsed;
  }

  #value(): Parsed {
    this.#blanks();
    const start = this.#at;
    const opening = this.#text[start];
    if (opening === "{" || opening === "[") {
      this.#depth += 1;
      if (this.#depth > DEEPEST) {
        throw new JsonFault(`nested more than ${DEEPEST} deep`, { start, end: start + 1 });
      }
      const parsed = opening === "{" ? this.#object(start) : this.#array(start);
      this.#depth -= 1;
      return parsed;
    }
    const value = opening === '"' ? this.#string() : this.#literal();
    return { value, place: { start, end: this.#at } };
  }

  #object(start: number): Parsed {
    const fields: Record<string, unknown> = {};
    const members = new Map<string, { key: JsonRange; place: JsonPlace }>();
    this.#at += 1;
    if (!this.#takes("}")) {
      do {
        this.#blanks();
        const keyStart = this.#at;
        if (this.#text[keyStart] !== '"') {
          throw this.#unexpected("a name in double quotes");
        }
        const name = this.#string();
        const key = { start: keyStart, end: this.#at };
        if (members.has(name)) {
          throw new JsonFault(`"${name}" is given twice`, key);
        }
        this.#expect(":", 'a ":"');
        const { value, place } = this.#value();
        if (name === "__proto__") {
          // An ordinary member, which assignment would not make of it.
          Object.defineProperty(fields, name, { value, ...ORDINARY });
        } else {
          fields[name] = value;
        }
        members.set(name, { key, place });
      } while (this.#takes(","));
      this.#expect("}", '"," or "}"');
    }
    return { value: fields, place: { start, end: this.#at, members } };
  }

  #array(start: number): Parsed {
    const values: unknown[] = [];
    const items: JsonPlace[] = [];
    this.#at += 1;
    if (!this.#takes("]")) {
      do {
        const { value, place } = this.#value();
        values.push(value);
        items.push(place);
      } while (this.#takes(","));
      this.#expect("]", '"," or "]"');
    }
    return { value: values, place: { start, end: this.#at, items } };
  }

  #string(): string {
    const start = this.#at;
    const fault = (message: string, from: number, to: number) =>
      new JsonFault(message, { start: from, end: to });
    // A loop, for one string may be an embedded picture of megabytes: a pattern would exhaust its stack.
    let at = start + 1;
    for (let unit = this.#text.charCodeAt(at); unit !== QUOTE; unit = this.#text.charCodeAt(at)) {
      if (unit === BACKSLASH) {
        const escaped = ESCAPE.exec(this.#text.slice(at, at + 6))?.[0];
        if (escaped === undefined) {
          throw fault("an unknown escape in a string", at, at + 2);
        }
        at += escaped.length;
      } else if (unit >= SPACE) {
        at += 1;
      } else if (Number.isNaN(unit) || unit === LINE_FEED) {
        throw fault("a string is not closed", start, at);
      } else {
        throw fault("a control character in a string", at, at + 1);
      }
    }
    this.#at = at + 1;
    // What the loop let through is a JSON string, so this cannot throw.
    return String(JSON.parse(this.#text.slice(start, at + 1)));
  }

  #literal(): unknown {
    const pattern = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    const after = this.#text[this.#at + (found?.length ?? 0)] ?? "";
    if (found === undefined || /[\w.]/.test(after)) {
      throw this.#unexpected("a value");
    }
    this.#at += found.length;
    return JSON.parse(found);
  }

  #takes(character: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== character) {
      return false;
    }
    this.#at += 1;
    return true;
  }

  #expect(character: string, named: string): void {
    if (!this.#takes(character)) {
      throw this.#unexpected(named);
    }
  }

  #blanks(): void {
    let unit = this.#text.charCodeAt(this.#at);
    while (unit === SPACE || unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === TAB) {
      this.#at += 1;
      unit = this.#text.charCodeAt(this.#at);
    }
  }

  #unexpected(wanted: string): JsonFault {
    const code = this.#text.codePointAt(this.#at);
    const found = code === undefined ? "the text ends" : `found "${String.fromCodePoint(code)}"`;
    const end = this.#at + (code === undefined ? 0 : String.fromCodePoint(code).length);
    return new JsonFault(`expected ${wanted}, ${found}`, { start: this.#at, end });
  }
}

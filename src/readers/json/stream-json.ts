import type { Point, Span } from "../../diagnostics/index.ts";
import { createSourceText, normaliseLines } from "../source-text.ts";

/** A value of a long JSON, cut out of it as it is written. */
export interface StreamedValue {
  /** Names and indices that lead to it; of an index only that it is one, as `*`. */
  readonly path: readonly string[];
  readonly text: string;
  /** The place in the file of the units `[start, end)` of `text`. */
  readonly span: (start: number, end: number) => Span;
}

/** Why a long JSON could not be read to its end. */
export interface StreamFault {
  readonly fault: string;
  readonly code: "input/syntax" | "input/encoding" | "input/too-large";
  readonly span: Span;
}

export interface StreamWishes {
  /** The name that spans carry. */
  readonly source: string;
  /** Whether the value at a path is wanted whole; what is inside a wanted value is not asked for. */
  readonly isWanted: (path: readonly string[]) => boolean;
}

/** UTF-16 units that one wanted value may have. */
const LONGEST_VALUE = 32 * 1024 * 1024;
/** Levels around a wanted value. */
const DEEPEST = 64;
/** Levels inside one: whoever parses it has a lower bound, and tells of that text alone. */
const DEEPEST_WANTED = 100_000;

/**
 * Goes through a JSON of any length and gives the wanted values one by one; of all else only the brackets and strings are
 * looked at. Memory is bounded by the longest wanted value. The last thing it gives is a fault where the JSON is not
 * whole; what a value holds is checked by whoever parses it.
 */
export async function* streamJson(
  chunks: AsyncIterable<Uint8Array>,
  wishes: StreamWishes,
): AsyncIterable<StreamedValue | StreamFault> {
  const scanner = new Scanner(wishes);
  for await (const text of decoded(chunks)) {
    if (text === undefined) {
      yield scanner.fault("input/encoding", "a byte that is not UTF-8");
      return;
    }
    yield* scanner.take(text);
    if (scanner.failed) {
      return;
    }
  }
  yield* scanner.end();
}

/** The characters of a file piece by piece, with LF for line ends; `undefined` at a broken byte, which ends it. */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
): AsyncIterable<string | undefined> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  let heldReturn = "";
  for await (const chunk of chunks) {
    if (chunk.length === 0) {
      continue;
    }
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true, ignoreBOM: true });
    let text: string;
    try {
      text = heldReturn + decoder.decode(chunk, { stream: true });
    } catch {
      yield undefined;
      return;
    }
    // A CR at the end may be half of a CRLF.
    heldReturn = text.endsWith("\r") ? "\r" : "";
    const whole = heldReturn === "" ? text : text.slice(0, -1);
    yield isFirst ? normaliseLines(whole) : normaliseLines(`\u0000${whole}`).slice(1);
    isFirst = false;
  }
  try {
    const rest = heldReturn + (decoder?.decode() ?? "");
    if (rest !== "") {
      yield normaliseLines(rest);
    }
  } catch {
    yield undefined;
  }
}

const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe
    ? "utf-16le"
    : first === 0xfe && second === 0xff
      ? "utf-16be"
      : "utf-8";

interface OpenValue {
  readonly isArray: boolean;
  /** The name of the member that is being read. */
  key: string;
  /** In an object: whether the next string is a name. */
  expectsKey: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;

class Scanner {
  readonly #wishes: StreamWishes;
  readonly #open: OpenValue[] = [];
  #line = 1;
  /** Offset at which the line begins. */
  #lineStart = 0;
  /** Offset of the piece that is looked at. */
  #base = 0;
  #isInString = false;
  #isEscaped = false;
  /** The string that is being read where it is a name. */
  #key: string | undefined;
  /** Pieces of the wanted value that is being read, where it began, and how many brackets are open around it. */
  #wanted:
    | { readonly parts: string[]; length: number; readonly at: Point; readonly depth: number }
    | undefined;
  #hasEnded = false;
  #seen = false;
  failed = false;

  constructor(wishes: StreamWishes) {
    this.#wishes = wishes;
  }

  *take(text: string): Iterable<StreamedValue | StreamFault> {
    /** Where in `text` the part of the wanted value begins that is not kept yet. */
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === LINE_FEED) {
        this.#line += 1;
        this.#lineStart = this.#base + at + 1;
      }
      if (this.#isInString) {
        this.#inString(unit);
      } else if (unit === OPEN_OBJECT || unit === OPEN_LIST) {
        if (this.#wanted === undefined && this.#isWanted()) {
          this.#wanted = { parts: [], length: 0, at: this.#point(at), depth: this.#open.length };
          from = at;
        }
        const fault = this.#enter(unit === OPEN_LIST);
        if (fault !== undefined) {
          yield this.#fail("input/syntax", fault, at);
          return;
        }
      } else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) {
        const closed = this.#open.pop();
        if (closed === undefined || closed.isArray !== (unit === CLOSE_LIST)) {
          yield this.#fail("input/syntax", "not JSON: a bracket closes nothing that is open", at);
          return;
        }
        this.#hasEnded = this.#open.length === 0;
        const wanted = this.#wanted;
        if (wanted !== undefined && wanted.depth === this.#open.length) {
          this.#wanted = undefined;
          yield this.#streamed([...wanted.parts, text.slice(from, at + 1)].join(""), wanted.at);
        }
      } else if (!this.#between(unit)) {
        yield this.#fail("input/syntax", "not JSON: expected a value", at);
        return;
      }
    }
    this.#base += text.length;
    if (this.#wanted !== undefined) {
      this.#wanted.parts.push(text.slice(from));
      this.#wanted.length += text.length - from;
      if (this.#wanted.length > LONGEST_VALUE) {
        const millions = Math.round(LONGEST_VALUE / 1e6);
        yield this.#fail(
          "input/too-large",
          `one text has more than ${millions} million characters`,
          0,
        );
      }
    }
  }

  /** Opens an object or a list; tells what is wrong when it may not stand here. */
  #enter(isArray: boolean): string | undefined {
    if (this.#hasEnded) {
      return "not JSON: something follows its end";
    }
    if (this.#open.length >= (this.#wanted === undefined ? DEEPEST : DEEPEST_WANTED)) {
      return `nested more than ${this.#open.length} deep`;
    }
    this.#seen = true;
    this.#open.push({ isArray, key: "*", expectsKey: !isArray });
    return undefined;
  }

  /** What stands between brackets, outside strings; false where no JSON has it. */
  #between(unit: number): boolean {
    const inner = this.#open.at(-1);
    if (unit === QUOTE) {
      this.#isInString = true;
      this.#key = inner?.expectsKey === true ? "" : undefined;
      return inner !== undefined;
    }
    if ((unit === COMMA || unit === COLON) && inner !== undefined && !inner.isArray) {
      inner.expectsKey = unit === COMMA;
    }
    return inner !== undefined || unit <= SPACE;
  }

  *end(): Iterable<StreamFault> {
    if (!this.#hasEnded) {
      yield this.fault(
        "input/syntax",
        this.#seen ? "not JSON: the file ends before it is whole" : "not JSON: there is no value",
      );
    }
  }

  /** A fault at the end of what was looked at. */
  fault(code: StreamFault["code"], fault: string): StreamFault {
    const point = this.#point(0);
    return { code, fault, span: { source: this.#wishes.source, start: point, end: point } };
  }

  #fail(code: StreamFault["code"], fault: string, at: number): StreamFault {
    this.failed = true;
    const point = this.#point(at);
    return { code, fault, span: { source: this.#wishes.source, start: point, end: point } };
  }

  #inString(unit: number): void {
    if (this.#isEscaped) {
      this.#isEscaped = false;
    } else if (unit === BACKSLASH) {
      this.#isEscaped = true;
      return;
    } else if (unit === QUOTE) {
      this.#isInString = false;
      const inner = this.#open.at(-1);
      if (this.#key !== undefined && inner !== undefined) {
        inner.key = this.#key;
      }
      this.#key = undefined;
      return;
    }
    // Names that are looked for are short and without escapes.
    if (this.#key !== undefined && this.#key.length < 64) {
      this.#key += String.fromCharCode(unit);
    }
  }

  #isWanted(): boolean {
    return this.#open.length < 8 && this.#wishes.isWanted(this.#open.map(({ key }) => key));
  }

  /** The place of the unit at `at` of the piece that is looked at. */
  #point(at: number): Point {
    const offset = this.#base + at;
    return { line: this.#line, column: offset - this.#lineStart + 1, offset };
  }

  #streamed(text: string, at: Point): StreamedValue {
    const path = this.#open.map(({ key }) => key);
    const { span } = createSourceText(this.#wishes.source, text, at);
    return { path, text, span };
  }
}

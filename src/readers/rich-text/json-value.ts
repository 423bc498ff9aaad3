import type { Span } from "../../diagnostics/index.ts";
import { type JsonPlace, type JsonRange, parseJson } from "../json/parse-json.ts";

/** JSON as it stands in a file, or inside a string of another JSON. */
export interface JsonText {
  readonly text: string;
  /** Where the units from `start` up to `end` of `text` stand in the file. */
  readonly span: (start: number, end: number) => Span;
}

/**
 * A value of a JSON that nobody vouches for, with its place. Each accessor answers `undefined`, or an empty list, where the
 * value is of another type than the one asked for; only own members are seen, so that `__proto__` is a name like others.
 */
export class JsonValue {
  readonly value: unknown;
  readonly #place: JsonPlace;
  readonly #json: JsonText;

  constructor(value: unknown, place: JsonPlace, json: JsonText) {
    this.value = value;
    this.#place = place;
    this.#json = json;
  }

  get span(): Span {
    return this.#json.span(this.#place.start, this.#place.end);
  }

  /** The place of what stands between the quotes of a string; the place of any other value. */
  get innerSpan(): Span {
    const inset = typeof this.value === "string" ? 1 : 0;
    return this.#json.span(this.#place.start + inset, this.#place.end - inset);
  }

  /** The JSON of this value as it was written. */
  get written(): string {
    return this.#json.text.slice(this.#place.start, this.#place.end);
  }

  /** A member of an object, unless it is absent or `null`. */
  get(name: string): JsonValue | undefined {
    const member = this.#place.members?.get(name);
    if (member === undefined || typeof this.value !== "object" || this.value === null) {
      return undefined;
    }
    const value: unknown = Reflect.get(this.value, name);
    return value === null ? undefined : new JsonValue(value, member.place, this.#json);
  }

  /** The first of the named members that is there. */
  first(...names: readonly string[]): JsonValue | undefined {
    for (const name of names) {
      const found = this.get(name);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  /** Names of the members of an object, in the order of the file. */
  get names(): readonly string[] {
    return [...(this.#place.members?.keys() ?? [])];
  }

  get isObject(): boolean {
    return this.#place.members !== undefined;
  }

  get isList(): boolean {
    return this.#place.items !== undefined;
  }

  /** The items of a list. */
  get items(): readonly JsonValue[] {
    const { value } = this;
    if (!Array.isArray(value)) {
      return [];
    }
    return (this.#place.items ?? []).map(
      (place, at) => new JsonValue(value[at] as unknown, place, this.#json),
    );
  }

  /** The items of the named list. */
  list(name: string): readonly JsonValue[] {
    return this.get(name)?.items ?? [];
  }

  /** The characters of a string, or a number as it is written. */
  get words(): string | undefined {
    const { value } = this;
    return typeof value === "string"
      ? value
      : typeof value === "number"
        ? String(value)
        : undefined;
  }

  /** The characters of the named member, unless there are none but blanks. */
  text(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const words = this.get(name)?.words;
      if (words !== undefined && words.trim() !== "") {
        return words;
      }
    }
    return undefined;
  }

  /** The named number; one written as a string counts too. */
  number(...names: readonly string[]): number | undefined {
    for (const name of names) {
      const words = this.get(name)?.words;
      const number = words === undefined || words.trim() === "" ? Number.NaN : Number(words);
      if (Number.isFinite(number)) {
        return number;
      }
    }
    return undefined;
  }

  /** Whether the named member is `true`, or 1 as databases write it. */
  flag(name: string): boolean {
    const value = this.get(name)?.value;
    return value === true || value === 1;
  }

  /** The characters of a string as a text of its own, whose places are places of the file. */
  get content(): JsonText {
    const { value } = this;
    if (typeof value !== "string") {
      return { text: "", span: () => this.span };
    }
    const start = this.#place.start + 1;
    const literal = this.#json.text.slice(start, this.#place.end - 1);
    if (literal.length === value.length) {
      return { text: value, span: (from, to) => this.#json.span(start + from, start + to) };
    }
    const offsets = offsetsOf(literal);
    const at = (offset: number) =>
      start + (offsets[Math.min(Math.max(offset, 0), offsets.length - 1)] ?? 0);
    return { text: value, span: (from, to) => this.#json.span(at(from), at(to)) };
  }
}

/** For each unit of a decoded string, and for its end, the offset in the literal where it is written. */
function offsetsOf(literal: string): readonly number[] {
  const offsets: number[] = [];
  let at = 0;
  while (at < literal.length) {
    offsets.push(at);
    at += literal[at] !== "\\" ? 1 : literal[at + 1] === "u" ? 6 : 2;
  }
  offsets.push(literal.length);
  return offsets;
}

/** Parses JSON into a located value; a fault tells what is wrong and where. */
export function readJsonValue(
  json: JsonText,
): JsonValue | { readonly fault: string; readonly span: Span } {
  const parsed = parseJson(json.text);
  if ("fault" in parsed) {
    const { start, end }: JsonRange = parsed.at;
    return { fault: parsed.fault, span: json.span(start, end) };
  }
  return new JsonValue(parsed.value, parsed.place, json);
}

/** The texts under the named members anywhere in a value, in the order of the file, for what has no place in the model. */
export function allText(root: JsonValue, names: ReadonlySet<string>): readonly JsonValue[] {
  const found: JsonValue[] = [];
  const open: JsonValue[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const inside: JsonValue[] = [...value.items];
    for (const name of value.names) {
      const member = value.get(name);
      if (member?.words !== undefined && typeof member.value === "string" && names.has(name)) {
        inside.push(member);
      } else if (member !== undefined && (member.isObject || member.isList)) {
        inside.push(member);
      }
    }
    if (typeof value.value === "string") {
      found.push(value);
    }
    open.push(...inside.reverse());
  }
  return found;
}

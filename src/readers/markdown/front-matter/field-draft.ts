import { diagnostic, type Report, type Span } from "../../../diagnostics/index.ts";
import type { Block, Inline } from "../../../model/index.ts";
import { nearestName } from "./field-names.ts";
import type { YamlEntry, YamlScalar, YamlValue } from "./yaml-value.ts";

/** Turns the Markdown of a field into nodes. */
export interface FieldMarkdown {
  readonly line: (value: YamlScalar) => readonly Inline[];
  readonly blocks: (value: YamlScalar) => readonly Block[];
}

/** What the front matter says of an article, not yet checked, and where each field was said. */
export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly places: ReadonlyMap<string, Span>;
}

type Draft = Record<string, unknown>;

/** Gathers fields and their places, and reads the plain values that fields are made of; what is wrong with one is told. */
export class FieldDraft {
  readonly #fields: Draft = {};
  readonly #places = new Map<string, Span>();
  readonly #markdown: FieldMarkdown;
  readonly #report: Report;

  constructor(markdown: FieldMarkdown, report: Report) {
    this.#markdown = markdown;
    this.#report = report;
  }

  /** All that was gathered. */
  finish(): FrontMatter {
    return { fields: this.#fields, places: this.#places };
  }

  /** A field that has one value; to give it under two names is an error. */
  set(name: string, value: unknown, written: YamlValue): void {
    if (value !== undefined) {
      if (name in this.#fields) {
        this.#report(
          diagnostic("article/invalid", `"${name}" is given twice, under two names`, {
            span: written.span,
          }),
        );
      }
      this.#fields[name] = value;
      this.#places.set(name, written.span);
    }
  }

  /** More members of a field that is an object. */
  merge(name: string, more: Draft, span: Span): void {
    const before = this.#fields[name];
    this.#fields[name] = { ...(typeof before === "object" ? before : {}), ...more };
    this.#places.set(name, this.#places.get(name) ?? span);
    for (const key of Object.keys(more)) {
      this.#places.set(`${name}.${key}`, span);
    }
  }

  /** More items of a field that is a list, each with a place of its own. */
  append(name: string, value: YamlValue, convert: (item: YamlValue) => unknown): void {
    const before = this.#fields[name];
    const list: unknown[] = Array.isArray(before) ? before : [];
    for (const item of value.kind === "list" ? value.items : [value]) {
      const made = convert(item);
      if (made !== undefined) {
        this.#places.set(`${name}.${list.length}`, item.span);
        list.push(made);
      }
    }
    this.#fields[name] = list;
    this.#places.set(name, this.#places.get(name) ?? value.span);
  }

  /** More words of a field that is a list of them. */
  words(name: string, value: YamlValue): void {
    const words = this.strings(name, value);
    const before = this.#fields[name];
    this.#fields[name] = [...(Array.isArray(before) ? before : []), ...words];
    this.#places.set(name, value.span);
  }

  /** Tells that a value is not of its kind. */
  wrong(name: string, wanted: string, span: Span): undefined {
    this.#report(diagnostic("article/invalid", `"${name}" must be ${wanted}`, { span }));
    return undefined;
  }

  /** Tells of a field that there is not, with the nearest of `names` (of all, where none are given). */
  unknown(key: string, span: Span, names?: readonly string[]): void {
    const near = nearestName(key, names);
    this.#report(
      diagnostic("input/unknown-field", `unknown field "${key}" in the front matter`, {
        span,
        hints: [
          near === undefined
            ? `what is your own goes under custom, such as "site:${key}"`
            : `did you mean "${near}"?`,
        ],
      }),
    );
  }

  /** The text of a scalar. */
  text(name: string, value: YamlValue): string | undefined {
    return value.kind === "scalar" ? value.text : this.wrong(name, "one text", value.span);
  }

  /** A text with the Markdown of a line. */
  line(name: string, value: YamlValue): readonly Inline[] | undefined {
    return value.kind === "scalar"
      ? this.#markdown.line(value)
      : this.wrong(name, "one text", value.span);
  }

  /** A text with the Markdown of blocks. */
  blocks(name: string, value: YamlValue): readonly Block[] | undefined {
    return value.kind === "scalar"
      ? this.#markdown.blocks(value)
      : this.wrong(name, "a text", value.span);
  }

  /** The entries of a map. */
  entries(name: string, value: YamlValue): readonly YamlEntry[] {
    if (value.kind === "map") {
      return value.entries;
    }
    this.wrong(name, "a set of fields", value.span);
    return [];
  }

  /** The entries of a map under the names allowed there; any other name is an error. */
  record(
    name: string,
    value: YamlValue,
    allowed: Readonly<Record<string, (value: YamlValue) => unknown>>,
  ): Draft {
    const made: Draft = {};
    for (const { key, keySpan, value: field } of this.entries(name, value)) {
      const convert = Object.hasOwn(allowed, key) ? allowed[key] : undefined;
      if (convert === undefined) {
        this.unknown(key, keySpan, Object.keys(allowed));
      } else if (!isEmpty(field)) {
        made[key] = convert(field);
      }
    }
    return made;
  }

  /** The items of a list, or the words that commas part in a text. */
  strings(name: string, value: YamlValue): readonly string[] {
    if (value.kind === "scalar") {
      return splitWords(value.text);
    }
    if (value.kind === "map") {
      this.wrong(name, "a list of words", value.span);
      return [];
    }
    return value.items.flatMap((item) => this.text(name, item) ?? []);
  }

  /** ISO 8601, with the blank between day and hour that people write. */
  isoDate(name: string, value: YamlValue): string | undefined {
    return this.text(name, value)
      ?.replace(/^(\d{4}-\d{2}-\d{2})[ t](?=\d)/, "$1T")
      .replace(/ (?=[+-Z])/, "");
  }
}

/** Words that Arabic or Latin commas part. */
export const splitWords = (text: string): readonly string[] =>
  text
    .split(/[,،]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Whether nothing is written after the colon. */
export const isEmpty = (value: YamlValue): boolean => value.kind === "scalar" && value.text === "";

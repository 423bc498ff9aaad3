import { diagnostic, type Report, type Span } from "../../../diagnostics/index.ts";
import type { Block, BylineRole, Inline } from "../../../model/index.ts";
import { type FieldName, fieldOf, nearestName } from "./field-names.ts";
import {
  plainValue,
  type YamlEntry,
  type YamlMap,
  type YamlScalar,
  type YamlValue,
} from "./yaml-value.ts";

// Longer than most files: one reader for each field of the model, in the order of the model page.

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

/** Reads the fields of the front matter; an unknown one is an error with the name that may have been meant. */
export function readFields(tree: YamlMap, markdown: FieldMarkdown, report: Report): FrontMatter {
  const fields: Draft = {};
  const places = new Map<string, Span>();
  const reader = new FieldReader(fields, places, markdown, report);
  for (const entry of tree.entries) {
    reader.read(entry);
  }
  return { fields, places };
}

const ROLES: ReadonlyMap<FieldName, BylineRole> = new Map([
  ["bylines", "author"],
  ["translators", "translator"],
  ["editors", "editor"],
  ["photographers", "photographer"],
  ["correspondents", "correspondent"],
]);

class FieldReader {
  readonly #fields: Draft;
  readonly #places: Map<string, Span>;
  readonly #markdown: FieldMarkdown;
  readonly #report: Report;

  constructor(fields: Draft, places: Map<string, Span>, markdown: FieldMarkdown, report: Report) {
    this.#fields = fields;
    this.#places = places;
    this.#markdown = markdown;
    this.#report = report;
  }

  read(entry: YamlEntry): void {
    const { key, keySpan, value } = entry;
    if (/^[\w-]+:.+$/.test(key)) {
      this.#custom(key, value, keySpan);
      return;
    }
    const name = fieldOf(key);
    if (name === undefined) {
      this.#unknown(key, keySpan);
    } else if (!isEmpty(value)) {
      this.#field(name, value);
    }
  }

  #field(name: FieldName, value: YamlValue): void {
    switch (name) {
      case "id":
      case "profile":
      case "shortHeadline":
      case "version":
      case "editorialNote":
      case "canonicalUrl":
        this.#set(name, this.#text(name, value), value);
        return;
      case "language":
        this.#set(name, this.#text(name, value), value);
        return;
      case "kind":
      case "direction":
      case "status":
      case "digits":
      case "months":
        this.#set(name, this.#text(name, value)?.toLowerCase(), value);
        return;
      case "headline":
      case "kicker":
      case "deck":
        this.#set(name, this.#line(name, value), value);
        return;
      case "bylines":
      case "translators":
      case "editors":
      case "photographers":
      case "correspondents":
        this.#bylines(name, value);
        return;
      case "dateline":
        this.#set(name, this.#dateline(value), value);
        return;
      case "sources":
        this.#append("sources", value, (item) => this.#source(item, undefined));
        return;
      case "agencies":
        this.#append("sources", value, (item) => this.#source(item, "agency"));
        return;
      case "dates":
        for (const { key, keySpan, value: date } of this.#entries(name, value)) {
          const field = fieldOf(key);
          if (
            field === "published" ||
            field === "modified" ||
            field === "created" ||
            field === "embargoUntil"
          ) {
            this.#date(field, date);
          } else {
            this.#unknown(key, keySpan, ["published", "modified", "created", "embargoUntil"]);
          }
        }
        return;
      case "published":
      case "modified":
      case "created":
      case "embargoUntil":
        this.#date(name, value);
        return;
      case "draft":
        if (value.kind === "scalar" && value.value === true) {
          this.#set("status", "draft", value);
        } else if (value.kind !== "scalar" || value.value !== false) {
          this.#wrong("draft", "true or false", value.span);
        }
        return;
      case "corrections":
        this.#append("corrections", value, (item) => this.#correction(item));
        return;
      case "rights":
        this.#rights(value);
        return;
      case "licence":
        this.#merge("rights", { licence: this.#text(name, value) }, value.span);
        return;
      case "calendars":
        this.#set(name, this.#strings(name, value).map(calendarOf), value);
        return;
      case "keywords":
      case "sections":
        this.#words(name, value);
        return;
      case "series":
        this.#set(name, this.#series(value), value);
        return;
      case "abstract":
        this.#set(name, this.#blocks(name, value), value);
        return;
      case "summaryPoints":
        if (value.kind === "scalar") {
          this.#set("abstract", this.#blocks(name, value), value);
        } else {
          this.#append(name, value, (item) => this.#line(name, item));
        }
        return;
      case "numberedCaptions":
        this.#set(
          name,
          value.kind === "scalar" && typeof value.value === "boolean"
            ? value.value
            : this.#wrong(name, "true or false", value.span),
          value,
        );
        return;
      case "hero":
        this.#set(name, this.#hero(value), value);
        return;
      case "custom":
        for (const { key, keySpan, value: kept } of this.#entries(name, value)) {
          this.#custom(key, kept, keySpan);
        }
        return;
    }
  }

  #set(name: string, value: unknown, written: YamlValue): void {
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

  #merge(name: string, more: Draft, span: Span): void {
    const before = this.#fields[name];
    this.#fields[name] = { ...(typeof before === "object" ? before : {}), ...more };
    this.#places.set(name, this.#places.get(name) ?? span);
    for (const key of Object.keys(more)) {
      this.#places.set(`${name}.${key}`, span);
    }
  }

  #append(name: string, value: YamlValue, convert: (item: YamlValue) => unknown): void {
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

  #wrong(name: string, wanted: string, span: Span): undefined {
    this.#report(diagnostic("article/invalid", `"${name}" must be ${wanted}`, { span }));
    return undefined;
  }

  #unknown(key: string, span: Span, names?: readonly string[]): void {
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

  #text(name: string, value: YamlValue): string | undefined {
    return value.kind === "scalar" ? value.text : this.#wrong(name, "one text", value.span);
  }

  #line(name: string, value: YamlValue): readonly Inline[] | undefined {
    return value.kind === "scalar"
      ? this.#markdown.line(value)
      : this.#wrong(name, "one text", value.span);
  }

  #blocks(name: string, value: YamlValue): readonly Block[] | undefined {
    return value.kind === "scalar"
      ? this.#markdown.blocks(value)
      : this.#wrong(name, "a text", value.span);
  }

  #entries(name: string, value: YamlValue): readonly YamlEntry[] {
    if (value.kind === "map") {
      return value.entries;
    }
    this.#wrong(name, "a set of fields", value.span);
    return [];
  }

  /** The entries of a map under the names allowed there; any other name is an error. */
  #record(
    name: string,
    value: YamlValue,
    allowed: Readonly<Record<string, (value: YamlValue) => unknown>>,
  ): Draft {
    const made: Draft = {};
    for (const { key, keySpan, value: field } of this.#entries(name, value)) {
      const convert = Object.hasOwn(allowed, key) ? allowed[key] : undefined;
      if (convert === undefined) {
        this.#unknown(key, keySpan, Object.keys(allowed));
      } else if (!isEmpty(field)) {
        made[key] = convert(field);
      }
    }
    return made;
  }

  #bylines(name: FieldName, value: YamlValue): void {
    const role = ROLES.get(name) ?? "author";
    const text = (item: YamlValue) => this.#text(name, item);
    this.#append("bylines", value, (item) =>
      item.kind === "scalar"
        ? { name: item.text, role, span: item.span }
        : {
            role,
            ...this.#record(name, item, {
              name: text,
              role: (field) => this.#text("role", field)?.toLowerCase(),
              bio: text,
              organisation: text,
              url: text,
              email: text,
            }),
            span: item.span,
          },
    );
  }

  /** A string is read as it is printed: `بيروت، القاهرة – أ ف ب`. */
  #dateline(value: YamlValue): unknown {
    if (value.kind === "scalar") {
      const [places = "", ...agencies] = value.text.split(/\s+[-–—]\s+/);
      return { places: splitWords(places), agencies, span: value.span };
    }
    const words = (field: YamlValue) => this.#strings("dateline", field);
    const { place, agency, ...made } = this.#record("dateline", value, {
      places: words,
      place: words,
      agencies: words,
      agency: words,
      date: (field) => this.#isoDate("date", field),
    });
    return { places: place ?? [], agencies: agency ?? [], ...made, span: value.span };
  }

  #source(value: YamlValue, role: "agency" | undefined): unknown {
    const shared = { ...(role === undefined ? {} : { role }), span: value.span };
    if (value.kind === "scalar") {
      return { name: value.text, ...shared };
    }
    const text = (field: YamlValue) => this.#text("sources", field);
    return { ...shared, ...this.#record("sources", value, { name: text, role: text, url: text }) };
  }

  #correction(value: YamlValue): unknown {
    if (value.kind === "scalar") {
      return this.#wrong("corrections", "a list of { date, text }", value.span);
    }
    const made = this.#record("corrections", value, {
      date: (field) => this.#isoDate("date", field),
      text: (field) => this.#line("text", field),
    });
    return { ...made, span: value.span };
  }

  #rights(value: YamlValue): void {
    if (value.kind === "scalar") {
      this.#merge("rights", { notice: value.text }, value.span);
      return;
    }
    const text = (field: YamlValue) => this.#text("rights", field);
    const made = this.#record("rights", value, {
      holder: text,
      notice: text,
      year: (field) => (field.kind === "scalar" ? field.value : field),
      licence: text,
      license: text,
      creditLine: text,
    });
    const { license, ...rest } = made;
    this.#merge("rights", license === undefined ? rest : { ...rest, licence: license }, value.span);
  }

  #series(value: YamlValue): unknown {
    if (value.kind === "scalar") {
      return { title: value.text };
    }
    return this.#record("series", value, {
      title: (field) => this.#text("title", field),
      position: (field) => (field.kind === "scalar" ? field.value : field),
    });
  }

  #hero(value: YamlValue): unknown {
    if (value.kind === "scalar") {
      const image = { src: value.text, span: value.span };
      return { type: "figure", image, span: value.span };
    }
    const text = (field: YamlValue) => this.#text("hero", field);
    const line = (field: YamlValue) => this.#line("hero", field);
    const { src, alt, decorative, ...rest } = this.#record("hero", value, {
      src: text,
      alt: text,
      caption: line,
      credit: line,
      id: text,
      decorative: (field) => (field.kind === "scalar" ? field.value : field),
    });
    const image = {
      src,
      ...(alt === undefined ? {} : { alt }),
      ...(decorative === undefined ? {} : { decorative }),
      span: value.span,
    };
    return { type: "figure", image, ...rest, span: value.span };
  }

  #words(name: string, value: YamlValue): void {
    const words = this.#strings(name, value);
    const before = this.#fields[name];
    this.#fields[name] = [...(Array.isArray(before) ? before : []), ...words];
    this.#places.set(name, value.span);
  }

  #strings(name: string, value: YamlValue): readonly string[] {
    if (value.kind === "scalar") {
      return splitWords(value.text);
    }
    if (value.kind === "map") {
      this.#wrong(name, "a list of words", value.span);
      return [];
    }
    return value.items.flatMap((item) => this.#text(name, item) ?? []);
  }

  #date(name: string, value: YamlValue): void {
    this.#merge("dates", { [name]: this.#isoDate(name, value) }, value.span);
  }

  /** ISO 8601, with the blank between day and hour that people write. */
  #isoDate(name: string, value: YamlValue): string | undefined {
    return this.#text(name, value)
      ?.replace(/^(\d{4}-\d{2}-\d{2})[ t](?=\d)/, "$1T")
      .replace(/ (?=[+-Z])/, "");
  }

  #custom(key: string, value: YamlValue, span: Span): void {
    if (!/^[\w-]+:.+$/.test(key)) {
      this.#report(
        diagnostic("article/invalid", `"${key}" under custom has no namespace`, {
          span,
          hints: [`name it after whose it is, such as "site:${key}"`],
        }),
      );
      return;
    }
    this.#merge("custom", { [key]: plainValue(value) }, value.span);
  }
}

const ARABIC_CALENDARS: ReadonlyMap<string, string> = new Map([
  ["ميلادي", "gregorian"],
  ["هجري", "hijri"],
  ["شمسي", "persian"],
]);

/** What it is called in the model; any other word is left for the schema to refuse. */
const calendarOf = (word: string): string =>
  ARABIC_CALENDARS.get(word.replace(/^ال/u, "")) ?? word.toLowerCase();

const splitWords = (text: string): readonly string[] =>
  text
    .split(/[,،]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

const isEmpty = (value: YamlValue): boolean => value.kind === "scalar" && value.text === "";

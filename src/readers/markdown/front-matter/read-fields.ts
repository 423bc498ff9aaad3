import { diagnostic, type Report, type Span } from "../../../diagnostics/index.ts";
import type { BylineRole } from "../../../model/index.ts";
import {
  FieldDraft,
  type FieldMarkdown,
  type FrontMatter,
  isEmpty,
  splitWords,
} from "./field-draft.ts";
import { type FieldName, fieldOf } from "./field-names.ts";
import { plainValue, type YamlEntry, type YamlMap, type YamlValue } from "./yaml-value.ts";

/** Reads the fields of the front matter; an unknown one is an error with the name that may have been meant. */
export function readFields(tree: YamlMap, markdown: FieldMarkdown, report: Report): FrontMatter {
  const draft = new FieldDraft(markdown, report);
  const reader = new FieldReader(draft, report);
  for (const entry of tree.entries) {
    reader.read(entry);
  }
  return draft.finish();
}

const ROLES: ReadonlyMap<FieldName, BylineRole> = new Map([
  ["bylines", "author"],
  ["translators", "translator"],
  ["editors", "editor"],
  ["photographers", "photographer"],
  ["correspondents", "correspondent"],
]);

class FieldReader {
  readonly #draft: FieldDraft;
  readonly #report: Report;

  constructor(draft: FieldDraft, report: Report) {
    this.#draft = draft;
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
      this.#draft.unknown(key, keySpan);
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
        this.#draft.set(name, this.#draft.text(name, value), value);
        return;
      case "language":
        this.#draft.set(name, this.#draft.text(name, value), value);
        return;
      case "kind":
      case "direction":
      case "status":
      case "digits":
      case "months":
        this.#draft.set(name, this.#draft.text(name, value)?.toLowerCase(), value);
        return;
      case "headline":
      case "kicker":
      case "deck":
        this.#draft.set(name, this.#draft.line(name, value), value);
        return;
      case "bylines":
      case "translators":
      case "editors":
      case "photographers":
      case "correspondents":
        this.#bylines(name, value);
        return;
      case "dateline":
        this.#draft.set(name, this.#dateline(value), value);
        return;
      case "sources":
        this.#draft.append("sources", value, (item) => this.#source(item, undefined));
        return;
      case "agencies":
        this.#draft.append("sources", value, (item) => this.#source(item, "agency"));
        return;
      case "dates":
        for (const { key, keySpan, value: date } of this.#draft.entries(name, value)) {
          const field = fieldOf(key);
          if (
            field === "published" ||
            field === "modified" ||
            field === "created" ||
            field === "embargoUntil"
          ) {
            this.#date(field, date);
          } else {
            this.#draft.unknown(key, keySpan, ["published", "modified", "created", "embargoUntil"]);
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
          this.#draft.set("status", "draft", value);
        } else if (value.kind !== "scalar" || value.value !== false) {
          this.#draft.wrong("draft", "true or false", value.span);
        }
        return;
      case "corrections":
        this.#draft.append("corrections", value, (item) => this.#correction(item));
        return;
      case "rights":
        this.#rights(value);
        return;
      case "licence":
        this.#draft.merge("rights", { licence: this.#draft.text(name, value) }, value.span);
        return;
      case "calendars":
        this.#draft.set(name, this.#draft.strings(name, value).map(calendarOf), value);
        return;
      case "keywords":
      case "sections":
        this.#draft.words(name, value);
        return;
      case "series":
        this.#draft.set(name, this.#series(value), value);
        return;
      case "abstract":
        this.#draft.set(name, this.#draft.blocks(name, value), value);
        return;
      case "summaryPoints":
        if (value.kind === "scalar") {
          this.#draft.set("abstract", this.#draft.blocks(name, value), value);
        } else {
          this.#draft.append(name, value, (item) => this.#draft.line(name, item));
        }
        return;
      case "numberedCaptions":
        this.#draft.set(
          name,
          value.kind === "scalar" && typeof value.value === "boolean"
            ? value.value
            : this.#draft.wrong(name, "true or false", value.span),
          value,
        );
        return;
      case "hero":
        this.#draft.set(name, this.#hero(value), value);
        return;
      case "custom":
        for (const { key, keySpan, value: kept } of this.#draft.entries(name, value)) {
          this.#custom(key, kept, keySpan);
        }
        return;
    }
  }

  #bylines(name: FieldName, value: YamlValue): void {
    const role = ROLES.get(name) ?? "author";
    const text = (item: YamlValue) => this.#draft.text(name, item);
    this.#draft.append("bylines", value, (item) =>
      item.kind === "scalar"
        ? { name: item.text, role, span: item.span }
        : {
            role,
            ...this.#draft.record(name, item, {
              name: text,
              role: (field) => this.#draft.text("role", field)?.toLowerCase(),
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
    const words = (field: YamlValue) => this.#draft.strings("dateline", field);
    const { place, agency, ...made } = this.#draft.record("dateline", value, {
      places: words,
      place: words,
      agencies: words,
      agency: words,
      date: (field) => this.#draft.isoDate("date", field),
    });
    return { places: place ?? [], agencies: agency ?? [], ...made, span: value.span };
  }

  #source(value: YamlValue, role: "agency" | undefined): unknown {
    const shared = { ...(role === undefined ? {} : { role }), span: value.span };
    if (value.kind === "scalar") {
      return { name: value.text, ...shared };
    }
    const text = (field: YamlValue) => this.#draft.text("sources", field);
    return {
      ...shared,
      ...this.#draft.record("sources", value, { name: text, role: text, url: text }),
    };
  }

  #correction(value: YamlValue): unknown {
    if (value.kind === "scalar") {
      return this.#draft.wrong("corrections", "a list of { date, text }", value.span);
    }
    const made = this.#draft.record("corrections", value, {
      date: (field) => this.#draft.isoDate("date", field),
      text: (field) => this.#draft.line("text", field),
    });
    return { ...made, span: value.span };
  }

  #rights(value: YamlValue): void {
    if (value.kind === "scalar") {
      this.#draft.merge("rights", { notice: value.text }, value.span);
      return;
    }
    const text = (field: YamlValue) => this.#draft.text("rights", field);
    const made = this.#draft.record("rights", value, {
      holder: text,
      notice: text,
      year: (field) => (field.kind === "scalar" ? field.value : field),
      licence: text,
      license: text,
      creditLine: text,
    });
    const { license, ...rest } = made;
    this.#draft.merge(
      "rights",
      license === undefined ? rest : { ...rest, licence: license },
      value.span,
    );
  }

  #series(value: YamlValue): unknown {
    if (value.kind === "scalar") {
      return { title: value.text };
    }
    return this.#draft.record("series", value, {
      title: (field) => this.#draft.text("title", field),
      position: (field) => (field.kind === "scalar" ? field.value : field),
    });
  }

  #hero(value: YamlValue): unknown {
    if (value.kind === "scalar") {
      const image = { src: value.text, span: value.span };
      return { type: "figure", image, span: value.span };
    }
    const text = (field: YamlValue) => this.#draft.text("hero", field);
    const line = (field: YamlValue) => this.#draft.line("hero", field);
    const { src, alt, decorative, ...rest } = this.#draft.record("hero", value, {
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

  #date(name: string, value: YamlValue): void {
    this.#draft.merge("dates", { [name]: this.#draft.isoDate(name, value) }, value.span);
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
    this.#draft.merge("custom", { [key]: plainValue(value) }, value.span);
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

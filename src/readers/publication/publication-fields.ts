import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { plainValue, type YamlMap, type YamlValue } from "../markdown/front-matter/yaml-value.ts";

/** What a publication file says, not yet checked. */
export interface PublicationFields {
  /** Fields of the model, but for `articles`. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** In the order of the publication: those before the text proper, the text, those after it. */
  readonly files: readonly NamedFile[];
  /** How many of the first and the last files stand before and after the text proper. */
  readonly matter: { readonly front: number; readonly back: number };
  readonly parts: readonly NamedPart[];
  readonly places: ReadonlyMap<string, Span>;
}

export interface NamedFile {
  readonly path: string;
  readonly span: Span;
}

/** A part and its files: the first of them among all files, from 0, and the one after the last. */
export interface NamedPart {
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** Fields that the model holds as they are written. */
const PLAIN = [
  "title",
  "subtitle",
  "publisher",
  "language",
  "direction",
  "profile",
  "digits",
  "months",
  "identifier",
  "date",
  "description",
  "noteNumbering",
  "captionNumbering",
] as const;

/** Fields that name people, and their role. */
const MAKERS: ReadonlyMap<string, string> = new Map([
  ["authors", "author"],
  ["creators", "author"],
  ["translators", "translator"],
  ["editors", "editor"],
  ["photographers", "photographer"],
  ["correspondents", "correspondent"],
]);

const NAMES: ReadonlyMap<string, string> = new Map([
  ...[...PLAIN, ...MAKERS.keys()].map((name): [string, string] => [name, name]),
  ["isbn", "isbn"],
  ["rights", "rights"],
  ["keywords", "keywords"],
  ["calendars", "calendars"],
  ["calendar", "calendars"],
  ["series", "series"],
  ["cover", "cover"],
  ["articles", "articles"],
  ["front", "front"],
  ["back", "back"],
  ["index", "index"],
  ["frontMatter", "frontMatter"],
  ["author", "authors"],
  ["translator", "translators"],
  ["editor", "editors"],
  ["العنوان", "title"],
  ["العنوان الفرعي", "subtitle"],
  ["المؤلف", "authors"],
  ["المؤلفون", "authors"],
  ["المترجم", "translators"],
  ["المحرر", "editors"],
  ["الناشر", "publisher"],
  ["اللغة", "language"],
  ["التاريخ", "date"],
  ["الوصف", "description"],
  ["الحقوق", "rights"],
  ["الغلاف", "cover"],
  ["السلسلة", "series"],
  ["الكلمات المفتاحية", "keywords"],
  ["المقالات", "articles"],
  ["الفصول", "articles"],
  ["المقدمات", "front"],
  ["الملاحق", "back"],
  ["الكشاف", "index"],
]);

/** Reads the fields of a publication file; an unknown one is an error. */
export function publicationFields(tree: YamlMap, report: Report): PublicationFields {
  const fields: Record<string, unknown> = {
    type: "publication",
    keywords: [],
    frontMatter: { titlePage: true, contents: true, colophon: true },
  };
  const creators: unknown[] = [];
  const files: Record<"front" | "articles" | "back", FileTree> = {
    front: NO_FILES,
    articles: NO_FILES,
    back: NO_FILES,
  };
  const places = new Map<string, Span>();
  for (const { key, keySpan, value } of tree.entries) {
    const name = NAMES.get(key);
    if (name === undefined) {
      // A file of the model may bear its type.
      if (key !== "type") {
        const known = [...new Set(NAMES.values())].join(", ");
        report(
          diagnostic("input/unknown-field", `unknown field "${key}" in the publication file`, {
            span: keySpan,
            hints: [`there is ${known}`],
          }),
        );
      }
      continue;
    }
    places.set(name, value.span);
    const role = MAKERS.get(name);
    if (role !== undefined) {
      places.set("creators", value.span);
      creators.push(...itemsOf(value).map((item) => makerOf(item, role)));
    } else if (name === "articles" || name === "front" || name === "back") {
      files[name] = filesOf(value, report);
    } else if (name === "isbn") {
      fields["identifier"] = `urn:isbn:${textOf(value).replace(/[\s-]/g, "")}`;
      places.set("identifier", value.span);
    } else if (name === "keywords") {
      fields["keywords"] = itemsOf(value).map(textOf);
    } else if (name === "calendars") {
      fields["calendars"] = itemsOf(value)
        .flatMap((item) => textOf(item).split(/[,،]/))
        .map((word) => word.trim().toLowerCase());
    } else {
      fields[name] = fieldOf(name, value);
    }
  }
  const { front, articles, back } = files;
  const before = front.files.length;
  return {
    fields: { ...fields, creators },
    files: [...front.files, ...articles.files, ...back.files],
    matter: { front: before, back: back.files.length },
    parts: articles.parts.map((part) => ({
      ...part,
      start: part.start + before,
      end: part.end + before,
    })),
    places,
  };
}

function fieldOf(name: string, value: YamlValue): unknown {
  if (name === "cover") {
    // With its place, as the reader of JSON gives pictures one: the model of a PDF is the model again.
    const cover = value.kind === "scalar" ? { src: value.text } : Object(plainValue(value));
    return { ...cover, span: value.span };
  }
  if (value.kind !== "scalar") {
    return name === "frontMatter"
      ? frontMatterOf(value)
      : name === "index"
        ? indexOf(value)
        : plainValue(value);
  }
  switch (name) {
    case "rights":
      return { notice: value.text };
    case "series":
      return { title: value.text };
    case "index":
      return indexOf(value);
    default:
      // A number or a date is words to the author: `1447` as a title.
      return value.text;
  }
}

/** A list of the parts that are wanted, or each with true or false; what is not named is not made. */
function frontMatterOf(value: YamlValue): unknown {
  const none = { titlePage: false, contents: false, colophon: false };
  return value.kind === "list"
    ? { ...none, ...Object.fromEntries(value.items.map((item) => [textOf(item), true])) }
    : { ...none, ...Object(plainValue(value)) };
}

/** The indexes that are wanted, or each with true, false or the words that it shall have besides. */
function indexOf(value: YamlValue): unknown {
  const none = { keywords: false, persons: false };
  return value.kind === "map"
    ? { ...none, ...Object(plainValue(value)) }
    : { ...none, ...Object.fromEntries(itemsOf(value).map((item) => [textOf(item), true])) };
}

const makerOf = (value: YamlValue, role: string): unknown =>
  value.kind === "map" ? { role, ...Object(plainValue(value)) } : { name: textOf(value), role };

interface FileTree {
  readonly files: readonly NamedFile[];
  readonly parts: readonly NamedPart[];
}

const NO_FILES: FileTree = { files: [], parts: [] };

/** Fields of a part: its title, and the files under it. */
const PART_FIELDS: ReadonlyMap<string, string> = new Map([
  ["part", "title"],
  ["الباب", "title"],
  ["القسم", "title"],
  ["subtitle", "subtitle"],
  ["العنوان الفرعي", "subtitle"],
  ["articles", "articles"],
  ["المقالات", "articles"],
  ["الفصول", "articles"],
]);

/** Files in order, some of them in parts: `{ part: title, articles: [files] }`. */
function filesOf(value: YamlValue, report: Report): FileTree {
  const files: NamedFile[] = [];
  const parts: NamedPart[] = [];
  for (const item of itemsOf(value)) {
    const path = item.kind === "map" ? fieldIn(item, "path") : item;
    if (path !== undefined) {
      files.push({ path: textOf(path), span: path.span });
      continue;
    }
    const start = files.length;
    const part = new Map<string, YamlValue>();
    for (const { key, keySpan, value: own } of item.kind === "map" ? item.entries : []) {
      const name = PART_FIELDS.get(key);
      if (name === undefined) {
        report(
          diagnostic("input/unknown-field", `unknown field "${key}" in a part`, {
            span: keySpan,
            hints: ["a part has part, its title; subtitle; and articles, a list of files"],
          }),
        );
      } else {
        part.set(name, own);
      }
    }
    const [title, subtitle, inside] = ["title", "subtitle", "articles"].map((name) =>
      part.get(name),
    );
    for (const file of inside === undefined ? [] : itemsOf(inside)) {
      files.push({ path: textOf(file), span: file.span });
    }
    if (title === undefined || files.length === start) {
      report(
        diagnostic("article/invalid", "a part needs a title and articles", { span: item.span }),
      );
      continue;
    }
    parts.push({
      title: textOf(title),
      subtitle: subtitle === undefined ? undefined : textOf(subtitle),
      start,
      end: files.length,
    });
  }
  return { files, parts };
}

const fieldIn = (map: YamlMap, name: string): YamlValue | undefined =>
  map.entries.find(({ key }) => key === name)?.value;

const itemsOf = (value: YamlValue): readonly YamlValue[] =>
  value.kind === "list" ? value.items : [value];

const textOf = (value: YamlValue): string => (value.kind === "scalar" ? value.text : "");

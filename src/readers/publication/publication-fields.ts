import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { plainValue, type YamlMap, type YamlValue } from "../markdown/front-matter/yaml-tree.ts";

/** What a publication file says, not yet checked. */
export interface PublicationFields {
  /** Fields of the model, but for `articles`. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly path: string; readonly span: Span }[];
  readonly places: ReadonlyMap<string, Span>;
}

/** Fields that the model holds as they are written. */
const PLAIN = [
  "title",
  "subtitle",
  "publisher",
  "language",
  "direction",
  "profile",
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
  ["series", "series"],
  ["cover", "cover"],
  ["articles", "articles"],
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
]);

/** Reads the fields of a publication file; an unknown one is an error. */
export function publicationFields(tree: YamlMap, report: Report): PublicationFields {
  const fields: Record<string, unknown> = {
    type: "publication",
    keywords: [],
    frontMatter: { titlePage: true, contents: true, colophon: true },
  };
  const creators: unknown[] = [];
  const files: { readonly path: string; readonly span: Span }[] = [];
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
    } else if (name === "articles") {
      files.push(...itemsOf(value).flatMap(fileOf));
    } else if (name === "isbn") {
      fields["identifier"] = `urn:isbn:${textOf(value).replace(/[\s-]/g, "")}`;
      places.set("identifier", value.span);
    } else if (name === "keywords") {
      fields["keywords"] = itemsOf(value).map(textOf);
    } else {
      fields[name] = fieldOf(name, value);
    }
  }
  return { fields: { ...fields, creators }, files, places };
}

function fieldOf(name: string, value: YamlValue): unknown {
  if (value.kind !== "scalar") {
    return name === "frontMatter" ? frontMatterOf(value) : plainValue(value);
  }
  switch (name) {
    case "cover":
      return { src: value.text };
    case "rights":
      return { notice: value.text };
    case "series":
      return { title: value.text };
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

const makerOf = (value: YamlValue, role: string): unknown =>
  value.kind === "map" ? { role, ...Object(plainValue(value)) } : { name: textOf(value), role };

function fileOf(value: YamlValue): readonly { readonly path: string; readonly span: Span }[] {
  const path =
    value.kind === "map" ? value.entries.find(({ key }) => key === "path")?.value : value;
  return path === undefined ? [] : [{ path: textOf(path), span: path.span }];
}

const itemsOf = (value: YamlValue): readonly YamlValue[] =>
  value.kind === "list" ? value.items : [value];

const textOf = (value: YamlValue): string => (value.kind === "scalar" ? value.text : "");

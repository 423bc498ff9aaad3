import type { Span } from "../../diagnostics/index.ts";
import type { ReadSettings } from "../reader.ts";
import type { SourceText } from "../source-text.ts";
import type { JsonPlace } from "./parse-json.ts";

type Fields = Record<string, unknown>;

const ARTICLE_LISTS = [
  "bylines",
  "sources",
  "corrections",
  "keywords",
  "sections",
  "abstract",
  "summaryPoints",
  "body",
];

/** Objects of an article that bear a span though they have no `type`; keyed by the field that holds them. */
const UNTYPED_WITH_SPAN = new Set([
  "bylines",
  "sources",
  "corrections",
  "dateline",
  "items",
  "lines",
  "head",
  "foot",
  "cells",
  "image",
  "cover",
]);

/**
 * Fills in what a hand-written file may leave out: empty lists, `kind`, `language`, `dates`, an empty `frontMatter`. Values of
 * a wrong type stay for the check to refuse.
 */
export function complete(value: unknown, settings: ReadSettings): unknown {
  if (!isFields(value)) {
    return value;
  }
  return value["type"] === "publication"
    ? completePublication(value, settings)
    : completeArticle(value, settings, settings.language);
}

function completePublication(fields: Fields, settings: ReadSettings): Fields {
  const articles = fields["articles"];
  const language = fields["language"] ?? settings.language;
  return {
    creators: [],
    keywords: [],
    ...fields,
    language,
    frontMatter: withDefaults(fields["frontMatter"], {
      titlePage: false,
      contents: false,
      colophon: false,
    }),
    ...(Array.isArray(articles)
      ? {
          articles: articles.map((one: unknown) =>
            isFields(one) ? completeArticle(one, settings, language) : one,
          ),
        }
      : {}),
  };
}

function completeArticle(fields: Fields, settings: ReadSettings, language: unknown): Fields {
  const dateline = fields["dateline"];
  return {
    type: "article",
    kind: settings.kind,
    language,
    dates: {},
    ...Object.fromEntries(ARTICLE_LISTS.map((name) => [name, []])),
    ...fields,
    ...(dateline === undefined
      ? {}
      : { dateline: withDefaults(dateline, { places: [], agencies: [] }) }),
  };
}

const withDefaults = (value: unknown, defaults: Fields): unknown =>
  value === undefined ? defaults : isFields(value) ? { ...defaults, ...value } : value;

/** Gives every node without a span the place where the JSON has it; in place, so the value must be the caller's own. */
export function locateNodes(
  value: unknown,
  place: JsonPlace,
  source: SourceText,
  field?: string,
): void {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      locateNodes(item, place.items?.[at] ?? place, source, field);
    }
  } else if (isFields(value)) {
    for (const name of Object.keys(value)) {
      const member = value[name];
      // What the caller keeps for himself, and spans that are there already, are no nodes.
      if (typeof member === "object" && name !== "custom" && name !== "span") {
        locateNodes(member, place.members?.get(name)?.place ?? place, source, name);
      }
    }
    if (value["span"] === undefined && bearsSpan(value, field)) {
      value["span"] = source.span(place.start, place.end);
    }
  }
}

function bearsSpan(value: Fields, field: string | undefined): boolean {
  if (field === undefined) {
    return value["type"] !== "publication";
  }
  // The rows of a table stand under `body`, as the blocks of an article do; those have a type.
  const isRow = field === "body" && "cells" in value;
  return typeof value["type"] === "string" || isRow || UNTYPED_WITH_SPAN.has(field);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The place of a path inside the parsed value, with its name where it has one; of the nearest thing that exists when the path leads to nothing. */
export function placeOf(path: readonly PropertyKey[], root: JsonPlace, source: SourceText): Span {
  let place = root;
  for (const [at, step] of path.entries()) {
    const member = place.members?.get(String(step));
    if (member !== undefined && at === path.length - 1) {
      return source.span(member.key.start, member.place.end);
    }
    const next = member?.place ?? place.items?.[Number(step)];
    if (next === undefined) {
      break;
    }
    place = next;
  }
  return source.span(place.start, place.end);
}

import type { Article, Byline, Inline } from "../../model/index.ts";
import type { JsonValue } from "./json-value.ts";
import type { Losses } from "./losses.ts";
import { plainInlines } from "./make-blocks.ts";
import { figureBlocks } from "./pictures.ts";
import { settleAddress, settleDate } from "./settle-values.ts";

/** What a document says of itself beside its text, and how to look things up that it refers to. */
export interface DocumentFields {
  /** The object that a member refers to, or the member itself. */
  readonly resolve: (value: JsonValue) => JsonValue;
  /** The member in the language of the text, where the document has it in several. */
  readonly inLanguage: (value: JsonValue) => JsonValue;
  /** The address of a picture that an object tells of. */
  readonly pictureOf: (value: JsonValue) => string | undefined;
  readonly losses: Losses;
}

type Fields = Omit<Partial<Article>, "type" | "body">;

/**
 * Reads the fields that documents of most systems have: title, subtitle, authors, dates, tags, the picture at the top. A field
 * of another type than expected is passed over; names that no system agrees on are left alone.
 */
export function readDocumentFields(document: JsonValue, how: DocumentFields): Fields {
  const get = (...names: readonly string[]) => {
    const found = document.first(...names);
    return found === undefined ? undefined : how.inLanguage(found);
  };
  const line = (...names: readonly string[]): readonly Inline[] | undefined =>
    plainInlines(get(...names));
  const date = (...names: readonly string[]) => settleDate(get(...names)?.value);
  const id = document.text("_id", "id", "uuid");
  const published = date("publishedAt", "published_at", "publishDate", "datePublished", "date");
  const modified = date("updatedAt", "updated_at", "_updatedAt", "dateModified");
  const created = date("createdAt", "created_at", "_createdAt");
  const canonical = settleAddress(get("canonicalUrl", "canonical_url", "canonical")?.words);
  const hero = heroOf(get(...HERO_NAMES), how);
  return {
    id,
    headline: line("title", "headline", "heading"),
    kicker: line("kicker", "eyebrow", "overline"),
    deck: line("subtitle", "deck", "standfirst", "dek", "excerpt", "lead", "description"),
    bylines: [
      ...bylinesOf(get("authors", "author", "byline", "writers"), "author", how),
      ...bylinesOf(get("translators", "translator"), "translator", how),
      ...bylinesOf(get("photographers", "photographer"), "photographer", how),
      ...bylinesOf(get("editors", "editor"), "editor", how),
    ],
    dates: {
      published,
      modified,
      created,
    },
    keywords: namesOf(get("tags", "keywords"), how),
    sections: namesOf(get("categories", "category", "sections", "section"), how),
    canonicalUrl: canonical,
    hero,
  };
}

const HERO_NAMES = [
  "mainImage",
  "heroImage",
  "coverImage",
  "featuredImage",
  "featured_image",
  "feature_image",
  "cover",
  "image",
];

function bylinesOf(
  value: JsonValue | undefined,
  role: Byline["role"],
  how: DocumentFields,
): readonly Byline[] {
  if (value === undefined) {
    return [];
  }
  const people = value.isList ? value.items : [value];
  return people.flatMap((given) => {
    const person = how.resolve(given);
    const name = (nameOf(person, how) ?? "").trim();
    if (name === "") {
      how.losses.lost(
        "someone whose name is not in the source",
        "nothing of it is kept",
        given.span,
      );
      return [];
    }
    const url = settleAddress(person.text("url", "website"));
    return [
      {
        name,
        role,
        bio: how.inLanguage(person.get("bio") ?? person).words?.trim(),
        organisation: person.text("organisation", "organization", "agency"),
        email: person.text("email"),
        url: url,
        span: given.span,
      },
    ];
  });
}

/** What a thing is called: a string is its own name. */
function nameOf(value: JsonValue, how: DocumentFields): string | undefined {
  if (value.words !== undefined) {
    return value.words;
  }
  const named = value.first("name", "title", "label", "fullName", "value");
  return named === undefined ? undefined : how.inLanguage(named).words;
}

function namesOf(value: JsonValue | undefined, how: DocumentFields): readonly string[] {
  if (value === undefined) {
    return [];
  }
  const listed = value.isList
    ? value.items.map((item) => nameOf(how.resolve(item), how))
    : value.isObject
      ? [nameOf(how.resolve(value), how)]
      : (value.words ?? "").split(/[,،]/);
  const names = listed.map((name) => name?.trim() ?? "").filter((name) => name !== "");
  return [...new Set(names)];
}

function heroOf(value: JsonValue | undefined, how: DocumentFields) {
  if (value === undefined) {
    return undefined;
  }
  const src = value.words ?? how.pictureOf(value);
  if (src === undefined || src.trim() === "") {
    return undefined;
  }
  const words = (...names: readonly string[]) => {
    const found = value.first(...names);
    return found === undefined ? undefined : plainInlines(how.inLanguage(found));
  };
  const alt = value.first("alt", "alternativeText", "altText");
  const [figure] = figureBlocks(
    {
      src,
      alt: alt === undefined ? undefined : how.inLanguage(alt).words,
      caption: words("caption"),
      credit: words("credit", "attribution", "copyright"),
      span: value.span,
    },
    how.losses,
  );
  return figure?.type === "figure" ? figure : undefined;
}

import type { Article } from "./article.ts";
import type { Block, Figure, Heading, List, Paragraph } from "./block.ts";
import type { Image, Inline, Link, Note, Strong, Text } from "./inline.ts";
import type { Publication } from "./publication.ts";

/** A string stands for a text node wherever inlines are expected. */
export type InlineLike = string | Inline;

export const text = (value: string): Text => ({ type: "text", value });

export const inlines = (parts: readonly InlineLike[]): readonly Inline[] =>
  parts.map((part) => (typeof part === "string" ? text(part) : part));

export const strong = (...parts: readonly InlineLike[]): Strong => ({
  type: "strong",
  children: inlines(parts),
});

export const link = (url: string, ...parts: readonly InlineLike[]): Link => ({
  type: "link",
  url,
  children: inlines(parts),
});

export const note = (...children: readonly Block[]): Note => ({ type: "note", children });

export const paragraph = (...parts: readonly InlineLike[]): Paragraph => ({
  type: "paragraph",
  children: inlines(parts),
});

export const heading = (level: Heading["level"], ...parts: readonly InlineLike[]): Heading => ({
  type: "heading",
  level,
  children: inlines(parts),
});

/** A list whose items are single paragraphs. */
export const list = (style: List["style"], ...items: readonly InlineLike[]): List => ({
  type: "list",
  style,
  items: items.map((item) => ({ children: [paragraph(item)] })),
});

export const figure = (image: Image, caption?: readonly InlineLike[]): Figure => ({
  type: "figure",
  image,
  ...(caption === undefined ? {} : { caption: inlines(caption) }),
});

/** An article of the given body; every other field as given, or empty. */
export const article = (
  body: readonly Block[],
  fields: Partial<Omit<Article, "type" | "body">> = {},
): Article => ({
  type: "article",
  kind: "news",
  language: "ar",
  bylines: [],
  sources: [],
  dates: {},
  corrections: [],
  keywords: [],
  sections: [],
  abstract: [],
  summaryPoints: [],
  ...fields,
  body,
});

/** A publication of the given articles, without made parts unless asked for. */
export const publication = (
  title: string,
  articles: readonly Article[],
  fields: Partial<Omit<Publication, "type" | "title" | "articles">> = {},
): Publication => ({
  type: "publication",
  title,
  creators: [],
  language: articles[0]?.language ?? "ar",
  keywords: [],
  frontMatter: { titlePage: false, contents: false, colophon: false },
  ...fields,
  articles,
});

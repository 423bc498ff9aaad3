import { createCollector, diagnostic, type Report } from "../../diagnostics/index.ts";
import { streamJson } from "../json/stream-json.ts";
import { plainWords } from "../plain-words.ts";
import {
  type ReadOptions,
  type ReadPiece,
  type ReadSettings,
  type SourceFile,
  settle,
} from "../reader.ts";
import { languageOf } from "../rich-text/finish-article.ts";
import { JsonValue, readJsonValue } from "../rich-text/json-value.ts";
import { type Post, wordpressDate } from "./post-article.ts";
import { PostPieces } from "./post-pieces.ts";
import type { Attachment } from "./site.ts";

/**
 * Reads posts as the REST interface of WordPress gives them (`/wp-json/wp/v2/posts?_embed`): one, or a list. Without `_embed`
 * authors, pictures and keywords are numbers, and that is said.
 */
export async function* readRest(
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  const settings = settle({ ...options, source: source.name });
  const isList = await beginsWithList(source);
  const posts = streamJson(source.chunks(), {
    source: source.name,
    isWanted: (path) => (isList ? path.length === 1 && path[0] === "*" : path.length === 0),
  });
  const pieces = new PostPieces();
  for await (const row of posts) {
    if ("fault" in row) {
      report(diagnostic(row.code, row.fault, { span: row.span }));
      break;
    }
    const piece = createCollector();
    const value = readJsonValue(row);
    if (!(value instanceof JsonValue)) {
      piece.report(diagnostic("input/syntax", `not JSON: ${value.fault}`, { span: value.span }));
      yield { stem: "post", input: undefined, diagnostics: piece.diagnostics, files: new Map() };
      continue;
    }
    if (value.get("code") !== undefined && value.get("content") === undefined) {
      const message = `the website answered with an error: ${value.text("message", "code") ?? ""}`;
      report(diagnostic("input/damaged", message, { span: value.span }));
      continue;
    }
    const post = readRestPost(value, settings, piece.report);
    const around = {
      attachments: new Map(),
      sharedBlocks: new Map(),
      address: undefined,
      isRendered: value.get("content")?.get("rendered") !== undefined,
    };
    const made = pieces.of(post, around, settings, piece);
    if (made !== undefined) {
      yield made;
    }
  }
  pieces.reportEmpty(report);
}

async function beginsWithList(source: SourceFile): Promise<boolean> {
  for await (const chunk of source.chunks()) {
    const head = new TextDecoder().decode(chunk).trimStart();
    if (head !== "") {
      return head.startsWith("[");
    }
  }
  return false;
}

function readRestPost(post: JsonValue, settings: ReadSettings, report: Report): Post {
  const embedded = post.get("_embedded");
  const shown = (name: string) => {
    const field = post.get(name);
    const value = field?.first("rendered", "raw") ?? field;
    return value === undefined || typeof value.value !== "string" ? undefined : value.content;
  };
  const terms = embedded?.list("wp:term").flatMap(({ items }) => items) ?? [];
  const termsOf = (taxonomy: string) => [
    ...new Set(
      terms.flatMap((term) =>
        term.text("taxonomy") === taxonomy && term.text("slug") !== "uncategorized"
          ? (plain(term.text("name")) ?? [])
          : [],
      ),
    ),
  ];
  const authors = (embedded?.list("author") ?? []).flatMap((one) => plain(one.text("name")) ?? []);
  const isBare = embedded === undefined && (post.number("author") ?? 0) > 0;
  if (isBare) {
    report(
      diagnostic("input/lost", "authors, keywords and pictures are numbers, which name nobody", {
        span: post.get("author")?.span,
        hints: ["ask the website with ?_embed"],
      }),
    );
  }
  const excerpt = shown("excerpt");
  const published = wordpressDate(post.text("date_gmt"), post.text("date"));
  const modified = wordpressDate(post.text("modified_gmt"), post.text("modified"));
  const title = shown("title");
  const content = shown("content");
  return {
    id: post.text("id"),
    slug: post.text("slug", "generated_slug") ?? title?.text,
    guid: post.get("guid")?.text("rendered", "raw"),
    link: post.text("link"),
    // Plug-ins for several languages put it there.
    language: languageOf(
      post.text("lang", "locale", "language"),
      plainWords(content?.text ?? ""),
      settings,
      post.span,
      report,
    ),
    title,
    content,
    // WordPress makes one of the opening words where the author wrote none.
    excerpt:
      excerpt !== undefined &&
      /\[(?:&hellip;|&#8230;|…)\]|\bread-more\b|\bmore-link\b/.test(excerpt.text)
        ? undefined
        : excerpt,
    authors: authors.filter((name) => name !== ""),
    categories: termsOf("category"),
    tags: termsOf("post_tag"),
    dates: {
      ...(published === undefined ? {} : { published }),
      ...(modified === undefined ? {} : { modified }),
    },
    status: post.text("status"),
    isProtected: post.get("content")?.flag("protected") ?? false,
    hero: heroOf(embedded?.list("wp:featuredmedia")[0]),
    notes: new Map(),
    fields: new Map(),
    comments: 0,
    span: post.span,
  };
}

function heroOf(media: JsonValue | undefined): Attachment | undefined {
  const url = media?.text("source_url");
  return url === undefined
    ? undefined
    : {
        url,
        alt: media?.text("alt_text"),
        caption: media
          ?.get("caption")
          ?.text("rendered", "raw")
          ?.replace(/<\/?p>/g, ""),
        parent: undefined,
      };
}

/** A name without the references to characters that WordPress writes into it. */
const plain = (name: string | undefined): string | undefined =>
  name
    ?.replace(/&#(\d{1,7});/g, (_, code: string) =>
      String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();

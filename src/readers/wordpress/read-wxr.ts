import { createCollector, diagnostic, type Report } from "../../diagnostics/index.ts";
import { parseJson } from "../json/parse-json.ts";
import { plainWords } from "../plain-words.ts";
import {
  type ReadOptions,
  type ReadPiece,
  type ReadSettings,
  type SourceFile,
  settle,
} from "../reader.ts";
import { languageOf } from "../rich-text/finish-article.ts";
import { attributeOf, locatedText, type StreamedElement, streamXml } from "../xml/index.ts";
import { type Post, wordpressDate } from "./post-article.ts";
import { PostPieces } from "./post-pieces.ts";
import { metasOf, namedOf, readSite, type Site, wordsIn, wordsOf } from "./site.ts";

/** Kinds of items that are no texts: parts of the website itself. */
const INTERNAL =
  /^(?:attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-\w+|elementor_\w+|jp_\w+|feedback|shop_\w+|wpcf7_contact_form)$/;

/**
 * Reads an export of WordPress in two passes: what the posts refer to may stand behind them. Of memory, only the authors, the
 * addresses of pictures and one post at a time are held.
 */
export async function* readWxr(
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  const settings = settle({ ...options, source: source.name });
  const site = await readSite(source, report);
  if (site === undefined) {
    return;
  }
  const pieces = new PostPieces();
  let isGuessTold = false;
  const items = streamXml(source.chunks(), {
    source: source.name,
    isWanted: (path) => path.length === 3 && path[2] === "item",
  });
  for await (const item of items) {
    if ("fault" in item) {
      report(diagnostic(item.code, item.fault, { span: item.span }));
      break;
    }
    const type = wordsIn(item.element, "post_type");
    const status = wordsIn(item.element, "status");
    if (
      (type !== undefined && INTERNAL.test(type)) ||
      status === "trash" ||
      status === "auto-draft"
    ) {
      continue;
    }
    const piece = createCollector();
    // A website's language is told wrong for all its texts or for none: it is said once.
    const post = readItem(item, site, settings, isGuessTold ? () => undefined : report);
    isGuessTold ||= post.language !== site.language;
    tellUndecoded(item, piece.report);
    const made = pieces.of(post, { ...site, isRendered: false }, settings, piece);
    if (made !== undefined) {
      yield made;
    }
  }
  pieces.reportEmpty(report);
}

function readItem(
  { element, source }: StreamedElement,
  site: Site,
  settings: ReadSettings,
  report: Report,
): Post {
  const located = (name: string) => {
    const child = namedOf(element, name);
    return child === undefined ? undefined : locatedText(child, source);
  };
  const title = located("title");
  const content = located("content:encoded");
  const fields = new Map<string, string>();
  let thumbnail: string | undefined;
  let notes: ReadonlyMap<string, string> = new Map();
  let subtitle: Post["excerpt"];
  for (const [name, value] of metasOf(element)) {
    if (name === "_thumbnail_id") {
      thumbnail = wordsOf(value);
    } else if (name === "footnotes") {
      notes = notesOf(wordsOf(value) ?? "");
    } else if (SUBTITLE.test(name)) {
      subtitle ??= locatedText(value, source);
    } else if (!name.startsWith("_") && wordsOf(value) !== undefined) {
      fields.set(name, wordsOf(value) ?? "");
    }
  }
  const terms = element.children.flatMap((child) =>
    child.type === "element" && child.name === "category" ? [child] : [],
  );
  const termsOf = (domain: string) => [
    ...new Set(
      terms.flatMap((term) =>
        attributeOf(term, "domain") === domain && attributeOf(term, "nicename") !== "uncategorized"
          ? (wordsOf(term) ?? [])
          : [],
      ),
    ),
  ];
  const login = wordsOf(namedOf(element, "dc:creator"));
  const coAuthors = termsOf("author");
  const authors = coAuthors.length > 0 ? coAuthors : login === undefined ? [] : [login];
  const excerpt = located("excerpt:encoded");
  const published = wordpressDate(wordsIn(element, "post_date_gmt"), wordsIn(element, "post_date"));
  const modified = wordpressDate(
    wordsIn(element, "post_modified_gmt"),
    wordsIn(element, "post_modified"),
  );
  const span = source.span(0, source.text.length);
  const words = plainWords(`${title?.text ?? ""} ${content?.text ?? ""}`);
  return {
    id: wordsIn(element, "post_id"),
    slug: wordsIn(element, "post_name") ?? title?.text.trim(),
    guid: wordsOf(namedOf(element, "guid")),
    link: wordsOf(namedOf(element, "link")),
    language: languageOf(site.language, words, settings, span, report),
    title,
    content,
    excerpt: excerpt === undefined || excerpt.text.trim() === "" ? subtitle : excerpt,
    authors: authors.map((name) => site.authors.get(name) ?? name),
    categories: termsOf("category"),
    tags: termsOf("post_tag"),
    dates: {
      ...(published === undefined ? {} : { published }),
      ...(modified === undefined ? {} : { modified }),
    },
    status: wordsIn(element, "status"),
    isProtected: wordsIn(element, "post_password") !== undefined,
    hero: thumbnail === undefined ? undefined : site.attachments.get(thumbnail),
    notes,
    fields,
    comments: element.children.filter(
      (child) => child.type === "element" && child.name === "wp:comment",
    ).length,
    span,
  };
}

/** Fields in which plug-ins keep the line under a headline. */
const SUBTITLE =
  /^_?(?:subtitle|sub_title|wps_subtitle|kia_subtitle|secondary_title|post_subtitle)$/i;

/** `[{ "id": "…", "content": "…" }]`, as WordPress keeps the notes of a post. */
function notesOf(json: string): ReadonlyMap<string, string> {
  const parsed = parseJson(json);
  const list: readonly unknown[] =
    "value" in parsed && Array.isArray(parsed.value) ? parsed.value : [];
  return new Map(
    list.flatMap((note) => {
      if (typeof note !== "object" || note === null || !("id" in note) || !("content" in note)) {
        return [];
      }
      return typeof note.id === "string" && typeof note.content === "string"
        ? [[note.id, note.content] as const]
        : [];
    }),
  );
}

/** Characters that the encoding of the file did not allow. */
function tellUndecoded({ source }: StreamedElement, report: Report): void {
  const first = source.text.indexOf("\ufffd");
  if (first !== -1) {
    const count = source.text.split("\ufffd").length - 1;
    report(
      diagnostic(
        "article/forbidden-character",
        `${count} ${count === 1 ? "character" : "characters"} could not be decoded (U+FFFD)`,
        { span: source.span(first, first + 1) },
      ),
    );
  }
}

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  type Article,
  type Block,
  type Byline,
  build,
  type Figure,
  languageDirection,
} from "../../model/index.ts";
import type { ReadSettings } from "../reader.ts";
import { embeddedTexts } from "../rich-text/embedded-texts.ts";
import { finishArticle, languageOf, saysSomething } from "../rich-text/finish-article.ts";
import { settleHeadings } from "../rich-text/headings.ts";
import { JsonValue, readJsonValue } from "../rich-text/json-value.ts";
import { createLosses } from "../rich-text/losses.ts";
import { plainInlines } from "../rich-text/make-blocks.ts";
import { figureBlocks } from "../rich-text/pictures.ts";
import { settleAddress, settleDate, wordsOfJson } from "../rich-text/settle-values.ts";
import type { CardTools } from "./cards.ts";
import { readLexical } from "./lexical.ts";
import { readMobiledoc } from "./mobiledoc.ts";
import { siteAddresses } from "./site-addresses.ts";
import type { GhostTables } from "./tables.ts";

/** One post of an export; `undefined` after reporting an error. */
export function readPost(
  post: JsonValue,
  tables: GhostTables,
  settings: ReadSettings,
  report: Report,
): Article | undefined {
  const { span } = post;
  const losses = createLosses(report);
  const title = post.get("title");
  const language = languageOf(
    post.text("locale", "language") ?? tables.locale,
    `${title?.words ?? ""} ${sampleOf(post)}`,
    settings,
    span,
    report,
  );
  const direction = languageDirection(language);
  const texts = embeddedTexts({ language, direction, report, losses, repair: settings.repair });
  const tools = { losses, texts, direction, report };
  const id = post.text("id") ?? "";
  const picture = tables.pictures.get(id);
  const src = post.text("feature_image", "image");
  const hero =
    src === undefined
      ? []
      : figureBlocks(
          {
            src,
            alt: picture?.alt ?? post.text("feature_image_alt"),
            caption: texts.line(picture?.caption ?? post.get("feature_image_caption")),
            span: post.get("feature_image")?.span ?? span,
          },
          losses,
        );
  const headline = title?.words?.trim() === "(Untitled)" ? undefined : plainInlines(title);
  const names = tagNames(post, id, tables);
  const article: Article = {
    ...build.article(settleHeadings(contentOf(post, tools)), {
      kind: settings.kind,
      language,
      id: post.text("uuid"),
      headline,
      deck: plainInlines(post.get("custom_excerpt")),
      bylines: bylinesOf(post, id, tables),
      hero: hero.find((block): block is Figure => block.type === "figure"),
      keywords: names.filter((name) => !name.startsWith("#")),
      canonicalUrl: settleAddress(post.text("canonical_url")),
      custom: customOf(post, names),
      ...statusOf(post),
    }),
    span,
  };
  for (const name of ["codeinjection_head", "codeinjection_foot"]) {
    const code = post.get(name);
    if (post.text(name) !== undefined && code !== undefined) {
      losses.dropped("code for the head or foot of a web page", code.span);
    }
  }
  const visibility = post.text("visibility");
  if (visibility !== undefined && visibility !== "public") {
    losses.lost(
      `who may read a post (visibility "${visibility}")`,
      "the whole of it is read",
      post.get("visibility")?.span ?? span,
    );
  }
  let links = 0;
  const changed = siteAddresses(article, () => {
    links += 1;
  });
  if (links > 0) {
    losses.tally.add(
      "input/guessed",
      "links to pages of the site itself are relative: the export does not tell its address",
      span,
      links,
    );
  }
  losses.tell();
  if (!saysSomething(article)) {
    report(diagnostic("input/empty", "a post has neither title nor text", { span }));
    return undefined;
  }
  return finishArticle(article, report, changed);
}

/** Words of a post, for a guess at its language. */
const sampleOf = (post: JsonValue): string =>
  post.text("plaintext") ??
  post.text("html")?.replace(/<[^>]{0,1000}>/g, " ") ??
  wordsOfJson(post.text("lexical", "mobiledoc") ?? "");

/** The text in the newest of the forms that the export has it in. */
function contentOf(
  post: JsonValue,
  tools: CardTools & Parameters<typeof readLexical>[1],
): readonly Block[] {
  for (const [name, read] of [
    ["lexical", readLexical],
    ["mobiledoc", readMobiledoc],
  ] as const) {
    const written = post.get(name);
    if (written === undefined || post.text(name) === undefined) {
      continue;
    }
    const root = written.isObject ? written : readJsonValue(written.content);
    if (root instanceof JsonValue) {
      return read(root, tools);
    }
    const others = ["mobiledoc", "html", "markdown", "plaintext"].filter((one) => one !== name);
    const isLast = others.every((one) => post.text(one) === undefined);
    tools.report(
      diagnostic(
        isLast ? "input/damaged" : "input/lost",
        `the ${name} of a post is not JSON (${root.fault})${isLast ? "" : ": another form of its text is read"}`,
        { span: root.span },
      ),
    );
  }
  const html = post.get("html");
  if (html !== undefined && post.text("html") !== undefined) {
    return tools.texts.html(html);
  }
  const markdown = post.get("markdown");
  if (markdown !== undefined && post.text("markdown") !== undefined) {
    return tools.texts.markdown(markdown);
  }
  const plain = post.get("plaintext");
  return plain !== undefined && post.text("plaintext") !== undefined
    ? (tools.texts.plain(plain, false)?.body ?? [])
    : [];
}

function statusOf(post: JsonValue): Pick<Article, "status" | "dates"> {
  const status = post.text("status");
  const published = settleDate(post.get("published_at")?.value);
  return {
    status: status === undefined ? undefined : status === "draft" ? "draft" : "usable",
    dates: {
      published,
      modified: settleDate(post.get("updated_at")?.value),
      created: settleDate(post.get("created_at")?.value),
      embargoUntil: status === "scheduled" ? published : undefined,
    },
  };
}

/** The authors that a table of the export names, else those that stand in the post as in an answer of Ghost's interface. */
function bylinesOf(post: JsonValue, id: string, tables: GhostTables): readonly Byline[] {
  const listed = tables.authors.get(id) ?? [post.text("author_id") ?? ""];
  const users = listed.flatMap((author) => tables.users.get(author) ?? []);
  const embedded = post.list("authors").flatMap((author) => {
    const name = author.text("name")?.trim();
    return name === undefined
      ? []
      : [{ name, bio: author.text("bio")?.trim(), url: author.text("website")?.trim() }];
  });
  return (users.length > 0 ? users : embedded).map(({ name, bio, url }) => ({
    name,
    role: "author",
    bio,
    url: settleAddress(url),
  }));
}

/** Names of tags in their order: the first is the primary one; those that begin with `#` are internal. */
function tagNames(post: JsonValue, id: string, tables: GhostTables): readonly string[] {
  const listed = (tables.tagged.get(id) ?? []).flatMap((tag) => tables.tags.get(tag) ?? []);
  const embedded = post.list("tags").flatMap((tag) => tag.text("name") ?? []);
  return [...new Set(listed.length > 0 ? listed : embedded)];
}

/** What is kept for programs: whether it is a page, its slug, its internal tags. */
function customOf(post: JsonValue, names: readonly string[]): Readonly<Record<string, unknown>> {
  const internal = names.filter((name) => name.startsWith("#"));
  const isPage = post.text("type") === "page" || post.flag("page");
  const slug = post.text("slug");
  return {
    "ghost:type": isPage ? "page" : "post",
    ...(slug === undefined ? {} : { "ghost:slug": slug }),
    ...(internal.length === 0 ? {} : { "ghost:internal-tags": internal }),
    ...(post.flag("featured") ? { "ghost:featured": true } : {}),
  };
}

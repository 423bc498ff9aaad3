import type { Report, Span } from "../../diagnostics/index.ts";
import {
  type Article,
  type ArticleDates,
  type Block,
  build,
  type Figure,
  isSafeAddress,
} from "../../model/index.ts";
import { createTally, readHtmlBlocks, readHtmlInlines, reportTally } from "../html/index.ts";
import type { ReadSettings } from "../reader.ts";
import { finishArticle } from "../rich-text/finish-article.ts";
import { settleHeadings } from "../rich-text/headings.ts";
import type { LocatedText } from "../xml/index.ts";
import { postHtml } from "./post-html.ts";
import { attachmentFigure } from "./shortcodes.ts";
import type { Attachment } from "./site.ts";

/** A post or page, from an export or from the REST interface. */
export interface Post {
  readonly id: string | undefined;
  readonly slug: string | undefined;
  readonly guid: string | undefined;
  readonly link: string | undefined;
  readonly language: string;
  /** HTML of a line. */
  readonly title: LocatedText | undefined;
  /** As it is stored, or as the website shows it. */
  readonly content: LocatedText | undefined;
  readonly excerpt: LocatedText | undefined;
  /** Names as readers see them. */
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly dates: ArticleDates;
  readonly status: string | undefined;
  readonly isProtected: boolean;
  readonly hero: Attachment | undefined;
  /** The HTML of the notes by their ids. */
  readonly notes: ReadonlyMap<string, string>;
  /** Fields that a plug-in keeps, by their names. */
  readonly fields: ReadonlyMap<string, string>;
  /** How many comments of readers there are with it. */
  readonly comments: number;
  readonly span: Span;
}

/** What posts of one website share. */
export interface PostSurroundings {
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly sharedBlocks: ReadonlyMap<string, string>;
  /** What relative addresses count from. */
  readonly address: string | undefined;
  /** Whether the content is HTML as it is shown, and not as it is stored. */
  readonly isRendered: boolean;
}

/** A post in the model; `undefined` when it has no text and no picture, which is not an error. */
export function postArticle(
  post: Post,
  around: PostSurroundings,
  settings: ReadSettings,
  report: Report,
): Article | undefined {
  const tally = createTally();
  const { language } = post;
  const baseUrl = post.link ?? around.address;
  const context = { language, report, tally, baseUrl, place: () => post.span };
  const line = (text: LocatedText | undefined) =>
    text === undefined || text.text.trim() === ""
      ? []
      : readHtmlInlines(text.text, { ...context, place: text.span }).inlines;
  const body = settleHeadings(bodyOf(post, around, context));
  const hero = heroOf(post, body, (html) => readHtmlBlocks(html, context).blocks);
  if (body.length === 0 && hero === undefined) {
    return undefined;
  }
  if (post.comments > 0) {
    tally.add("input/dropped", "comments of readers", undefined, post.comments);
  }
  reportTally(tally, report);
  const headline = line(post.title);
  const deck = line(post.excerpt);
  const custom = [...post.fields].map(([name, value]) => [`wordpress:${name}`, value] as const);
  const article = build.article(body, {
    kind: settings.kind,
    language,
    ...(isUri(post.guid) ? { id: post.guid } : {}),
    ...(headline.length === 0 ? {} : { headline }),
    ...(deck.length === 0 ? {} : { deck }),
    bylines: post.authors.map((name) => ({ name, role: "author" })),
    keywords: post.tags,
    sections: post.categories,
    ...statusOf(post),
    ...(post.link !== undefined && isSafeAddress(post.link) ? { canonicalUrl: post.link } : {}),
    ...(hero === undefined ? {} : { hero }),
    ...(custom.length === 0 ? {} : { custom: Object.fromEntries(custom) }),
    span: post.span,
  });
  return finishArticle(article, report);
}

type HtmlSurroundings = Parameters<typeof readHtmlBlocks>[1] & {
  readonly tally: ReturnType<typeof createTally>;
};

function bodyOf(
  { id, content, notes }: Post,
  { attachments, sharedBlocks, isRendered }: PostSurroundings,
  context: HtmlSurroundings,
): readonly Block[] {
  if (content === undefined || content.text.trim() === "") {
    return [];
  }
  if (isRendered) {
    return readHtmlBlocks(content.text, { ...context, place: content.span }).blocks;
  }
  const html = postHtml(content.text, {
    post: id,
    attachments,
    sharedBlocks,
    notes,
    lost: (kind, name, at) => {
      const what =
        kind === "shortcode"
          ? `the shortcode [${name}], which only the website knows; what it encloses is kept`
          : `the block "${name}", whose content only the website makes`;
      context.tally.add("input/lost", what, content.span(at, at));
    },
  });
  return readHtmlBlocks(html.text, {
    ...context,
    place: (start, end) => content.span(html.toSource(start), html.toSource(end)),
  }).blocks;
}

/** The picture above a post, unless the text begins with it. */
function heroOf(
  { hero }: Post,
  body: readonly Block[],
  read: (html: string) => readonly Block[],
): Figure | undefined {
  const [figure] = hero === undefined ? [] : read(attachmentFigure(hero));
  if (figure?.type !== "figure") {
    return undefined;
  }
  const [first] = body;
  const isThere =
    first?.type === "figure" && wholeOf(first.image.src) === wholeOf(figure.image.src);
  return isThere ? undefined : figure;
}

/** The address of the picture that WordPress made a smaller one from. */
const wholeOf = (address: string): string => address.replace(/-\d{1,5}x\d{1,5}(?=\.\w+$)/, "");

function statusOf({ status, isProtected, dates }: Post): Pick<Article, "status" | "dates"> {
  switch (status) {
    case "publish":
      return { status: isProtected ? "withheld" : "usable", dates };
    case "future":
      return { status: "withheld", dates: { ...dates, embargoUntil: dates.published } };
    case "private":
      return { status: "withheld", dates };
    case "draft":
    case "pending":
      return { status: "draft", dates };
    default:
      return { dates };
  }
}

const isUri = (text: string | undefined): text is string =>
  text !== undefined && /^(?:https?:\/\/|urn:|tag:)\S+$/i.test(text);

/** `2026-05-03 09:30:00` in UTC as ISO 8601; `undefined` for the zeros of a draft. */
export function wordpressDate(
  gmt: string | undefined,
  local: string | undefined,
): string | undefined {
  const [day, time] = dateParts(gmt) ?? [];
  if (day !== undefined) {
    return `${day}T${time}Z`;
  }
  const [localDay, localTime] = dateParts(local) ?? [];
  return localDay === undefined ? undefined : `${localDay}T${localTime}`;
}

function dateParts(written: string | undefined): readonly [string, string] | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)/.exec(written ?? "");
  const [, day = "", time = ""] = match ?? [];
  return match === null || day.startsWith("0000") || Number.isNaN(Date.parse(`${day}T${time}Z`))
    ? undefined
    : [day, time];
}

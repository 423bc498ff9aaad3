import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  type Article,
  type Block,
  blocksText,
  build,
  type Figure,
  type Inline,
  inlineText,
  isSafeAddress,
} from "../../model/index.ts";
import {
  createTally,
  readHtmlBlocks,
  readHtmlInlines,
  reportTally,
  type Tally,
} from "../html/index.ts";
import { plainWords } from "../plain-words.ts";
import type { ReadSettings } from "../reader.ts";
import { finishArticle, languageOf } from "../rich-text/finish-article.ts";
import { settleHeadings } from "../rich-text/headings.ts";
import { readText } from "../text/read-text.ts";
import type { FeedEntry, FeedText } from "./entry.ts";

/** An entry of a feed in the model; `undefined` after reporting an error. */
export function entryArticle(
  entry: FeedEntry,
  settings: ReadSettings,
  report: Report,
): Article | undefined {
  const tally = createTally();
  const said = plainWords(`${entry.title?.words.text ?? ""} ${entry.content?.words.text ?? ""}`);
  const language = languageOf(entry.language, said, settings, entry.span, report);
  const reader = textReader(entry, language, report, tally);
  const body = [
    ...settleHeadings(entry.content === undefined ? [] : reader.blocks(entry.content)),
    ...entry.media.map(
      ({ url, title }): Block => ({
        type: "embed",
        url,
        fallback: title === undefined ? [] : [{ type: "text", value: title }],
        span: entry.span,
      }),
    ),
  ];
  const hero = heroOf(entry, body);
  if (body.length === 0 && hero === undefined) {
    report(diagnostic("input/empty", "the item has no text", { span: entry.span }));
    return undefined;
  }
  const headline = entry.title === undefined ? [] : reader.line(entry.title);
  const deck = entry.summary === undefined ? [] : reader.line(entry.summary);
  reportTally(tally, report);
  const { published, updated, id, link, rights } = entry;
  const article = build.article(body, {
    kind: settings.kind,
    language,
    ...(id !== undefined && /^(?:https?:\/\/|urn:|tag:)\S+$/i.test(id) ? { id } : {}),
    ...(headline.length === 0 ? {} : { headline }),
    ...(deck.length === 0 || isBeginning(deck, body) ? {} : { deck }),
    bylines: entry.authors.map((byline) => ({ ...byline, span: entry.span })),
    keywords: [...new Set(entry.categories)],
    dates: {
      ...(published === undefined ? {} : { published }),
      ...(updated === undefined || updated === published ? {} : { modified: updated }),
    },
    ...(rights === undefined ? {} : { rights: { notice: rights } }),
    ...(link !== undefined && isSafeAddress(link) ? { canonicalUrl: link } : {}),
    ...(hero === undefined ? {} : { hero }),
    span: entry.span,
  });
  return finishArticle(article, report);
}

function textReader(entry: FeedEntry, language: string, report: Report, tally: Tally) {
  const context = ({ words }: FeedText) => ({
    language,
    report,
    tally,
    baseUrl: entry.base,
    place: words.span,
  });
  return {
    blocks: (text: FeedText): readonly Block[] => {
      if (text.isHtml) {
        return readHtmlBlocks(text.words.text, context(text)).blocks;
      }
      const read = readText(text.words.text, { language }, () => undefined);
      return (read?.body ?? []).map((block) => ({ ...block, span: entry.span }));
    },
    line: (text: FeedText): readonly Inline[] => {
      const { words } = text;
      if (text.isHtml) {
        return readHtmlInlines(words.text, context(text)).inlines;
      }
      const value = words.text.replace(/\s+/g, " ").trim();
      return value === "" ? [] : [{ type: "text", value, span: words.span(0, words.text.length) }];
    },
  };
}

/** Whether a summary is no more than the opening words, as feeds make one where the author wrote none. */
function isBeginning(deck: readonly Inline[], body: readonly Block[]): boolean {
  const plain = (text: string) => text.replace(/[\s\u200e\u200f]+/g, " ").trim();
  const summary = plain(inlineText(deck)).replace(
    /\s*(?:\[?(?:…|\.{3})\]?|المزيد|اقرأ المزيد)$/u,
    "",
  );
  const opening = plain(blocksText(body.slice(0, 8)));
  return summary === "" || opening.startsWith(summary.slice(0, 120));
}

/** The picture that the feed names, unless the text shows it. */
function heroOf({ picture, span }: FeedEntry, body: readonly Block[]): Figure | undefined {
  if (picture === undefined) {
    return undefined;
  }
  const name = nameOf(picture.url);
  if (pictureSources(body).some((src) => nameOf(src) === name)) {
    return undefined;
  }
  const { url, alt, caption, credit } = picture;
  const line = (value: string): readonly Inline[] => [{ type: "text", value, span }];
  return {
    type: "figure",
    image: { src: url, ...(alt === undefined ? {} : { alt }), span },
    ...(caption === undefined ? {} : { caption: line(caption) }),
    ...(credit === undefined ? {} : { credit: line(credit) }),
    span,
  };
}

/** The addresses of all pictures in a text, wherever they stand. */
const pictureSources = (blocks: readonly Block[]): readonly string[] =>
  [...JSON.stringify(blocks).matchAll(/"src":"([^"]*)"/g)].map(([, src = ""]) => src);

/** The name of a picture's file without the size that a website made it in. */
const nameOf = (address: string): string =>
  (address.split(/[?#]/)[0] ?? address)
    .replace(/^.*\//, "")
    .replace(/(?:-\d{1,5}x\d{1,5})?\.\w+$/, "");

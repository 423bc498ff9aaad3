import type { Article, Block, Heading } from "../../model/index.ts";
import type { ReadSettings } from "../reader.ts";
import type { Assembler, Place } from "./assembler.ts";
import { guessHeadings, readFront } from "./front.ts";
import type { Item } from "./items.ts";
import type { Properties } from "./properties.ts";
import type { Reading } from "./story.ts";

/** What a document that is not ours says as one article. */
export function readArticle(
  all: readonly Item[],
  reading: Reading,
  to: Assembler,
  properties: Properties,
  settings: ReadSettings,
): Article {
  const place: Place = { language: reading.language, direction: reading.direction, inCell: false };
  const items = guessHeadings(all, to);
  const front = readFront(items, place, to);
  const rest = items.slice(front.next);
  const { blocks, headline } = underHeadline(to.blocks(rest, place), front.headline);
  const body = withoutEdgeBreaks(levelled(blocks));
  const counted = isCounted(body);
  const bylines =
    front.bylines.length > 0
      ? front.bylines
      : properties.creators
          .filter((name) => !NOBODY.test(name))
          .map((name) => ({ name, role: "author" as const }));
  const published = front.published;
  return {
    type: "article",
    kind: settings.kind,
    language: reading.language,
    ...(reading.isTurned ? { direction: reading.direction } : {}),
    ...(headline === undefined ? {} : { headline }),
    ...(front.kicker === undefined ? {} : { kicker: front.kicker }),
    ...(front.deck === undefined ? {} : { deck: front.deck }),
    bylines,
    ...(front.dateline === undefined ? {} : { dateline: front.dateline }),
    sources: [],
    dates: {
      ...(published === undefined ? {} : { published }),
      ...(properties.created === undefined ? {} : { created: properties.created }),
      // When the file was saved last is no update of the article, and would be printed as one.
    },
    corrections: [],
    keywords: properties.keywords,
    sections: properties.sections,
    abstract: front.abstract,
    summaryPoints: [],
    ...(counted ? { numberedCaptions: true } : {}),
    body: counted ? body : withoutNumbered(body),
  };
}

/** What programs put where an author should be. */
const NOBODY =
  /^(?:user|admin|administrator|microsoft|windows user|owner|hp|dell|python-docx|un-named|unknown|مستخدم.*|المستخدم)$/i;

/** Without a title, a first-level heading that opens the text and is the only one of its level is the headline. */
function underHeadline(
  blocks: readonly Block[],
  given: Article["headline"],
): { readonly blocks: readonly Block[]; readonly headline: Article["headline"] } {
  const [first, ...rest] = blocks;
  const isOnly = !rest.some((block) => block.type === "heading" && block.level === 1);
  return given === undefined && first?.type === "heading" && first.level === 1 && isOnly
    ? { blocks: rest, headline: first.children }
    : { blocks, headline: given };
}

/** Where the text has no heading of the first level, the highest that it has is that. */
function levelled(blocks: readonly Block[]): readonly Block[] {
  const headings = blocks.filter((block): block is Heading => block.type === "heading");
  const up = headings.length === 0 ? 0 : Math.min(...headings.map(({ level }) => level)) - 1;
  return up === 0
    ? blocks
    : blocks.map((block) =>
        block.type === "heading"
          ? { ...block, level: Math.max(1, block.level - up) as Heading["level"] }
          : block,
      );
}

/** A page break at the very beginning or end parts nothing. */
function withoutEdgeBreaks(blocks: readonly Block[]): readonly Block[] {
  const isBreak = (block: Block | undefined) => block?.type === "pageBreak";
  let start = 0;
  let end = blocks.length;
  while (isBreak(blocks[start])) {
    start += 1;
  }
  while (end > start && isBreak(blocks[end - 1])) {
    end -= 1;
  }
  return blocks.slice(start, end);
}

const isCounted = (blocks: readonly Block[]): boolean =>
  blocks.some(
    (block) => (block.type === "figure" || block.type === "table") && block.numbered === true,
  );

/** Nothing is counted, so nothing has to say that it is not. */
const withoutNumbered = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => {
    if (block.type !== "figure" && block.type !== "table") {
      return block;
    }
    const { numbered: _numbered, ...rest } = block;
    return rest as Block;
  });

/** A document without a word. */
export const isEmpty = (article: Article): boolean =>
  article.body.length === 0 && article.headline === undefined;

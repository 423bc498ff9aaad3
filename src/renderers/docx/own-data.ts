import { createHash } from "node:crypto";
import {
  type Article,
  type Block,
  type FrontRole,
  type Inline,
  inlineText,
  type PreparedArticle,
  type PreparedPublication,
  walkBlocks,
  walkInlines,
} from "../../model/index.ts";
import type { PlacedBookmark } from "./bookmarks.ts";
import { originalsOf } from "./originals.ts";
import { escapeXml } from "./xml.ts";

/** What Word has no place for, kept beside the text so that the document can be read back. */
export interface OwnDataBook {
  /** Says of the block that has a mark what the document itself cannot. */
  readonly block: (mark: string, block: Block, article: PreparedArticle, facts: Facts) => void;
  /** The bookmark that is to stand around an inline; `undefined` where its runs say all of it. */
  readonly inline: (node: Inline, outer: readonly string[]) => PlacedBookmark | undefined;
  /** The part, or `undefined` when nobody wants marks. */
  readonly toXml: () => string | undefined;
}

/** Plain data; what is `undefined` is left out. */
export type Facts = Readonly<Record<string, unknown>>;

/** Namespace of the part; its last step is the version. */
export const DATA_NAMESPACE = "urn:warraq:data:1";

interface OwnDataOptions {
  readonly isWanted: boolean;
  /** Whether what is for the desk alone goes along. */
  readonly isForDesk: boolean;
  /** What the template sets between guillemets. */
  readonly enclosed: readonly string[];
  /** The line over notes at the end of an article. */
  readonly notesHeading: (article: PreparedArticle) => string;
  readonly number: (name: string) => PlacedBookmark;
  /** What is said of an inline. */
  readonly describe: (
    node: Inline,
    original: Inline,
    outer: readonly string[],
  ) => InlineFacts | undefined;
}

export interface InlineFacts {
  readonly data: Facts;
  /** The printed words that it holds for. */
  readonly words?: string | undefined;
}

export function createOwnDataBook(
  prepared: PreparedPublication,
  { isWanted, isForDesk, enclosed, notesHeading, number, describe }: OwnDataOptions,
): OwnDataBook {
  const { articles } = prepared;
  const originals = isWanted ? originalsOf(articles) : new Map<Inline, Inline>();
  const places = isWanted ? placesOf(articles) : new Map<Block, BlockPlace>();
  const marks = new Map<Block, string>();
  const blocks: Facts[] = [];
  const inlines: Facts[] = [];
  return {
    block: (mark, block, article, data) => {
      marks.set(block, mark);
      const place = places.get(block);
      blocks.push({
        mark,
        type: block.type,
        article: articles.indexOf(article),
        in: place?.parent === undefined ? undefined : marks.get(place.parent),
        item: place?.item,
        // The points of a summary become a list only when they are written.
        part: place === undefined ? "summary" : place.part,
        data: { id: block.id, language: block.language, direction: block.direction, ...data },
      });
    },
    inline: (node, outer) => {
      if (!isWanted) {
        return undefined;
      }
      const original = originals.get(node) ?? node;
      const described = describe(node, original, outer);
      if (described === undefined) {
        return undefined;
      }
      const placed = number(`_Wi${inlines.length + 1}`);
      inlines.push({
        mark: placed.name,
        type: original.type,
        outer,
        text: described.words === undefined ? undefined : textHash(described.words),
        data: described.data,
      });
      return placed;
    },
    toXml: () =>
      isWanted
        ? `<?xml version="1.0" encoding="UTF-8" standalone="no"?><data xmlns="${DATA_NAMESPACE}">${escapeXml(
            JSON.stringify(
              {
                articles: articles.map((article) => ({
                  data: dataOf(article.article, isForDesk),
                  shown: { ...shownOf(article), notes: textHash(notesHeading(article)) },
                })),
                publication:
                  prepared.given === undefined
                    ? undefined
                    : { ...prepared.given, articles: undefined },
                enclosed,
                blocks,
                inlines,
              },
              (key, value: unknown) => (key === "span" ? undefined : value),
            ),
          )}</data>`
        : undefined,
  };
}

/** Enough hex digits to see a change; marks of direction, which are not written, do not count. */
export const textHash = (text: string): string =>
  createHash("sha256").update(text.replace(BIDI_CONTROLS, "")).digest("hex").slice(0, 12);

const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What is known of an article beside its text. */
function dataOf(article: Article, isForDesk: boolean): Facts {
  const {
    type: _type,
    headline: _headline,
    kicker: _kicker,
    deck: _deck,
    hero: _hero,
    abstract: _abstract,
    summaryPoints: _points,
    body: _body,
    corrections: _corrections,
    editorialNote: _note,
    span: _span,
    custom,
    ...data
  } = article;
  return {
    ...data,
    bylines: data.bylines.map(({ bio: _bio, ...byline }) => byline),
    ...(isForDesk && custom !== undefined ? { custom } : {}),
  };
}

/** Hashes of the lines that print what the data says: where one was changed, its words win. */
function shownOf({ opening, closing }: PreparedArticle): Facts {
  const lines = new Map<FrontRole, string[]>();
  for (const part of [...opening, ...closing]) {
    if (part.kind === "line") {
      lines.set(part.role, [...(lines.get(part.role) ?? []), inlineText(part.content)]);
    }
  }
  return Object.fromEntries([...lines].map(([role, texts]) => [role, textHash(texts.join("\n"))]));
}

interface BlockPlace {
  readonly parent: Block | undefined;
  readonly item: number | undefined;
  readonly part: "hero" | "abstract" | undefined;
}

/** In which block each block stands, and in which of its items. */
function placesOf(articles: readonly PreparedArticle[]): ReadonlyMap<Block, BlockPlace> {
  const places = new Map<Block, BlockPlace>();
  const enter = (
    blocks: readonly Block[],
    parent: Block | undefined,
    part: BlockPlace["part"],
    item?: number,
  ): void => {
    for (const block of blocks) {
      places.set(block, { parent, item, part });
      for (const [at, inner] of groupsOf(block).entries()) {
        enter(inner, block, part, block.type === "list" ? at : undefined);
      }
    }
  };
  for (const article of articles) {
    enter(article.body, undefined, undefined);
    for (const part of article.opening) {
      if (part.kind === "figure") {
        enter([part.figure], undefined, "hero");
      } else if (part.kind === "blocks") {
        enter(part.blocks, undefined, part.role);
      }
    }
    const inNotes = (node: Block | Inline): void => {
      if (node.type === "note") {
        enter(node.children, undefined, undefined);
      }
    };
    walkBlocks(article.body, inNotes);
    for (const part of [...article.opening, ...article.closing]) {
      if (part.kind === "line") {
        walkInlines(part.content, inNotes);
      } else if (part.kind === "points") {
        part.points.forEach((point) => {
          walkInlines(point, inNotes);
        });
      } else {
        walkBlocks(part.kind === "figure" ? [part.figure] : part.blocks, inNotes);
      }
    }
  }
  return places;
}

/** The lists of blocks in a block. */
function groupsOf(block: Block): readonly (readonly Block[])[] {
  switch (block.type) {
    case "list":
      return block.items.map((item) => item.children);
    case "quote":
    case "aside":
      return [block.children];
    case "qa":
      return [block.question, block.answer];
    case "gallery":
      return [block.figures];
    case "raw":
      return [block.fallback];
    case "table":
      return [...block.head, ...block.body, ...block.foot].flatMap((row) =>
        row.cells.map((cell) => cell.children),
      );
    case "paragraph":
    case "heading":
    case "pullQuote":
    case "verse":
    case "quran":
    case "figure":
    case "code":
    case "math":
    case "divider":
    case "pageBreak":
    case "embed":
      return [];
  }
}

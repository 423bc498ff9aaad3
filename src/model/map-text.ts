import type { Article } from "./article.ts";
import type { Block } from "./block.ts";
import type { Inline } from "./inline.ts";
import {
  type InlineMapper,
  mapChildren,
  mapInlinesOfBlocks,
  mapInlinesOfFigure,
} from "./map-inlines.ts";

/** What `mapText` may change: the characters of prose, or of code, verse and Qurʾān as well. */
export type TextScope = "prose" | "all";

type Change = (value: string) => string;

/**
 * A copy of the article with `change` applied to every string that is printed. With scope `prose`, code, verse and
 * Qurʾān stay as they are.
 */
export function mapText(article: Article, change: Change, scope: TextScope = "prose"): Article {
  const mapper: InlineMapper = {
    inlines: (nodes) => nodes.map((node) => changed(node, change, scope, mapper)),
    in: () => mapper,
    block: (block) => protectedBlock(block, change, scope),
  };
  const { inlines } = mapper;
  return {
    ...article,
    ...given("headline", article.headline, inlines),
    ...given("kicker", article.kicker, inlines),
    ...given("deck", article.deck, inlines),
    ...given("shortHeadline", article.shortHeadline, change),
    ...given("hero", article.hero, (hero) => mapInlinesOfFigure(hero, mapper)),
    abstract: mapInlinesOfBlocks(article.abstract, mapper),
    summaryPoints: article.summaryPoints.map(inlines),
    body: mapInlinesOfBlocks(article.body, mapper),
    corrections: article.corrections.map((one) => ({ ...one, text: inlines(one.text) })),
  };
}

function changed(node: Inline, change: Change, scope: TextScope, mapper: InlineMapper): Inline {
  if (node.type === "text" || node.type === "honorific") {
    return { ...node, value: change(node.value) };
  }
  if (node.type === "code") {
    return scope === "all" ? { ...node, value: change(node.value) } : node;
  }
  return mapChildren(node, mapper);
}

/** The blocks whose characters are not prose. */
function protectedBlock(block: Block, change: Change, scope: TextScope): Block | undefined {
  if (block.type === "code") {
    return scope === "all" ? { ...block, value: change(block.value) } : block;
  }
  return (block.type === "quran" || block.type === "verse") && scope === "prose"
    ? block
    : undefined;
}

function given<Key extends string, Value, Result>(
  key: Key,
  value: Value | undefined,
  map: (value: Value) => Result,
): Partial<Record<Key, Result>> {
  // The cast is the computed key: TypeScript widens it to an index signature.
  return value === undefined ? {} : ({ [key]: map(value) } as Partial<Record<Key, Result>>);
}

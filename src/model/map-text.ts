import type { Article } from "./article.ts";
import type { Block, TableRow } from "./block.ts";
import type { Inline } from "./inline.ts";

/** What `mapText` may change: the characters of prose, or of code, verse and Qurʾān as well. */
export type TextScope = "prose" | "all";

type Change = (value: string) => string;

/**
 * A copy of the article with `change` applied to every string that is printed. With scope `prose`, code, verse and
 * Qurʾān stay as they are. Nodes without text are shared with the original.
 */
export function mapText(article: Article, change: Change, scope: TextScope = "prose"): Article {
  const inlines = (nodes: readonly Inline[]) => nodes.map((node) => mapInline(node, change, scope));
  const blocks = (nodes: readonly Block[]) => nodes.map((node) => mapBlock(node, change, scope));
  return {
    ...article,
    ...mapOptional("headline", article.headline, inlines),
    ...mapOptional("kicker", article.kicker, inlines),
    ...mapOptional("deck", article.deck, inlines),
    ...mapOptional("shortHeadline", article.shortHeadline, change),
    ...mapOptional("hero", article.hero, (hero) => mapFigure(hero, inlines)),
    abstract: blocks(article.abstract),
    summaryPoints: article.summaryPoints.map(inlines),
    body: blocks(article.body),
    corrections: article.corrections.map((one) => ({ ...one, text: inlines(one.text) })),
  };
}

function mapOptional<Key extends string, Value, Result>(
  key: Key,
  value: Value | undefined,
  map: (value: Value) => Result,
): Partial<Record<Key, Result>> {
  // The cast is the computed key: TypeScript widens it to an index signature.
  return value === undefined ? {} : ({ [key]: map(value) } as Partial<Record<Key, Result>>);
}

function mapFigure<
  Node extends { caption?: readonly Inline[] | undefined; credit?: readonly Inline[] | undefined },
>(figure: Node, inlines: (nodes: readonly Inline[]) => readonly Inline[]): Node {
  return {
    ...figure,
    ...mapOptional("caption", figure.caption, inlines),
    ...mapOptional("credit", figure.credit, inlines),
  };
}

function mapInline(inline: Inline, change: Change, scope: TextScope): Inline {
  switch (inline.type) {
    case "text":
      return { ...inline, value: change(inline.value) };
    case "code":
      return scope === "all" ? { ...inline, value: change(inline.value) } : inline;
    case "honorific":
      return { ...inline, value: change(inline.value) };
    case "number":
    case "lineBreak":
    case "image":
      return inline;
    case "note":
      return { ...inline, children: inline.children.map((node) => mapBlock(node, change, scope)) };
    case "strong":
    case "emphasis":
    case "underline":
    case "strike":
    case "subscript":
    case "superscript":
    case "link":
    case "crossReference":
    case "span":
    case "isolate":
    case "quotation":
    case "date":
    case "abbreviation":
    case "mark":
      return { ...inline, children: inline.children.map((node) => mapInline(node, change, scope)) };
  }
}

function mapBlock(block: Block, change: Change, scope: TextScope): Block {
  const inlines = (nodes: readonly Inline[]) => nodes.map((node) => mapInline(node, change, scope));
  const blocks = (nodes: readonly Block[]) => nodes.map((node) => mapBlock(node, change, scope));
  const rows = (list: readonly TableRow[]) =>
    list.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, children: blocks(cell.children) })),
    }));
  switch (block.type) {
    case "paragraph":
    case "heading":
      return { ...block, children: inlines(block.children) };
    case "quran":
      return scope === "all" ? { ...block, children: inlines(block.children) } : block;
    case "verse":
      return scope === "all"
        ? {
            ...block,
            lines: block.lines.map((line) => {
              const [first, second] = line.hemistichs;
              return {
                ...line,
                hemistichs:
                  second === undefined ? [inlines(first)] : [inlines(first), inlines(second)],
              };
            }),
            ...mapOptional("poet", block.poet, inlines),
          }
        : block;
    case "list":
      return {
        ...block,
        items: block.items.map((item) => ({ ...item, children: blocks(item.children) })),
      };
    case "quote":
      return {
        ...block,
        children: blocks(block.children),
        ...mapOptional("attribution", block.attribution, inlines),
      };
    case "pullQuote":
      return {
        ...block,
        children: inlines(block.children),
        ...mapOptional("attribution", block.attribution, inlines),
      };
    case "figure":
      return mapFigure(block, inlines);
    case "gallery":
      return {
        ...block,
        figures: block.figures.map((figure) => mapFigure(figure, inlines)),
        ...mapOptional("caption", block.caption, inlines),
      };
    case "table":
      return {
        ...block,
        head: rows(block.head),
        body: rows(block.body),
        foot: rows(block.foot),
        ...mapOptional("caption", block.caption, inlines),
      };
    case "code":
      return scope === "all" ? { ...block, value: change(block.value) } : block;
    case "aside":
      return {
        ...block,
        children: blocks(block.children),
        ...mapOptional("title", block.title, inlines),
      };
    case "qa":
      return {
        ...block,
        question: blocks(block.question),
        answer: blocks(block.answer),
        ...mapOptional("questioner", block.questioner, inlines),
        ...mapOptional("speaker", block.speaker, inlines),
      };
    case "embed":
      return { ...block, fallback: inlines(block.fallback) };
    case "raw":
      return { ...block, fallback: blocks(block.fallback) };
    case "math":
    case "divider":
    case "pageBreak":
      return block;
  }
}

import type { Article } from "./article.ts";
import type { Block } from "./block.ts";
import type { Inline } from "./inline.ts";

export type WalkedNode = Block | Inline;

/** Returns `false` to leave the node's content unvisited. */
export type Visitor = (node: WalkedNode) => boolean | undefined | void;

type Inlines = readonly Inline[] | undefined;

/** Visits every block and inline of an article in print order: headline parts, abstract, summary, hero, body. */
export function walkArticle(article: Article, visit: Visitor): void {
  walkInlines(article.kicker, visit);
  walkInlines(article.headline, visit);
  walkInlines(article.deck, visit);
  if (article.hero !== undefined) {
    walkBlocks([article.hero], visit);
  }
  walkBlocks(article.abstract, visit);
  for (const point of article.summaryPoints) {
    walkInlines(point, visit);
  }
  walkBlocks(article.body, visit);
  for (const correction of article.corrections) {
    walkInlines(correction.text, visit);
  }
}

/** Visits blocks and all they hold, each node before its content. */
export function walkBlocks(blocks: readonly Block[], visit: Visitor): void {
  for (const block of blocks) {
    if (visit(block) !== false) {
      walkBlockContent(block, visit);
    }
  }
}

/** Visits inlines and all they hold, the blocks of notes included. */
export function walkInlines(inlines: Inlines, visit: Visitor): void {
  for (const inline of inlines ?? []) {
    if (visit(inline) !== false) {
      walkInlineContent(inline, visit);
    }
  }
}

function walkInlineContent(inline: Inline, visit: Visitor): void {
  switch (inline.type) {
    case "text":
    case "code":
    case "honorific":
    case "number":
    case "lineBreak":
    case "image":
    case "inlineMath":
      return;
    case "note":
      walkBlocks(inline.children, visit);
      return;
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
      walkInlines(inline.children, visit);
      return;
  }
}

function walkBlockContent(block: Block, visit: Visitor): void {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "quran":
      walkInlines(block.children, visit);
      return;
    case "list":
      for (const item of block.items) {
        walkBlocks(item.children, visit);
      }
      return;
    case "quote":
      walkBlocks(block.children, visit);
      walkInlines(block.attribution, visit);
      return;
    case "pullQuote":
      walkInlines(block.children, visit);
      walkInlines(block.attribution, visit);
      return;
    case "verse":
      for (const line of block.lines) {
        for (const hemistich of line.hemistichs) {
          walkInlines(hemistich, visit);
        }
      }
      walkInlines(block.poet, visit);
      return;
    case "figure":
      walkInlines(block.caption, visit);
      walkInlines(block.credit, visit);
      return;
    case "gallery":
      walkBlocks(block.figures, visit);
      walkInlines(block.caption, visit);
      return;
    case "table":
      walkInlines(block.caption, visit);
      for (const row of [...block.head, ...block.body, ...block.foot]) {
        for (const cell of row.cells) {
          walkBlocks(cell.children, visit);
        }
      }
      walkInlines(block.credit, visit);
      return;
    case "aside":
      walkInlines(block.title, visit);
      walkBlocks(block.children, visit);
      return;
    case "qa":
      walkInlines(block.questioner, visit);
      walkBlocks(block.question, visit);
      walkInlines(block.speaker, visit);
      walkBlocks(block.answer, visit);
      return;
    case "embed":
      walkInlines(block.fallback, visit);
      return;
    case "raw":
      walkBlocks(block.fallback, visit);
      return;
    case "code":
    case "math":
    case "divider":
    case "pageBreak":
      return;
  }
}

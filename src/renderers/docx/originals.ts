import type { Inline, PreparedArticle } from "../../model/index.ts";

/**
 * What each written-out inline was before: numbers become text, references and dates get words. The copy has the shape of
 * what it was made from, so both are walked together.
 */
export function originalsOf(articles: readonly PreparedArticle[]): ReadonlyMap<Inline, Inline> {
  const originals = new Map<Inline, Inline>();
  const pair = (original: unknown, written: unknown): void => {
    if (Array.isArray(original) && Array.isArray(written)) {
      // Quotation marks stand before and after what they enclose.
      const before = written.length === original.length + 2 ? 1 : 0;
      original.forEach((one, at) => {
        pair(one, written[at + before]);
      });
      return;
    }
    if (!isNode(original) || !isNode(written)) {
      return;
    }
    if (isWrittenOut(original)) {
      // Both are inlines: only these are written out.
      originals.set(written as object as Inline, original as object as Inline);
      return;
    }
    for (const [key, value] of Object.entries(original)) {
      if (key !== "span") {
        pair(value, (written as Readonly<Record<string, unknown>>)[key]);
      }
    }
  };
  for (const { article, opening, body, closing } of articles) {
    pair(article.body, body);
    for (const part of opening) {
      if (part.kind === "line" && part.role === "title") {
        pair(article.headline, part.content);
      } else if (part.kind === "line" && (part.role === "kicker" || part.role === "deck")) {
        pair(article[part.role], part.content);
      } else if (part.kind === "figure") {
        pair(article.hero, part.figure);
      } else if (part.kind === "blocks") {
        pair(article.abstract, part.blocks);
      } else if (part.kind === "points") {
        pair(article.summaryPoints, part.points);
      }
    }
    const corrections = closing.filter(
      (part) => part.kind === "line" && part.role === "correction",
    );
    article.corrections.forEach(({ text }, at) => {
      const part = corrections[at];
      if (part?.kind === "line") {
        pair(text, part.content.slice(part.content.length - text.length));
      }
    });
  }
  return originals;
}

interface Node {
  readonly type?: unknown;
  readonly children?: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

const isWrittenOut = ({ type, children }: Node): boolean =>
  type === "number" ||
  ((type === "crossReference" || type === "date") &&
    Array.isArray(children) &&
    children.length === 0);

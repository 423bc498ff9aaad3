import { type Heading, inlineText, type PreparedArticle, walkBlocks } from "../../model/index.ts";
import type { HeadContent } from "../../template/index.ts";
import { type FilledPage, placedOn } from "./filled-page.ts";

/** The heading that each page of an article is under, asked in the order of the pages. */
export interface PageHeadings {
  /** The first heading that stands on the page, and the last; where none does, the last one before it, or `undefined`. */
  readonly next: (page: FilledPage) => {
    readonly first: string | undefined;
    readonly last: string | undefined;
  };
}

/** Follows the headings of an article's highest level. */
export function pageHeadings(article: PreparedArticle): PageHeadings {
  const headings: Heading[] = [];
  walkBlocks(article.body, (node) => {
    if (node.type === "heading") {
      headings.push(node);
    }
  });
  const highest = Math.min(...headings.map(({ level }) => level));
  const titles = new Map<string, string>();
  for (const heading of headings.filter(({ level }) => level === highest)) {
    const anchor = article.anchors.get(heading);
    if (anchor !== undefined) {
      titles.set(anchor, inlineText(heading.children).replace(/\s+/g, " ").trim());
    }
  }
  let current: string | undefined;
  return {
    next: (page) => {
      const found = placedOn(page)
        .flatMap(({ slab }) => slab.anchors)
        .flatMap((anchor) => titles.get(anchor) ?? []);
      const before = current;
      current = found.at(-1) ?? before;
      return { first: found[0] ?? before, last: current };
    },
  };
}

/** The words of a head; `undefined` for none. */
export function headWords(
  content: HeadContent,
  words: {
    readonly title: string;
    readonly publication: string;
    readonly first: string | undefined;
    readonly last: string | undefined;
  },
): string | undefined {
  switch (content) {
    case "title":
      return words.title;
    case "publication":
      return words.publication;
    case "first-heading":
      return words.first ?? words.title;
    case "last-heading":
      return words.last ?? words.title;
    case "none":
      return undefined;
  }
}

import {
  type Heading,
  inlineText,
  numberedHeading,
  type PreparedArticle,
  walkBlocks,
} from "../../model/index.ts";
import type { OutlineEntry } from "../frame.ts";

interface GrowingEntry extends OutlineEntry {
  readonly level: number;
  readonly children: GrowingEntry[];
}

/** The headings of an article below its title, nested by level; a level that is skipped makes no empty entry. */
export function articleOutline(article: PreparedArticle, anchor: string): OutlineEntry {
  const root: GrowingEntry = { title: article.title, anchor, level: 0, children: [] };
  const path: GrowingEntry[] = [root];
  walkBlocks(article.body, (node) => {
    if (node.type !== "heading") {
      return;
    }
    const target = article.anchors.get(node);
    if (target === undefined) {
      return;
    }
    const entry: GrowingEntry = {
      title: headingTitle(node, article),
      anchor: target,
      level: node.level,
      children: [],
    };
    while (path.length > 1 && (path.at(-1)?.level ?? 0) >= node.level) {
      path.pop();
    }
    path.at(-1)?.children.push(entry);
    path.push(entry);
  });
  return plain(root);
}

const headingTitle = (heading: Heading, article: PreparedArticle): string =>
  inlineText(numberedHeading(heading, article)).replace(/\s+/g, " ").trim();

const plain = ({ title, anchor, children }: GrowingEntry): OutlineEntry => ({
  title,
  anchor,
  children: children.map(plain),
});

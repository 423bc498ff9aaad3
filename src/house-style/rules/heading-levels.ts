import { type Article, inlineText, walkArticle } from "../../model/index.ts";
import type { FoundInArticle, Rule } from "../rule.ts";

export const headingLevels: Rule = {
  id: "CL-32",
  level: "report",
  name: "headings that skip a level",
  summary:
    "A heading two levels and more below the one before it is told: readers aloud, and contents, miss what is between.",
  languages: "all",
  findInArticle: (article) => skipped(article),
};

function skipped(article: Article): readonly FoundInArticle[] {
  const found: FoundInArticle[] = [];
  let last: number | undefined;
  walkArticle(article, (node) => {
    if (node.type !== "heading") {
      return;
    }
    const words = inlineText(node.children);
    if (last === undefined ? node.level > 2 : node.level > last + 1) {
      const before = last === undefined ? "as the first" : `after one of level ${last}`;
      found.push({
        span: node.span,
        before: words,
        message: `a heading of level ${node.level} ${before}`,
      });
    }
    last = node.level;
  });
  return found;
}

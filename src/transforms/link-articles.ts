import { diagnostic, type Report } from "../diagnostics/index.ts";
import { build, type PreparedArticle, type ReferenceTarget } from "../model/index.ts";
import { printedNodes } from "./printed-nodes.ts";

/** `article-2`, the second article of a publication, or `article-2#id`, what has that id in it. */
const ACROSS = /^article-(?<number>[1-9]\d*)(?:#(?<id>.+))?$/;

interface PlaceAcross {
  /** From 0. */
  readonly article: number;
  /** Of the article itself when absent. */
  readonly id: string | undefined;
}

/** What a cross-reference means when it leads to another article; an id of that very form in the article itself goes first. */
export function placeAcross(target: string, articles: number): PlaceAcross | undefined {
  const { number, id } = ACROSS.exec(target)?.groups ?? {};
  const article = Number(number) - 1;
  return article >= 0 && article < articles ? { article, id } : undefined;
}

/** Adds to the targets of each article what its references lead to in the others. */
export function linkArticles(
  articles: readonly PreparedArticle[],
  report: Report,
): readonly PreparedArticle[] {
  return articles.map((article) => {
    const across = new Map<string, ReferenceTarget>();
    for (const node of printedNodes(article)) {
      if (node.type !== "crossReference" || article.targets.has(node.target)) {
        continue;
      }
      const place = placeAcross(node.target, articles.length);
      const other = place === undefined ? undefined : articles[place.article];
      if (place === undefined || other === undefined) {
        continue;
      }
      const found = place.id === undefined ? undefined : other.targets.get(place.id);
      if (place.id !== undefined && found === undefined) {
        report(
          diagnostic(
            "article/unknown-target",
            `nothing in «${other.title}» has the id "${place.id}"`,
            { span: node.span, hints: ["the link leads to the beginning of that article"] },
          ),
        );
      }
      across.set(node.target, {
        anchor: found?.anchor ?? `article-${place.article + 1}`,
        label: [build.text(other.title)],
        ...(found?.number === undefined ? {} : { number: found.number }),
        inArticle: { index: place.article, isWhole: found === undefined },
      });
    }
    return across.size === 0
      ? article
      : { ...article, targets: new Map([...article.targets, ...across]) };
  });
}

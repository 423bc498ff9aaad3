import {
  type CaptionedBlock,
  type CaptionList,
  type CaptionNumber,
  captionLine,
  type Inline,
  languageDirection,
  type PreparedArticle,
  type Publication,
} from "../model/index.ts";
import type { Labels } from "../profile/index.ts";
import { namesOnly } from "./collect-targets.ts";

/** The lists of figures and of tables that a publication asks for; one that would be empty is not made. */
export function captionLists(
  { frontMatter, language }: Publication,
  articles: readonly PreparedArticle[],
  labels: Labels,
): readonly CaptionList[] {
  const listOf = (kind: CaptionNumber["kind"], title: string): CaptionList => ({
    kind,
    title,
    entries: articles.flatMap((article, index) =>
      [...article.captions].flatMap(([node, number]): CaptionList["entries"] => {
        const anchor = article.anchors.get(node);
        return number.kind !== kind || anchor === undefined
          ? []
          : [{ article: index, anchor, line: lineOf(node, number, article, language) }];
      }),
    ),
  });
  return [
    ...(frontMatter.listOfFigures === true ? [listOf("figure", labels.listOfFigures)] : []),
    ...(frontMatter.listOfTables === true ? [listOf("table", labels.listOfTables)] : []),
  ].filter(({ entries }) => entries.length > 0);
}

/** The caption as it is printed, as a unit of their own where the language around them is another. */
function lineOf(
  node: CaptionedBlock,
  number: CaptionNumber,
  { article }: PreparedArticle,
  around: string,
): readonly Inline[] {
  const line = captionLine(namesOnly(node.caption ?? []), number);
  const language = node.language ?? article.language;
  const direction = node.direction ?? languageDirection(language);
  return language === around ? line : [{ type: "span", language, direction, children: line }];
}

import type { PreparedArticle, PreparedPublication, ReferenceTarget } from "../../model/index.ts";

/**
 * The made pages as an article without matter: layout asks an article for language, direction and where references
 * lead. `targets` are the places that a contents line can lead to; nothing when the publication has no articles.
 */
export function frontArticle(
  { publication, direction, articles }: PreparedPublication,
  targets: ReadonlyMap<string, ReferenceTarget>,
): PreparedArticle | undefined {
  const [first] = articles;
  if (first === undefined) {
    return undefined;
  }
  return {
    article: { ...first.article, language: publication.language, direction },
    direction,
    title: publication.title,
    shortTitle: publication.title,
    opening: [],
    body: [],
    closing: [],
    noteLabels: new Map(),
    captions: new Map(),
    headingNumbers: new Map(),
    origins: new Map(),
    anchors: new Map(),
    targets,
  };
}

import type { Article } from "../../model/index.ts";

/** A node, whatever its type. */
export type Fields = Readonly<Record<string, unknown>>;

/** A copy of an article with every object in it put through `change`, what it holds first; what callers keep under `custom` is theirs. */
export function mapNodes(article: Article, change: (node: Fields) => object): Article {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(visit);
    }
    if (typeof value !== "object" || value === null) {
      return value;
    }
    const fields = Object.entries(value).map(([name, member]): [string, unknown] => [
      name,
      name === "custom" || name === "span" ? member : visit(member),
    ]);
    return change(Object.fromEntries(fields));
  };
  // `change` gives back nodes of the kinds that it was given, or an inline for an inline.
  return visit(article) as Article;
}

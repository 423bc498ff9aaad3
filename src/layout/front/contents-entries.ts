import {
  type Heading,
  type Inline,
  languageDirection,
  type PreparedPublication,
  type ReferenceTarget,
} from "../../model/index.ts";

/** A line of the contents. */
export interface ContentsEntry {
  /** 0 for an article, or a heading of the first level where there is only one article. */
  readonly depth: 0 | 1;
  readonly words: readonly Inline[];
  readonly anchor: string;
}

/** Of several articles their titles; of one its headings of the first two levels: as in Word's contents. */
export function contentsEntries({
  articles,
  publication,
}: PreparedPublication): readonly ContentsEntry[] {
  const [only] = articles;
  if (only === undefined || articles.length > 1) {
    return articles.map(({ title, article, direction }, index) => ({
      depth: 0,
      words:
        article.language === publication.language
          ? [{ type: "text", value: title }]
          : [
              {
                type: "span",
                language: article.language,
                direction: direction ?? languageDirection(article.language),
                children: [{ type: "text", value: title }],
              },
            ],
      anchor: `article-${index + 1}`,
    }));
  }
  return only.body
    .filter((block): block is Heading => block.type === "heading" && block.level <= 2)
    .flatMap((heading): readonly ContentsEntry[] => {
      const anchor = only.anchors.get(heading);
      const words = heading.children.filter(({ type }) => type !== "note");
      return anchor === undefined ? [] : [{ depth: heading.level === 1 ? 0 : 1, words, anchor }];
    });
}

/** Where the lines lead, under names that no author can give an id. */
export function contentsTargets(
  entries: readonly ContentsEntry[],
): ReadonlyMap<string, ReferenceTarget> {
  return new Map(
    entries.map(({ anchor, words }) => [targetName(anchor), { anchor, label: words }]),
  );
}

export const targetName = (anchor: string): string => `contents ${anchor}`;

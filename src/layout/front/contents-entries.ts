import {
  type CaptionEntry,
  type Heading,
  type Inline,
  languageDirection,
  numberedHeading,
  type PreparedIndex,
  type PreparedPart,
  type PreparedPublication,
  type ReferenceTarget,
} from "../../model/index.ts";

/** A line of the contents. */
export interface ContentsEntry {
  /** 0 for an article, a part or an index, or a heading of the first level where there is only one article; 1 below these. */
  readonly depth: 0 | 1;
  readonly words: readonly Inline[];
  readonly anchor: string;
}

/** A list with its title: the contents, or what is listed after them. */
export interface ContentsSection {
  readonly title: string;
  readonly anchor: string;
  readonly entries: readonly ContentsEntry[];
}

/** The contents where they are asked for, then the lists of figures and tables. */
export function contentsSections(
  prepared: PreparedPublication,
  contentsTitle: string,
): readonly ContentsSection[] {
  const contents: ContentsSection = {
    title: contentsTitle,
    anchor: "contents",
    entries: contentsEntries(prepared),
  };
  return [
    ...(prepared.publication.frontMatter.contents ? [contents] : []),
    ...prepared.captionLists.map(
      ({ kind, title, entries }): ContentsSection => ({
        title,
        anchor: `list of ${kind}s`,
        entries: entries.map(captionEntry),
      }),
    ),
  ];
}

const captionEntry = ({ anchor, line }: CaptionEntry): ContentsEntry => ({
  depth: 0,
  words: line,
  anchor,
});

/** Of several articles their titles; of one its headings of the first two levels: as in Word's contents. */
function contentsEntries(prepared: PreparedPublication): readonly ContentsEntry[] {
  const { articles, publication, parts, indexes } = prepared;
  const [only] = articles;
  const made = ({ title, anchor }: PreparedPart | PreparedIndex): ContentsEntry => ({
    depth: 0,
    words: [{ type: "text", value: title }],
    anchor,
  });
  if (only === undefined || articles.length > 1) {
    const entries = articles.map(
      ({ title, article, direction }, index): ContentsEntry => ({
        depth: parts.some(({ start, end }) => index >= start && index < end) ? 1 : 0,
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
      }),
    );
    return [
      ...entries.flatMap((entry, index) => [
        ...parts.filter(({ start }) => start === index).map(made),
        entry,
      ]),
      ...indexes.map(made),
    ];
  }
  const headings = only.body
    .filter((block): block is Heading => block.type === "heading" && block.level <= 2)
    .flatMap((heading): readonly ContentsEntry[] => {
      const anchor = only.anchors.get(heading);
      const words = numberedHeading(heading, only).filter(({ type }) => type !== "note");
      return anchor === undefined ? [] : [{ depth: heading.level === 1 ? 0 : 1, words, anchor }];
    });
  return [...headings, ...indexes.map(made)];
}

/** Where the lines lead, under names that no author can give an id. */
export function contentsTargets(
  sections: readonly ContentsSection[],
): ReadonlyMap<string, ReferenceTarget> {
  return new Map(
    sections.flatMap(({ entries }) =>
      entries.map(({ anchor, words }): [string, ReferenceTarget] => [
        targetName(anchor),
        { anchor, label: words },
      ]),
    ),
  );
}

/** The target of the references in contents and indexes that lead to `anchor`. */
export const targetName = (anchor: string): string => `contents ${anchor}`;

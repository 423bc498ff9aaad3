import {
  type CaptionList,
  type Direction,
  numberedHeading,
  type PreparedArticle,
  type PreparedPublication,
} from "../../model/index.ts";
import { type BodySection, sectionBody } from "./body-sections.ts";
import { plainLabel } from "./inlines.ts";

/** A line of the table of contents. */
export interface ContentsEntry {
  /** Plain text, never empty. */
  readonly label: string;
  readonly language: string;
  readonly direction: Direction;
  /** From the folder of the package document, with its fragment. */
  readonly href: string;
  readonly entries: readonly ContentsEntry[];
}

/** The contents of a book: articles below the parts that they are in, indexes after them. */
export function bookContents(
  { publication, direction, parts, indexes }: PreparedPublication,
  articles: readonly ContentsEntry[],
  partPaths: readonly string[],
  indexPaths: readonly string[],
): readonly ContentsEntry[] {
  const made = { language: publication.language, direction };
  const inParts = articles.flatMap((entry, index): readonly ContentsEntry[] => {
    const at = parts.findIndex(({ start, end }) => index >= start && index < end);
    const part = parts[at];
    if (part === undefined) {
      return [entry];
    }
    const entries = articles.slice(part.start, part.end);
    const href = partPaths[at] ?? "";
    return index === part.start ? [{ ...made, label: part.title, href, entries }] : [];
  });
  const ofIndexes = indexes.map(({ title }, at) => ({
    ...made,
    label: title,
    href: indexPaths[at] ?? "",
    entries: [],
  }));
  return [...inParts, ...ofIndexes];
}

/** The contents of one article: its title, with the headings of its body below it. */
export function articleContents(article: PreparedArticle, path: string): ContentsEntry {
  const { language } = article.article;
  const surroundings = { language, direction: article.direction };
  const entriesOf = (sections: readonly BodySection[]): readonly ContentsEntry[] =>
    sections.flatMap(({ heading, sections: inner }) => {
      const entries = entriesOf(inner);
      const label = plainLabel(numberedHeading(heading, article));
      const anchor = article.anchors.get(heading);
      // A heading without words cannot be listed, but what stands under it can.
      return label === "" || anchor === undefined
        ? entries
        : [{ ...surroundings, label, href: `${path}#${anchor}`, entries }];
    });
  return {
    ...surroundings,
    label: article.title,
    href: path,
    entries: entriesOf(sectionBody(article.body).sections),
  };
}

/** The lines of a list of figures or tables; `paths` are those of the articles. */
export function captionEntries(
  { entries }: CaptionList,
  articles: readonly PreparedArticle[],
  paths: readonly string[],
): readonly ContentsEntry[] {
  return entries.flatMap(({ article: at, anchor, line }): readonly ContentsEntry[] => {
    const article = articles[at];
    return article === undefined
      ? []
      : [
          {
            label: plainLabel(line),
            language: article.article.language,
            direction: article.direction,
            href: `${paths[at] ?? ""}#${anchor}`,
            entries: [],
          },
        ];
  });
}

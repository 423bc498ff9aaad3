import { type Heading, numberedHeading, type PreparedArticle } from "../../model/index.ts";
import type { ParagraphExtras } from "./paragraph.ts";

/** How the headings of each article of one document come by their numbers. */
export interface SectionNumberBook {
  /** The list that the heading styles count in, and how many of them do; `undefined` when none counts. */
  readonly inStyles: { readonly list: number; readonly levels: number } | undefined;
  /** The list of an article whose headings Word counts. */
  readonly listOf: (article: PreparedArticle) => number | undefined;
}

/** Each article counts from one; `add` makes the list for it. */
export function createSectionNumberBook(
  articles: readonly PreparedArticle[],
  levels: number,
  add: () => number,
): SectionNumberBook {
  const lists = new Map<PreparedArticle, number>();
  for (const article of articles) {
    if (article.headingNumbers.size > 0 && canCount(article)) {
      lists.set(article, add());
    }
  }
  const [first] = lists.values();
  return {
    inStyles: first === undefined ? undefined : { list: first, levels },
    listOf: (article) => lists.get(article),
  };
}

/**
 * Word counts where it comes to our numbers: every level below the one above it, all in one language. Headings that skip
 * a level, begin at the second, or have the digits of another language keep the numbers that we gave them as text.
 */
const canCount = ({ article, headingNumbers }: PreparedArticle): boolean =>
  [...headingNumbers].every(
    ([{ level, language = article.language }, number]) =>
      number.split(/[-.]/).length === level && language === article.language,
  );

/** What a heading says, and the list that its paragraph counts in where that is not the one of its style. */
export function sectionNumber(
  heading: Heading,
  article: PreparedArticle,
  book: SectionNumberBook,
): { readonly words: Heading["children"]; readonly numbering: ParagraphExtras["numbering"] } {
  const { inStyles } = book;
  const list = book.listOf(article);
  const level = heading.level - 1;
  if (list !== undefined && article.headingNumbers.has(heading)) {
    const numbering = list === inStyles?.list ? undefined : { list, level };
    return { words: heading.children, numbering };
  }
  // Number 0 takes away what the style would count (ECMA-376 17.9.18).
  const isCountedByStyle = inStyles !== undefined && level < inStyles.levels;
  return {
    words: numberedHeading(heading, article),
    numbering: isCountedByStyle ? { list: 0, level } : undefined,
  };
}

import type { Item } from "./items.ts";
import type { Reading } from "./story.ts";

/** What stands in a document of ours between its beginning and end. */
export interface OwnSections {
  /** The items of each article. */
  readonly articles: readonly (readonly Item[])[];
  /** Title page, contents, pages of parts, indexes, colophon. */
  readonly made: readonly (readonly Item[])[];
}

/** Tells the articles of our document from the pages that were made beside them. */
export function ownSections(items: readonly Item[], reading: Reading): OwnSections {
  const sections = new Map<number, Item[]>();
  for (const item of items) {
    sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
  }
  const count = reading.own.articles.length;
  const articles: Item[][] = Array.from({ length: count }, () => []);
  const made: Item[][] = [];
  let current: Item[] | undefined;
  for (const [, section] of [...sections].sort(([one], [other]) => one - other)) {
    const names = section.flatMap(({ bookmarks }) => bookmarks);
    const opened = names
      .map((name) => /^article_(\d+)$/.exec(name)?.[1])
      .find((one) => one !== undefined);
    const marks = names.flatMap((name) => reading.own.blocks.get(name) ?? []);
    const number = opened === undefined ? marks[0]?.article : Number(opened) - 1;
    const own = number === undefined ? undefined : articles[number];
    if (own !== undefined) {
      current = own;
      own.push(...section);
    } else if (current === undefined || isMade(section, names)) {
      made.push(section);
    } else {
      current.push(...section);
    }
  }
  return { articles, made };
}

/** A page of a part, an index or a colophon: an article goes on in a section only where it says more than these. */
const isMade = (section: readonly Item[], names: readonly string[]): boolean =>
  names.some((name) => /^(?:part_\d+|index_.+)$/.test(name)) ||
  section.every((item) => item.kind === "paragraph" && item.role === "rights");

import {
  type Article,
  type Creator,
  type FrontMatter,
  inlineText,
  type Publication,
} from "../model/index.ts";
import { oneLine } from "./derive-title.ts";

/** One article exported alone is a publication of one: its metadata is the article's, under the article's title. */
export function publicationOf(
  article: Article,
  title: string,
  frontMatter: FrontMatter = { titlePage: false, contents: false, colophon: false },
): Publication {
  const creators = article.bylines.map(({ name, role }): Creator => ({ name, role }));
  const deck = oneLine(inlineText(article.deck ?? []));
  return {
    type: "publication",
    title,
    // What stands on a title page.
    subtitle: frontMatter.titlePage && deck !== "" ? deck : undefined,
    creators,
    publisher: article.sources.find((source) => source.role === "originator")?.name,
    language: article.language,
    direction: article.direction,
    profile: article.profile,
    digits: article.digits,
    calendars: article.calendars,
    months: article.months,
    identifier: asIdentifier(article.id),
    date: article.dates.published ?? article.dateline?.date,
    rights: article.rights,
    description: deck === "" ? undefined : deck,
    keywords: article.keywords,
    series: article.series,
    articles: [article],
    frontMatter,
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A URI stays, a bare UUID becomes a URN (RFC 9562, section 4); anything else identifies nothing outside its house. */
function asIdentifier(id: string | undefined): string | undefined {
  if (id === undefined) {
    return undefined;
  }
  if (UUID.test(id)) {
    return `urn:uuid:${id.toLowerCase()}`;
  }
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(id) ? id : undefined;
}

import type { Article } from "./article.ts";
import type { Publication } from "./publication.ts";

/**
 * The instant that an ISO 8601 date begins at, `undefined` for what is none. A time without a zone is read as UTC: the
 * machine's own zone must not show in the bytes of a file.
 */
export function momentOf(iso: string): Date | undefined {
  const moment = Date.parse(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso);
  return Number.isNaN(moment) ? undefined : new Date(moment);
}

/** The day that a text itself gives: it then has the same bytes, whenever it is converted. `undefined` where it gives none. */
export function ownMoment(input: Article | Publication): Date | undefined {
  const articles = input.type === "article" ? [input] : input.articles;
  const written = [
    ...articles.flatMap(({ dates, dateline }) => [
      dates.modified ?? dates.published ?? dateline?.date ?? dates.created,
    ]),
    ...(input.type === "publication" ? [input.date] : []),
  ];
  const moments = written.flatMap((iso) => {
    const moment = iso === undefined ? undefined : momentOf(iso);
    return moment === undefined ? [] : [moment.getTime()];
  });
  return moments.length === 0 ? undefined : new Date(Math.max(...moments));
}

import { type Article, isSafeAddress, type Origin } from "../../model/index.ts";
import { element, type XmlAttributes, type XmlElement } from "./xml.ts";

type Datum = Extract<Origin, { kind: "datum" }>;

/** An address that would run something is not even written where nothing follows it. */
export const safe = (url: string | undefined): string | undefined =>
  url !== undefined && isSafeAddress(url) ? url : undefined;

/** The marks of a piece of what is known of the article, and of what belongs to it but is not printed. */
export function datumMarks({ field, index }: Datum, article: Article): XmlAttributes {
  const marks = { "data-field": field, "data-index": String(index + 1) };
  const byline = field === "byline" ? article.bylines[index] : undefined;
  if (byline !== undefined) {
    const { role, url, email } = byline;
    return { ...marks, "data-role": role, "data-url": safe(url), "data-email": email };
  }
  const source = field === "source" ? article.sources[index] : undefined;
  return source === undefined
    ? marks
    : { ...marks, "data-role": source.role, "data-url": safe(source.url) };
}

/**
 * What is known of an article and stands nowhere in its text, one `meta` a fact. What is for the desk alone (the editorial
 * note, `custom`) is kept out of a book that goes to readers.
 */
export function articleFacts(article: Article): readonly XmlElement[] {
  const { dates, series, rights, dateline } = article;
  const facts: readonly (readonly [string, string | number | boolean | undefined])[] = [
    ["id", article.id],
    ["kind", article.kind],
    ["direction", article.direction],
    ["profile", article.profile],
    ["short-headline", article.shortHeadline],
    ["dateline", dateline === undefined ? undefined : (dateline.date ?? "")],
    ["published", dates.published],
    ["modified", dates.modified],
    ["created", dates.created],
    ["embargo-until", dates.embargoUntil],
    ["status", article.status],
    ["version", article.version],
    ["rights-holder", rights?.holder],
    ["rights-year", rights?.year],
    ...article.keywords.map((keyword) => ["keyword", keyword] as const),
    ...article.sections.map((section) => ["section", section] as const),
    ["series", series?.title],
    ["series-position", series?.position],
    ["canonical-url", article.canonicalUrl],
    ["numbered-captions", article.numberedCaptions],
  ];
  return facts.flatMap(([name, value]) =>
    value === undefined
      ? []
      : [element("meta", { name: `warraq:${name}`, content: String(value) })],
  );
}

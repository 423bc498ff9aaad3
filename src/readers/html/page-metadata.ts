import type { Element, Root } from "hast";
import { type Direction, isSafeAddress, languageDirection } from "../../model/index.ts";
import { attribute, filled, findElement, findElements, hasClass, textOf } from "./element.ts";
import { address, each, field, linkedArticle, words } from "./json-ld.ts";

/** What a page says of itself, for machines: JSON-LD before Open Graph before meta elements before microdata. */
export interface PageMetadata {
  readonly headline: string | undefined;
  readonly description: string | undefined;
  readonly authors: readonly { readonly name: string; readonly url?: string }[];
  readonly published: string | undefined;
  readonly modified: string | undefined;
  readonly publisher: string | undefined;
  readonly keywords: readonly string[];
  readonly sections: readonly string[];
  readonly canonicalUrl: string | undefined;
  /** Addresses of the picture that stands for the page. */
  readonly images: readonly string[];
  readonly isOpinion: boolean;
  readonly baseUrl: string | undefined;
}

export function readMetadata(root: Root): PageMetadata {
  const metas = new Map<string, string[]>();
  for (const meta of findElements(root, (one) => one.tagName === "meta")) {
    const name = (
      filled(meta, "property") ??
      filled(meta, "name") ??
      filled(meta, "itemProp")
    )?.toLowerCase();
    const content = filled(meta, "content");
    if (name !== undefined && content !== undefined) {
      const known = metas.get(name);
      if (known === undefined) {
        metas.set(name, [content.replace(/\s+/g, " ")]);
      } else if (known.length < 100) {
        known.push(content.replace(/\s+/g, " "));
      }
    }
  }
  const meta = (...names: readonly string[]): string | undefined =>
    names.map((name) => metas.get(name)?.[0]).find((value) => value !== undefined);
  const linked = linkedArticle(root) ?? {};
  const get = (name: string) => field(linked, name);
  const canonical = findElement(
    root,
    (one) =>
      one.tagName === "link" && filled(one, "rel")?.split(/\s+/).includes("canonical") === true,
  );
  const base = findElement(
    root,
    (one) => one.tagName === "base" && filled(one, "href") !== undefined,
  );
  const canonicalUrl = [
    canonical === undefined ? undefined : filled(canonical, "href"),
    meta("og:url"),
    address(get("mainEntityOfPage")),
    address(get("url")),
  ].find((one) => one !== undefined && /^https?:\/\//i.test(one) && isSafeAddress(one));
  const publisher =
    words(get("publisher")) ??
    meta("og:site_name", "application-name", "publisher", "dc.publisher");
  const baseHref = base === undefined ? undefined : filled(base, "href");
  return {
    headline:
      words(get("headline")) ??
      meta("og:title", "twitter:title", "headline", "dc.title") ??
      titleOf(root, publisher),
    description:
      words(get("description")) ??
      meta("og:description", "twitter:description", "description", "dc.description"),
    authors: authorsOf(root, get("author"), metas, publisher),
    published: isoDate(
      words(get("datePublished")) ??
        meta(
          "article:published_time",
          "datepublished",
          "date",
          "dc.date",
          "dc.date.issued",
          "pubdate",
          "publishdate",
          "og:published_time",
        ) ??
        timeOf(root, "datePublished"),
    ),
    modified: isoDate(
      words(get("dateModified")) ??
        meta("article:modified_time", "og:updated_time", "datemodified", "last-modified") ??
        timeOf(root, "dateModified"),
    ),
    publisher,
    keywords: keywordsOf(each(get("keywords")), metas),
    sections: unique([...each(get("articleSection")).map(words), meta("article:section")]),
    canonicalUrl,
    images: unique([
      ...each(get("image")).map(
        (one) => address(one) ?? (typeof one === "string" ? one : undefined),
      ),
      ...(metas.get("og:image") ?? []),
      meta("twitter:image", "twitter:image:src"),
    ]),
    isOpinion: /OpinionNewsArticle/.test(String(get("@type"))),
    baseUrl: baseHref !== undefined && /^https?:\/\//i.test(baseHref) ? baseHref : undefined,
  };
}

const unique = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** The title of a page without the name of its site. */
export function titleOf(root: Root, site: string | undefined): string | undefined {
  const element = findElement(root, (one) => one.tagName === "title");
  const title = element === undefined ? "" : textOf(element).replace(/\s+/g, " ").trim();
  const parts = title.split(/\s+[|–—»·•:\\/-]\s+|\s*\|\s*/u).filter((part) => part !== "");
  if (parts.length < 2) {
    return title === "" ? undefined : title;
  }
  const same = (one: string) => site !== undefined && normal(one) === normal(site);
  if (same(parts.at(-1) ?? "")) {
    return title
      .slice(0, title.lastIndexOf(parts.at(-1) ?? ""))
      .replace(/\s*[|–—»·•:\\/-]\s*$/u, "");
  }
  if (same(parts[0] ?? "")) {
    return title.slice((parts[0] ?? "").length).replace(/^\s*[|–—»·•:\\/-]\s*/u, "");
  }
  // Without the site's name told, a bar parts it from the title; any other sign may be the title's own.
  const bars = title.split(/\s*[|»]\s*/u);
  const [first = title, ...rest] = bars;
  const longest = bars.reduce((one, other) => (other.length > one.length ? other : one), first);
  return rest.length > 0 ? longest : title;
}

/** Letters and digits alone, for comparing what is written in two places. */
export const normal = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

function authorsOf(
  root: Root,
  linked: unknown,
  metas: ReadonlyMap<string, readonly string[]>,
  publisher: string | undefined,
): PageMetadata["authors"] {
  const found = new Map<string, { name: string; url?: string }>();
  const add = (written: string | undefined, url: string | undefined) => {
    const name = written
      ?.replace(
        /^\s*(?:(?:مرسلة\s+)?بواسطة|بقلم|كتب(?:ت|ه)?|تأليف|إعداد|By|Par)\s*[:：–—-]?\s+/iu,
        "",
      )
      .trim();
    if (name === undefined || name === "" || /^https?:|@/.test(name) || name.length > 120) {
      return;
    }
    if (
      (publisher === undefined || normal(name) !== normal(publisher)) &&
      !/^(?:admin|administrator|editor|webmaster)$/i.test(name)
    ) {
      found.set(normal(name), { name, ...(url === undefined ? {} : { url }) });
    }
  };
  for (const one of each(linked)) {
    add(words(one), address(one));
  }
  if (found.size === 0) {
    for (const name of [
      ...(metas.get("author") ?? []),
      ...(metas.get("article:author") ?? []),
      ...(metas.get("dc.creator") ?? []),
    ]) {
      add(name, undefined);
    }
  }
  if (found.size === 0) {
    const element = findElement(root, isByline);
    if (element !== undefined) {
      const name =
        findElement(
          element,
          (one) =>
            filled(one, "itemProp") === "name" || one.tagName === "a" || hasClass(one, /^fn$/),
        ) ?? element;
      add(textOf(name).replace(/\s+/g, " "), undefined);
    }
  }
  return [...found.values()];
}

/** Whether an element says who wrote the article. */
export const isByline = (element: Element): boolean =>
  /(?:^|\s)author(?:\s|$)/.test(filled(element, "itemProp") ?? "") ||
  /(?:^|\s)author(?:\s|$)/.test(filled(element, "rel") ?? "") ||
  hasClass(
    element,
    /^(?:byline|by-line|author|author-name|post-author|article-author|entry-author|article__author|article-author-name|c-byline)$/i,
  );

function timeOf(root: Root, property: string): string | undefined {
  const element =
    findElement(root, (one) => filled(one, "itemProp")?.split(" ").includes(property) === true) ??
    (property === "datePublished"
      ? findElement(root, (one) => one.tagName === "time" && filled(one, "dateTime") !== undefined)
      : undefined);
  return element === undefined ? undefined : filled(element, "dateTime", "content", "title");
}

function keywordsOf(
  linked: readonly unknown[],
  metas: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const written = [
    ...linked.map(words),
    ...(metas.get("article:tag") ?? []),
    ...(linked.length > 0 ? [] : (metas.get("keywords") ?? metas.get("news_keywords") ?? [])),
  ];
  return unique(
    written
      .filter((one) => one !== undefined)
      .flatMap((one) => one.split(/\s*[,،;؛]\s*/u))
      .map((one) => one.trim())
      .filter((one) => one !== "" && one.length < 100),
  ).slice(0, 50);
}

/** A moment as ISO 8601 has it; `undefined` for what is none. */
export function isoDate(written: string | undefined): string | undefined {
  const match =
    /^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/i.exec(
      written ?? "",
    );
  if (match === null) {
    return undefined;
  }
  const [, day = "", time, zone] = match;
  const parsed = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(day)) {
    return undefined;
  }
  const colon = zone?.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, "$1:$2") ?? "";
  return time === undefined ? day : `${day}T${time}${colon}`;
}

export interface PageLanguage {
  readonly language: string;
  readonly direction: Direction | undefined;
  /** Set where the page says another language than its letters do. */
  readonly belied: string | undefined;
}

/** The language and direction of a page: as it says, unless its letters are of another script. */
export function pageLanguage(
  html: Element | undefined,
  body: Element,
  fallback: string,
): PageLanguage {
  const said = [html, body]
    .map((one) =>
      (one === undefined ? undefined : filled(one, "lang", "xmlLang", "xml:lang"))?.replaceAll(
        "_",
        "-",
      ),
    )
    .find((one) => one !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(one));
  const dir = [body, html]
    .map((one) => (one === undefined ? undefined : attribute(one, "dir")?.toLowerCase()))
    .find((one) => one === "ltr" || one === "rtl");
  const text = textOf(body);
  const turned = text.match(/[\p{Script=Arabic}\p{Script=Hebrew}]/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const isTurned = turned > letters / 2;
  const hebrew = text.match(/\p{Script=Hebrew}/gu)?.length ?? 0;
  const isFallback =
    isTurned === (languageDirection(fallback) === "rtl") &&
    (!isTurned || hebrew * 2 > turned === /^(?:he|yi)\b/i.test(fallback));
  const byLetters = isFallback ? fallback : isTurned ? (hebrew * 2 > turned ? "he" : "ar") : "en";
  const stated = said ?? byLetters;
  const isBelied =
    letters > 50 &&
    (languageDirection(stated) === "rtl") !== isTurned &&
    (isTurned ? turned > letters * 0.7 : turned < letters * 0.1);
  const language = isBelied ? byLetters : stated;
  const direction =
    dir !== undefined &&
    dir !== languageDirection(language) &&
    !isBelied &&
    (letters < 50 || (dir === "rtl") === isTurned)
      ? dir
      : undefined;
  return { language, direction, belied: isBelied ? said : undefined };
}

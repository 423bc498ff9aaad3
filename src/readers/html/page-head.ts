import type { Element, Nodes, Root } from "hast";
import type { Byline } from "../../model/index.ts";
import { findByline } from "../text/find-byline.ts";
import { findWrittenDate } from "../text/written-date.ts";
import { isCaptionedPicture } from "./captions.ts";
import { findChrome } from "./chrome.ts";
import {
  eachNode,
  filled,
  findElement,
  findElements,
  hasClass,
  isElement,
  textOf,
} from "./element.ts";
import { isIn, type PageContent } from "./page-content.ts";
import { isByline, normal, type PageMetadata, titleOf } from "./page-metadata.ts";
import { droppedKind } from "./visibility.ts";

/** A first-level heading that opens a text and is the only one of its level. */
export function openingHeading(root: Root | Element): Element | undefined {
  const headings = findElements(
    root,
    (one) => /^h[1-6]$/.test(one.tagName) || hasClass(one, /^(?:MsoTitle|title)$/),
  );
  const first = headings.find((one) => textOf(one).trim() !== "");
  const isTitle =
    first !== undefined && (first.tagName === "h1" || hasClass(first, /^(?:MsoTitle|title)$/));
  const others = headings.filter(
    (one) => one !== first && one.tagName === "h1" && textOf(one).trim() !== "",
  );
  return isTitle && (first.tagName !== "h1" || others.length === 0) ? first : undefined;
}

const TITLE_CLASS =
  /^(?:entry-title|post-title|article-title|article__title|story-title|headline|article-headline|page-title|news-title)$/i;
const DECK_CLASS =
  /^(?:subtitle|sub-title|standfirst|deck|dek|excerpt|article-excerpt|article__subhead|subhead|subheadline|article-summary|post-excerpt|lead|entry-summary|article__excerpt|article-subtitle)$/i;
const KICKER_CLASS = /^(?:kicker|overline|eyebrow|suptitle|over-title|pre-title|article-kicker)$/i;
const ABOUT_CLASS =
  /^(?:entry-meta|post-meta|article-meta|posted-on|published|entry-date|post-date|article-date|article-dates|date-simple|date|timestamp|meta|post-info|article-info|article-info-block|reading-time|entry-footer|post-footer|tags|tag-list|tags-links|cat-links|post-tags|post-labels|post-header|post-timestamp|category|categories|views|print)$/i;

/** What stands above a text. */
export interface HeadParts {
  readonly headline: Element | undefined;
  readonly headlineText: string | undefined;
  readonly deck: Element | undefined;
  readonly kicker: Element | undefined;
  /** Elements that are no longer part of the text. */
  readonly taken: readonly Element[];
}

/** The headline with the lines about it. */
export function headParts(root: Root, content: PageContent, metadata: PageMetadata): HeadParts {
  const { scope, text, found } = content;
  if (found === "document") {
    const headline = openingHeading(scope);
    return {
      headline,
      headlineText: undefined,
      deck: undefined,
      kicker: undefined,
      taken: headline === undefined ? [] : [headline],
    };
  }
  const headline = findHeadline(root, scope, metadata);
  const isShort = (one: Element, most: number) => textOf(one).trim().length <= most;
  const paragraph = (one: Element) => !/^(?:article|main|body)$/.test(one.tagName);
  const deck = findElement(
    scope,
    (one) =>
      paragraph(one) &&
      one !== headline &&
      isShort(one, 600) &&
      textOf(one).trim() !== "" &&
      (hasClass(one, DECK_CLASS) ||
        /^(?:description|alternativeHeadline|alternateName)$/.test(filled(one, "itemProp") ?? "") ||
        (metadata.description !== undefined &&
          /^(?:p|h2|h3|div)$/.test(one.tagName) &&
          normal(textOf(one)) === normal(metadata.description) &&
          !isFirstOf(one, text))),
  );
  const kicker = findElement(
    scope,
    (one) => hasClass(one, KICKER_CLASS) && isShort(one, 120) && textOf(one).trim() !== "",
  );
  const about = findElements(
    text,
    (one) =>
      (hasClass(one, ABOUT_CLASS) ||
        isByline(one) ||
        /^(?:datePublished|dateModified)$/.test(filled(one, "itemProp") ?? "")) &&
      isShort(one, 250) &&
      findElement(
        one,
        (inner) => inner === headline || inner === deck || inner.tagName === "figure",
      ) === undefined,
  );
  const heads = findElements(
    text,
    (one) => one.tagName === "header" || (one.tagName === "footer" && !isIn(one, scope)),
  );
  const taken = [
    headline,
    deck,
    kicker,
    ...about,
    ...heads.filter((one) => isShort(one, 800) && headline !== undefined && isIn(headline, one)),
  ];
  return {
    headline,
    headlineText: metadata.headline,
    deck,
    kicker,
    taken: taken.filter((one) => one !== undefined),
  };
}

const only = (elements: readonly Element[]): Element | undefined =>
  elements.length === 1 ? elements[0] : undefined;

/** Whether an element is the first paragraph of a text, which pages describe themselves by as well. */
function isFirstOf(element: Element, text: Element): boolean {
  const first = findElement(text, (one) => one.tagName === "p" && textOf(one).trim() !== "");
  return first === element;
}

/** A part of a title with fewer letters may open any heading. */
const LEAST_PART = 8;

function findHeadline(root: Root, scope: Element, metadata: PageMetadata): Element | undefined {
  const title = titleOf(root, metadata.publisher);
  const wanted = new Set([metadata.headline, title].filter((one) => one !== undefined).map(normal));
  // A title may say the headline cut short, with the site's name behind it.
  const parts = [metadata.headline, title]
    .flatMap((one) => (one ?? "").split(/\s[|–—»·•:\\/-]\s|\s*(?:\.{3}|…)/u))
    .map(normal)
    .filter((part) => part.length >= LEAST_PART);
  const headings = findElements(
    root,
    (one) => /^h[1-6]$/.test(one.tagName) && textOf(one).trim() !== "",
  );
  const within = headings.filter((one) => isIn(one, scope));
  return (
    within.find(
      (one) => hasClass(one, TITLE_CLASS) || /headline|^name$/.test(filled(one, "itemProp") ?? ""),
    ) ??
    headings.find((one) => wanted.has(normal(textOf(one)))) ??
    within.find((one) => parts.some((part) => normal(textOf(one)).startsWith(part))) ??
    only(within.filter((one) => one.tagName === "h1")) ??
    only(headings.filter((one) => one.tagName === "h1"))
  );
}

/**
 * A page whose article no element names, with what holds both the headline and the text for the article: on many a page of nothing but
 * divisions, the lead picture and the byline stand between them.
 */
export function narrowed(content: PageContent, root: Root, metadata: PageMetadata): PageContent {
  const { scope, text, found } = content;
  if (scope.tagName !== "body" || scope === text || found === "document") {
    return content;
  }
  const headline = findHeadline(root, scope, metadata);
  if (headline === undefined || isIn(headline, text) || !isIn(headline, scope)) {
    return content;
  }
  let around = scope;
  for (let next: Element | undefined = scope; next !== undefined; ) {
    around = next;
    next = next.children
      .filter((child) => isElement(child))
      .find((child) => isIn(headline, child) && isIn(text, child));
  }
  return { ...content, scope: around };
}

/** What stands between a headline and the text, in words. */
interface Signed {
  readonly bylines: readonly Byline[];
  /** ISO 8601. */
  readonly published: string | undefined;
  /** What is neither, and goes. */
  readonly others: readonly Element[];
}

/** No line of that kind is longer. */
const LONGEST_LINE = 120;
/** As sure as a name beside a place is. */
const LEAST_CONFIDENCE = 0.85;

const lineOf = (element: Element): string => textOf(element).replace(/\s+/g, " ").trim();

/** Who wrote an article and when, by the lines between its headline and its text. */
export function signedAbove(
  { scope, text, left }: PageContent,
  { headline, deck, kicker }: HeadParts,
  excluded: ReadonlySet<Nodes>,
): Signed {
  const bylines: Byline[] = [];
  const others: Element[] = [];
  let published: string | undefined;
  /** Whether a line says who or when. */
  const take = (words: string): boolean => {
    if (words.length > LONGEST_LINE) {
      return false;
    }
    const byline = findByline(words);
    if (byline !== undefined && byline.confidence >= LEAST_CONFIDENCE) {
      bylines.push(...byline.bylines);
      return true;
    }
    const day = byline === undefined ? findWrittenDate(words)?.iso : undefined;
    published ??= day;
    return day !== undefined;
  };
  // What the search of a page left out of the text may be such lines.
  for (const element of left) {
    take(lineOf(element));
  }
  const from = headline?.position?.end.offset;
  const until = text.position?.start.offset;
  if (scope === text || scope.tagName === "body" || from === undefined || until === undefined) {
    return { bylines, published, others };
  }
  const chrome = findChrome(scope);
  eachNode(scope, (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (!isElement(node) || end <= from || start >= until) {
      return node === scope;
    }
    if (start < from || isIn(text, node)) {
      return true;
    }
    if (
      excluded.has(node) ||
      chrome.has(node) ||
      node === deck ||
      node === kicker ||
      droppedKind(node) !== undefined
    ) {
      return false;
    }
    const words = lineOf(node);
    if (words === "") {
      return false;
    }
    const isLeaf = !node.children.some((child) => isElement(child) && lineOf(child) !== "");
    if (!isLeaf && (words.length > LONGEST_LINE || findByline(words) === undefined)) {
      return true;
    }
    if (!take(words) && !isByline(node)) {
      others.push(node);
    }
    return false;
  });
  return { bylines, published, others };
}

/** Pictures between the headline and the text. */
export function leadPictures(
  { scope, text }: PageContent,
  excluded: ReadonlySet<Nodes>,
  headline: Element | undefined,
): readonly Element[] {
  if (scope === text) {
    const header =
      headline === undefined
        ? undefined
        : findElement(text, (one) => one.tagName === "header" && isIn(headline, one));
    return header === undefined ? [] : findElements(header, isLead);
  }
  const start = text.position?.start.offset ?? 0;
  const chrome = findChrome(scope);
  return findElements(
    scope,
    (one) => one === text || chrome.has(one) || excluded.has(one) || isLead(one),
  ).filter(
    (one) =>
      one !== text &&
      isLead(one) &&
      !chrome.has(one) &&
      !excluded.has(one) &&
      (one.position?.start.offset ?? 0) < start &&
      (scope.tagName !== "body" || one.tagName === "figure"),
  );
}

const isLead = (element: Element): boolean =>
  (element.tagName === "figure" ||
    hasClass(
      element,
      /^(?:featured-image|article-featured-image|post-thumbnail|entry-thumbnail|hero-image|article-hero|lead-image|main-image)$|^(?:main|lead|featured|hero|article|news|post|story|details?|single)[-_]?(?:img|image|photo|pic|picture|thumb|media|figure)s?$/i,
    ) ||
    isCaptionedPicture(element)) &&
  findElement(element, (one) => one.tagName === "img" || one.tagName === "picture") !== undefined;

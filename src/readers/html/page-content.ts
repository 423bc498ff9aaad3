import type { Element, Nodes } from "hast";
import { findChrome, isMostlyLinks } from "./chrome.ts";
import {
  attribute,
  eachNode,
  filled,
  findElement,
  findElements,
  hasClass,
  isElement,
  isText,
} from "./element.ts";
import { droppedKind } from "./visibility.ts";

/** Where on a page the article stands. */
export interface PageContent {
  /** Holds the headline and what else stands above the text, and the text. */
  readonly scope: Element;
  /** Holds the text. */
  readonly text: Element;
  /** How it was found: the page is nothing else, says so, was searched for it, or does not tell. */
  readonly found: "document" | "named" | "searched" | "unknown";
  /** Of all words of the page, the share that is in `text`. */
  readonly share: number;
  /** Elements in `text` that the search left out. */
  readonly left: readonly Element[];
}

/** Names by which content systems call the element of the text. */
const TEXT_CLASS =
  /^(?:entry-content|post-content|post-body|article-body|article__body|articlebody|article-content|article__content|article-text|story-body|story-content|story__content|content-body|body-content|post__content|single-content|news-content|news-body|wysiwyg(?:--all-content)?|mw-parser-output|td-post-content|field--name-body)$/i;

const GENERATORS =
  /Microsoft Word|LibreOffice|OpenOffice|pandoc|Google Docs|Pages|Scrivener|AbiWord/i;

const lengthOf = (element: Element): number => visibleText(element).length;

/** The words of an element that are seen, without white space. */
function visibleText(element: Element): string {
  const parts: string[] = [];
  eachNode(element, (node) => {
    if (isText(node)) {
      parts.push(node.value);
    }
    return node === element || !isElement(node) || droppedKind(node) === undefined;
  });
  return parts.join("").replace(/\s+/g, "");
}

/** Finds the article on a page. The library that searches pages is loaded when first needed. */
export async function findContent(html: Element, body: Element): Promise<PageContent> {
  const all = Math.max(lengthOf(body), 1);
  const content = (
    scope: Element,
    text: Element,
    found: PageContent["found"],
    left: readonly Element[] = [],
  ): PageContent => ({
    scope,
    text,
    found,
    share: lengthOf(text) / all,
    left,
  });
  const generator = findElement(
    html,
    (one) => one.tagName === "meta" && /^generator$/i.test(attribute(one, "name") ?? ""),
  );
  const isDocument =
    (generator !== undefined && GENERATORS.test(attribute(generator, "content") ?? "")) ||
    findElement(body, (one) => hasClass(one, /^(?:WordSection|Section)\d+$/)) !== undefined ||
    hasClass(body, /doc-content/);
  if (isDocument) {
    return content(body, body, "document");
  }
  const named = namedContent(body);
  if (named !== undefined) {
    return content(named.scope, named.text, "named");
  }
  if (isBare(body)) {
    return content(body, body, "document");
  }
  const { searchContent } = await import("./search-content.ts");
  const found = searchContent(body);
  if (found === undefined || lengthOf(found.element) < 140) {
    return content(body, body, "unknown");
  }
  return content(body, found.element, "searched", found.left);
}

/** Whether a page has nothing around its text. */
const isBare = (body: Element): boolean =>
  !isMostlyLinks(body) &&
  findElement(body, isLinkList) === undefined &&
  findElement(body, (one) => /^(?:nav|header|footer|aside|form|main)$/.test(one.tagName)) ===
    undefined &&
  findChrome(body).size === 0;

/** Three links and more, with hardly a word between. */
const isLinkList = (element: Element): boolean =>
  /^(?:div|ul|ol|p|td)$/.test(element.tagName) &&
  findElements(element, (one) => one.tagName === "a").length >= 3 &&
  isMostlyLinks(element);

/** The element that says it is the text, in the one that says it is the article. */
function namedContent(
  body: Element,
): { readonly scope: Element; readonly text: Element } | undefined {
  const article = largest(
    findElements(
      body,
      (one) =>
        one.tagName === "article" || attribute(one, "role") === "article" || isArticleItem(one),
    ),
  );
  const inside = article ?? body;
  const bodies = findElements(inside, (one) =>
    /(?:^|\s)articleBody(?:\s|$)/.test(
      `${filled(one, "itemProp") ?? ""} ${filled(one, "property") ?? ""}`,
    ),
  );
  const byProperty = largest(bodies);
  if (byProperty !== undefined) {
    return { scope: article ?? body, text: byProperty };
  }
  const byClass = largest(findElements(inside, (one) => hasClass(one, TEXT_CLASS)));
  if (
    byClass !== undefined &&
    (article === undefined || lengthOf(byClass) * 2 >= lengthOf(article))
  ) {
    return { scope: article ?? body, text: byClass };
  }
  return article === undefined ? undefined : { scope: article, text: article };
}

const isArticleItem = (element: Element): boolean =>
  /schema\.org\/(?:\w*NewsArticle|Article|BlogPosting)$/.test(filled(element, "itemType") ?? "");

/** The one with the most words; `undefined` where there is none, or others are nearly as long. */
function largest(elements: readonly Element[]): Element | undefined {
  const sized = elements
    .map((element) => ({ element, length: lengthOf(element) }))
    .sort((one, other) => other.length - one.length);
  const [first, second] = sized;
  return first !== undefined &&
    first.length > 0 &&
    (second === undefined || second.length * 2 < first.length)
    ? first.element
    : undefined;
}

/** Whether a node stands in an element, by their places in the source. */
export function isIn(node: Nodes, element: Element): boolean {
  const [inner, outer] = [node.position, element.position];
  if (element.tagName === "body" || inner === undefined || outer === undefined) {
    return true;
  }
  return (
    (outer.start.offset ?? 0) <= (inner.start.offset ?? 0) &&
    (inner.end.offset ?? 0) <= (outer.end.offset ?? 0)
  );
}

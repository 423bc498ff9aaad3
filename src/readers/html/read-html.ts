import type { Element, Nodes, Root } from "hast";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  type Article,
  type Block,
  build,
  checkArticle,
  type Figure,
  type Inline,
} from "../../model/index.ts";
import { type ReadOptions, type ReadSettings, settle } from "../reader.ts";
import { createSourceText, isBlank, type SourceText } from "../source-text.ts";
import { findChrome } from "./chrome.ts";
import type { Context, HtmlContext } from "./context.ts";
import { filled, findElement, findElements, hasClass, textOf } from "./element.ts";
import { also } from "./notes.ts";
import { findContent, isIn, type PageContent } from "./page-content.ts";
import {
  isByline,
  normal,
  type PageMetadata,
  pageLanguage,
  readMetadata,
  titleOf,
} from "./page-metadata.ts";
import { tellSurroundings } from "./page-surroundings.ts";
import { type ParsedHtml, parseHtml } from "./parse-html.ts";
import { raiseHeadings } from "./raise-headings.ts";
import { contextOf, resolveAliases } from "./read-fragment.ts";
import { createTally, reportTally, type Tally } from "./tally.ts";
import { collapse, isBlankLine } from "./whitespace.ts";

/** Reads a page or a fragment of HTML: the article on it, without what stands around, and what the page says of it. */
export async function readHtml(
  text: string,
  options: ReadOptions,
  report: Report,
): Promise<Article | undefined> {
  const settings = settle(options);
  const source = createSourceText(settings.source, text);
  const whole = source.span(0, source.text.length);
  const empty = () => {
    report(diagnostic("input/empty", `${source.name} has no text`, { span: whole }));
    return undefined;
  };
  if (isBlank(source.text)) {
    return empty();
  }
  const tally = createTally();
  const kind = isPage(source.text) ? "page" : "fragment";
  const parsed = parseHtml(source.text, kind, { report, place: source.span });
  if (parsed === undefined) {
    return undefined;
  }
  const article =
    kind === "page"
      ? await readPage(parsed, source, settings, tally)
      : readFragment(parsed, source, settings, tally);
  reportTally(tally, report);
  if (article === undefined || (article.body.length === 0 && article.headline === undefined)) {
    return empty();
  }
  const checked = checkArticle(article, () => whole);
  for (const found of checked.diagnostics) {
    report(found);
  }
  return checked.value;
}

/** Whether a text is a page and not a part of one. */
const isPage = (text: string): boolean =>
  /<(?:html|head|body)[\s>]|<!doctype\s+html/i.test(text.slice(0, 5000));

function readFragment(
  parsed: ParsedHtml,
  source: SourceText,
  settings: ReadSettings,
  tally: Tally,
): Article {
  const reading = new Reading(parsed, parsed.root, {
    source,
    tally,
    language: settings.language,
    direction: undefined,
    baseUrl: undefined,
    pageUrl: undefined,
  });
  const opening = openingHeading(parsed.root);
  const headline = opening === undefined ? undefined : reading.line(opening);
  const body = reading.blocks(parsed.root, opening === undefined ? [] : [opening]);
  return {
    ...build.article(raiseHeadings(body), { kind: settings.kind, language: settings.language }),
    ...(headline === undefined || isBlankLine(headline) ? {} : { headline }),
    span: source.span(0, source.text.length),
  };
}

/** A first-level heading that opens a text and is the only one of its level. */
function openingHeading(root: Root | Element): Element | undefined {
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

interface Place {
  readonly source: SourceText;
  readonly tally: Tally;
  readonly language: string;
  readonly direction: HtmlContext["direction"];
  readonly baseUrl: string | undefined;
  readonly pageUrl: string | undefined;
}

/** Reads parts of one tree, so that ids and notes are found once. */
class Reading {
  readonly #context: Context;

  constructor(parsed: ParsedHtml, root: Root | Element, { source, ...rest }: Place) {
    this.#context = contextOf(parsed, root, {
      ...rest,
      report: () => undefined,
      place: source.span,
    });
  }

  line(element: Element): readonly Inline[] {
    const inlines = collapse(this.#context.toInlines(element.children, this.#context));
    const [only] = inlines;
    return inlines.length === 1 && only?.type === "strong" ? only.children : inlines;
  }

  /** The blocks in an element, without those under `excluded`. */
  blocks(root: Root | Element, excluded: readonly Nodes[]): readonly Block[] {
    return this.of(root.children, excluded);
  }

  of(nodes: readonly Nodes[], excluded: readonly Nodes[]): readonly Block[] {
    const { notes } = this.#context;
    const context = {
      ...this.#context,
      notes: { ...notes, consumed: also(notes.consumed, new Set(excluded)) },
    };
    return resolveAliases(context.toBlocks(nodes, context), context);
  }
}

async function readPage(
  parsed: ParsedHtml,
  source: SourceText,
  settings: ReadSettings,
  tally: Tally,
): Promise<Article | undefined> {
  const html = findElement(parsed.root, (one) => one.tagName === "html");
  const body = findElement(parsed.root, (one) => one.tagName === "body");
  if (html === undefined || body === undefined) {
    return undefined;
  }
  const metadata = readMetadata(parsed.root);
  const { language, direction, belied } = pageLanguage(html, body, settings.language);
  if (belied !== undefined) {
    tally.add(
      "input/guessed",
      `the page says that it is in "${belied}"; its letters say "${language}"`,
      undefined,
    );
  }
  const content = await findContent(html, body);
  tellSearch(content, tally);
  const reading = new Reading(parsed, parsed.root, {
    source,
    tally,
    language,
    direction,
    baseUrl: metadata.baseUrl,
    pageUrl: metadata.canonicalUrl,
  });
  const excluded = new Set<Nodes>();
  if (content.found !== "document") {
    for (const element of tellSurroundings(html, content, tally, source)) {
      excluded.add(element);
    }
  }
  const top = headParts(parsed.root, content, metadata);
  for (const element of top.taken) {
    excluded.add(element);
  }
  const read = reading.blocks(content.text, [...excluded]);
  const above = content.found === "document" ? [] : leadPictures(content, excluded, top.headline);
  const { hero, rest } = takeHero(
    read,
    above.flatMap((one) => reading.of([one], [])),
    content,
  );
  const headline =
    top.headline === undefined ? plain(top.headlineText) : reading.line(top.headline);
  const deck = top.deck === undefined ? undefined : reading.line(top.deck);
  const kicker = top.kicker === undefined ? undefined : reading.line(top.kicker);
  return {
    ...build.article(raiseHeadings(rest), {
      kind: metadata.isOpinion && settings.kind === "news" ? "opinion" : settings.kind,
      language,
    }),
    ...(direction === undefined ? {} : { direction }),
    ...(headline === undefined || isBlankLine(headline) ? {} : { headline }),
    ...(deck === undefined || isBlankLine(deck) ? {} : { deck }),
    ...(kicker === undefined || isBlankLine(kicker) ? {} : { kicker }),
    bylines: metadata.authors.map((author) => ({ ...author, role: "author" })),
    sources: metadata.publisher === undefined ? [] : [{ name: metadata.publisher }],
    dates: {
      ...(metadata.published === undefined ? {} : { published: metadata.published }),
      ...(metadata.modified === undefined ? {} : { modified: metadata.modified }),
    },
    keywords: metadata.keywords,
    sections: metadata.sections,
    ...(metadata.canonicalUrl === undefined ? {} : { canonicalUrl: metadata.canonicalUrl }),
    ...(hero === undefined ? {} : { hero }),
    span: source.span(0, source.text.length),
  };
}

const plain = (value: string | undefined): readonly Inline[] | undefined =>
  value === undefined ? undefined : [{ type: "text", value }];

function tellSearch({ found, share }: PageContent, tally: Tally): void {
  const percent = Math.round(share * 100);
  if (found === "searched") {
    tally.add(
      "input/guessed",
      `the article was searched for on the page: it has ${percent} % of the page's words`,
      undefined,
    );
  } else if (found === "unknown") {
    tally.add(
      "input/guessed",
      "no article can be told from what stands around it: the whole page is read",
      undefined,
    );
  }
}

const TITLE_CLASS =
  /^(?:entry-title|post-title|article-title|article__title|story-title|headline|article-headline|page-title|news-title)$/i;
const DECK_CLASS =
  /^(?:subtitle|sub-title|standfirst|deck|dek|excerpt|article-excerpt|article__subhead|subhead|subheadline|article-summary|post-excerpt|lead|entry-summary|article__excerpt|article-subtitle)$/i;
const KICKER_CLASS = /^(?:kicker|overline|eyebrow|suptitle|over-title|pre-title|article-kicker)$/i;
const ABOUT_CLASS =
  /^(?:entry-meta|post-meta|article-meta|posted-on|published|entry-date|post-date|article-date|article-dates|date-simple|date|timestamp|meta|post-info|article-info|article-info-block|reading-time|entry-footer|post-footer|tags|tag-list|tags-links|cat-links|post-tags|post-labels|post-header|post-timestamp|category|categories|views|print)$/i;

interface HeadParts {
  readonly headline: Element | undefined;
  readonly headlineText: string | undefined;
  readonly deck: Element | undefined;
  readonly kicker: Element | undefined;
  /** Elements that are no longer part of the text. */
  readonly taken: readonly Element[];
}

/** What stands above a text: the headline with the lines about it, and who wrote it when. */
function headParts(root: Root, content: PageContent, metadata: PageMetadata): HeadParts {
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
  const title = titleOf(root, metadata.publisher);
  const wanted = new Set([metadata.headline, title].filter((one) => one !== undefined).map(normal));
  const headings = findElements(
    root,
    (one) => /^h[1-6]$/.test(one.tagName) && textOf(one).trim() !== "",
  );
  const within = headings.filter((one) => isIn(one, scope));
  const headline =
    within.find(
      (one) => hasClass(one, TITLE_CLASS) || /headline|^name$/.test(filled(one, "itemProp") ?? ""),
    ) ??
    headings.find((one) => wanted.has(normal(textOf(one)))) ??
    only(within.filter((one) => one.tagName === "h1")) ??
    only(headings.filter((one) => one.tagName === "h1"));
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

/** Pictures between the headline and the text. */
function leadPictures(
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
      /^(?:featured-image|article-featured-image|post-thumbnail|entry-thumbnail|hero-image|article-hero|lead-image|main-image)$/i,
    )) &&
  findElement(element, (one) => one.tagName === "img" || one.tagName === "picture") !== undefined;

/** The first picture, where it stands above the text. */
function takeHero(
  blocks: readonly Block[],
  above: readonly Block[],
  { found }: PageContent,
): { readonly hero: Figure | undefined; readonly rest: readonly Block[] } {
  const [lead, ...more] = above;
  if (lead?.type === "figure") {
    // A page may show its lead picture again at the head of the text.
    const isTwice = (block: Block) => block.type === "figure" && block.image.src === lead.image.src;
    return {
      hero: lead,
      rest: [...more, ...blocks.filter((block, at) => at > 1 || !isTwice(block))],
    };
  }
  const [first, ...rest] = blocks;
  return first?.type === "figure" && found !== "document" && rest.length > 0
    ? { hero: first, rest: [...above, ...rest] }
    : { hero: undefined, rest: [...above, ...blocks] };
}

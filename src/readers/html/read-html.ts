import type { Element, Nodes, Root } from "hast";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  type Article,
  type Block,
  build,
  checkArticle,
  type Figure,
  type Inline,
  inlineText,
} from "../../model/index.ts";
import { type ReadOptions, type ReadSettings, settle } from "../reader.ts";
import { createSourceText, isBlank, type SourceText } from "../source-text.ts";
import { findByline } from "../text/find-byline.ts";
import type { Context, HtmlContext } from "./context.ts";
import { findElement } from "./element.ts";
import { also } from "./notes.ts";
import { findContent, type PageContent } from "./page-content.ts";
import { headParts, leadPictures, narrowed, openingHeading, signedAbove } from "./page-head.ts";
import { pageLanguage, readMetadata } from "./page-metadata.ts";
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

/** A line of a role and a name, «كتب – أحمد علي». */
const SURE_BYLINE = 0.95;

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
  const content = narrowed(await findContent(html, body), parsed.root, metadata);
  tellSearch(content, tally);
  const reading = new Reading(parsed, parsed.root, {
    source,
    tally,
    language,
    direction,
    baseUrl: metadata.baseUrl,
    pageUrl: metadata.canonicalUrl,
  });
  const place = (start: number, end: number) =>
    source.span(parsed.toSource(start), parsed.toSource(end));
  const excluded = new Set<Nodes>();
  if (content.found !== "document") {
    for (const element of tellSurroundings(html, content, tally, place)) {
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
  const signed = signedAbove(content, top, new Set([...excluded, ...above]));
  for (const element of signed.others) {
    const { start, end } = element.position ?? {};
    const span =
      start?.offset === undefined || end?.offset === undefined
        ? undefined
        : place(start.offset, end.offset);
    tally.add("input/dropped", "lines between the headline and the text", span);
  }
  const published = metadata.published ?? signed.published;
  const [opening] = rest;
  const written =
    opening?.type === "paragraph" && rest.length > 1
      ? findByline(inlineText(opening.children).trim())
      : undefined;
  const isSigned =
    written !== undefined &&
    written.confidence >= SURE_BYLINE &&
    metadata.authors.length + signed.bylines.length === 0;
  if (
    (metadata.authors.length === 0 && signed.bylines.length > 0) ||
    published !== metadata.published
  ) {
    tally.add(
      "input/guessed",
      "who wrote it, or when, is read off the lines above the text",
      undefined,
    );
  }
  if (isSigned) {
    tally.add("input/guessed", "the first line of the text is taken for its byline", opening?.span);
  }
  const headline =
    top.headline === undefined ? plain(top.headlineText) : reading.line(top.headline);
  const deck = top.deck === undefined ? undefined : reading.line(top.deck);
  const kicker = top.kicker === undefined ? undefined : reading.line(top.kicker);
  return {
    ...build.article(raiseHeadings(isSigned ? rest.slice(1) : rest), {
      kind: metadata.isOpinion && settings.kind === "news" ? "opinion" : settings.kind,
      language,
    }),
    ...(direction === undefined ? {} : { direction }),
    ...(headline === undefined || isBlankLine(headline) ? {} : { headline }),
    ...(deck === undefined || isBlankLine(deck) ? {} : { deck }),
    ...(kicker === undefined || isBlankLine(kicker) ? {} : { kicker }),
    bylines:
      metadata.authors.length === 0
        ? isSigned
          ? written.bylines
          : signed.bylines
        : metadata.authors.map((author) => ({ ...author, role: "author" })),
    sources: metadata.publisher === undefined ? [] : [{ name: metadata.publisher }],
    dates: {
      ...(published === undefined ? {} : { published }),
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

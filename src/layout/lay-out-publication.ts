import type { Report } from "../diagnostics/index.ts";
import type { PreparedArticle, PreparedPublication } from "../model/index.ts";
import { flowBlocks } from "./flow/flow-blocks.ts";
import type { FlowContext } from "./flow/flow-context.ts";
import { flowFrontParts } from "./flow/front-parts.ts";
import { anchored, type PlacedSlab, paintPlaced, stack } from "./flow/slab.ts";
import type {
  Destination,
  DocumentMetadata,
  OutlineEntry,
  Page,
  PagedDocument,
  PageItem,
  StructureElement,
} from "./frame.ts";
import { coverPage, fillBackPages, fillFrontPages, type MadePages } from "./front/front-pages.ts";
import {
  type ArticleContext,
  createLayoutContext,
  type LayoutContext,
  type LayoutOptions,
} from "./layout-context.ts";
import { type FilledPage, fillPages } from "./pages/fill-pages.ts";
import { articleOutline } from "./pages/outline.ts";
import { type PageGeometry, pageGeometry } from "./pages/page-geometry.ts";
import { runningHeads } from "./pages/running-heads.ts";
import { element, type GrowingElement, pruneEmpty } from "./structure.ts";

/** Sets a publication: blocks into lines, lines into pages, running heads and folios around them. */
export function layOutPublication(
  prepared: PreparedPublication,
  options: LayoutOptions,
  report: Report,
): PagedDocument {
  const context = createLayoutContext(options, report);
  const root = element("Document", undefined, { language: prepared.publication.language });
  const pages: Page[] = [];
  const outline: OutlineEntry[] = [];
  const destinations = new Map<string, Destination>();
  // In this order, for it is the order in which their matter is read.
  const front = element("Sect", root);
  const bodies = prepared.articles.map((article, index) => {
    const anchor = `article-${index + 1}`;
    return { article, anchor, pages: fillArticle(article, anchor, prepared, root, context) };
  });
  const elements = { front, back: root };

  const cover = coverPage(prepared, front, context, context.profile.counter(1));
  pages.push(...(cover === undefined ? [] : [cover]));
  const places = anchorPages(bodies.flatMap((body) => body.pages));
  const pageOf = (anchor: string) => places.get(anchor);
  const made = { prepared, pageOf, hasCover: cover !== undefined };
  const paintMade = ({ kind, article, pages: filled }: MadePages): void => {
    const heads = kind === "contents" ? "all" : "none";
    const title = context.profile.labels.contents;
    for (const [number, page] of filled.entries()) {
      const place = { index: pages.length, isFirst: number === 0, heads, title } as const;
      pages.push(paintPage(page, place, article, prepared, context, destinations));
    }
    if (kind === "contents" && filled.length > 0) {
      outline.push({ title, anchor: "contents", children: [] });
    }
  };
  fillFrontPages(made, elements, context).forEach(paintMade);
  for (const { article, anchor, pages: filled } of bodies) {
    for (const [number, page] of filled.entries()) {
      const place = { index: pages.length, isFirst: number === 0, heads: "all" } as const;
      pages.push(paintPage(page, place, article, prepared, context, destinations));
    }
    outline.push(articleOutline(article, anchor));
  }
  fillBackPages(prepared, elements, context).forEach(paintMade);
  context.reportMissing();
  pruneEmpty(root, usedElements(pages));
  return { metadata: metadataOf(prepared), pages, outline, destinations, structure: root };
}

/** The page of each anchor, from 0 at the first. */
function anchorPages(pages: readonly FilledPage[]): ReadonlyMap<string, number> {
  return new Map(
    pages.flatMap(({ slabs, notes }, index) =>
      [...slabs, ...notes].flatMap(({ slab }) =>
        slab.anchors.map((anchor): [string, number] => [anchor, index]),
      ),
    ),
  );
}

function fillArticle(
  article: PreparedArticle,
  anchor: string,
  prepared: PreparedPublication,
  root: GrowingElement,
  shared: LayoutContext,
): readonly FilledPage[] {
  const { template } = shared;
  const context: ArticleContext = { ...shared, article };
  const { area } = pageGeometry(template.page, 0, prepared.direction);
  const { language } = article.article;
  const flow: FlowContext = {
    article: context,
    x: 0,
    width: area.width,
    area: { width: area.width, height: area.height },
    direction: article.direction,
    language,
    paragraph: template.styles.body,
    listDepth: 0,
    flow: flowBlocks,
    parent: element("Art", root, language === prepared.publication.language ? {} : { language }),
  };
  const hasTitle = article.opening.some((part) => part.kind === "line" && part.role === "title");
  const { slabs } = stack([
    ...flowFrontParts(article.opening, flow, anchor),
    ...flowBlocks(article.body, flow),
    ...flowFrontParts(article.closing, flow),
  ]);
  return fillPages(hasTitle ? slabs : anchored(slabs, [anchor]), area.height, template.notes);
}

interface PagePlace {
  /** Among all pages, from 0. */
  readonly index: number;
  /** Whether an article, or what is made, begins on it. */
  readonly isFirst: boolean;
  /** `none` for pages that show neither head nor folio. */
  readonly heads: "all" | "none";
  /** Instead of the head that the template asks for. */
  readonly title?: string;
}

function paintPage(
  page: FilledPage,
  { index, isFirst, heads, title: own }: PagePlace,
  article: PreparedArticle,
  prepared: PreparedPublication,
  shared: LayoutContext,
  destinations: Map<string, Destination>,
): Page {
  const { template, profile } = shared;
  const context: ArticleContext = { ...shared, article };
  const geometry = pageGeometry(template.page, index, prepared.direction);
  const { area } = geometry;
  const lowered = (slabs: readonly PlacedSlab[]): readonly PlacedSlab[] =>
    slabs.map(({ slab, top }) => ({ slab, top: top + area.y }));
  const shown = [...lowered(page.slabs), ...lowered(page.notes)];
  for (const { slab, top } of shown) {
    for (const anchor of slab.anchors) {
      destinations.set(anchor, { page: index, y: top });
    }
  }
  const label = profile.counter(index + 1);
  const { head } = template.page.runningHead;
  const title = own ?? (head === "publication" ? prepared.publication.title : article.shortTitle);
  return {
    size: template.page.size,
    label,
    items: [
      ...paintPlaced(lowered(page.slabs), area.x),
      ...separator(page, geometry, context),
      ...paintPlaced(lowered(page.notes), area.x),
      ...(heads === "none"
        ? []
        : runningHeads({ title, folio: label, isFirstPage: isFirst }, geometry, context)),
    ],
  };
}

function separator(
  page: FilledPage,
  { area }: PageGeometry,
  context: ArticleContext,
): readonly PageItem[] {
  if (page.separatorTop === undefined) {
    return [];
  }
  const { notes, colours } = context.template;
  const width = area.width * notes.separatorShare;
  const x = context.article.direction === "rtl" ? area.x + area.width - width : area.x;
  const rect = { x, y: area.y + page.separatorTop, width, height: notes.separatorWidth };
  return [{ type: "rect", rect, colour: colours.rule }];
}

function usedElements(pages: readonly Page[]): ReadonlySet<StructureElement> {
  const used = new Set<StructureElement>();
  const add = (one: StructureElement | null): void => {
    if (one !== null) {
      used.add(one);
    }
  };
  for (const item of pages.flatMap((page) => page.items)) {
    switch (item.type) {
      case "text":
        add(item.element);
        for (const run of item.runs) {
          add(run.element);
        }
        break;
      case "image":
      case "link":
        add(item.element);
        break;
      case "rect":
        break;
    }
  }
  return used;
}

function metadataOf({ publication, direction, identifier }: PreparedPublication): DocumentMetadata {
  const { rights } = publication;
  return {
    title: publication.title,
    authors: publication.creators
      .filter(({ role }) => role === "author" || role === "correspondent")
      .map(({ name }) => name),
    language: publication.language,
    direction,
    keywords: publication.keywords,
    subject: publication.description,
    publisher: publication.publisher,
    rights: rights?.notice ?? rights?.holder,
    identifier,
  };
}

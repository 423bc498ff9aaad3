import type { Report } from "../diagnostics/index.ts";
import {
  momentOf,
  type PreparedArticle,
  type PreparedPublication,
  rightsNotice,
} from "../model/index.ts";
import type { PageSetup } from "../template/index.ts";
import type {
  Destination,
  DocumentMetadata,
  OutlineEntry,
  Page,
  PagedDocument,
  StructureElement,
} from "./frame.ts";
import type { ContentsSection } from "./front/contents-entries.ts";
import { coverPage } from "./front/cover-page.ts";
import {
  contentsLength,
  expectedNameplate,
  fillBackPages,
  fillContents,
  fillIndexes,
  fillPartPage,
  fillTitlePage,
  nameplateOf,
} from "./front/front-pages.ts";
import type { NumberedPage } from "./front/index-pages.ts";
import type { Nameplate } from "./front/nameplate.ts";
import {
  type ArticleContext,
  articleContext,
  createLayoutContext,
  type LayoutContext,
  type LayoutOptions,
} from "./layout-context.ts";
import {
  type DocumentEnd,
  gatherPages,
  type PageStream,
  type StreamedPage,
} from "./page-stream.ts";
import { cropMarks, sheetMargin } from "./pages/crop-marks.ts";
import { fillArticle } from "./pages/fill-article.ts";
import { type FilledPage, placedOn } from "./pages/filled-page.ts";
import { folioOf, needsBlank } from "./pages/folios.ts";
import { articleOutline } from "./pages/outline.ts";
import { pageGeometry, turnedGeometry } from "./pages/page-geometry.ts";
import { headWords, pageHeadings } from "./pages/page-headings.ts";
import { lowered, paintFilled } from "./pages/paint-filled.ts";
import { createHeadSetter, type HeadSetter } from "./pages/running-heads.ts";
import { element, type GrowingElement, pruneEmpty } from "./structure.ts";

/** Sets a publication: blocks into lines, lines into pages, running heads and folios around them. */
export function layOutPublication(
  prepared: PreparedPublication,
  options: LayoutOptions,
  report: Report,
): PagedDocument {
  return gatherPages(streamPublication(prepared, options, report));
}

/**
 * As `layOutPublication`, article by article as pages are asked for. Pages before the articles whose number depends on
 * nothing come first, the contents come last; their number is settled before the first article is set.
 */
export function streamPublication(
  prepared: PreparedPublication,
  options: LayoutOptions,
  report: Report,
): PageStream {
  const document = new DocumentUnderWork(prepared, options, report);
  return {
    metadata: metadataOf(prepared),
    pages: document.pages(),
    hasAnchor: (anchor) => document.hasAnchor(anchor),
    end: () => document.end(),
  };
}

class DocumentUnderWork {
  private readonly prepared: PreparedPublication;
  private readonly context: LayoutContext;
  private readonly root: GrowingElement;
  private readonly front: GrowingElement;
  private readonly used = new Set<StructureElement>();
  private readonly destinations = new Map<string, Destination>();
  private readonly labels: string[] = [];
  private readonly outline: OutlineEntry[] = [];
  /** What links may lead to, on pages that are yet to come too. */
  private readonly promised: ReadonlySet<string>;
  /** Index of the first article's first page; infinite until it is known. */
  private bodyStart = Number.POSITIVE_INFINITY;
  private isDone = false;

  constructor(prepared: PreparedPublication, options: LayoutOptions, report: Report) {
    this.prepared = prepared;
    this.context = createLayoutContext(options, report);
    this.root = element("Document", undefined, { language: prepared.publication.language });
    // Before the articles, for it is the order in which their matter is read.
    this.front = element("Sect", this.root);
    this.promised = new Set([
      ...prepared.articles.flatMap(({ anchors }, at) => [articleAnchor(at), ...anchors.values()]),
      ...[...prepared.parts, ...prepared.indexes].map(({ anchor }) => anchor),
    ]);
  }

  *pages(): Generator<StreamedPage> {
    const { prepared, context, root, front } = this;
    let index = 0;
    const cover = coverPage(prepared, front, context, this.folio(0));
    if (cover !== undefined) {
      const { size, trim } = context.template.page;
      const marked = [...cover.items, ...cropMarks(size, trim)];
      const sheet = { ...cover, trim: trimOf(context.template.page), items: marked };
      yield this.finished(sheet, index);
      index += 1;
    }
    const expected = expectedNameplate(prepared, context);
    const titlePage = expected === undefined ? fillTitlePage(prepared, front, context) : [];
    for (const made of titlePage) {
      yield* this.painted(made.pages, made.article, index, "none");
      index += made.pages.length;
    }
    const contentsStart = index;
    index += contentsLength(prepared, expected, context);
    const hasContents = index > contentsStart;
    const { page: setup } = context.template;
    this.bodyStart = index + (needsBlank(index, setup) ? 1 : 0);
    let within = root;
    for (const [at, article] of prepared.articles.entries()) {
      const part = prepared.parts.find(({ start, end }) => start <= at && at < end);
      if (part === undefined) {
        within = root;
      } else if (part.start === at) {
        within = element("Part", root);
        for (const made of fillPartPage(prepared, part, within, context)) {
          yield* this.painted(made.pages, made.article, index, "none");
          index += made.pages.length;
        }
      }
      const anchor = articleAnchor(at);
      if (needsBlank(index, setup)) {
        yield this.finished(this.blank(index), index);
        index += 1;
      }
      const nameplate = at === 0 && !hasContents ? this.nameplate(index) : undefined;
      const filled = fillArticle(article, anchor, prepared, nameplate?.block, within, context);
      yield* this.painted(filled, article, index, "all", { nameplate });
      index += filled.length;
      this.outline.push(articleOutline(article, anchor));
    }
    this.gatherParts();
    for (const made of fillIndexes(prepared, (anchor) => this.pageOf(anchor), root, context)) {
      const title = made.sections[0]?.title;
      yield* this.painted(made.pages, made.article, index, "all", { title });
      index += made.pages.length;
      this.outline.push(...made.sections.map(outlineEntry));
    }
    for (const made of fillBackPages(prepared, root, context)) {
      yield* this.painted(made.pages, made.article, index, "none");
    }
    const nameplate = hasContents ? this.nameplate(contentsStart) : undefined;
    const labelOf = (anchor: string): string => this.labelOf(anchor);
    for (const made of fillContents(prepared, nameplate, labelOf, front, context)) {
      const title = made.sections[0]?.title;
      yield* this.painted(made.pages, made.article, contentsStart, "all", { title, nameplate });
      this.outline.unshift(...made.sections.map(outlineEntry));
    }
    if (this.labels.length === 0) {
      // A file without pages is none that readers open.
      yield this.finished(this.blank(0), 0);
    }
    context.reportMissing();
    pruneEmpty(root, this.used);
    this.isDone = true;
  }

  /** Puts the outlines of a part's articles below the part, from the last so that numbers stay. */
  private gatherParts(): void {
    for (const { title, anchor, start, end } of [...this.prepared.parts].reverse()) {
      const children = this.outline.slice(start, end);
      this.outline.splice(start, end - start, { title, anchor, children });
    }
  }

  hasAnchor(anchor: string): boolean {
    return this.promised.has(anchor) || this.context.isNoteAnchor(anchor);
  }

  end(): DocumentEnd {
    if (!this.isDone) {
      throw new Error("a document was asked for its end before its last page");
    }
    const { outline, destinations, root, labels } = this;
    return { outline, destinations, structure: root, labels };
  }

  /** Pages of one kind that follow each other, painted one by one. */
  private *painted(
    filled: readonly FilledPage[],
    article: PreparedArticle,
    start: number,
    heads: "all" | "none",
    { title, nameplate }: FirstPage = {},
  ): Generator<StreamedPage> {
    const { prepared, context, destinations } = this;
    const headings = pageHeadings(article);
    const own = articleContext(article, context);
    const setHeads = createHeadSetter(own);
    const first = heads === "all" && nameplate !== undefined ? headsBelow(nameplate) : heads;
    for (const [number, page] of filled.entries()) {
      const index = start + number;
      const place: PagePlace = {
        index,
        isFirst: number === 0,
        heads: number === 0 ? first : heads,
        title,
        folio: this.folio(index),
        headings: headings.next(page),
      };
      yield this.finished(
        paintPage(page, place, prepared, own, setHeads, destinations),
        place.index,
      );
    }
  }

  /** The nameplate of the page with that index. */
  private nameplate(index: number): Nameplate | undefined {
    return nameplateOf(this.prepared, this.folio(index), this.front, this.context);
  }

  private folio(index: number): string {
    const { template, profile } = this.context;
    return folioOf(index, this.bodyStart, template.page, profile);
  }

  /** A page with nothing on it, not even a head or folio; it counts all the same. */
  private blank(index: number): Page {
    const { page } = this.context.template;
    return {
      size: page.size,
      trim: trimOf(page),
      label: this.folio(index),
      items: cropMarks(page.size, page.trim),
    };
  }

  private finished(page: Page, index: number): StreamedPage {
    this.labels[index] = page.label;
    noteElements(page, this.used);
    return { index, page };
  }

  private labelOf(anchor: string): string {
    return this.pageOf(anchor)?.label ?? "";
  }

  private pageOf(anchor: string): NumberedPage | undefined {
    const index = this.destinations.get(anchor)?.page;
    return index === undefined ? undefined : { index, label: this.labels[index] ?? "" };
  }
}

const outlineEntry = ({ title, anchor }: ContentsSection): OutlineEntry => ({
  title,
  anchor,
  children: [],
});

const articleAnchor = (index: number): string => `article-${index + 1}`;

interface FirstPage {
  /** On all pages, instead of the head that the template asks for. */
  readonly title?: string | undefined;
  /** What stands at the head of the first one. */
  readonly nameplate?: Nameplate | undefined;
}

/** A nameplate stands where the head would; its number of the page is enough. */
const headsBelow = ({ hasFolio }: Nameplate): PagePlace["heads"] => (hasFolio ? "none" : "folio");

interface PagePlace {
  /** Among all pages, from 0. */
  readonly index: number;
  /** Whether an article, or what is made, begins on it. */
  readonly isFirst: boolean;
  /** `none` for pages that show neither head nor folio. */
  readonly heads: "all" | "folio" | "none";
  /** Instead of the head that the template asks for. */
  readonly title?: string | undefined;
  readonly folio: string;
  readonly headings: { readonly first: string | undefined; readonly last: string | undefined };
}

function paintPage(
  page: FilledPage,
  { index, isFirst, heads, title: own, folio, headings }: PagePlace,
  prepared: PreparedPublication,
  context: ArticleContext,
  setHeads: HeadSetter,
  destinations: Map<string, Destination>,
): Page {
  const { article, template } = context;
  const isTurned = page.isTurned === true;
  const geometry = (isTurned ? turnedGeometry : pageGeometry)(
    template.page,
    index,
    prepared.direction,
  );
  const { area } = geometry;
  for (const { slab, top } of lowered(placedOn(page), area.y)) {
    for (const anchor of slab.anchors) {
      destinations.set(anchor, { page: index, y: top });
    }
  }
  const { runningHead, size: upright, trim } = template.page;
  const hasHead = heads === "all" && (!isFirst || runningHead.onFirstPage);
  const size = isTurned ? { width: upright.height, height: upright.width } : upright;
  const isVerso = index % 2 === 1;
  const content = (isVerso ? runningHead.versoHead : undefined) ?? runningHead.head;
  const words = headWords(content, {
    title: article.shortTitle,
    publication: prepared.publication.title,
    ...headings,
  });
  const title = words === undefined ? undefined : (own ?? words);
  return {
    size,
    trim: trimOf(template.page),
    label: folio,
    items: [
      ...paintFilled(page, geometry, context),
      ...(heads === "none" ? [] : setHeads({ title, folio, hasHead }, geometry)),
      ...cropMarks(size, trim),
    ],
  };
}

function trimOf({ trim }: PageSetup): Page["trim"] {
  const sheet = sheetMargin(trim);
  return sheet > 0 ? { sheet, bleed: trim.bleed } : undefined;
}

/** Adds the elements that something on the page belongs to. */
function noteElements({ items }: Page, used: Set<StructureElement>): void {
  const add = (one: StructureElement | null): void => {
    if (one !== null) {
      used.add(one);
    }
  };
  for (const item of items) {
    switch (item.type) {
      case "text":
        add(item.element);
        for (const run of item.runs) {
          add(run.element);
        }
        break;
      case "image":
      case "drawing":
      case "link":
        add(item.element);
        break;
      case "rect":
        break;
    }
  }
}

const optionalMoment = (iso: string | undefined): Date | undefined =>
  iso === undefined ? undefined : momentOf(iso);

function metadataOf(prepared: PreparedPublication): DocumentMetadata {
  const { publication, direction, identifier, articles } = prepared;
  const alone = prepared.isArticleAlone ? articles[0]?.article : undefined;
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
    rights: rightsNotice(publication.rights),
    created: optionalMoment(alone?.dates.created ?? publication.date),
    published: optionalMoment(publication.date),
    identifier,
  };
}

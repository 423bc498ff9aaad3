import type { PreparedArticle, PreparedPart, PreparedPublication } from "../../model/index.ts";
import { flowBlocks } from "../flow/flow-blocks.ts";
import type { FlowContext } from "../flow/flow-context.ts";
import { anchored, type Slab, stack } from "../flow/slab.ts";
import type { LayoutContext } from "../layout-context.ts";
import { fillPages } from "../pages/fill-pages.ts";
import type { FilledPage } from "../pages/filled-page.ts";
import { pageGeometry } from "../pages/page-geometry.ts";
import { element, type GrowingElement } from "../structure.ts";
import { flowColophon } from "./colophon.ts";
import { flowContents } from "./contents.ts";
import { type ContentsSection, contentsSections, contentsTargets } from "./contents-entries.ts";
import { frontArticle } from "./front-article.ts";
import { flowIndex, indexTargets, type NumberedPage } from "./index-pages.ts";
import { flowNameplate, type Nameplate } from "./nameplate.ts";
import { nameplateWords } from "./nameplate-words.ts";
import { flowTitlePage } from "./title-page.ts";

/** Pages that warraq makes beside the articles. */
export interface MadePages {
  readonly kind: "title-page" | "part" | "contents" | "index" | "colophon";
  /** Titles and anchors of what the pages hold, for the outline. */
  readonly sections: readonly ContentsSection[];
  /** What language and direction of their heads and folios are asked of. */
  readonly article: PreparedArticle;
  readonly pages: readonly FilledPage[];
}

/** The nameplate of a paper's first page, when the template has one; its elements grow in `front`. */
export function nameplateOf(
  prepared: PreparedPublication,
  folio: string,
  front: GrowingElement,
  context: LayoutContext,
): Nameplate | undefined {
  const { template, profile } = context;
  const article = frontArticle(prepared, new Map());
  if (article === undefined || template.nameplate === null) {
    return undefined;
  }
  const words = nameplateWords(prepared, template.nameplate, profile, folio);
  const flow = flowContext(article, element("Sect", front), prepared, context);
  return words === undefined
    ? undefined
    : flowNameplate(words, template.nameplate, template.page.runningHead.headDistance, flow);
}

/** The same before it is known which page that is: as high, but of no document. */
export const expectedNameplate = (
  prepared: PreparedPublication,
  context: LayoutContext,
): Nameplate | undefined =>
  nameplateOf(prepared, "", element("Sect", undefined), silenced(context));

const silenced = (context: LayoutContext): LayoutContext => ({
  ...context,
  report: () => undefined,
  missing: () => undefined,
});

/** The title page, when it is asked for; its elements grow in `front`. A paper has its nameplate in its stead. */
export function fillTitlePage(
  prepared: PreparedPublication,
  front: GrowingElement,
  context: LayoutContext,
): readonly MadePages[] {
  const article = frontArticle(prepared, new Map());
  return article !== undefined && prepared.publication.frontMatter.titlePage
    ? [titlePage(prepared, article, front, context)]
    : [];
}

/** How many pages the contents will take: their numbers have a room of their own, so this needs none of them. */
export function contentsLength(
  prepared: PreparedPublication,
  nameplate: Nameplate | undefined,
  context: LayoutContext,
): number {
  const nowhere = element("Sect", undefined);
  const trial = fillContents(prepared, nameplate, () => "", nowhere, silenced(context));
  return trial[0]?.pages.length ?? 0;
}

/** The contents and the lists after them, when they are asked for, under the nameplate. `labelOf` gives the number printed on the page of an anchor of the articles. */
export function fillContents(
  prepared: PreparedPublication,
  nameplate: Nameplate | undefined,
  labelOf: (anchor: string) => string,
  front: GrowingElement,
  context: LayoutContext,
): readonly MadePages[] {
  const sections = contentsSections(prepared, context.profile.labels.contents);
  const article = frontArticle(prepared, contentsTargets(sections));
  if (article === undefined || sections.length === 0) {
    return [];
  }
  const flow = flowContext(article, element("Sect", front), prepared, {
    ...withPlainLinks(context),
  });
  const slabs = flowContents(sections, labelOf, flow);
  const pages = fill(withNameplate(slabs, nameplate), flow, context);
  return [{ kind: "contents", sections, article, pages }];
}

const withNameplate = (
  slabs: readonly Slab[],
  nameplate: Nameplate | undefined,
): readonly Slab[] =>
  nameplate === undefined ? slabs : stack([nameplate.block, { ...UNSPACED, slabs }]).slabs;

const UNSPACED = { before: 0, after: 0, keepWithNext: false };

/** A page of links needs no colour to tell links from text. */
const withPlainLinks = (context: LayoutContext): LayoutContext => ({
  ...context,
  template: { ...context.template, inline: { ...context.template.inline, link: {} } },
});

/** The page of a part; its elements grow in `parent`, which the part's articles share. */
export function fillPartPage(
  prepared: PreparedPublication,
  part: PreparedPart,
  parent: GrowingElement,
  context: LayoutContext,
): readonly MadePages[] {
  const article = frontArticle(prepared, new Map());
  if (article === undefined) {
    return [];
  }
  const flow = flowContext(article, parent, prepared, context);
  const lines = { title: part.title, subtitle: part.subtitle, creators: [], publisher: undefined };
  const slabs = anchored(flowTitlePage(lines, "H1", flow), [part.anchor]);
  const sections = [{ title: part.title, anchor: part.anchor, entries: [] }];
  return [{ kind: "part", sections, article, pages: fill(slabs, flow, context) }];
}

/** The indexes that are asked for, each on pages of its own; `pageOf` tells of the pages of the articles. */
export function fillIndexes(
  prepared: PreparedPublication,
  pageOf: (anchor: string) => NumberedPage | undefined,
  back: GrowingElement,
  context: LayoutContext,
): readonly MadePages[] {
  return prepared.indexes.flatMap((index): readonly MadePages[] => {
    const article = frontArticle(prepared, indexTargets(index));
    if (article === undefined) {
      return [];
    }
    const flow = flowContext(article, element("Index", back), prepared, {
      ...withPlainLinks(context),
    });
    const sections = [{ title: index.title, anchor: index.anchor, entries: [] }];
    const pages = fill(flowIndex(index, pageOf, flow), flow, context);
    return [{ kind: "index", sections, article, pages }];
  });
}

/** The colophon, when it is asked for; its elements grow in `back`. */
export function fillBackPages(
  prepared: PreparedPublication,
  back: GrowingElement,
  context: LayoutContext,
): readonly MadePages[] {
  const article = frontArticle(prepared, new Map());
  if (article === undefined || prepared.colophon.length === 0) {
    return [];
  }
  const flow = flowContext(article, element("Sect", back), prepared, context);
  const pages = fill(flowColophon(prepared.colophon, flow), flow, context);
  return [{ kind: "colophon", sections: [], article, pages }];
}

function titlePage(
  prepared: PreparedPublication,
  article: PreparedArticle,
  parent: GrowingElement,
  context: LayoutContext,
): MadePages {
  const flow = flowContext(article, element("Sect", parent), prepared, context);
  const pages = fill(flowTitlePage(prepared.publication, "P", flow), flow, context);
  return { kind: "title-page", sections: [], article, pages };
}

const fill = (
  slabs: readonly Slab[],
  { area }: FlowContext,
  { template }: LayoutContext,
): readonly FilledPage[] =>
  fillPages(slabs, {
    height: area.height,
    width: area.width,
    notes: template.notes,
    line: template.styles.body.leading,
    level: false,
  });

function flowContext(
  article: PreparedArticle,
  parent: GrowingElement,
  { direction, publication }: PreparedPublication,
  context: LayoutContext,
): FlowContext {
  const { width, height } = pageGeometry(context.template.page, 0, direction).area;
  return {
    article: { ...context, article },
    x: 0,
    width,
    area: { width, height },
    direction,
    language: publication.language,
    paragraph: context.template.styles.body,
    listDepth: 0,
    flow: flowBlocks,
    parent,
  };
}

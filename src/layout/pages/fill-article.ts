import { displayedSize } from "../../media/index.ts";
import type {
  Block,
  Figure,
  FrontPart,
  Gallery,
  PreparedArticle,
  PreparedPublication,
} from "../../model/index.ts";
import type { OpeningPart } from "../../template/index.ts";
import { flowEndnotes } from "../flow/endnotes.ts";
import { flowBlocks } from "../flow/flow-blocks.ts";
import type { FlowContext } from "../flow/flow-context.ts";
import { flowFrontParts } from "../flow/front-parts.ts";
import { anchored, blank, type FlowBlock, stack, totalHeight } from "../flow/slab.ts";
import { type ArticleContext, articleContext, type LayoutContext } from "../layout-context.ts";
import { element, type GrowingElement } from "../structure.ts";
import { leastTableWidth } from "../table/flow-table.ts";
import { columnWidth } from "./cut-columns.ts";
import { fillColumns, type Section } from "./fill-columns.ts";
import { type FillSettings, fillPages } from "./fill-pages.ts";
import type { FilledPage } from "./filled-page.ts";
import { withPageNumbers } from "./number-notes.ts";
import { pageGeometry } from "./page-geometry.ts";
import { withTurnedPages } from "./turned-pages.ts";

/** The pages of one article, which begins on a page of its own, below `head` if there is one. `anchor` leads to its title. */
export function fillArticle(
  article: PreparedArticle,
  anchor: string,
  prepared: PreparedPublication,
  head: FlowBlock | undefined,
  root: GrowingElement,
  shared: LayoutContext,
): readonly FilledPage[] {
  const silent: LayoutContext = { ...shared, report: () => undefined, missing: () => undefined };
  const numbered = withPageNumbers(article, shared, (tried) =>
    fillOnce(tried, anchor, prepared, head, element("Sect", undefined), silent),
  );
  return fillOnce(numbered, anchor, prepared, head, root, shared);
}

function fillOnce(
  article: PreparedArticle,
  anchor: string,
  prepared: PreparedPublication,
  head: FlowBlock | undefined,
  root: GrowingElement,
  shared: LayoutContext,
): readonly FilledPage[] {
  const { template } = shared;
  const { columns, mirrored } = template.page;
  const context: ArticleContext = articleContext(article, shared);
  const { area } = pageGeometry(template.page, 0, prepared.direction);
  const { language } = article.article;
  const whole: FlowContext = {
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
  const settings: FillSettings = {
    height: area.height,
    width: area.width,
    notes: template.notes,
    line: template.styles.body.leading,
    level: mirrored || columns.count > 1,
  };
  const hasTitle = article.opening.some((part) => part.kind === "line" && part.role === "title");
  const inside = columns.count === 1 ? whole : column(whole);
  const sections = inSections(article, whole, inside, anchor, head);
  const [first, ...others] = sections;
  const reached: readonly Section[] =
    hasTitle || first === undefined
      ? sections
      : [{ ...first, slabs: anchored(first.slabs, [anchor]) }, ...others];
  const pages =
    columns.count === 1
      ? fillPages(reached[0]?.slabs ?? [], settings)
      : fillColumns(reached, {
          ...settings,
          count: columns.count,
          gap: columns.gap,
          direction: article.direction,
          notesAt: template.notes.place === "column-foot" ? "column" : "page",
        });
  return withTurnedPages(pages, settings);
}

/** The context of what stands in a column. */
function column(whole: FlowContext): FlowContext {
  const { page, notes } = whole.article.template;
  const width = columnWidth({ ...page.columns, width: whole.width });
  return {
    ...whole,
    width,
    area: { ...whole.area, width: notes.place === "column-foot" ? width : whole.width },
  };
}

/** The slabs of an article; of one column it is one section, else what spans and is longer than a page parts it. */
function inSections(
  article: PreparedArticle,
  whole: FlowContext,
  inside: FlowContext,
  anchor: string,
  head: FlowBlock | undefined,
): readonly Section[] {
  const { opening: settings, page } = whole.article.template;
  const spans = (part: FrontPart): boolean =>
    inside !== whole && page.columns.spanning.some((name) => name === partName(part));
  const sink: readonly FlowBlock[] =
    settings.sink > 0
      ? [{ before: 0, after: 0, keepWithNext: true, slabs: [blank(settings.sink)] }]
      : [];
  const above = head === undefined ? sink : [head, ...sink];
  const upper = flowFrontParts(article.opening.filter(spans), whole, anchor);
  const lower = flowFrontParts(
    article.opening.filter((part) => !spans(part)),
    inside,
    anchor,
  );
  const body = [
    ...lower,
    ...flowBody(article.body, whole, inside),
    ...flowEndnotes(inside),
    ...flowFrontParts(article.closing, inside),
  ];
  if (inside === whole) {
    return [section(false, [...above, ...body])];
  }
  const tall = body.map(
    ({ spans: isWide, slabs }) => isWide === true && totalHeight(slabs) > whole.area.height,
  );
  const cuts = tall.flatMap((isTall, index) => (isTall ? [index, index + 1] : []));
  const bounds = [0, ...cuts, body.length];
  const parts = bounds.slice(0, -1).map((from, index) => {
    const blocks = body.slice(from, bounds[index + 1]);
    return tall[from] === true
      ? section(
          true,
          blocks.map((block) => ({ ...block, spans: false })),
        )
      : section(false, blocks);
  });
  return [section(true, [...above, ...upper]), ...parts].filter(({ slabs }) => slabs.length > 0);
}

function section(spans: boolean, blocks: readonly FlowBlock[]): Section {
  const { slabs, before, after } = stack(blocks);
  return { spans, slabs, before, after };
}

function partName(part: FrontPart): OpeningPart | "other" {
  switch (part.kind) {
    case "line":
      return part.role === "kicker" ||
        part.role === "title" ||
        part.role === "deck" ||
        part.role === "byline" ||
        part.role === "dateline"
        ? part.role
        : "other";
    case "figure":
      return "hero";
    case "blocks":
    case "points":
      return part.role;
  }
}

/** Pictures in running text may go to the head of the next page; wide ones, and wide tables, span the columns. */
function flowBody(
  blocks: readonly Block[],
  whole: FlowContext,
  inside: FlowContext,
): readonly FlowBlock[] {
  const wide = blocks.map((block) => inside !== whole && isWide(block, inside));
  const bounds = wide.flatMap((one, index) =>
    index > 0 && one === wide[index - 1] ? [] : [index],
  );
  return bounds.flatMap((from, index): readonly FlowBlock[] => {
    const run = blocks.slice(from, bounds[index + 1]);
    const spans = wide[from] === true;
    return flowBlocks(run, spans ? whole : inside).map((made, at) => {
      const type = run[at]?.type;
      const floats = !spans && (type === "figure" || type === "gallery");
      return { ...made, floats, spans };
    });
  });
}

function isWide(block: Block, inside: FlowContext): boolean {
  switch (block.type) {
    case "figure":
      return isWidePicture(block, inside);
    case "gallery":
      return isWideGallery(block, inside);
    case "table":
      return leastTableWidth(block, inside) > inside.width;
    default:
      return false;
  }
}

function isWidePicture({ image }: Figure, { article, width }: FlowContext): boolean {
  const loaded = article.images.get(image.src);
  if (loaded === undefined) {
    return false;
  }
  const size = displayedSize(loaded);
  const { widePicture } = article.template.page.columns;
  return size.width > size.height && size.width >= widePicture * width;
}

/** Whether its pictures, side by side as they are, are as wide as a wide picture. */
function isWideGallery({ figures }: Gallery, { article, width }: FlowContext): boolean {
  const loaded = figures.flatMap(({ image }) => article.images.get(image.src) ?? []);
  const total = loaded.reduce((sum, image) => sum + displayedSize(image).width, 0);
  return loaded.length > 1 && total >= article.template.page.columns.widePicture * width;
}

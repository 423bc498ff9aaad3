import { type PlacedSlab, paintPlaced } from "../flow/slab.ts";
import type { PageItem } from "../frame.ts";
import type { ArticleContext } from "../layout-context.ts";
import type { ColumnRule, FilledPage, FilledRegion } from "./filled-page.ts";
import type { PageGeometry } from "./page-geometry.ts";

/** Everything on a page but its margins: the columns one after the other, then notes with the rules above them. */
export function paintFilled(
  page: FilledPage,
  { area }: PageGeometry,
  context: ArticleContext,
): readonly PageItem[] {
  const paint = (slabs: readonly PlacedSlab[], region: FilledRegion): readonly PageItem[] =>
    paintPlaced(lowered(slabs, area.y), area.x + region.x);
  return [
    ...page.columnRules.map((rule) => columnRule(rule, area, context)),
    ...page.regions.flatMap((region) => paint(region.slabs, region)),
    ...page.regions.flatMap((region) => [
      ...separator(region, area, context),
      ...paint(region.notes, region),
    ]),
  ];
}

/** Tops counted from the upper edge of the page, which is `top` above the text area. */
export const lowered = (slabs: readonly PlacedSlab[], top: number): readonly PlacedSlab[] =>
  slabs.map((placed) => ({ slab: placed.slab, top: placed.top + top }));

function separator(
  { separatorTop, x: left, width: room }: FilledRegion,
  area: PageGeometry["area"],
  { template, article }: ArticleContext,
): readonly PageItem[] {
  if (separatorTop === undefined) {
    return [];
  }
  const { notes, colours } = template;
  const width = room * notes.separatorShare;
  const x = area.x + left + (article.direction === "rtl" ? room - width : 0);
  const rect = { x, y: area.y + separatorTop, width, height: notes.separatorWidth };
  return [{ type: "rect", rect, colour: colours.rule }];
}

function columnRule(
  { x, top, height }: ColumnRule,
  area: PageGeometry["area"],
  { template }: ArticleContext,
): PageItem {
  const { rule } = template.page.columns;
  const width = rule?.width ?? 0;
  return {
    type: "rect",
    rect: { x: area.x + x - width / 2, y: area.y + top, width, height },
    colour: template.colours[rule?.colour ?? "rule"],
  };
}

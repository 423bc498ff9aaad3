import { anchored, type PlacedSlab } from "../flow/slab.ts";
import { type FillSettings, fillPages } from "./fill-pages.ts";
import { type FilledPage, placedOn } from "./filled-page.ts";

/**
 * The pages with those that lie on their side behind the page that refers to them: the text goes on to the foot of that
 * page, and the turned ones follow. A page that would hold nothing but the reference is left out.
 */
export function withTurnedPages(
  pages: readonly FilledPage[],
  settings: FillSettings,
): readonly FilledPage[] {
  return pages.flatMap((page) => {
    const placed = placedOn(page);
    const turned = placed.flatMap((one) => turnedFrom(one, settings));
    const isEmpty = placed.every(({ slab }) => slab.height === 0);
    return turned.length > 0 && isEmpty ? turned : [page, ...turned];
  });
}

function turnedFrom(
  { slab: { turned, anchors } }: PlacedSlab,
  settings: FillSettings,
): readonly FilledPage[] {
  if (turned === undefined) {
    return [];
  }
  const { width, height } = settings;
  const sideways = { ...settings, width: height, height: width, level: false };
  return fillPages(anchored(turned, anchors), sideways).map((page) => ({
    ...page,
    isTurned: true,
  }));
}

import { build } from "../../model/index.ts";
import type { StyleRole } from "../../template/index.ts";
import { clusterStarts } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import { placeLine } from "../flow/place-line.ts";
import type { PageItem } from "../frame.ts";
import { contentWidth } from "../inline/content-width.ts";
import { layOutPlain } from "../inline/lay-out-paragraph.ts";
import { blockLook } from "../inline/text-look.ts";
import type { ArticleContext } from "../layout-context.ts";
import type { PageGeometry } from "./page-geometry.ts";

export interface RunningText {
  /** `undefined` for no head. */
  readonly title: string | undefined;
  readonly folio: string;
  /** False where the head of the page is left to something else. */
  readonly hasHead: boolean;
}

/** Share of the measure that a running title may take; beside it may stand a folio. */
const TITLE_SHARE = 0.8;

/** Characters of a title that are tried for a running head: no measure holds more, and each try is shaped. */
const LONGEST_TITLE = 300;

/** The head and folio of a page: artifacts, not read aloud. */
export function runningHeads(
  text: RunningText,
  geometry: PageGeometry,
  context: ArticleContext,
): readonly PageItem[] {
  const { runningHead } = context.template.page;
  const { area, headBaseline, footBaseline, outer } = geometry;
  const items: PageItem[] = [];
  const start = context.article.direction === "rtl" ? "right" : "left";
  if (text.title !== undefined && text.hasHead) {
    const title = shortTitle(text.title, area.width * TITLE_SHARE, context);
    const side = runningHead.folio === "head-outer" && outer === start ? opposite(start) : start;
    items.push(...piece(title, "runningHead", side, headBaseline, geometry, context));
  }
  switch (runningHead.folio) {
    case "foot-centre":
      items.push(...piece(text.folio, "folio", "centre", footBaseline, geometry, context));
      break;
    case "foot-outer":
      items.push(...piece(text.folio, "folio", outer, footBaseline, geometry, context));
      break;
    case "head-outer":
      // Over an opening stands nothing: its folio drops to the foot.
      items.push(
        ...(text.hasHead
          ? piece(text.folio, "folio", outer, headBaseline, geometry, context)
          : piece(text.folio, "folio", "centre", footBaseline, geometry, context)),
      );
      break;
    case "none":
      break;
  }
  return items;
}

type Side = "left" | "right" | "centre";

const opposite = (side: "left" | "right"): Side => (side === "left" ? "right" : "left");

function piece(
  text: string,
  role: StyleRole,
  side: Side,
  baseline: Points,
  { area }: PageGeometry,
  context: ArticleContext,
): readonly PageItem[] {
  const { direction } = context.article;
  const [line] = layOutPlain(
    [build.text(text)],
    baseOf(role, context),
    Number.MAX_SAFE_INTEGER,
    context,
  );
  if (line === undefined) {
    return [];
  }
  const free = area.width - line.width;
  const x = area.x + { left: 0, right: free, centre: free / 2 }[side];
  const margin = baseline < area.y + area.height / 2 ? "head" : "foot";
  return placeLine(line, x, baseline, direction, null).map((item) =>
    item.type === "text" ? { ...item, margin } : item,
  );
}

function baseOf(role: StyleRole, context: ArticleContext) {
  return {
    look: blockLook(context.template.styles[role], context),
    language: context.article.article.language,
    direction: context.article.direction,
    element: null,
  };
}

const shortTitles = new WeakMap<object, Map<string, string>>();

/** The title as the pages of an article show it; cut once for all of them. */
function shortTitle(title: string, width: Points, context: ArticleContext): string {
  const known = shortTitles.get(context.article) ?? new Map<string, string>();
  shortTitles.set(context.article, known);
  const key = `${width} ${title}`;
  const found = known.get(key) ?? shortened(title, width, "runningHead", context);
  known.set(key, found);
  return found;
}

/** `text` cut after a word, or a cluster where one word is too long, with an ellipsis where it had to be. */
function shortened(title: string, width: Points, role: StyleRole, context: ArticleContext): string {
  const text = title.slice(0, LONGEST_TITLE);
  const fits = (candidate: string): boolean =>
    contentWidth([build.text(candidate)], baseOf(role, context), context).max <= width;
  if (text === title && fits(text)) {
    return text;
  }
  const words = text.split(" ");
  for (let count = words.length - 1; count > 0; count -= 1) {
    const candidate = `${words
      .slice(0, count)
      .join(" ")
      .replace(/[\s،؛:,;.–-]+$/u, "")}…`;
    if (fits(candidate)) {
      return candidate;
    }
  }
  for (const cut of [...clusterStarts(text)].reverse()) {
    const candidate = `${text.slice(0, cut)}…`;
    if (fits(candidate)) {
      return candidate;
    }
  }
  return "…";
}

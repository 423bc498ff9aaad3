import { diagnostic } from "../../diagnostics/index.ts";
import { build } from "../../model/index.ts";
import type { StyleRole } from "../../template/index.ts";
import { clusterStarts } from "../../text/index.ts";
import type { Points, Rect } from "../../units/index.ts";
import { inkHeights } from "../flow/line-ink.ts";
import { placeLine } from "../flow/place-line.ts";
import type { PageItem } from "../frame.ts";
import type { ParagraphBase } from "../inline/collect.ts";
import { contentWidth } from "../inline/content-width.ts";
import { layOutPlain } from "../inline/lay-out-paragraph.ts";
import type { LineFrame } from "../inline/line-frame.ts";
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

/** Share of the height of a margin that ink may fill; the rest is white on either side, for knives slip. */
const HEIGHT_SHARE = 0.75;

/** White between a title and the folio beside it, in em of the folio's type. */
const BETWEEN = 1;

/** Type that nobody reads: what the margin holds only at such a size is left out. */
const LEAST_SIZE: Points = 3;

/** Sets the heads and folios of the pages of one article. */
export type HeadSetter = (text: RunningText, geometry: PageGeometry) => readonly PageItem[];

/** Titles that are kept as they were set: pages in turn show two, and a chapter's go as the next one's come. */
const KEPT_TITLES = 8;

/** A title that most pages of an article repeat is set once for them. */
export function createHeadSetter(context: ArticleContext): HeadSetter {
  const kept = new Map<string, SetPiece | undefined>();
  const setTitle = (title: string, room: Margin): SetPiece | undefined => {
    const key = `${room.width} ${room.height} ${title}`;
    if (!kept.has(key)) {
      if (kept.size === KEPT_TITLES) {
        kept.clear();
      }
      kept.set(key, setInMargin(title, "runningHead", room, context));
    }
    return kept.get(key);
  };
  return (text, geometry) => runningHeads(text, geometry, context, setTitle);
}

/** The head and folio of a page: artifacts, not read aloud. Both stay in their margins, whatever the template asks for. */
function runningHeads(
  text: RunningText,
  geometry: PageGeometry,
  context: ArticleContext,
  setTitle: (title: string, room: Margin) => SetPiece | undefined,
): readonly PageItem[] {
  const { runningHead } = context.template.page;
  const { headBaseline, footBaseline, outer } = geometry;
  const start = context.article.direction === "rtl" ? "right" : "left";
  const folioInHead = runningHead.folio === "head-outer" && text.hasHead;
  const folioMargin = marginAt(folioInHead ? headBaseline : footBaseline, geometry);
  const folio =
    runningHead.folio === "none"
      ? undefined
      : setInMargin(text.folio, "folio", folioMargin, context);
  const items: PageItem[] = [];
  if (text.title !== undefined && text.hasHead) {
    const margin = marginAt(headBaseline, geometry);
    const beside = folioInHead && folio !== undefined ? folio.line.width + folio.size * BETWEEN : 0;
    const room = Math.min(margin.width * TITLE_SHARE, margin.width - beside);
    const head = setTitle(text.title, { ...margin, width: room });
    const side = runningHead.folio === "head-outer" && outer === start ? opposite(start) : start;
    items.push(...placed(head, side, margin, context));
  }
  // Over an opening stands nothing: a folio of the head drops to the middle of the foot.
  const isOuter = folioInHead || runningHead.folio === "foot-outer";
  items.push(...placed(folio, isOuter ? outer : "centre", folioMargin, context));
  return items;
}

type Side = "left" | "right" | "centre";

const opposite = (side: "left" | "right"): Side => (side === "left" ? "right" : "left");

/** The band above or below the text area. */
interface Margin extends Rect {
  readonly name: "head" | "foot";
  /** Where the template wants the baseline. */
  readonly baseline: Points;
}

function marginAt(baseline: Points, { area, size }: PageGeometry): Margin {
  const { x, width } = area;
  const below = area.y + area.height;
  return baseline < area.y + area.height / 2
    ? { name: "head", baseline, x, y: 0, width, height: area.y }
    : { name: "foot", baseline, x, y: below, width, height: size.height - below };
}

/** Words in the type that their margin has room for. */
interface SetPiece {
  readonly line: LineFrame;
  readonly size: Points;
}

/** Sets a title, cut to the room, or a folio, which is never cut; `undefined` where there is no room at all. */
function setInMargin(
  text: string,
  role: "runningHead" | "folio",
  room: Margin,
  context: ArticleContext,
): SetPiece | undefined {
  const { size } = context.template.styles[role];
  const words = role === "folio" ? text : text.slice(0, LONGEST_TITLE);
  const whole = lineOf(words, baseOf(role, size, context), context);
  if (whole === undefined) {
    return undefined;
  }
  const { up, down } = inkHeights(whole);
  const across = role === "folio" ? room.width / whole.width : 1;
  const fitting =
    size * Math.max(0, Math.min(1, (room.height * HEIGHT_SHARE) / (up + down), across));
  const base = baseOf(role, fitting, context);
  const shown = role === "folio" ? text : shortened(text, room.width, base, context);
  if (fitting < LEAST_SIZE || shown === undefined) {
    const why = "its margin has no room for it, and it is left out";
    context.reportOnce(diagnostic("layout/head-too-large", `${NAMES[role]}: ${why}`));
    return undefined;
  }
  if (fitting < size) {
    const why = "it is larger than its margin, and set smaller";
    context.reportOnce(diagnostic("layout/head-too-large", `${NAMES[role]}: ${why}`));
  }
  const line = fitting === size && shown === words ? whole : lineOf(shown, base, context);
  return line && { line, size: fitting };
}

const NAMES = { runningHead: "the running head", folio: "the folio" } as const;

const lineOf = (
  text: string,
  base: ParagraphBase,
  context: ArticleContext,
): LineFrame | undefined =>
  layOutPlain([build.text(text)], base, Number.MAX_SAFE_INTEGER, context)[0];

/** At its side, the baseline moved as far as keeps the ink in the margin. */
function placed(
  piece: SetPiece | undefined,
  side: Side,
  { name, x, y, width, height, baseline }: Margin,
  context: ArticleContext,
): readonly PageItem[] {
  if (piece === undefined) {
    return [];
  }
  const { line } = piece;
  const { up, down } = inkHeights(line);
  const free = width - line.width;
  const left = x + { left: 0, right: free, centre: free / 2 }[side];
  const white = (height * (1 - HEIGHT_SHARE)) / 2;
  const kept = Math.max(y + white + up, Math.min(baseline, y + height - white - down));
  return placeLine(line, left, kept, context.article.direction, null).map((item) =>
    item.type === "text" ? { ...item, margin: name } : item,
  );
}

function baseOf(role: StyleRole, size: Points, context: ArticleContext): ParagraphBase {
  return {
    look: { ...blockLook(context.template.styles[role], context), size },
    language: context.article.article.language,
    direction: context.article.direction,
    element: null,
  };
}

/**
 * `text` cut after a word, or a cluster where one word is too long, with an ellipsis where it had to be; `undefined` where
 * not even that has room.
 */
function shortened(
  title: string,
  width: Points,
  base: ParagraphBase,
  context: ArticleContext,
): string | undefined {
  const text = title.slice(0, LONGEST_TITLE);
  const fits = (candidate: string): boolean =>
    contentWidth([build.text(candidate)], base, context).max <= width;
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
  return fits("…") ? "…" : undefined;
}

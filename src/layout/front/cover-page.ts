import { displayedSize } from "../../media/index.ts";
import type { PreparedPublication } from "../../model/index.ts";
import type { TrimSetup } from "../../template/index.ts";
import type { Rect, Size } from "../../units/index.ts";
import { type PictureContent, placeImage } from "../drawing/place-image.ts";
import type { DrawingMark, Page } from "../frame.ts";
import type { LayoutContext } from "../layout-context.ts";
import { element, type GrowingElement } from "../structure.ts";

/** Share of a cover that may fall outside the bleed for it to fill the page: more of it, and words would be cut. */
const MOST_CUT = 0.08;

/**
 * The cover, as large as the page lets it be; none when the publication has no picture that can be painted. Where the
 * template has bleed, the picture reaches into it: on all sides, or on two where its proportions are not the page's.
 */
export function coverPage(
  { publication }: PreparedPublication,
  parent: GrowingElement,
  context: LayoutContext,
  label: string,
): Page | undefined {
  const { images, template, profile } = context;
  const { cover, title, language } = publication;
  const image = cover === undefined ? undefined : images.get(cover.src);
  if (cover === undefined || image === undefined) {
    return undefined;
  }
  const { size, trim } = template.page;
  const rect = placeOf(displayedSize(image), size, trim);
  const source = { src: cover.src, span: cover.span };
  const { width, height } = rect;
  const content = placeImage(image, { width, height }, source, language, context);
  if (content === undefined) {
    return undefined;
  }
  const alt = cover.alt ?? `${profile.labels.cover}: ${title}`;
  const made = element("Figure", parent, { alt });
  const shown = trim.bleed > 0 ? cutToBleed(content, rect, size, trim) : content;
  return { size, label, items: [{ ...shown, rect, element: made }] };
}

/** Where a picture stands on its page: whole, or beyond the bleed by what may be cut. */
function placeOf(picture: Size, page: Size, { bleed }: TrimSetup): Rect {
  const across = (page.width + 2 * bleed) / picture.width;
  const down = (page.height + 2 * bleed) / picture.height;
  const [least, most] = across < down ? [across, down] : [down, across];
  const factor = bleed > 0 && 1 - least / most <= MOST_CUT ? most : least;
  const width = picture.width * factor;
  const height = picture.height * factor;
  return { x: (page.width - width) / 2, y: (page.height - height) / 2, width, height };
}

/** Nothing of it is printed beyond the bleed, where the marks for cutting are. */
function cutToBleed(
  content: PictureContent,
  { x, y, width, height }: Rect,
  page: Size,
  { bleed }: TrimSetup,
): PictureContent {
  const marks: readonly DrawingMark[] =
    content.type === "drawing"
      ? content.marks
      : [{ kind: "picture", image: content.image, matrix: [width, 0, 0, height, 0, 0] }];
  const [left, top] = [-bleed - x, -bleed - y];
  const [right, bottom] = [page.width + bleed - x, page.height + bleed - y];
  const path = [
    { kind: "move" as const, points: [left, top] },
    { kind: "line" as const, points: [right, top] },
    { kind: "line" as const, points: [right, bottom] },
    { kind: "line" as const, points: [left, bottom] },
    { kind: "close" as const, points: [] },
  ];
  const clips = [{ path, fillRule: "nonzero" as const }];
  return {
    type: "drawing",
    marks: [{ kind: "group", opacity: 1, clips, marks }],
    source: content.source,
  };
}

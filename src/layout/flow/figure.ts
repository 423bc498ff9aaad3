import { displayedSize, fitWithin, largestSize, lowResolution } from "../../media/index.ts";
import { build, captionLine, type Figure } from "../../model/index.ts";
import type { Points, Size } from "../../units/index.ts";
import { placeImage } from "../drawing/place-image.ts";
import { element } from "../structure.ts";
import { type FlowContext, styleOf } from "./flow-context.ts";
import { type FlowBlock, matter, stack } from "./slab.ts";
import { flowText } from "./text-block.ts";

/** Room that a picture is to fill: it is enlarged too, and stands at the foot. */
export interface PictureFrame {
  readonly size: Size;
}

/** A picture with its caption and credit below; the three stay on one page. */
export function flowFigure(figure: Figure, context: FlowContext, frame?: PictureFrame): FlowBlock {
  const { figure: settings } = context.article.template;
  const lines = captionLines(figure, context);
  // Elements are read aloud in the order in which they are made: the picture stands above its words.
  const picture = flowPicture(figure, context, lines.length > 0, frame);
  const words = lines.map(({ content, role }) =>
    flowText(content, styleOf(role, context), context, {
      span: figure.span,
      element: element("Caption", context.parent),
    }),
  );
  const whole = stack([
    { ...picture, after: settings.captionGap },
    ...words.map((block, index) => ({ ...block, keepWithNext: index < words.length - 1 })),
  ]);
  return { ...whole, before: settings.spaceBefore, after: settings.spaceAfter };
}

/** No picture is higher. */
export const highestPicture = ({ article, area }: FlowContext): Points =>
  area.height * article.template.figure.maxHeightShare;

function flowPicture(
  figure: Figure,
  context: FlowContext,
  hasCaption: boolean,
  frame: PictureFrame | undefined,
): FlowBlock {
  const { article } = context;
  const { image } = figure;
  const loaded = article.images.get(image.src);
  if (loaded === undefined) {
    return replacement(figure, context, hasCaption);
  }
  const wanted =
    frame?.size ?? fitWithin(displayedSize(loaded), context.width, highestPicture(context));
  const source = { src: image.src, span: image.span ?? figure.span };
  const least = article.template.figure.leastResolution;
  const largest = largestSize(loaded, least);
  const size = fitWithin(wanted, largest.width, largest.height);
  const content = placeImage(loaded, size, source, context.language, article);
  if (content === undefined) {
    return replacement(figure, context, hasCaption);
  }
  if (size.width < wanted.width - SEEN) {
    article.report(lowResolution(loaded, source.src, least, source.span));
  }
  const x = context.x + (context.width - size.width) / 2;
  const height = frame?.size.height ?? size.height;
  const made =
    image.decorative === true ? null : element("Figure", context.parent, { alt: image.alt ?? "" });
  return {
    before: 0,
    after: 0,
    keepWithNext: hasCaption,
    slabs: [
      matter(height, (left, top) => [
        {
          ...content,
          rect: { x: left + x, y: top + height - size.height, ...size },
          element: made,
        },
      ]),
    ],
  };
}

/** A difference of size that is worth telling. */
const SEEN: Points = 1;

/** The words of a picture that cannot be shown. */
function replacement(
  { image, span }: Figure,
  context: FlowContext,
  hasCaption: boolean,
): FlowBlock {
  const words = [build.text(`[${image.alt ?? image.src}]`)];
  const block = flowText(words, styleOf("caption", context), context, {
    span,
    element: element("P", context.parent),
  });
  return { ...block, keepWithNext: hasCaption };
}

interface CaptionLine {
  readonly content: NonNullable<Figure["caption"]>;
  readonly role: "caption" | "credit";
}

function captionLines(figure: Figure, context: FlowContext): readonly CaptionLine[] {
  const numbered = captionLine(figure.caption, context.article.article.captions.get(figure));
  const line = (content: Figure["caption"], role: CaptionLine["role"]): readonly CaptionLine[] =>
    content === undefined || content.length === 0 ? [] : [{ content, role }];
  return [...line(numbered, "caption"), ...line(figure.credit, "credit")];
}

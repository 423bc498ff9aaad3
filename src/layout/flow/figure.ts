import { build, captionLine, type Figure, type Gallery } from "../../model/index.ts";
import { displayedSize, fitWithin } from "../displayed-size.ts";
import { placeImage } from "../drawing/place-image.ts";
import { element } from "../structure.ts";
import { type FlowContext, styleOf } from "./flow-context.ts";
import { type FlowBlock, matter, stack } from "./slab.ts";
import { flowText } from "./text-block.ts";

/** A picture with its caption and credit below; the three stay on one page. */
export function flowFigure(figure: Figure, context: FlowContext): FlowBlock {
  const { figure: settings } = context.article.template;
  const words = captions(figure, context);
  const picture = flowPicture(figure, context, words.length > 0);
  const whole = stack([
    { ...picture, after: settings.captionGap },
    ...words.map((block, index) => ({ ...block, keepWithNext: index < words.length - 1 })),
  ]);
  return { ...whole, before: settings.spaceBefore, after: settings.spaceAfter };
}

/** Pictures that belong together, one under the other, and what is said of all of them. */
export function flowGallery(gallery: Gallery, context: FlowContext): FlowBlock {
  const { figure: settings } = context.article.template;
  const made = element("Sect", context.parent);
  const inside: FlowContext = { ...context, parent: made };
  const line = captionLine(gallery.caption, context.article.article.captions.get(gallery));
  const caption =
    line.length === 0
      ? []
      : [
          flowText(line, styleOf("caption", inside), inside, {
            span: gallery.span,
            element: element("Caption", made),
          }),
        ];
  return {
    ...stack([...gallery.figures.map((figure) => flowFigure(figure, inside)), ...caption]),
    before: settings.spaceBefore,
    after: settings.spaceAfter,
  };
}

function flowPicture(figure: Figure, context: FlowContext, hasCaption: boolean): FlowBlock {
  const { article, area } = context;
  const { image } = figure;
  const loaded = article.images.get(image.src);
  if (loaded === undefined) {
    return replacement(figure, context, hasCaption);
  }
  const limit = area.height * article.template.figure.maxHeightShare;
  const size = fitWithin(displayedSize(loaded), context.width, limit);
  const source = { src: image.src, span: image.span ?? figure.span };
  const content = placeImage(loaded, size, source, context.language, article);
  if (content === undefined) {
    return replacement(figure, context, hasCaption);
  }
  const x = context.x + (context.width - size.width) / 2;
  const made =
    image.decorative === true ? null : element("Figure", context.parent, { alt: image.alt ?? "" });
  return {
    before: 0,
    after: 0,
    keepWithNext: hasCaption,
    slabs: [
      matter(size.height, (left, top) => [
        { ...content, rect: { x: left + x, y: top, ...size }, element: made },
      ]),
    ],
  };
}

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

function captions(figure: Figure, context: FlowContext): readonly FlowBlock[] {
  const numbered = captionLine(figure.caption, context.article.article.captions.get(figure));
  const line = (content: Figure["caption"], role: "caption" | "credit"): readonly FlowBlock[] =>
    content === undefined || content.length === 0
      ? []
      : [
          flowText(content, styleOf(role, context), context, {
            span: figure.span,
            element: element("Caption", context.parent),
          }),
        ];
  return [...line(numbered, "caption"), ...line(figure.credit, "credit")];
}

import type { Block, Inline } from "../../model/index.ts";
import { inside, type TreeContext } from "./context.ts";
import type { JsonValue } from "./json-value.ts";
import { paragraphs, plainInlines } from "./make-blocks.ts";
import { settleName } from "./marks.ts";
import { figureBlocks, gallery } from "./pictures.ts";

/** A node that is a picture, with the caption that stands beside it or the one it tells of. */
export function pictureBlocks(
  node: JsonValue,
  caption: readonly Inline[] | undefined,
  context: TreeContext,
): readonly Block[] {
  const { attribute } = context.dialect;
  const words = attribute(node, "caption", "title");
  return figureBlocks(
    {
      src: attribute(node, "src", "url")?.words,
      alt: attribute(node, "alt", "altText", "alternativeText")?.words,
      caption: caption ?? plainInlines(words),
      credit: plainInlines(attribute(node, "credit", "attribution", "copyright")),
      span: node.span,
    },
    context.losses,
  );
}

/** A figure that holds its picture and its caption as nodes. */
export function figureNode(node: JsonValue, context: TreeContext): readonly Block[] {
  const { childrenOf, kindOf } = context.dialect;
  const children = childrenOf(node);
  const picture = children.find((child) => kindOf(child) === "image");
  const caption = children.find((child) => settleName(kindOf(child)) === "figcaption");
  const inlines =
    caption === undefined ? undefined : context.toInlines(childrenOf(caption), inside(context));
  if (picture === undefined && children.some((child) => child !== caption)) {
    return [
      ...context.toBlocks(
        children.filter((child) => child !== caption),
        context,
      ),
      ...paragraphs(inlines ?? []),
    ];
  }
  return pictureBlocks(picture ?? node, inlines, context);
}

/** The pictures of a gallery, as nodes in it or as a property of it. */
export function galleryNode(node: JsonValue, context: TreeContext): readonly Block[] {
  const { attribute, childrenOf, kindOf } = context.dialect;
  const listed = attribute(node, "images", "items")?.items ?? [];
  const pictures = [...childrenOf(node).filter((child) => kindOf(child) === "image"), ...listed];
  const blocks = pictures.flatMap((picture) => pictureBlocks(picture, undefined, context));
  const figures = blocks.flatMap((block) => (block.type === "figure" ? [block] : []));
  const others = blocks.filter((block) => block.type !== "figure");
  const caption = plainInlines(attribute(node, "caption", "title"));
  return figures.length === 0
    ? [...others, ...paragraphs(caption ?? [])]
    : [gallery(figures, node.span, caption), ...others];
}

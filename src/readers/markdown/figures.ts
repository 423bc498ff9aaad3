import type { Image as ImageNode, Paragraph, PhrasingContent } from "mdast";
import type { Block, Figure } from "../../model/index.ts";
import { type Context, inside, spanOf } from "./context.ts";
import { toImage } from "./inlines.ts";

/** A paragraph of nothing but one picture is a figure, of several a gallery; any other paragraph gives `undefined`. */
export function figuresOf(node: Paragraph, context: Context): readonly Block[] | undefined {
  const images = onlyImages(node.children, context);
  if (images === undefined) {
    return undefined;
  }
  const figures = images
    .map((image) => toFigure(image, context))
    .filter((figure) => figure !== undefined);
  const [only] = figures;
  if (figures.length !== images.length || only === undefined) {
    return undefined;
  }
  return figures.length === 1
    ? [only]
    : [{ type: "gallery", figures, span: spanOf(node, context) }];
}

/** The pictures of a line that holds nothing else; references are looked up. */
export function onlyImages(
  nodes: readonly PhrasingContent[],
  context: Context,
): readonly ImageNode[] | undefined {
  const images: ImageNode[] = [];
  for (const node of nodes) {
    if (node.type === "image") {
      images.push(node);
    } else if (node.type === "imageReference") {
      const definition = context.definitions.get(node.identifier);
      images.push({
        type: "image",
        url: definition?.url ?? "",
        title: definition?.title ?? null,
        alt: node.alt ?? null,
        ...(node.position === undefined ? {} : { position: node.position }),
      });
    } else if (node.type !== "break" && !(node.type === "text" && node.value.trim() === "")) {
      return undefined;
    }
  }
  return images.length === 0 || images.some((image) => image.url === "") ? undefined : images;
}

/** The title of the picture, `![alt](src "title")`, is its caption. */
export function toFigure(node: ImageNode, context: Context): Figure | undefined {
  const image = toImage(node, context);
  const within = inside(node, context);
  return image === undefined
    ? undefined
    : {
        type: "figure",
        image,
        ...(node.title
          ? { caption: context.parseLine(node.title, { ...within, fixedSpan: within.place }) }
          : {}),
        span: spanOf(node, context),
      };
}

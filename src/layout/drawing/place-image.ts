import { type LoadedImage, needsDecoder } from "../../media/index.ts";
import type { Colour } from "../../template/index.ts";
import type { Size } from "../../units/index.ts";
import type { DrawingItem, ImageItem } from "../frame.ts";
import type { LayoutContext } from "../layout-context.ts";
import { drawSvg } from "./draw-svg.ts";

/** A picture without its place on a page. */
export type PictureContent =
  | Pick<ImageItem, "type" | "image" | "source">
  | Pick<DrawingItem, "type" | "marks" | "source">;

/** What shows a picture at a size; undefined, and reported, where nothing can. `colour` is the text's around it. */
export function placeImage(
  image: LoadedImage,
  size: Size,
  source: NonNullable<ImageItem["source"]>,
  language: string,
  context: LayoutContext,
  colour: Colour = context.template.colours.text,
): PictureContent | undefined {
  switch (image.format) {
    case "png":
    case "jpeg":
      return { type: "image", image, source };
    case "svg": {
      const { src, span } = source;
      const look = { size, colour, language, name: nameOf(src), span };
      const marks = drawSvg(image, look, context);
      if (marks !== undefined) {
        return { type: "drawing", marks, source };
      }
      return image.raster === undefined
        ? undefined
        : { type: "image", image: image.raster, source };
    }
    case "gif":
    case "webp":
      if (image.raster !== undefined) {
        return { type: "image", image: image.raster, source };
      }
      context.report(
        needsDecoder(`the picture ${nameOf(source.src)} is ${NAMES[image.format]}`, source.span),
      );
      return undefined;
  }
}

const NAMES = { gif: "GIF", webp: "WebP" } as const;

const nameOf = (src: string): string => (src.startsWith("data:") ? "in the text itself" : src);

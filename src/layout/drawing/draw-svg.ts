import { diagnostic, type Span } from "../../diagnostics/index.ts";
import { DrawingError, readSvg } from "../../drawing/index.ts";
import type { LoadedImage } from "../../media/index.ts";
import type { Colour } from "../../template/index.ts";
import type { Size } from "../../units/index.ts";
import type { DrawingMark } from "../frame.ts";
import type { LayoutContext } from "../layout-context.ts";
import { placeMarks } from "./place-marks.ts";

export interface SvgPlace {
  readonly size: Size;
  readonly colour: Colour;
  readonly language: string;
  /** What messages call the picture, and where it was written. */
  readonly name: string;
  readonly span: Span | undefined;
}

/**
 * Draws an SVG picture; undefined for one that cannot be drawn at all, or that is better shown by its pixels: it has none
 * of our words, and effects that are not ours. What cannot be drawn is reported.
 */
export function drawSvg(
  image: LoadedImage,
  { size, colour, language, name, span }: SvgPlace,
  context: LayoutContext,
): readonly DrawingMark[] | undefined {
  const text = new TextDecoder().decode(image.bytes);
  try {
    const { marks, leftOut } = readSvg(text, {
      width: image.pixelWidth,
      height: image.pixelHeight,
      to: size,
      colour,
    });
    const lost = new Set(leftOut);
    const placed = placeMarks(marks, { context, language, span }, (what) => lost.add(what));
    if (lost.size > 0 && image.raster !== undefined && !placed.some(hasWords)) {
      context.report(
        diagnostic(
          "image/unsupported",
          `the drawing ${name} is printed in pixels, because of ${[...lost].join(", ")}`,
          { span, hints: ["export it with plain shapes for lines that stay sharp"] },
        ),
      );
      return undefined;
    }
    if (lost.size > 0) {
      context.report(
        diagnostic(
          "image/unsupported",
          `the drawing ${name} is printed without ${[...lost].join(", ")}`,
          { span, hints: ["export it with plain shapes and words, or as PNG"] },
        ),
      );
    }
    return placed;
  } catch (error) {
    if (!(error instanceof DrawingError)) {
      throw error;
    }
    context.report(
      diagnostic("image/invalid", `cannot draw the picture ${name}: ${error.message}`, { span }),
    );
    return undefined;
  }
}

const hasWords = (mark: DrawingMark): boolean =>
  mark.kind === "words" || (mark.kind === "group" && mark.marks.some(hasWords));

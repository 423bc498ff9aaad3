import { type Diagnostic, diagnostic, type Span } from "../diagnostics/index.ts";
import type { Points, Size } from "../units/index.ts";
import type { LoadedImage } from "./image.ts";

/** Taken where a picture does not state its density; what screens and word processors assume. */
const PIXELS_PER_INCH = 96;

const POINTS_PER_INCH = 72;

/** Upright size of a picture at its own density. */
export const displayedSize = (image: LoadedImage): Size =>
  sizeAt(image.density ?? PIXELS_PER_INCH, image);

/** Upright size of a picture above which it would be coarser than `resolution` pixels to the inch; a drawing never is. */
export const largestSize = (image: LoadedImage, resolution: number): Size =>
  image.format === "svg"
    ? { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY }
    : sizeAt(resolution, image);

/** `size` shrunk to fit, its proportions kept; never enlarged. */
export function fitWithin(size: Size, width: Points, height: Points): Size {
  const factor = Math.min(1, width / size.width, height / size.height);
  return { width: size.width * factor, height: size.height * factor };
}

function sizeAt(density: number, image: LoadedImage): Size {
  const width = (image.pixelWidth / density) * POINTS_PER_INCH;
  const height = (image.pixelHeight / density) * POINTS_PER_INCH;
  return image.orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** That a picture is shown smaller than it should be, lest it be coarser than `resolution` pixels to the inch. */
export function lowResolution(
  image: LoadedImage,
  src: string,
  resolution: number,
  span: Span | undefined,
): Diagnostic {
  const name = src.startsWith("data:") ? "in the text itself" : src;
  const pixels = `${image.pixelWidth} × ${image.pixelHeight}`;
  return diagnostic(
    "image/low-resolution",
    `the picture ${name} has ${pixels} pixels, too few for its place; it is shown smaller`,
    {
      span,
      hints: [`the template asks for at least ${resolution} pixels to the inch`],
    },
  );
}

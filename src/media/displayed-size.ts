import type { LoadedImage } from "../media/index.ts";
import type { Points, Size } from "../units/index.ts";

/** Taken where a picture does not state its density; what screens and word processors assume. */
const PIXELS_PER_INCH = 96;

/** Upright size of a picture at its own density. */
export function displayedSize(image: LoadedImage): Size {
  const scale = 72 / (image.density ?? PIXELS_PER_INCH);
  const width = image.pixelWidth * scale;
  const height = image.pixelHeight * scale;
  return image.orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** `size` shrunk to fit, its proportions kept; never enlarged. */
export function fitWithin(size: Size, width: Points, height: Points): Size {
  const factor = Math.min(1, width / size.width, height / size.height);
  return { width: size.width * factor, height: size.height * factor };
}

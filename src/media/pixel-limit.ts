import { broken, ImageError } from "./image-error.ts";

/** Above this a picture costs more memory than a page of print can ever need: 10,000 × 10,000. */
export const MOST_PIXELS = 100_000_000;

/** Refuses pictures without extent, and those that would be bombs to whoever decodes them. */
export function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) {
    throw broken("its width or height is zero");
  }
  if (width * height > MOST_PIXELS) {
    throw new ImageError(
      "broken",
      `it has ${width} × ${height} pixels, more than the ${MOST_PIXELS / 1_000_000} million allowed`,
    );
  }
}

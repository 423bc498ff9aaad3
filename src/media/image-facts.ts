import type { ImageFormat, Orientation } from "./image.ts";

/** What the bytes of a picture tell about it. */
export interface ImageFacts {
  readonly format: ImageFormat;
  /** As stored, before `orientation` is applied. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly orientation: Orientation;
  /** Pixels to an inch, when the file states it. */
  readonly density: number | undefined;
}

/** A density the same in both directions, as pixels to an inch; one that is not square or absurd says nothing. */
export function squareDensity(horizontal: number, vertical: number): number | undefined {
  const isSquare = Math.abs(horizontal - vertical) <= 0.01 * horizontal;
  return isSquare && horizontal >= 10 && horizontal <= 10_000
    ? Math.round(horizontal * 100) / 100
    : undefined;
}

import type { Orientation } from "../../../media/index.ts";
import type { PdfBox } from "../structure/structure-tree.ts";

/** The six entries of a matrix that takes the unit square, in which PDF paints a picture, to a place on the page. */
export type Matrix = readonly [number, number, number, number, number, number];

/**
 * Fills `box` with a picture whose stored rows and columns have the given EXIF orientation (Exif 2.32, tag 0x0112), so
 * that it stands upright.
 */
export function pictureMatrix(
  [left, bottom, right, top]: PdfBox,
  orientation: Orientation,
): Matrix {
  const width = right - left;
  const height = top - bottom;
  switch (orientation) {
    case 1:
      return [width, 0, 0, height, left, bottom];
    case 2:
      return [-width, 0, 0, height, right, bottom];
    case 3:
      return [-width, 0, 0, -height, right, top];
    case 4:
      return [width, 0, 0, -height, left, top];
    case 5:
      return [0, -height, -width, 0, right, top];
    case 6:
      return [0, -height, width, 0, left, top];
    case 7:
      return [0, height, width, 0, left, bottom];
    case 8:
      return [0, height, -width, 0, right, bottom];
  }
}

/** Widths of pictures in hundredths of their heights: the usual shapes, which a gallery's pictures are counted among. */
export const GALLERY_SHAPES = [50, 67, 75, 100, 133, 150, 178, 200, 300] as const;

/** The class of the usual shape that is nearest to a width over a height. */
export function shapeClass(ratio: number): string {
  const away = (shape: number): number => Math.abs(Math.log((ratio * 100) / shape));
  const [nearest = 100] = [...GALLERY_SHAPES].sort((one, other) => away(one) - away(other));
  return `shape-${nearest}`;
}

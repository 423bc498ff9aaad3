/** `x' = a x + c y + e`, `y' = b x + d y + f`: the six numbers of a `matrix()` of SVG and of a PDF matrix. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Leaves all as it is. */
export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** Where a point comes to stand. */
export function apply([a, b, c, d, e, f]: Affine, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

export const translation = (x: number, y: number): Affine => [1, 0, 0, 1, x, y];
export const scaling = (x: number, y: number): Affine => [x, 0, 0, y, 0, 0];

/** How much longer the transform makes lengths, on average over all directions. */
export const stretchOf = ([a, b, c, d]: Affine): number => Math.sqrt(Math.abs(a * d - b * c));

/** Whether circles stay circles, to a thousandth. */
export function keepsShape([a, b, c, d]: Affine): boolean {
  const size = Math.hypot(a, b) + Math.hypot(c, d);
  const turned = Math.hypot(a - d, b + c);
  const mirrored = Math.hypot(a + d, b - c);
  return Math.min(turned, mirrored) <= 0.001 * size;
}

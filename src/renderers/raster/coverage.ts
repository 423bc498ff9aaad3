/** A closed line through points, x and y by turns, in pixels, y downwards. */
export type Contour = readonly number[];

/**
 * How much of each pixel of a box lies inside a shape: in each row the sum of all changes up to a pixel, without its
 * sign, is its share, where 1 and more are the whole pixel.
 */
export interface Coverage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Row by row; each has one more than the width. */
  readonly changes: Float32Array;
}

/**
 * The exact area of each pixel that lies inside contours: every edge leaves in the pixels that it crosses the area to
 * its right, signed by its direction. Where contours of one direction overlap the sum only grows. `undefined` when
 * nothing of the shape lies in the picture. `room` is written over and is what `changes` lies in, where it is long enough.
 */
export function coverageOf(
  contours: readonly Contour[],
  width: number,
  height: number,
  room: Float32Array = new Float32Array(0),
): Coverage | undefined {
  const box = boxOf(contours, width, height);
  if (box === undefined) {
    return undefined;
  }
  // One column more takes what an edge in the last one leaves to its right.
  const stride = box.width + 1;
  const length = stride * box.height;
  const changes = length <= room.length ? room.subarray(0, length) : new Float32Array(length);
  changes.fill(0);
  const rows = { changes, stride, count: box.height };
  for (const contour of contours) {
    for (let at = 0; at < contour.length; at += 2) {
      const next = (at + 2) % contour.length;
      addEdge(
        rows,
        (contour[at] ?? 0) - box.left,
        (contour[at + 1] ?? 0) - box.top,
        (contour[next] ?? 0) - box.left,
        (contour[next + 1] ?? 0) - box.top,
      );
    }
  }
  return { ...box, changes };
}

function boxOf(
  contours: readonly Contour[],
  width: number,
  height: number,
): Omit<Coverage, "changes"> | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const contour of contours) {
    for (let at = 0; at < contour.length; at += 2) {
      const [x = 0, y = 0] = [contour[at], contour[at + 1]];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  left = Math.max(0, Math.floor(left));
  top = Math.max(0, Math.floor(top));
  right = Math.min(width, Math.ceil(right));
  bottom = Math.min(height, Math.ceil(bottom));
  return left < right && top < bottom
    ? { left, top, width: right - left, height: bottom - top }
    : undefined;
}

interface Rows {
  readonly changes: Float32Array;
  readonly stride: number;
  readonly count: number;
}

function addEdge(into: Rows, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) {
    return;
  }
  const sign = y0 < y1 ? 1 : -1;
  const [topX, topY, bottomX, bottomY] = sign === 1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bottomX - topX) / (bottomY - topY);
  const from = Math.max(0, Math.floor(topY));
  const to = Math.min(into.count, Math.ceil(bottomY));
  for (let row = from; row < to; row += 1) {
    const start = Math.max(row, topY);
    const end = Math.min(row + 1, bottomY);
    const [one, other] = [topX + (start - topY) * slope, topX + (end - topY) * slope];
    addInRow(into, row, Math.min(one, other), Math.max(one, other), sign * (end - start));
  }
}

/** A piece of an edge inside one row, from `left` to `right`, of the signed height `rise`. */
function addInRow(
  { changes, stride }: Rows,
  row: number,
  left: number,
  right: number,
  rise: number,
): void {
  const limit = stride - 1;
  // What lies beyond a side of the box counts as lying on it.
  const [a, b] = [Math.min(limit, Math.max(0, left)), Math.min(limit, Math.max(0, right))];
  const first = Math.min(limit - 1, Math.floor(a));
  for (let column = first; column <= limit - 1 && (column < b || column === first); column += 1) {
    const from = Math.max(a, column);
    const to = Math.min(b, column + 1);
    const share = b === a ? 1 : (to - from) / (b - a);
    const inside = (from + to) / 2 - column;
    const at = row * stride + column;
    changes[at] = (changes[at] ?? 0) + rise * share * (1 - inside);
    changes[at + 1] = (changes[at + 1] ?? 0) + rise * share * inside;
  }
}

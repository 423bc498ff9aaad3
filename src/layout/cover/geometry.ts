import type { Points } from "../../units/index.ts";

/** A closed line through points, x and y by turns. All that fill are drawn clockwise, all that cut out against it. */
export type Outline = readonly number[];

export interface Circle {
  readonly x: Points;
  readonly y: Points;
  readonly radius: Points;
}

/** Of a circle that nobody shall see is a polygon. */
const CIRCLE_SIDES = 192;

/** A point on a circle, `turn` in whole turns clockwise from the top; kept to 64ths, so that it is the same everywhere. */
function onCircle({ x, y, radius }: Circle, turn: number): readonly [number, number] {
  const angle = 2 * Math.PI * turn;
  const keep = (value: number) => Math.round(value * 64) / 64;
  return [keep(x + radius * Math.sin(angle)), keep(y - radius * Math.cos(angle))];
}

/** A star whose points lie on the circle and whose notches lie on one of `notch` times its radius. */
export function star(circle: Circle, points: number, notch: number, turn = 0): Outline {
  const inner = { ...circle, radius: circle.radius * notch };
  return Array.from({ length: points }, (_, at) => [
    ...onCircle(circle, turn + at / points),
    ...onCircle(inner, turn + (at + 0.5) / points),
  ]).flat();
}

/** Of the khatam, which is two squares over each other. */
const KHATAM_NOTCH = Math.cos(Math.PI / 4) / Math.cos(Math.PI / 8);

/** The eight-pointed star of two squares, one standing on its corner. */
export const khatam = (circle: Circle): Outline => star(circle, 8, KHATAM_NOTCH);

/** What lies inside the first outline and outside the second. */
export const hollow = (outer: Outline, inner: Outline): readonly Outline[] => [
  outer,
  backwards(inner),
];

export function ring(circle: Circle, width: Points): readonly Outline[] {
  const side = (radius: Points) => star({ ...circle, radius }, CIRCLE_SIDES / 2, 1);
  return hollow(side(circle.radius), side(circle.radius - width));
}

export const disc = (circle: Circle): Outline => star(circle, CIRCLE_SIDES / 2, 1);

/** The lines that lead from each of `count` places on a circle to the one `step` places on: a star woven of strokes. */
export function chords(
  circle: Circle,
  count: number,
  step: number,
  width: Points,
): readonly Outline[] {
  return Array.from({ length: count }, (_, at) => {
    const [x0, y0] = onCircle(circle, at / count);
    const [x1, y1] = onCircle(circle, (at + step) / count);
    const length = Math.hypot(x1 - x0, y1 - y0);
    const [across, down] = [
      (-(y1 - y0) / length) * (width / 2),
      ((x1 - x0) / length) * (width / 2),
    ];
    return [
      ...[x0 - across, y0 - down],
      ...[x1 - across, y1 - down],
      ...[x1 + across, y1 + down],
      ...[x0 + across, y0 + down],
    ];
  });
}

export interface Box {
  readonly left: Points;
  readonly top: Points;
  readonly right: Points;
  readonly bottom: Points;
}

const rectangle = ({ left, top, right, bottom }: Box): Outline => [
  ...[left, top],
  ...[right, top],
  ...[right, bottom],
  ...[left, bottom],
];

/** The line of a width along the inner side of a box, one rectangle a side. */
export function border({ left, top, right, bottom }: Box, width: Points): readonly Outline[] {
  const [innerTop, innerBottom] = [top + width, bottom - width];
  return [
    rectangle({ left, top, right, bottom: innerTop }),
    rectangle({ left, top: innerBottom, right, bottom }),
    rectangle({ left, top: innerTop, right: left + width, bottom: innerBottom }),
    rectangle({ left: right - width, top: innerTop, right, bottom: innerBottom }),
  ];
}

function backwards(outline: Outline): Outline {
  const turned: number[] = [];
  for (let at = outline.length - 2; at >= 0; at -= 2) {
    turned.push(outline[at] ?? 0, outline[at + 1] ?? 0);
  }
  return turned;
}

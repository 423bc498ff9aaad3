import type { Colour } from "../../template/index.ts";
import type { Points, Size } from "../../units/index.ts";
import {
  type Box,
  border,
  type Circle,
  chords,
  disc,
  hollow,
  khatam,
  type Outline,
  ring,
  star,
} from "./geometry.ts";

/** Outlines of one colour; those after it lie over it. */
export interface CoverShape {
  readonly colour: Colour;
  readonly contours: readonly Outline[];
}

/** What a cover is drawn in: the ground, the ink of the words, and a tone between the two. */
export interface CoverColours {
  readonly ground: Colour;
  readonly ink: Colour;
  readonly tone: Colour;
}

/** A band of eight-pointed stars between two rules, all around, as bookbinders stamp it into leather. */
export function frame(size: Size, { ink, tone }: CoverColours): readonly CoverShape[] {
  // The step divides width and height less the margins, so that the corners have stars of their own.
  const step = size.width / 25;
  const inset = (by: Points): Box => ({
    left: by,
    top: by,
    right: size.width - by,
    bottom: size.height - by,
  });
  const columns = Math.round(size.width / step) - 2;
  const rows = Math.round(size.height / step) - 2;
  const down = (size.height - 2 * step) / rows;
  const starAt = (column: number, row: number): CoverShape => {
    const centre = { x: step * (column + 1.5), y: step + down * (row + 0.5) };
    const [outer, inner] = [
      khatam({ ...centre, radius: step * 0.36 }),
      khatam({ ...centre, radius: step * 0.2 }),
    ];
    return { colour: tone, contours: hollow(outer, inner) };
  };
  const across = Array.from({ length: columns }, (_, at) => at);
  const along = Array.from({ length: rows - 2 }, (_, at) => at + 1);
  const rules = [...border(inset(step), 4), ...border(inset(step * 2 - 4), 4)];
  // Each a shape of its own: the box of a shape is measured whole, and that of all of them is the cover.
  return [
    ...across.flatMap((column) => [starAt(column, 0), starAt(column, rows - 1)]),
    ...along.flatMap((row) => [starAt(0, row), starAt(columns - 1, row)]),
    ...rules.map((rule): CoverShape => ({ colour: ink, contours: [rule] })),
  ];
}

/** The shamsa, the sun that opens a manuscript: a star woven of sixteen strokes around a khatam. */
export function shamsa(circle: Circle, { ground, ink, tone }: CoverColours): readonly CoverShape[] {
  const at = (share: number): Circle => ({ ...circle, radius: circle.radius * share });
  const stroke = circle.radius / 50;
  const rays = Array.from({ length: 16 }, (_, ray) => {
    const angle = (2 * Math.PI * ray) / 16;
    return disc({
      x: circle.x + circle.radius * 0.955 * Math.sin(angle),
      y: circle.y - circle.radius * 0.955 * Math.cos(angle),
      radius: circle.radius / 45,
    });
  });
  return [
    { colour: tone, contours: [star(circle, 16, 0.86)] },
    { colour: ground, contours: [disc(at(0.84))] },
    { colour: ink, contours: [...rays, ...ring(at(0.84), stroke)] },
    { colour: tone, contours: chords(at(0.8), 16, 5, stroke * 0.8) },
    { colour: ink, contours: chords(at(0.8), 16, 6, stroke) },
    { colour: ink, contours: [khatam(at(0.3))] },
    { colour: ground, contours: [khatam(at(0.25))] },
    { colour: ink, contours: hollow(khatam(at(0.2)), khatam(at(0.09))) },
  ];
}

/** Three small stars in a row: they part the title from the names below it. */
export function divider(
  { x, y, radius }: Circle,
  { ink, tone }: CoverColours,
): readonly CoverShape[] {
  return [
    { colour: ink, contours: [khatam({ x, y, radius })] },
    {
      colour: tone,
      contours: [-1, 1].map((side) =>
        khatam({ x: x + side * radius * 3.2, y, radius: radius * 0.7 }),
      ),
    },
  ];
}

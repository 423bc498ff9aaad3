import { type Colour, channelsOf } from "../../template/index.ts";
import { type Contour, coverageOf } from "./coverage.ts";

/** A picture of few colours: one byte a pixel, the number of its colour in the palette. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Red, green and blue of each colour, by turns. */
  readonly palette: () => Uint8Array;
  readonly fill: (contours: readonly Contour[], colour: Colour) => void;
  /** Another canvas with the same on it. */
  readonly copy: () => Canvas;
}

/** Steps from one colour to another along a smooth edge; more than the eye tells. */
const STEPS = 20;
const MOST_COLOURS = 256;

type Rgb = readonly [number, number, number];

/** An ink over what lies below it, so many steps of the way, with the colours known so far. */
interface Blend {
  readonly ink: number;
  readonly ramp: Uint8Array;
  readonly step: number;
}

export function createCanvas(width: number, height: number, ground: Colour): Canvas {
  return canvasOf(width, height, new Uint8Array(width * height), [rgbOf(ground)]);
}

function canvasOf(width: number, height: number, pixels: Uint8Array, colours: Rgb[]): Canvas {
  /** The number of a colour, or of the nearest when the palette is full. */
  const numberOf = (colour: Rgb): number => {
    const known = colours.findIndex((other) => distance(other, colour) === 0);
    if (known !== -1) {
      return known;
    }
    return colours.length < MOST_COLOURS ? colours.push(colour) - 1 : nearest(colours, colour);
  };
  /** The number of each step from each colour to an ink, 0 while unknown: the ground is no step to anything. */
  const ramps = new Map<number, Uint8Array>();
  const rampTo = (ink: number): Uint8Array => {
    const ramp = ramps.get(ink) ?? new Uint8Array(MOST_COLOURS * STEPS);
    ramps.set(ink, ramp);
    return ramp;
  };
  const mix = (below: number, ink: number, step: number): number => {
    const [under = BLACK, over = BLACK] = [colours[below], colours[ink]];
    const channel = (at: 0 | 1 | 2) =>
      Math.round(under[at] + ((over[at] - under[at]) * step) / STEPS);
    return numberOf([channel(0), channel(1), channel(2)]);
  };
  const blend = (from: number, to: number, { ink, ramp, step }: Blend): void => {
    for (let at = from; at < to; at += 1) {
      const below = pixels[at] ?? 0;
      const entry = below * STEPS + step;
      const known = ramp[entry] ?? 0;
      const number = known === 0 ? mix(below, ink, step) : known;
      ramp[entry] = number;
      pixels[at] = number;
    }
  };
  /** Shapes take turns in it: new room for each costs more than filling most of them. */
  let room: Float32Array = new Float32Array(0);

  return {
    width,
    height,
    pixels,
    palette: () => Uint8Array.from(colours.flat()),
    copy: () => canvasOf(width, height, pixels.slice(), [...colours]),
    fill: (contours, colour) => {
      const found = coverageOf(contours, width, height, room);
      if (found === undefined) {
        return;
      }
      const { changes } = found;
      room = changes.length > room.length ? changes : room;
      const ink = numberOf(rgbOf(colour));
      const ramp = rampTo(ink);
      for (let row = 0; row < found.height; row += 1) {
        const start = (found.top + row) * width + found.left;
        const first = row * (found.width + 1);
        let share = 0;
        let column = 0;
        while (column < found.width) {
          share += changes[first + column] ?? 0;
          const step = Math.round(Math.min(1, Math.abs(share)) * STEPS);
          // Most pixels lie as their neighbour does.
          let end = column + 1;
          while (end < found.width && changes[first + end] === 0) {
            end += 1;
          }
          if (step === STEPS) {
            pixels.fill(ink, start + column, start + end);
          } else if (step > 0) {
            blend(start + column, start + end, { ink, ramp, step });
          }
          column = end;
        }
      }
    },
  };
}

const BLACK: Rgb = [0, 0, 0];

function rgbOf(colour: Colour): Rgb {
  const channels = channelsOf(colour);
  if (channels === undefined) {
    throw new Error(`${colour} is no colour of a template`);
  }
  return channels;
}

const distance = (one: Rgb, other: Rgb): number =>
  (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;

function nearest(colours: readonly Rgb[], wanted: Rgb): number {
  const distances = colours.map((colour) => distance(colour, wanted));
  return distances.indexOf(Math.min(...distances));
}

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
}

/** Steps from one colour to another along a smooth edge; more than the eye tells. */
const STEPS = 20;
const MOST_COLOURS = 256;

type Rgb = readonly [number, number, number];

export function createCanvas(width: number, height: number, ground: Colour): Canvas {
  const pixels = new Uint8Array(width * height);
  const colours: Rgb[] = [];
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
  numberOf(rgbOf(ground));

  return {
    width,
    height,
    pixels,
    palette: () => Uint8Array.from(colours.flat()),
    fill: (contours, colour) => {
      const found = coverageOf(contours, width, height);
      if (found === undefined) {
        return;
      }
      const ink = numberOf(rgbOf(colour));
      const ramp = rampTo(ink);
      for (let row = 0; row < found.height; row += 1) {
        const start = (found.top + row) * width + found.left;
        const changes = row * (found.width + 1);
        let share = 0;
        let step = 0;
        for (let column = 0; column < found.width; column += 1) {
          const change = found.changes[changes + column] ?? 0;
          // Most pixels lie as their neighbour does.
          if (change !== 0) {
            share += change;
            step = Math.round(Math.min(1, Math.abs(share)) * STEPS);
          }
          if (step === STEPS) {
            pixels[start + column] = ink;
          } else if (step > 0) {
            const entry = (pixels[start + column] ?? 0) * STEPS + step;
            const known = ramp[entry] ?? 0;
            const number = known === 0 ? mix(pixels[start + column] ?? 0, ink, step) : known;
            ramp[entry] = number;
            pixels[start + column] = number;
          }
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

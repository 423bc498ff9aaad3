import { expect, test } from "vitest";
import { kashidaSettings } from "../../../src/layout/inline/fit-line.ts";
import type { Item } from "../../../src/layout/inline/item.ts";
import { placeKashidas } from "../../../src/layout/inline/place-kashidas.ts";
import { createShaper } from "../../../src/text/index.ts";

const EM = 10;
const settings = kashidaSettings("normal", { advance: 2, overlaps: false }, EM);
const fit = { ratio: 0.5, badness: 10, kashidas: 1, steps: 2 };

/** Words of 40 points, each with a joint of the same rank in its middle. */
const words = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, at): readonly Item[] => [
    {
      type: "box",
      start: at * 10,
      end: at * 10 + 8,
      width: 40,
      pieces: [],
      joint: { offset: at * 10 + 4, rank: 3, letters: 8 },
    },
    {
      type: "glue",
      start: at * 10 + 8,
      end: at * 10 + 9,
      width: 5,
      stretch: 2,
      shrink: 1,
      pieces: [],
    },
  ]).flat();

const placed = (above: readonly number[]): readonly number[] => {
  if (settings === undefined) {
    throw new Error("the preset has kashidas");
  }
  return placeKashidas(words(4), fit, settings, EM, above, "", createShaper()).positions;
};

test("of equal words the one nearest the line's end is stretched", () => {
  expect(placed([])).toEqual([155]);
});

test("a word below a kashida of the line above gives way to another", () => {
  expect(placed([155])).toEqual([110]);
  expect(placed([110, 155])).toEqual([65]);
  // A kashida farther away than 1.2 em is not above it.
  expect(placed([155 - 1.3 * EM])).toEqual([155]);
});

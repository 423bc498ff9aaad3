import { expect, test } from "vitest";
import { type DirectionRun, directionRuns, resolveBidi } from "../../../src/text/index.ts";

/** Places of the units from left to right (UAX #9, L2). */
function visualOrder(levels: Uint8Array): readonly number[] {
  const order = [...levels.keys()];
  const highest = Math.max(0, ...levels);
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) {
        to += 1;
      }
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return order;
}

/**
 * The order of a paragraph of runs in Word, as its own PDFs show it: signs go as their run says, and so do letters;
 * digits of a right-to-left run are Arabic numbers, others European ones; spaces, and separators inside a number, are
 * resolved.
 */
function inWord(text: string, runs: readonly DirectionRun[]): readonly number[] {
  const seen = runs.map(({ start, end, rtl }) =>
    text
      .slice(start, end)
      .replace(/[^\s\d٠-٩](?<!(?<=\d|[٠-٩])[.,:/،](?=\d|[٠-٩]))/gu, rtl ? "א" : "a")
      .replace(/[\d٠-٩]/g, rtl ? "٠" : "0"),
  );
  return visualOrder(resolveBidi(seen.join(""), "rtl").levels);
}

/** A multiplicative generator: the same strings on every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

const UNITS = [..."ابتنabcXYZ0123456789٠١٢٣   .,:;!?/-+%()[]«»'\"،؛؟"];

/** Of 4,000 strings of letters, digits and signs, how many stand in Word otherwise than in Unicode. */
function wrongOrders(split: (text: string) => readonly DirectionRun[]): number {
  const random = numbers(20_000);
  const pick = (): number => random.next().value;
  const strings = Array.from({ length: 4000 }, () =>
    Array.from({ length: 3 + (pick() % 16) }, () => UNITS[pick() % UNITS.length] ?? " ").join(""),
  );
  return strings.filter(
    (text) =>
      inWord(text, split(text)).join() !== visualOrder(resolveBidi(text, "rtl").levels).join(),
  ).length;
}

test("runs stand in Word in the order that Unicode gives the paragraph", () => {
  // What is left are signs that go with a number (a sign of per cent before it) when a space and another number follow.
  expect(wrongOrders((text) => directionRuns(text, "rtl"))).toBeLessThan(20);
});

test("the usual ways do not", () => {
  const inOneRun = (text: string) => [{ start: 0, end: text.length, rtl: true }];
  const byLetters = (text: string) =>
    [...text.matchAll(/[A-Za-z0-9]+|[^A-Za-z0-9]+/g)].map((part) => ({
      start: part.index,
      end: part.index + part[0].length,
      rtl: !/[A-Za-z0-9]/.test(part[0]),
    }));
  expect(wrongOrders(inOneRun)).toBeGreaterThan(400);
  expect(wrongOrders(byLetters)).toBeGreaterThan(400);
});

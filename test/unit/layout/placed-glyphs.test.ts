import { expect, test } from "vitest";
import { glyphColumns, glyphList } from "../../../src/layout/index.ts";
import { GrowingGlyphs } from "../../../src/layout/placed-glyphs.ts";

const letter = { id: 7, x: 0, y: 0, advance: 5.5, start: 1, end: 2 };
const mark = { id: 9, x: 4.25, y: -1.5, advance: 0, start: 1, end: 2 };
const next = { id: 3, x: 5.5, y: 0, advance: 4, start: 0, end: 1 };

test("columns hold what a list of glyphs does", () => {
  const columns = glyphColumns([letter, mark, next]);
  expect(columns.ids).toEqual([7, 9, 3]);
  expect(glyphList(columns)).toEqual([letter, mark, next]);
  expect(glyphList(columns, 1, 2)).toEqual([mark]);
});

test("columns that grow again leave those that were handed out alone", () => {
  const growing = new GrowingGlyphs();
  expect(growing.widenLast(1)).toBe(false);
  for (const { id, x, y, advance, start, end } of [letter, mark]) {
    growing.add(id, x, y, advance, start, end);
  }
  // The letter under the mark carries the kashida.
  expect(growing.widenLast(2)).toBe(true);
  const taken = growing.take();
  growing.add(3, 5.5, 0, 4, 0, 1);
  expect(glyphList(taken)).toEqual([{ ...letter, advance: 7.5 }, mark]);
  expect(glyphList(growing.take())).toEqual([next]);
});

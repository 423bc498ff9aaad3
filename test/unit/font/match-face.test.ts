import { expect, test } from "vitest";
import { matchFace } from "../../../src/font/match-face.ts";

const family = (...weights: number[]) => weights.map((weight) => ({ weight, italic: false }));

// Cases follow the wording of CSS Fonts Level 4, section 5.2.
test.each([
  ["the exact weight", family(300, 400, 700), 400, 400],
  ["400: 500 before anything lighter", family(300, 500, 700), 400, 500],
  ["400: lighter before heavier than 500", family(300, 600), 400, 300],
  ["500: no lookup above 500 first", family(400, 600), 500, 400],
  ["450: up to 500 first", family(400, 500), 450, 500],
  ["300: lighter first", family(200, 400), 300, 200],
  ["300: heavier when nothing is lighter", family(400, 700), 300, 400],
  ["700: heavier first", family(600, 900), 700, 900],
  ["700: lighter when nothing is heavier", family(400, 600), 700, 600],
])("%s", (_name, members, wanted, found) => {
  expect(matchFace(members, { weight: wanted, italic: false })?.weight).toBe(found);
});

test("slant goes before weight", () => {
  const members = [
    { weight: 700, italic: false },
    { weight: 400, italic: true },
  ];
  expect(matchFace(members, { weight: 700, italic: true })).toBe(members[1]);
  expect(matchFace([{ weight: 400, italic: false }], { weight: 400, italic: true })?.italic).toBe(
    false,
  );
  expect(matchFace([], { weight: 400, italic: true })).toBeUndefined();
});

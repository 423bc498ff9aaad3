import { expect, test } from "vitest";
import {
  parseLength,
  toEighthPoints,
  toEmu,
  toHalfPoints,
  toTwips,
} from "../../../src/units/index.ts";

test.each([
  ["12pt", 12],
  ["1in", 72],
  ["2.54cm", 72],
  ["25.4mm", 72],
  ["-3pt", -3],
  ["0pt", 0],
])("%s", (written, points) => {
  expect(parseLength(written)).toBeCloseTo(points, 10);
});

test.each(["12", "pt", "12 pt", "1e3pt", ".5pt", "12px", "12pt ", ""])(
  "%j is no length",
  (written) => {
    expect(parseLength(written)).toBeUndefined();
  },
);

test("an inch in the units of each format", () => {
  expect([toTwips(72), toHalfPoints(72), toEighthPoints(72), toEmu(72)]).toEqual([
    1440, 144, 576, 914_400,
  ]);
});

test("A4 in twips, as Word writes it", () => {
  expect([parseLength("210mm"), parseLength("297mm")].map((side) => toTwips(side ?? 0))).toEqual([
    11906, 16838,
  ]);
});

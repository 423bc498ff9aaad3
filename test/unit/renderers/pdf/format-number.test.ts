import { expect, test } from "vitest";
import { formatNumber } from "../../../../src/renderers/pdf/document/pdf-object.ts";

test.each([
  [0, 3, "0"],
  [-0.0004, 3, "0"],
  [0.0005, 3, "0.001"],
  [-0.25, 3, "-0.25"],
  [12, 3, "12"],
  [595.2756, 3, "595.276"],
  [-1200.0704, 3, "-1200.07"],
  [3_000_000.125, 3, "3000000.125"],
  [-0.375, 2, "-0.37"],
  [98.6, 2, "98.6"],
  [0.0123456, 7, "0.0123456"],
  [97.51234, 4, "97.5123"],
])("%d is written with at most %d decimals, as %s", (value, decimals, written) => {
  expect(formatNumber(value, decimals)).toBe(written);
});

import { expect, test } from "vitest";
import { pageRanges } from "../../../../src/layout/front/index-pages.ts";

/** Pages of anchors p1, p2 … as the index prints them, with the anchor that each number leads to. */
function printed(...pages: readonly number[]): readonly string[] {
  const places = pages.map((page, at) => ({ anchor: `${page}/${at}`, article: 0, isWhole: false }));
  const pageOf = (anchor: string) => {
    const page = Number.parseInt(anchor, 10);
    return Number.isNaN(page) ? undefined : { index: page - 1, label: String(page) };
  };
  return pageRanges(places, pageOf).map(({ from, to, anchor }) =>
    from === to ? `${from.label} → ${anchor}` : `${from.label}–${to.label} → ${anchor}`,
  );
}

test("each page once, in a row of three and more the first and the last", () => {
  expect(printed(4)).toEqual(["4 → 4/0"]);
  expect(printed(4, 4, 4)).toEqual(["4 → 4/0"]);
  expect(printed(4, 4, 5)).toEqual(["4 → 4/0", "5 → 5/2"]);
  expect(printed(4, 5, 5, 6, 9)).toEqual(["4–6 → 4/0", "9 → 9/4"]);
  expect(printed(1, 2, 3, 5, 6, 8, 9, 10)).toEqual([
    "1–3 → 1/0",
    "5 → 5/3",
    "6 → 6/4",
    "8–10 → 8/5",
  ]);
});

test("an anchor that is on no page is passed over", () => {
  expect(printed(Number.NaN, 3)).toEqual(["3 → 3/1"]);
});

import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import type { PageItem } from "../../../src/layout/index.ts";
import { galleryRows, type LoadedImage } from "../../../src/media/index.ts";
import { type Block, build, type Figure } from "../../../src/model/index.ts";
import { layOut, newsTemplate } from "../../support/lay-out.ts";

const { text } = build;

const picture = (pixelWidth: number, pixelHeight: number): LoadedImage => ({
  key: `${pixelWidth}×${pixelHeight}`,
  format: "png",
  mediaType: "image/png",
  pixelWidth,
  pixelHeight,
  orientation: 1,
  density: undefined,
  bytes: new Uint8Array(),
});

const images = new Map([
  ["wide", picture(1500, 1000)],
  ["high", picture(1000, 1500)],
  ["poor", picture(60, 40)],
]);

const figure = (src: string, caption?: string): Figure => ({
  type: "figure",
  image: { src, alt: src },
  ...(caption === undefined ? {} : { caption: [text(caption)] }),
});

const gallery = (figures: readonly Figure[], caption?: string): Block => ({
  type: "gallery",
  figures,
  ...(caption === undefined ? {} : { caption: [text(caption)] }),
});

async function itemsOf(
  body: readonly Block[],
  options: Parameters<typeof layOut>[1] = {},
): Promise<readonly PageItem[]> {
  const { pages } = await layOut(body, { images, ...options });
  return pages.flatMap(({ items }) => items);
}

const low = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ code }) => code === "image/low-resolution");

const rects = (items: readonly PageItem[]) =>
  items.flatMap((item) => (item.type === "image" ? [item.rect] : []));

const linesIn = (items: readonly PageItem[]) =>
  items.flatMap((item) => (item.type === "text" && item.element !== null ? [item] : []));

const measure = () => {
  const { size, margins } = newsTemplate().page;
  return size.width - margins.inner - margins.outer;
};

describe("the rows of a gallery", () => {
  const room = { width: 400, maxHeight: 400, gap: 10, leastWidth: 60 };
  const counts = (ratios: readonly number[], rest: Partial<typeof room> = {}) =>
    galleryRows(ratios, { ...room, ...rest }).map(({ widths }) => widths.length);

  test.each<[string, readonly number[], readonly number[]]>([
    ["two", [1.5, 1.5], [2]],
    ["three that lie", [1.5, 1.5, 1.5], [3]],
    ["four that lie", [1.5, 1.5, 1.5, 1.5], [2, 2]],
    ["five, the larger first", [1.5, 1.5, 1.5, 1.5, 1.5], [2, 3]],
    ["four that stand", [0.66, 0.66, 0.66, 0.66], [4]],
    ["two panoramas", [3, 3], [1, 1]],
    ["none", [], []],
  ])("%s", (_name, ratios, expected) => {
    expect(counts(ratios)).toEqual(expected);
  });

  test("in a narrow column they stand one under the other", () => {
    expect(counts([1.5, 1.5], { width: 110 })).toEqual([1, 1]);
  });

  test("every row fills the measure unless it would be too high", () => {
    for (const { widths, height } of galleryRows([1.5, 0.7, 1, 2, 0.5, 1.5, 1.3], room)) {
      const sum = widths.reduce((total, one) => total + one, room.gap * (widths.length - 1));
      expect(Math.abs(sum - room.width) < 1e-6 || height === room.maxHeight).toBe(true);
    }
  });

  test("ten thousand pictures are shared out at once", () => {
    const rows = galleryRows(new Array(10_000).fill(1.5), room);
    expect(rows.reduce((sum, { widths }) => sum + widths.length, 0)).toBe(10_000);
  });
});

test("pictures stand side by side at one height, the first at the right, and fill the measure", async () => {
  const [first, second] = rects(await itemsOf([gallery([figure("wide"), figure("high")])]));
  expect(first?.height).toBeCloseTo(second?.height ?? 0, 6);
  expect(first?.y).toBeCloseTo(second?.y ?? 0, 6);
  const { gap } = newsTemplate().figure;
  expect((first?.x ?? 0) - (second?.x ?? 0) - (second?.width ?? 0)).toBeCloseTo(gap, 6);
  expect((first?.width ?? 0) + (second?.width ?? 0) + gap).toBeCloseTo(measure(), 6);
});

test("in a text from left to right the first is at the left", async () => {
  const [first, second] = rects(
    await itemsOf([gallery([figure("wide"), figure("high")])], { fields: { language: "en" } }),
  );
  expect(first?.x).toBeLessThan(second?.x ?? 0);
});

test("each has its caption and credit below, and the gallery's own stands below all", async () => {
  const body = [
    gallery(
      [{ ...figure("wide", "أولى"), credit: [text("مصورة")] }, figure("high", "ثانية")],
      "الكل",
    ),
  ];
  const items = await itemsOf(body);
  const lines = linesIn(items);
  expect(lines.map(({ text: words }) => words)).toEqual(["أولى", "مصورة", "ثانية", "الكل"]);
  const [one, credit, two, all] = lines.map(({ baseline }) => baseline);
  expect(one).toBeCloseTo(two ?? 0, 6);
  expect(credit).toBeGreaterThan(one ?? 0);
  expect(all).toBeGreaterThan(credit ?? 0);
});

test("a picture is never coarser than the template allows, and that is told once", async () => {
  const diagnostics: Diagnostic[] = [];
  const [poor] = rects(await itemsOf([gallery([figure("poor"), figure("wide")])], { diagnostics }));
  expect(poor?.width).toBeCloseTo((60 / 96) * 72, 6);
  expect(low(diagnostics)).toHaveLength(1);
});

test("the template says how coarse a picture may be", async () => {
  const news = newsTemplate();
  const template = { ...news, figure: { ...news.figure, leastResolution: 300 } };
  const diagnostics: Diagnostic[] = [];
  const [one] = rects(await itemsOf([figure("wide")], { template, diagnostics }));
  expect(one?.width).toBeCloseTo((1500 / 300) * 72, 6);
  expect(low(diagnostics)).toMatchObject([
    {
      code: "image/low-resolution",
      message:
        "the picture wide has 1500 × 1000 pixels, too few for its place; it is shown smaller",
    },
  ]);
});

test("pictures that follow one another without captions do not touch", async () => {
  const found = rects(await itemsOf([figure("poor"), figure("poor"), figure("poor")]));
  for (const [index, { y, height }] of found.slice(0, -1).entries()) {
    expect((found[index + 1]?.y ?? 0) - y - height).toBeGreaterThanOrEqual(
      newsTemplate().figure.spaceBefore,
    );
  }
});

test("nor do those that go to the head of the next page", async () => {
  const lines = Array.from({ length: 40 }, (_, index) => build.paragraph(`فقرة ${index}`));
  const body = [...lines.slice(0, 33), figure("wide"), figure("wide"), ...lines];
  const { pages } = await layOut(body, { images });
  for (const { items } of pages) {
    const [one, other] = rects(items);
    if (one !== undefined && other !== undefined) {
      expect(other.y - one.y - one.height).toBeGreaterThanOrEqual(8);
    }
  }
  expect(pages.some(({ items }) => rects(items).length === 2)).toBe(true);
});

test("a picture of a gallery that could not be had leaves its words in its place", async () => {
  const items = await itemsOf([gallery([figure("lost"), figure("wide")])]);
  expect(linesIn(items).map(({ text: words }) => words)).toEqual(["[lost]"]);
  expect(rects(items)).toHaveLength(1);
});

import { expect, test } from "vitest";
import type { LoadedImage } from "../../../../src/media/index.ts";
import { build } from "../../../../src/model/index.ts";
import { wordBlocks } from "./word-file.ts";

const loaded = (fields: Partial<LoadedImage>): LoadedImage => ({
  key: "0",
  format: "png",
  mediaType: "image/png",
  pixelWidth: 96,
  pixelHeight: 48,
  orientation: 1,
  density: undefined,
  bytes: new Uint8Array([1, 2, 3]),
  ...fields,
});

const figure = (image: LoadedImage | undefined, decorative = false) =>
  wordBlocks(
    [
      build.figure(decorative ? { src: "a", decorative: true } : { src: "a", alt: "سفينة" }, [
        "تعليق",
      ]),
    ],
    image === undefined ? {} : { images: new Map([["a", image]]) },
  );

const EMU_PER_POINT = 12_700;
const sizeOf = (body: string) =>
  [...(/<wp:extent cx="(\d+)" cy="(\d+)"/.exec(body) ?? [])]
    .slice(1)
    .map((emu) => Math.round(Number(emu) / EMU_PER_POINT));

test.each<readonly [string, Partial<LoadedImage>, readonly number[]]>([
  ["96 pixels to the inch when it does not say", {}, [72, 36]],
  ["its own density", { density: 192 }, [36, 18]],
  ["no density that nobody means", { density: 1 }, [72, 36]],
  ["no wider than the text", { pixelWidth: 4000, pixelHeight: 1000 }, [425, 106]],
])("a picture has %s", async (_name, fields, size) => {
  const { body } = await figure(loaded(fields));
  expect(sizeOf(body)).toEqual(size);
});

test("a picture that lies on its side is turned and fits when upright", async () => {
  const { body } = await figure(loaded({ orientation: 6, pixelWidth: 4000, pixelHeight: 3000 }));
  expect(body).toContain('rot="5400000"');
  const [width = 0, height = 0] = sizeOf(body);
  const room = Math.round(((width - height) / 2) * EMU_PER_POINT);
  const [, top = "0"] = /<wp:effectExtent l="0" t="(\d+)"/.exec(body) ?? [];
  expect(Math.abs(Number(top) - room)).toBeLessThan(EMU_PER_POINT);
  expect(width / height).toBeCloseTo(4 / 3, 1);
  expect(height).toBeLessThanOrEqual(425);
});

test("a picture is described, or marked as decoration", async () => {
  expect((await figure(loaded({}))).body).toContain('descr="سفينة"');
  expect((await figure(loaded({}), true)).body).toContain("<adec:decorative");
});

test.each([
  ["absent", undefined, []],
  ["of a kind Word cannot show", loaded({ format: "webp" }), ["image/unsupported"]],
] as const)("a picture that is %s leaves its words", async (_name, image, codes) => {
  const { body, diagnostics } = await figure(image);
  expect(body).toContain("[سفينة]");
  expect(diagnostics.map(({ code }) => code).filter((code) => code.startsWith("image"))).toEqual(
    codes,
  );
});

// The quarter turns and the mirroring that undo each value of Exif 2.32, tag 0x0112.
test.each([
  [1, "0", false],
  [2, "0", true],
  [3, "10800000", false],
  [4, "10800000", true],
  [5, "16200000", true],
  [6, "5400000", false],
  [7, "5400000", true],
  [8, "16200000", false],
] as const)(
  "a picture of orientation %i is turned upright",
  async (orientation, turn, mirrored) => {
    const { body } = await figure(loaded({ orientation, pixelWidth: 40, pixelHeight: 20 }));
    const [transform = ""] = /<a:xfrm[^>]*>/.exec(body) ?? [];
    expect(/ rot="(\d+)"/.exec(transform)?.[1] ?? "0").toBe(turn);
    expect(/ flipH="(?:1|true)"/.test(transform)).toBe(mirrored);
  },
);

test("the pictures of a gallery stand in a table without rules, at one height, each with its words", async () => {
  const images = new Map([
    ["wide", loaded({ pixelWidth: 1500, pixelHeight: 1000 })],
    ["high", loaded({ key: "1", pixelWidth: 1000, pixelHeight: 1500 })],
  ]);
  const { body } = await wordBlocks(
    [
      {
        type: "gallery",
        figures: [
          build.figure({ src: "wide", alt: "أ" }, ["أولى"]),
          build.figure({ src: "high", alt: "ب" }),
        ],
        caption: [build.text("الكل")],
      },
    ],
    { images },
  );
  const [table = ""] = /<w:tbl>.*<\/w:tbl>/s.exec(body) ?? [];
  expect(table).toContain('<w:tblStyle w:val="GalleryTable"/>');
  expect(table).toContain("<w:bidiVisual/>");
  const heights = [...table.matchAll(/<wp:extent cx="\d+" cy="(\d+)"/g)].map(
    ([, height]) => height,
  );
  expect(heights).toHaveLength(2);
  expect(Math.abs(Number(heights[0]) - Number(heights[1]))).toBeLessThan(EMU_PER_POINT);
  expect(table.indexOf("أولى")).toBeLessThan(table.lastIndexOf("<w:tc>"));
  expect(body.indexOf("الكل")).toBeGreaterThan(body.indexOf("</w:tbl>"));
});

test("a picture too poor for its place is shown smaller, and told of", async () => {
  const { body, diagnostics } = await figure(loaded({ density: 48 }));
  expect(sizeOf(body)).toEqual([72, 36]);
  expect(diagnostics.filter(({ code }) => code === "image/low-resolution")).toHaveLength(1);
});

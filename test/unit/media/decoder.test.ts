import sharp from "sharp";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { createMemoryHost } from "../../../src/host/index.ts";
import { loadImages } from "../../../src/media/index.ts";

const red = () => sharp({ create: { width: 40, height: 20, channels: 4, background: "#ff0000" } });

async function load(name: string, bytes: Uint8Array, rasters = true) {
  const diagnostics: Diagnostic[] = [];
  const host = createMemoryHost({ [`/a/${name}`]: bytes });
  const store = await loadImages(
    [{ src: name }],
    { host, folder: "/a", allowOutside: false, rasters },
    (found) => diagnostics.push(found),
  );
  return { image: store.get(name), diagnostics };
}

test("a WebP has a PNG beside it, and stays itself for an e-book", async () => {
  const bytes = await red().webp({ lossless: true }).toBuffer();
  const { image } = await load("a.webp", bytes);
  expect(image).toMatchObject({ format: "webp", raster: { format: "png", pixelWidth: 40 } });
  const pixel = await sharp(image?.raster?.bytes).raw().toBuffer();
  expect([...pixel.subarray(0, 3)]).toEqual([255, 0, 0]);
  expect((await load("a.webp", bytes, false)).image?.raster).toBeUndefined();
});

test("an AVIF becomes a PNG, of no density of its own", async () => {
  const { image, diagnostics } = await load("a.avif", await red().avif().toBuffer());
  expect(diagnostics).toEqual([]);
  expect(image).toMatchObject({ format: "png", pixelWidth: 40, pixelHeight: 20 });
  expect(image?.density).toBeUndefined();
});

test("a drawing has a PNG three times as fine", async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10"/></svg>';
  const { image } = await load("a.svg", Buffer.from(svg));
  expect(image?.raster).toMatchObject({ pixelWidth: 90, pixelHeight: 30, density: 288 });
});

test("a damaged AVIF is told, and left out", async () => {
  const bytes = (await red().avif().toBuffer()).subarray(0, 200);
  const { image, diagnostics } = await load("a.avif", bytes);
  expect(image).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(["image/invalid"]);
});

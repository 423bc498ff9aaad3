import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { createMemoryHost } from "../../../src/host/index.ts";
import { loadImages } from "../../../src/media/index.ts";
import { makePng } from "../../support/pictures.ts";

const png = makePng(4, 4);
const span = {
  source: "a.md",
  start: { line: 3, column: 1, offset: 9 },
  end: { line: 3, column: 5, offset: 13 },
};

async function load(srcs: readonly string[], allowOutside = false) {
  const host = createMemoryHost({
    "story/a.png": png,
    "story/a.jpg": png,
    "story/صورة ١.png": png,
    "story/broken.png": png.subarray(0, 40),
    "story/notes.txt": "hello",
    "other/b.png": png,
  });
  const found: Diagnostic[] = [];
  const images = await loadImages(
    srcs.map((src) => ({ src, span })),
    { host, folder: "story", allowOutside },
    (one) => found.push(one),
  );
  return { images, said: found.map(({ code, message }) => `${code} ${message}`), found };
}

test("a picture is known by its content, whatever its name", async () => {
  const { images, said } = await load(["a.png", "a.jpg"]);
  expect(said).toEqual([]);
  expect(images.get("a.jpg")).toMatchObject({ format: "png", mediaType: "image/png" });
  expect(images.get("a.jpg")?.key).toBe(images.get("a.png")?.key);
  expect(images.get("a.png")?.key).toMatch(/^[0-9a-f]{64}$/);
});

test("a name may be written as an address writes it", async () => {
  const { images, said } = await load(["%D8%B5%D9%88%D8%B1%D8%A9%20%D9%A1.png", "صورة ١.png"]);
  expect(said).toEqual([]);
  expect(images.size).toBe(2);
});

test("a data: address is a picture like any other", async () => {
  const base64 = png.toString("base64");
  const { images, said } = await load([`data:image/png;base64,${base64}`]);
  expect(said).toEqual([]);
  expect([...images.values()][0]?.pixelWidth).toBe(4);
});

test.each([
  ["missing.png", "image/not-found no such picture: missing.png"],
  ["broken.png", "image/invalid cannot use the picture broken.png: the file is cut off"],
  [
    "notes.txt",
    "image/invalid cannot use the picture notes.txt: it is no kind of picture that warraq knows",
  ],
  [
    "../other/b.png",
    "input/outside-folder the picture ../other/b.png lies outside the article's folder",
  ],
  [
    "%2e%2e/other/b.png",
    "input/outside-folder the picture %2e%2e/other/b.png lies outside the article's folder",
  ],
  [
    "/other/b.png",
    "input/outside-folder the picture /other/b.png lies outside the article's folder",
  ],
  [
    "file:///other/b.png",
    "input/outside-folder the picture file:///other/b.png lies outside the article's folder",
  ],
  ["https://example.org/a.png", "image/remote picture not fetched: https://example.org/a.png"],
  ["//example.org/a.png", "image/remote picture not fetched: //example.org/a.png"],
  [
    "data:image/png;base64,!!",
    "image/invalid cannot use the picture in the data: address data:image/png;base64,!!…: the data: address is not well-formed base64",
  ],
])("%s: one line that names it, at its place", async (src, expected) => {
  const { images, said, found } = await load([src, src]);
  expect(said).toEqual([expected]);
  expect(found[0]?.span).toBe(span);
  expect(images.size).toBe(0);
});

test("a path may lead out where the caller allows it", async () => {
  const { images, said } = await load(["../other/b.png"], true);
  expect(said).toEqual([]);
  expect(images.size).toBe(1);
});

import { describe, expect, test } from "vitest";
import { createCollector } from "../../../src/diagnostics/index.ts";
import { createMemoryHost } from "../../../src/host/index.ts";
import { type ImageSettings, loadImages } from "../../../src/media/index.ts";
import { localPaths } from "../../../src/media/read-remote.ts";

const GIF = new Uint8Array(
  Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
);
const ADDRESS = "https://news.example/wp-content/uploads/2026/05/x.gif";

async function load(
  src: string,
  files: Readonly<Record<string, Uint8Array>>,
  settings: Partial<ImageSettings> = {},
  network?: ReadonlyMap<string, Uint8Array>,
) {
  const { report, diagnostics } = createCollector();
  const host = createMemoryHost(files, { network });
  const store = await loadImages(
    [{ src }],
    { host, folder: ".", allowOutside: false, ...settings },
    report,
  );
  return { isLoaded: store.has(src), found: diagnostics.map(({ code }) => code) };
}

test("where a picture may lie, likeliest first", () => {
  expect(
    localPaths("https://a.example/wp-content/uploads/2026/05/%D8%B5-300x200.jpg?w=1#a"),
  ).toEqual([
    "wp-content/uploads/2026/05/ص-300x200.jpg",
    "uploads/2026/05/ص-300x200.jpg",
    "2026/05/ص-300x200.jpg",
    "05/ص-300x200.jpg",
    "ص-300x200.jpg",
    "wp-content/uploads/2026/05/ص.jpg",
    "uploads/2026/05/ص.jpg",
    "2026/05/ص.jpg",
    "05/ص.jpg",
    "ص.jpg",
  ]);
  expect(localPaths("//a.example/%2e%2e/%2fetc/x.png")).toEqual(["x.png"]);
  expect(localPaths("https://a.example")).toEqual([]);
});

describe("a picture of the web", () => {
  test("stays there unless something is allowed", async () => {
    const network = new Map([[ADDRESS, GIF]]);
    expect(await load(ADDRESS, { "uploads/2026/05/x.gif": GIF }, {}, network)).toEqual({
      isLoaded: false,
      found: ["image/remote"],
    });
  });

  test.each(["media/2026/05/x.gif", "media/wp-content/uploads/2026/05/x.gif", "media/x.gif"])(
    "is found in a copy of the uploads as %s",
    async (path) => {
      const found = await load(ADDRESS, { [path]: GIF }, { mediaFolder: "media" });
      expect(found).toEqual({ isLoaded: true, found: [] });
    },
  );

  test("is not found outside of it", async () => {
    const settings = { mediaFolder: "media" };
    const files = { "media/a.gif": GIF, "secret.gif": GIF };
    for (const address of [
      "https://a.example/../secret.gif",
      "https://a.example/%2e%2e%2fsecret.gif",
    ]) {
      expect(await load(address, files, settings)).toEqual({
        isLoaded: false,
        found: ["image/remote"],
      });
    }
  });

  test("is fetched where that is allowed; what is not there is a warning", async () => {
    const network = new Map([[ADDRESS, GIF]]);
    expect(await load(ADDRESS, {}, { allowNetwork: true }, network)).toEqual({
      isLoaded: true,
      found: [],
    });
    expect(await load("//a.example/y.gif", {}, { allowNetwork: true }, network)).toEqual({
      isLoaded: false,
      found: ["image/remote"],
    });
  });

  test("is taken from the source that it came in", async () => {
    const files = new Map([[ADDRESS, GIF]]);
    expect(await load(ADDRESS, {}, { files })).toEqual({ isLoaded: true, found: [] });
  });
});

describe("a picture that an export names by its path on the site", () => {
  const SRC = "content/images/2026/05/x.gif";

  test("lies beside the export, or in the copy of the uploads", async () => {
    expect(await load(SRC, { [SRC]: GIF })).toEqual({ isLoaded: true, found: [] });
    for (const path of [`copy/${SRC}`, "copy/2026/05/x.gif", "copy/x.gif"]) {
      expect(await load(SRC, { [path]: GIF }, { mediaFolder: "copy" })).toEqual({
        isLoaded: true,
        found: [],
      });
    }
  });

  test("is told where it is not at hand, while an author's own picture must be there", async () => {
    expect(await load(SRC, {}, { picturesElsewhere: true })).toEqual({
      isLoaded: false,
      found: ["image/remote"],
    });
    expect(await load(SRC, {}, { mediaFolder: "copy" })).toEqual({
      isLoaded: false,
      found: ["image/not-found"],
    });
  });
});

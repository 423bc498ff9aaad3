import { strFromU8, unzipSync } from "fflate";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { build, type ConvertOptions, convert, createMemoryHost } from "../../../src/index.ts";
import { makePng } from "../../support/pictures.ts";

const story = build.article([build.paragraph("فقرة أولى.")], { headline: [build.text("عنوان")] });

async function bookOf(input: Parameters<typeof convert>[0], options: ConvertOptions = {}) {
  const { files, diagnostics } = await convert(input, { to: ["epub"], ...options });
  expect(diagnostics).toEqual([]);
  const unpacked = unzipSync(files.epub ?? new Uint8Array());
  const text = (path: string) => strFromU8(unpacked[`EPUB/${path}`] ?? new Uint8Array());
  const item = /<item [^>]*href="([^"]+)"[^>]*properties="cover-image"/.exec(text("package.opf"));
  const href = item?.[1];
  return { text, href, picture: href === undefined ? undefined : unpacked[`EPUB/${href}`] };
}

test("a book without a cover gets one of the size that shops ask for, described", async () => {
  const { text, href, picture } = await bookOf(story);
  const { width, height } = PNG.sync.read(Buffer.from(picture ?? []));
  expect([width, height]).toEqual([1600, 2560]);
  expect(text("text/cover.xhtml")).toContain(`src="../${href}" alt="الغلاف: عنوان"`);
  expect(text("package.opf")).toContain('<itemref idref="cover"/>');
  // A cover that repeats the title makes no text a thing to be seen.
  expect(text("package.opf")).not.toContain(">visual<");
});

test("none is drawn when it is not wanted, or when there is one", async () => {
  const without = await bookOf(story, { drawCover: false });
  expect(without.picture).toBeUndefined();
  expect(without.text("text/cover.xhtml")).toBe("");
  const own = makePng(3, 4);
  const given = build.publication("كتاب", [story], { cover: { src: "c.png", alt: "سفينة" } });
  const { text, picture } = await bookOf(given, { host: createMemoryHost({ "c.png": own }) });
  expect(Buffer.from(picture ?? []).equals(own)).toBe(true);
  expect(text("text/cover.xhtml")).toContain('alt="سفينة"');
});

import type { PNG } from "pngjs";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../../src/diagnostics/index.ts";
import { createMemoryHost } from "../../../../src/host/index.ts";
import { layOutPublication, type PagedDocument } from "../../../../src/layout/index.ts";
import { loadImages } from "../../../../src/media/index.ts";
import { build } from "../../../../src/model/index.ts";
import { profileForLanguage } from "../../../../src/profile/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { preparePublication } from "../../../../src/transforms/index.ts";
import { bundledFonts, fail, newsTemplate, PROSE } from "../../../support/lay-out.ts";
import { rasterise } from "../../../support/pdf-images.ts";

const PAGE = { width: 200, height: 300 };
const BLEED = 10;
/** Of the sheet beyond the page, with marks. */
const SHEET = 28;

/** Upright red above and blue below. */
const picture = (width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#f00"/><rect y="${height / 2}" width="${width}" height="${height / 2}" fill="#00f"/></svg>`,
  );

/** Stored on its side, the Exif data saying so. */
const turned = async (width: number, height: number): Promise<Buffer> => {
  const png = await sharp(picture(width, height)).png().toBuffer();
  const stored = await sharp(png).rotate(270).jpeg({ quality: 100 }).toBuffer();
  return sharp(stored).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer();
};

async function withCover(
  name: string,
  bytes: Uint8Array,
  trim: { readonly bleed: number; readonly marks: boolean },
): Promise<PagedDocument> {
  const news = newsTemplate();
  const profile = profileForLanguage("ar");
  const report = (found: Diagnostic) => fail(found);
  const images = await loadImages(
    [{ src: name }],
    {
      host: createMemoryHost({ [`/a/${name}`]: bytes }),
      folder: "/a",
      allowOutside: false,
      rasters: true,
    },
    report,
  );
  const article = build.article([build.paragraph(PROSE)], { headline: [build.text("عنوان")] });
  const book = build.publication("كتاب", [article], { cover: { src: name, alt: "غلاف" } });
  return layOutPublication(
    preparePublication(book, profile, report),
    {
      template: { ...news, page: { ...news.page, size: PAGE, margins: MARGINS, trim } },
      profile,
      images,
      fonts: await bundledFonts(),
    },
    report,
  );
}

const MARGINS = { top: 40, bottom: 40, inner: 30, outer: 30 };

/** What PDFium paints of the cover; the place in points from the corner of the page. */
async function paintedCover(document: PagedDocument): Promise<(x: number, y: number) => string> {
  const bytes = await renderPdf(document, { now: new Date(0), report: fail });
  const image: PNG = await rasterise(bytes, 1, 72);
  const around = (image.width - PAGE.width) / 2;
  return (x, y) => {
    const at = 4 * (Math.floor(y + around) * image.width + Math.floor(x + around));
    const [red = 0, green = 0, blue = 0] = image.data.subarray(at, at + 3);
    const colour = [red, green, blue].map((value) => (value > 128 ? 1 : 0)).join("");
    return { "111": "white", "100": "red", "001": "blue" }[colour] ?? colour;
  };
}

/** Just inside the bleed, and just outside: at the left, the right, the head and the foot. */
const edges = (at: (x: number, y: number) => string, by: number) => [
  at(-by, 100),
  at(PAGE.width + by - 1, 100),
  at(100, -by),
  at(100, PAGE.height + by - 1),
];

test.each([
  ["a picture of the page's proportions", "c.png", () => sharp(picture(200, 300)).png().toBuffer()],
  ["one that is a little broader", "c.png", () => sharp(picture(210, 300)).png().toBuffer()],
  ["a photograph stored on its side", "c.jpg", () => turned(200, 300)],
  ["a drawing", "c.svg", async () => picture(200, 300)],
  ["a WebP picture", "c.webp", () => sharp(picture(200, 300)).webp({ lossless: true }).toBuffer()],
])("the cover fills the bleed, and ends there: %s", async (_name, file, bytes) => {
  const document = await withCover(file, await bytes(), { bleed: BLEED, marks: true });
  const at = await paintedCover(document);
  expect(edges(at, BLEED - 1)).toEqual(["red", "red", "red", "blue"]);
  expect(edges(at, BLEED + 3)).toEqual(["white", "white", "white", "white"]);
  expect(document.pages[0]?.trim).toEqual({ sheet: SHEET, bleed: BLEED });
  expect(document.pages[0]?.items[0]).toMatchObject({ element: { role: "Figure", alt: "غلاف" } });
});

test("a cover of other proportions is whole, and reaches the bleed at two sides", async () => {
  const square = await sharp(picture(300, 300)).png().toBuffer();
  const document = await withCover("c.png", square, { bleed: BLEED, marks: true });
  const at = await paintedCover(document);
  expect(edges(at, BLEED - 1)).toEqual(["red", "red", "white", "white"]);
  const [item] = document.pages[0]?.items ?? [];
  expect(item?.type === "drawing" && item.rect).toEqual({ x: -10, y: 40, width: 220, height: 220 });
});

test("without bleed it is as large as the page lets it be, and whole", async () => {
  const broad = await sharp(picture(210, 300)).png().toBuffer();
  const document = await withCover("c.png", broad, { bleed: 0, marks: false });
  const [item] = document.pages[0]?.items ?? [];
  expect(item?.type).toBe("image");
  const { width = 0, height = 0 } = item?.type === "image" ? item.rect : {};
  expect(width).toBeCloseTo(200, 6);
  expect(height).toBeCloseTo((200 * 300) / 210, 6);
});

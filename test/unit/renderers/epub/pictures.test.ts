import { expect, test } from "vitest";
import type { ImageFormat, LoadedImage } from "../../../../src/media/index.ts";
import { build, type Figure } from "../../../../src/model/index.ts";
import { mayMove } from "../../../../src/renderers/epub/moving-picture.ts";
import { chapterOf, mainOf, renderBook } from "./book.ts";

const { text } = build;

const picture = (key: string, format: ImageFormat, content = ""): LoadedImage => ({
  key: key.repeat(64),
  format,
  mediaType: `image/${format}`,
  pixelWidth: 1,
  pixelHeight: 1,
  orientation: 1,
  density: undefined,
  bytes: Buffer.from(content, "latin1"),
});

const images = new Map([
  ["a.png", picture("a", "png")],
  ["copy-of-a.png", picture("a", "png")],
  ["b.jpg", picture("b", "jpeg")],
]);

const figure = (src: string, alternative: { alt?: string; decorative?: true }): Figure => ({
  type: "figure",
  image: { src, ...alternative },
});

test("a figure with caption and credit, a decoration, and a picture that is not there", async () => {
  const body = [
    { ...figure("a.png", { alt: "وصف" }), caption: [text("شرح")], credit: [text("تصوير")] },
    figure("b.jpg", { decorative: true }),
    { ...figure("lost.png", { alt: "وصف" }), caption: [text("شرح")] },
  ] as const;
  expect(mainOf(await chapterOf(body, {}, { images }))).toMatchInlineSnapshot(`
    "<figure class="figure">
    <img src="../images/aaaaaaaaaaaaaaaaaaaa.png" alt="وصف" data-src="a.png"/>
    <figcaption>
    <p class="caption">شرح</p>
    <p class="credit">تصوير</p>
    </figcaption>
    </figure>
    <figure class="figure">
    <img src="../images/bbbbbbbbbbbbbbbbbbbb.jpg" alt="" role="presentation" data-src="b.jpg"/>
    </figure>
    <figure class="figure" data-src="lost.png" data-alt="وصف">
    <p class="missing-picture">وصف</p>
    <figcaption>
    <p class="caption">شرح</p>
    </figcaption>
    </figure>"
  `);
});

test("a gallery", async () => {
  const gallery = {
    type: "gallery",
    figures: [figure("a.png", { alt: "أ" }), figure("b.jpg", { alt: "ب" })],
    caption: [text("معرض")],
  } as const;
  expect(mainOf(await chapterOf([gallery], {}, { images }))).toMatchInlineSnapshot(`
    "<figure class="gallery">
    <figure class="figure shape-100">
    <img src="../images/aaaaaaaaaaaaaaaaaaaa.png" alt="أ" data-src="a.png"/>
    </figure>
    <figure class="figure shape-100">
    <img src="../images/bbbbbbbbbbbbbbbbbbbb.jpg" alt="ب" data-src="b.jpg"/>
    </figure>
    <figcaption>
    <p class="caption">معرض</p>
    </figcaption>
    </figure>"
  `);
});

test("a picture is in the book once, however often and under whatever name it is shown", async () => {
  const body = ["a.png", "copy-of-a.png", "a.png", "b.jpg"].map((src) => figure(src, { alt: "x" }));
  const book = await renderBook(build.article(body), { images });
  expect(book.paths.filter((path) => path.includes("/images/"))).toEqual([
    "EPUB/images/aaaaaaaaaaaaaaaaaaaa.png",
    "EPUB/images/bbbbbbbbbbbbbbbbbbbb.jpg",
  ]);
  const manifest = await book.text("package.opf");
  expect(manifest.match(/<item [^>]*image[^>]*>/g)).toMatchInlineSnapshot(`
    [
      "<item id="image-aaaaaaaaaaaaaaaaaaaa" href="images/aaaaaaaaaaaaaaaaaaaa.png" media-type="image/png"/>",
      "<item id="image-bbbbbbbbbbbbbbbbbbbb" href="images/bbbbbbbbbbbbbbbbbbbb.jpg" media-type="image/jpeg"/>",
    ]
  `);
});

test("a picture that no node shows is not in the book", async () => {
  const book = await renderBook(build.article([]), { images });
  expect(book.paths.some((path) => path.includes("/images/"))).toBe(false);
});

test.each<[ImageFormat, string, boolean]>([
  ["jpeg", "acTL ANIM", false],
  ["png", "IHDR IDAT", false],
  ["png", "IHDR acTL IDAT", true],
  ["gif", "GIF89a!\u00f9\u0004 one", false],
  ["gif", "GIF89a!\u00f9\u0004 one !\u00f9\u0004 two", true],
  ["webp", "RIFF VP8 ", false],
  ["webp", "RIFF VP8X ANIM", true],
  ["svg", "<svg><path/></svg>", false],
  ["svg", "<svg><animate/></svg>", true],
])("a %s with %j may move: %s", (format, content, moves) => {
  expect(mayMove(picture("c", format, content))).toBe(moves);
});

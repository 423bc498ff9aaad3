import type { PNG } from "pngjs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { readSvg } from "../../../src/drawing/index.ts";
import { placeMarks } from "../../../src/layout/drawing/place-marks.ts";
import { createLayoutContext } from "../../../src/layout/layout-context.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { renderPdf } from "../../../src/renderers/pdf/index.ts";
import { bundledFonts, fail, newsTemplate } from "../../support/lay-out.ts";
import { rasterise } from "../../support/pdf-images.ts";
import { pagedDocument } from "../../support/pdf-lines.ts";
import { makePng } from "../../support/pictures.ts";

const SIZE = 200;
const svg = (content: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${SIZE}" height="${SIZE}" ${attributes}>${content}</svg>`;

const read = (text: string, colour = "#000000") =>
  readSvg(text, { width: SIZE, height: SIZE, to: { width: SIZE, height: SIZE }, colour });

/** Our PDF of a drawing, as PDFium paints it. */
async function painted(text: string): Promise<PNG> {
  const { marks, leftOut } = read(text);
  expect(leftOut).toEqual([]);
  const context = createLayoutContext(
    {
      template: newsTemplate(),
      profile: profileForLanguage("ar"),
      images: new Map(),
      fonts: await bundledFonts(),
    },
    fail,
  );
  const placed = placeMarks(marks, { context, language: "ar", span: undefined }, fail as never);
  const rect = { x: 0, y: 0, width: SIZE, height: SIZE };
  const items = [{ type: "drawing", rect, marks: placed, element: null }] as const;
  const size = { width: SIZE, height: SIZE };
  const document = pagedDocument([], [], { pages: [{ size, label: "1", items }] });
  const pdf = await renderPdf(document, { report: fail, now: new Date(0) });
  return rasterise(pdf, 1, 72);
}

/** Mean difference of the channels, from 0 to 1, between our PDF and librsvg's picture of the same drawing. */
async function distance(text: string): Promise<number> {
  const ours = await painted(text);
  const theirs = await sharp(Buffer.from(text))
    .flatten({ background: "#ffffff" })
    .ensureAlpha()
    .raw()
    .toBuffer();
  expect([ours.width, ours.height]).toEqual([SIZE, SIZE]);
  let sum = 0;
  for (let at = 0; at < theirs.length; at += 4) {
    for (const channel of [0, 1, 2]) {
      sum += Math.abs((ours.data[at + channel] ?? 0) - (theirs[at + channel] ?? 0));
    }
  }
  return sum / (theirs.length * 0.75 * 255);
}

const RED_DOT = makePng(2, 2).toString("base64");

describe("drawn like librsvg draws it", () => {
  test.each([
    [
      "a rectangle with round corners",
      '<rect x="20" y="30" width="150" height="90" rx="30" ry="20" fill="teal"/>',
    ],
    [
      "circles and ellipses",
      '<circle cx="60" cy="60" r="40" fill="#c30"/><ellipse cx="130" cy="120" rx="50" ry="30" fill="hsl(200 60% 40%)"/>',
    ],
    [
      "a path of every command",
      '<path fill="navy" d="M20 20h60v30l-20 30q30 40 60 0t40 10c10 30-30 60-60 40s-40 20-60 0A60 40 20 0 1 20 100Z"/>',
    ],
    [
      "arcs of all four kinds",
      ["0 0", "0 1", "1 0", "1 1"]
        .map(
          (flags, at) =>
            `<path d="M${30 + at * 40} 40A22 30 10 ${flags} ${50 + at * 40} 90" fill="none" stroke="black" stroke-width="3"/>`,
        )
        .join(""),
    ],
    [
      "holes by the even-odd rule",
      '<path fill-rule="evenodd" d="M20 20H180V180H20ZM60 60H140V140H60Z" fill="olive"/>',
    ],
    [
      "lines with caps, joins and dashes",
      '<g fill="none" stroke="#444" stroke-width="9"><polyline points="20,40 90,20 160,60" stroke-linecap="round" stroke-linejoin="round"/><polyline points="20,90 90,70 160,110" stroke-linecap="square" stroke-linejoin="bevel"/><path d="M20 150H180" stroke-dasharray="20 8 4" stroke-dashoffset="7"/></g>',
    ],
    [
      "polygons under transforms",
      '<polygon points="0,-40 12,-12 40,0 12,12 0,40 -12,12 -40,0 -12,-12" transform="translate(100 100) rotate(20) scale(1.6) skewX(12)" fill="purple"/>',
    ],
    [
      "a linear gradient by its box",
      '<defs><linearGradient id="a" x2="1" y2="1"><stop stop-color="red"/><stop offset=".4" stop-color="gold"/><stop offset="1" stop-color="blue"/></linearGradient></defs><rect x="20" y="20" width="160" height="100" fill="url(#a)"/>',
    ],
    [
      "a gradient with a template, a transform and a hard edge",
      '<defs><linearGradient id="b"><stop offset=".2" stop-color="lime"/><stop offset=".5" stop-color="lime"/><stop offset=".5" stop-color="black"/></linearGradient><linearGradient id="a" xlink:href="#b" gradientUnits="userSpaceOnUse" x1="20" x2="180" gradientTransform="rotate(30 100 100)"/></defs><circle cx="100" cy="100" r="80" fill="url(#a)"/>',
    ],
    [
      "a gradient that fades out over what lies below",
      '<defs><linearGradient id="a" x2="0" y2="1"><stop stop-color="navy"/><stop offset=".7" stop-color="red" stop-opacity=".5"/><stop offset="1" stop-color="#f00" stop-opacity="0"/></linearGradient></defs><path d="M0 60H200V80H0Z" fill="gold"/><rect x="20" y="20" width="160" height="150" fill="url(#a)" fill-opacity=".9"/>',
    ],
    [
      "an area and a line that fade apart, in a faded group, turned",
      '<defs><radialGradient id="a"><stop stop-color="teal" stop-opacity="0"/><stop offset="1" stop-color="rgb(0 80 80 / .8)"/></radialGradient><linearGradient id="b"><stop/><stop offset="1" stop-opacity=".1"/></linearGradient></defs><g opacity=".8" transform="rotate(20 100 100)"><rect x="40" y="40" width="120" height="90" fill="url(#a)" stroke="url(#b)" stroke-width="14"/><circle cx="150" cy="150" r="20"/></g>',
    ],
    [
      "black in a faded group behind another colour",
      '<path d="M0 60H200V80H0Z" fill="gold"/><g opacity=".8"><circle cx="100" cy="100" r="60"/><circle cx="60" cy="140" r="30"/></g>',
    ],
    [
      "a gradient that is seen through evenly",
      '<defs><linearGradient id="a"><stop stop-color="navy" stop-opacity=".4"/><stop offset="1" stop-color="red" stop-opacity=".4"/></linearGradient></defs><rect x="20" y="20" width="160" height="150" fill="url(#a)"/>',
    ],
    [
      "a radial gradient with a focus",
      '<radialGradient id="a" cx=".5" cy=".5" r=".5" fx=".3" fy=".3"><stop stop-color="white"/><stop offset="1" stop-color="crimson"/></radialGradient><ellipse cx="100" cy="100" rx="90" ry="60" fill="url(#a)"/>',
    ],
    [
      "marks that are seen through",
      '<g opacity=".5"><rect x="20" y="20" width="100" height="100" fill="red"/><rect x="70" y="70" width="100" height="100" fill="blue"/></g><circle cx="150" cy="50" r="40" fill="green" fill-opacity=".4" stroke="black" stroke-opacity=".6" stroke-width="8"/>',
    ],
    [
      "areas cut by a clip",
      '<clipPath id="c"><circle cx="100" cy="100" r="60"/><rect width="60" height="60"/></clipPath><rect width="200" height="200" fill="orange" clip-path="url(#c)"/>',
    ],
    [
      "a clip by what it uses, at a place of its own",
      '<defs><rect id="r" width="80" height="60" transform="rotate(10)"/></defs><clipPath id="c"><use href="#r" x="60" y="40" transform="scale(1.2)"/></clipPath><rect width="200" height="200" fill="orange" clip-path="url(#c)"/>',
    ],
    [
      "a clip by the box of what it cuts",
      '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/></clipPath><rect x="20" y="60" width="160" height="80" fill="orange" clip-path="url(#c)"/>',
    ],
    [
      "symbols used at places and sizes",
      '<symbol id="s" viewBox="0 0 10 10"><path d="M0 0H10L5 10Z"/></symbol><use href="#s" x="10" y="10" width="60" height="60" fill="red"/><use xlink:href="#s" x="90" y="50" width="100" height="50" fill="blue"/>',
    ],
    [
      "a drawing inside a drawing",
      '<svg x="40" y="20" width="100" height="150" viewBox="0 0 20 20" preserveAspectRatio="xMaxYMin slice"><rect width="20" height="20" fill="silver"/><circle cx="10" cy="10" r="12"/></svg>',
    ],
    [
      "styles by element, class, identifier and attribute",
      '<style>/* a */ rect{fill:red} .b,.c{fill:green;stroke:black} #d{fill:blue !important}</style><rect width="50" height="50"/><rect class="b" x="60" width="50" height="50"/><rect class="c" id="d" x="120" width="50" height="50"/><rect class="b" y="90" width="50" height="50" fill="pink" style="fill:yellow"/>',
    ],
    [
      "what is not to be seen",
      '<rect width="200" height="200" visibility="hidden"/><rect width="200" height="100" display="none"/><g visibility="hidden"><rect visibility="visible" x="50" y="50" width="50" height="50"/></g>',
    ],
    [
      "a picture inside, kept in proportion",
      `<image href="data:image/png;base64,${RED_DOT}" x="20" y="20" width="160" height="80" style="image-rendering:pixelated"/>`,
    ],
  ])("%s", async (_name, content) => {
    expect(await distance(svg(content))).toBeLessThan(0.006);
  });

  test("a view box in a room of other proportions", async () => {
    const text = svg(
      '<rect width="40" height="20" fill="teal"/>',
      'viewBox="0 0 40 20" preserveAspectRatio="xMinYMax"',
    );
    expect(await distance(text)).toBeLessThan(0.006);
  });
});

describe("what is not drawn is told", () => {
  test.each([
    ["a filter", '<filter id="f"/><rect width="9" height="9" filter="url(#f)"/>', "a filter"],
    ["a mask", '<rect width="9" height="9" mask="url(#m)"/>', "a mask"],
    ["a pattern", '<pattern id="p"/><rect width="9" height="9" fill="url(#p) red"/>', "a pattern"],
    ["an arrow head", '<path d="M0 0H9" marker-end="url(#m)"/>', "a marker"],
    [
      "words along a path",
      '<text><textPath href="#p">كلام</textPath></text>',
      "words along a path",
    ],
    [
      "movement",
      '<rect width="9" height="9"><animate attributeName="x"/></rect><animate/>',
      "what moves",
    ],
    ["an element nobody knows", "<blink/>", "<blink>"],
    [
      "a selector beyond the simple",
      "<style>g > rect{fill:red}</style>",
      'the CSS selector "g > rect"',
    ],
    ["a faulty path", '<path d="M0 0L9 9 nonsense"/>', "the rest of a faulty path"],
    [
      "letters placed one by one",
      '<text x="0 10 20">abc</text>',
      "letters that are placed one by one",
    ],
  ])("%s", (_name, content, told) => {
    expect(read(svg(content)).leftOut).toEqual([told]);
  });
});

describe("a drawing that is a trap", () => {
  test("an element that uses itself is refused", () => {
    expect(() => read(svg('<g id="a"><use href="#a"/></g>'))).toThrow(
      "it uses an element inside itself",
    );
  });

  test("uses that double each other are stopped", () => {
    const levels = Array.from(
      { length: 15 },
      (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`,
    );
    expect(() => read(svg(`<rect id="g0" width="1" height="1"/>${levels.join("")}`))).toThrow(
      "it uses its elements more than 10000 times",
    );
  });

  test("nesting has an end", () => {
    expect(() => read(svg("<g>".repeat(5000) + "</g>".repeat(5000)))).toThrow(
      "its elements are nested more than 200 deep",
    );
  });
});

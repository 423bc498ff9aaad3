import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { PNG } from "pngjs";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, convert } from "../../src/index.ts";
import { showBook } from "../support/book-in-browser.ts";
import { isMissing, ROOT, runOffice } from "../support/checkers.ts";
import { rasterise } from "../support/pdf-images.ts";
import { openBrowser } from "../support/reading-system.ts";

const OUT = join(ROOT, "output/conformance-upright");
/** Exif 2.32, tag 0x0112. */
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8];

const WIDTH = 300;
const HEIGHT = 200;
/** Upright: red at the upper left, green beside it, blue below it. */
const SCENE = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#ccc"/><rect width="150" height="100" fill="#f00"/><rect x="150" width="150" height="100" fill="#0f0"/><rect y="100" width="150" height="100" fill="#00f"/></svg>`,
);

/** The scene as a camera stores it that was held so; sharp itself says that it is upright. */
async function photograph(orientation: number): Promise<Buffer> {
  const upright = await sharp(SCENE).png().toBuffer();
  // A quarter turn against the clock for those on their side, then a half turn, then a mirror.
  const quarter = orientation >= 5 ? 270 : 0;
  const half = [3, 4, 7, 8].includes(orientation) ? 180 : 0;
  const turned = await sharp(upright)
    .rotate((quarter + half) % 360)
    .png()
    .toBuffer();
  const isMirrored = [2, 4, 5, 7].includes(orientation);
  const stored = sharp(turned)
    .flop(isMirrored && orientation < 5)
    .flip(isMirrored && orientation >= 5);
  const bytes = await stored.jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer();
  expect(seenIn(PNG.sync.read(await sharp(bytes).rotate().png().toBuffer()))).toEqual(UPRIGHT);
  return bytes;
}

const UPRIGHT = { greenIsRight: true, blueIsBelow: true, ratio: 1.5 };

/** Where the colours of the scene stand, by the centres of what has them. */
function seenIn({ width, height, data }: PNG) {
  const found = { red: area(), green: area(), blue: area() };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red = 0, green = 0, blue = 0] = data.subarray(4 * (y * width + x));
      const colours = [red > 200, green > 200, blue > 200];
      if (colours.filter(Boolean).length === 1 && Math.min(red, green, blue) < 60) {
        widen(found[red > 200 ? "red" : green > 200 ? "green" : "blue"], x, y);
      }
    }
  }
  const { red, green, blue } = found;
  return {
    greenIsRight: green.left >= red.right - 3 && Math.abs(green.top - red.top) <= 3,
    blueIsBelow: blue.top >= red.bottom - 3 && Math.abs(blue.left - red.left) <= 3,
    ratio: Math.round((10 * (red.right - red.left)) / (red.bottom - red.top)) / 10,
  };
}

const area = () => ({ left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity });

function widen(one: ReturnType<typeof area>, x: number, y: number): void {
  one.left = Math.min(one.left, x);
  one.right = Math.max(one.right, x);
  one.top = Math.min(one.top, y);
  one.bottom = Math.max(one.bottom, y);
}

const at = (orientation: number, ending: string): string => join(OUT, `o${orientation}.${ending}`);

beforeAll(async () => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  for (const orientation of ORIENTATIONS) {
    const src = `data:image/jpeg;base64,${(await photograph(orientation)).toString("base64")}`;
    const article = build.article([
      build.paragraph("صورة من هاتف."),
      build.figure({ src, alt: "أربعة ألوان" }),
    ]);
    const { files } = await convert(article, {
      to: ["pdf", "docx", "epub"],
      drawCover: false,
      now: new Date("2026-01-01T00:00:00Z"),
    });
    for (const [ending, bytes] of Object.entries(files)) {
      writeFileSync(at(orientation, ending), bytes);
    }
  }
});

test.each(ORIENTATIONS)("PDFium shows orientation %i upright", async (orientation) => {
  expect(seenIn(await rasterise(readFileSync(at(orientation, "pdf"))))).toEqual(UPRIGHT);
});

describe.skipIf(isMissing("soffice"))("LibreOffice", () => {
  beforeAll(() => {
    const files = ORIENTATIONS.map((orientation) => at(orientation, "docx"));
    const profile = `-env:UserInstallation=file://${join(OUT, "profile")}`;
    const folder = ["--outdir", join(OUT, "libreoffice")];
    runOffice([profile, "--headless", "--convert-to", "pdf", ...folder, ...files]);
  });

  test.each(ORIENTATIONS)(
    "shows orientation %i upright, in the place it takes",
    async (orientation) => {
      const pdf = readFileSync(join(OUT, "libreoffice", `o${orientation}.pdf`));
      expect(seenIn(await rasterise(pdf))).toEqual(UPRIGHT);
    },
  );
});

describe.skipIf(isMissing("chromium"))("Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each(ORIENTATIONS)("shows orientation %i of an e-book upright", async (orientation) => {
    const { page, documents, show } = await showBook(
      browser,
      readFileSync(at(orientation, "epub")),
    );
    await show(documents.find((path) => path.includes("chapter")) ?? "");
    expect(seenIn(PNG.sync.read(await page.screenshot({ fullPage: true })))).toEqual(UPRIGHT);
    await page.close();
  });
});

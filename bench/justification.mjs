import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadCatalogue } from "../dist/font/index.js";
import { createNodeHost } from "../dist/host/node-host.js";
import { layOutPublication } from "../dist/layout/index.js";
import { build } from "../dist/model/index.js";
import { profileForLanguage } from "../dist/profile/index.js";
import { parseTemplate } from "../dist/template/index.js";
import { preparePublication } from "../dist/transforms/index.js";
import { chromiumColumns } from "./chromium-columns.mjs";
import { chooseStory } from "./texts.mjs";

const POINTS_PER_MILLIMETRE = 72 / 25.4;
const WIDTHS = [120, 80, 50];
const FAMILIES = ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"];
const PRESETS = ["off", "light", "normal", "newspaper"];
const SIZE = 12;

const root = fileURLToPath(new URL("..", import.meta.url));
const fail = (found) => {
  throw new Error(found.message);
};

/** Even grey, in figures: how far the spaces of justified lines are from their natural width, and at what price. */
export async function reportJustification() {
  const { name, paragraphs } = chooseStory(root);
  const words = paragraphs.join(" ").split(/\s+/).length;
  const fonts = await loadCatalogue(
    createNodeHost(),
    [{ path: `${root}fonts`, origin: "bundled" }],
    fail,
  );
  console.log(`${name}: ${paragraphs.length} paragraphs, ${words} words, ${SIZE} pt`);
  console.log(
    "spaces of justified lines as multiples of the natural one; kashidas per 100 words\n",
  );
  console.log(row(["face", "mm", "kashida", "lines", "mean", "max", "min", ">1.5", "kashidas"]));
  const chromium = await chromiumColumns(root, paragraphs, FAMILIES, WIDTHS, SIZE, (family) =>
    naturalSpace(fonts.face(family, 400, false), SIZE),
  );
  for (const family of FAMILIES) {
    for (const width of WIDTHS) {
      for (const kashida of PRESETS) {
        const metrics = measureColumn(paragraphs, words, fonts, family, width, kashida);
        console.log(row([family, width, kashida, ...metrics]));
      }
      const printed = chromium?.columns.find((one) => one.family === family && one.width === width);
      if (printed !== undefined) {
        console.log(
          row([family, width, "Chromium", ...figuresOf(printed.lines, printed.ratios, 0)]),
        );
      }
    }
  }
  console.log(
    chromium === undefined
      ? "\nno Chromium to print the same columns (CHROMIUM=/path)"
      : `\n${chromium.version}: the gaps between the glyph boxes of its PDF`,
  );
}

function measureColumn(paragraphs, words, fonts, family, width, kashida) {
  const template = columnTemplate(family, width * POINTS_PER_MILLIMETRE, kashida);
  const profile = profileForLanguage("ar");
  const article = build.article(paragraphs.map((text) => build.paragraph(text)));
  const ignore = () => undefined;
  const document = layOutPublication(
    preparePublication(article, profile, ignore),
    { template, profile, images: new Map(), fonts },
    ignore,
  );
  const lines = document.pages
    .flatMap((page) => page.items)
    .filter((item) => item.type === "text" && item.element?.role === "P");
  const justified = lines.filter((line, at) => line.element === lines[at + 1]?.element);
  const ratios = justified.map(spaceRatio).filter((ratio) => ratio !== undefined);
  const kashidas = lines.flatMap((line) => line.runs.flatMap((run) => run.kashidas)).length;
  return figuresOf(lines.length, ratios, (100 * kashidas) / words);
}

function figuresOf(lines, ratios, kashidas) {
  return [
    lines,
    (ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toFixed(3),
    Math.max(...ratios).toFixed(2),
    Math.min(...ratios).toFixed(2),
    ratios.filter((ratio) => ratio > 1.5).length,
    kashidas.toFixed(1),
  ];
}

function spaceRatio(line) {
  const [run] = line.runs;
  const { face, size } = run;
  const natural = naturalSpace(face, size);
  const spaces = line.runs
    .flatMap(({ glyphs }) => glyphs)
    .filter(({ start }) => line.text[start] === " ");
  return spaces.length === 0
    ? undefined
    : spaces.reduce((sum, { advance }) => sum + advance, 0) / spaces.length / natural;
}

const naturalSpace = (face, size) =>
  (face.advanceOf(face.glyphFor(0x20)) * size) / face.metrics.unitsPerEm;

/** The template `news` with one narrow column on a page that never ends. */
function columnTemplate(family, width, kashida) {
  const news = parseTemplate(
    readFileSync(`${root}templates/news/template.json`, "utf8"),
    "news",
    fail,
  );
  return {
    ...news,
    page: {
      ...news.page,
      size: { width: width + 40, height: 10_000 },
      margins: { top: 30, bottom: 30, inner: 20, outer: 20 },
    },
    fonts: { ...news.fonts, body: { families: [family], companionScale: 1 } },
    styles: { ...news.styles, body: { ...news.styles.body, size: SIZE } },
    lineBreaking: { ...news.lineBreaking, kashida },
  };
}

const LENGTHS = [22, 5, 11, 7, 8, 7, 7, 6, 10];
const row = (cells) =>
  cells
    .map((cell, at) =>
      at === 0 ? String(cell).padEnd(LENGTHS[at]) : String(cell).padStart(LENGTHS[at]),
    )
    .join("");

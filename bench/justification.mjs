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

const SHARES = [0, 0.25, 0.5, 0.75, 1];
/** Heights at which the edge of a line is looked at, and how deep the eye looks into it; in em. */
const HEIGHTS = [-0.1, 0, 0.1, 0.2, 0.3, 0.4];
const DEPTH = 0.6;

/** How straight the edges of a column look, by how far punctuation hangs: the standard deviation of the white there. */
export async function reportMargins() {
  const { name, paragraphs } = chooseStory(root);
  const fonts = await loadCatalogue(
    createNodeHost(),
    [{ path: `${root}fonts`, origin: "bundled" }],
    fail,
  );
  const width = 80 * POINTS_PER_MILLIMETRE;
  console.log(`${name}, 80 mm, ${SIZE} pt: deviation of the white at the line ends, in 1/1000 em`);
  console.log(row(["face", "", "hanging", ...SHARES]));
  for (const family of FAMILIES) {
    const cells = SHARES.map((share) => {
      const template = columnTemplate(family, width, "normal");
      const lineBreaking = { ...template.lineBreaking, hanging: share };
      const lines = bodyLines(layColumn(paragraphs, fonts, { ...template, lineBreaking }));
      const whites = lines
        .filter((line, at) => line.element === lines[at + 1]?.element)
        .map((line) => whiteAt(line, 20));
      const mean = whites.reduce((sum, one) => sum + one, 0) / whites.length;
      const square = whites.reduce((sum, one) => sum + (one - mean) ** 2, 0) / whites.length;
      return ((1000 * Math.sqrt(square)) / SIZE).toFixed(0);
    });
    console.log(row([family, "", "", ...cells]));
  }
}

/** Mean white between the left edge of the column and the first ink, by the boxes of the glyphs. */
function whiteAt(line, edge) {
  const boxes = line.runs.flatMap((run) =>
    glyphsOf(run).flatMap((glyph) => {
      const ink = run.face.inkOf(glyph.id);
      const scale = run.size / run.face.metrics.unitsPerEm;
      return ink === undefined
        ? []
        : [
            {
              left: run.x + glyph.x + ink.xMin * scale,
              low: glyph.y + ink.yMin * scale,
              high: glyph.y + ink.yMax * scale,
            },
          ];
    }),
  );
  const depths = HEIGHTS.map((height) => {
    const y = height * SIZE;
    const reached = boxes.filter(({ low, high }) => low <= y && y <= high).map(({ left }) => left);
    return Math.min(DEPTH * SIZE, Math.min(...reached) - edge);
  });
  return depths.reduce((sum, one) => sum + one, 0) / depths.length;
}

function measureColumn(paragraphs, words, fonts, family, width, kashida) {
  const template = columnTemplate(family, width * POINTS_PER_MILLIMETRE, kashida);
  const lines = bodyLines(layColumn(paragraphs, fonts, template));
  const justified = lines.filter((line, at) => line.element === lines[at + 1]?.element);
  const ratios = justified.map(spaceRatio).filter((ratio) => ratio !== undefined);
  const kashidas = lines.flatMap((line) => line.runs.flatMap((run) => run.kashidas)).length;
  return figuresOf(lines.length, ratios, (100 * kashidas) / words);
}

function layColumn(paragraphs, fonts, template) {
  const profile = profileForLanguage("ar");
  const article = build.article(paragraphs.map((text) => build.paragraph(text)));
  const ignore = () => undefined;
  return layOutPublication(
    preparePublication(article, profile, ignore),
    { template, profile, images: new Map(), fonts },
    ignore,
  );
}

const bodyLines = (document) =>
  document.pages
    .flatMap((page) => page.items)
    .filter((item) => item.type === "text" && item.element?.role === "P");

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
  const spaces = line.runs.flatMap(glyphsOf).filter(({ start }) => line.text[start] === " ");
  return spaces.length === 0
    ? undefined
    : spaces.reduce((sum, { advance }) => sum + advance, 0) / spaces.length / natural;
}

/** The glyphs of a run, which it keeps in columns. */
const glyphsOf = ({ glyphs: { ids, xs, ys, starts, advances } }) =>
  Array.from(ids, (id, at) => ({
    id,
    x: xs[at],
    y: ys[at],
    start: starts[at],
    advance: advances[at],
  }));

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

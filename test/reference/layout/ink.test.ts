import { readFileSync } from "node:fs";
import { basename, dirname, extname } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { createNodeHost } from "../../../src/host/node-host.ts";
import {
  glyphList,
  layOutPublication,
  type Page,
  type PageItem,
  type RectItem,
  type TextLine,
} from "../../../src/layout/index.ts";
import { loadImages } from "../../../src/media/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { readJson, readMarkdown, readText } from "../../../src/read.ts";
import type { Template } from "../../../src/template/index.ts";
import { collectPictures, preparePublication } from "../../../src/transforms/index.ts";
import { exampleFiles } from "../../support/examples.ts";
import { bundledFonts, bundledTemplate } from "../../support/lay-out.ts";

/** Punctuation and marks may hang so far out of a line, in points. */
const HANGING = 8;

const READERS = { ".md": readMarkdown, ".txt": readText, ".json": readJson } as const;

/** The pages of an example in a template, with what was reported. */
async function pagesOf(file: string, name: string) {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic) => {
    diagnostics.push(found);
  };
  const extension = extname(file);
  if (extension !== ".md" && extension !== ".txt" && extension !== ".json") {
    throw new Error(`${file} is no article`);
  }
  const article = await READERS[extension](readFileSync(file, "utf8"));
  if (article.type !== "article") {
    throw new Error(`${file} is a publication`);
  }
  const template = bundledTemplate(name);
  const profile = profileForLanguage(article.language);
  const prepared = preparePublication(article, profile, report);
  const images = await loadImages(
    collectPictures(prepared, report),
    { host: createNodeHost(), folder: dirname(file), allowOutside: false },
    report,
  );
  const document = layOutPublication(
    prepared,
    { template, profile, images, fonts: await bundledFonts() },
    report,
  );
  return { template, diagnostics, pages: document.pages };
}

/** What of an item is inked: glyphs by their outlines, the rest by its place. */
function inkOf(item: PageItem): readonly { x: number; y: number; width: number; height: number }[] {
  switch (item.type) {
    case "text":
      return item.runs.flatMap(({ x, face, size, rise, glyphScale, glyphs }) => {
        const scale = size / face.metrics.unitsPerEm;
        return glyphList(glyphs).flatMap((glyph) => {
          const ink = face.inkOf(glyph.id);
          return ink === undefined
            ? []
            : [
                {
                  x: x + glyph.x + ink.xMin * scale * glyphScale,
                  y: item.baseline - rise - glyph.y - ink.yMax * scale,
                  width: (ink.xMax - ink.xMin) * scale * glyphScale,
                  height: (ink.yMax - ink.yMin) * scale,
                },
              ];
        });
      });
    case "link":
      return [];
    default:
      return [item.rect];
  }
}

function outside({ size, items }: Page): readonly string[] {
  return items.flatMap((item) =>
    inkOf(item)
      .filter(
        ({ x, y, width, height }) =>
          x < -0.01 ||
          y < -0.01 ||
          x + width > size.width + 0.01 ||
          y + height > size.height + 0.01,
      )
      .map(() => (item.type === "text" ? item.text : item.type)),
  );
}

/**
 * Lines that leave their frame although nobody was told: the text area for every line, its column for one that ends
 * in the columns; what spans them crosses no rule between columns.
 */
function beyond(
  { size, items }: Page,
  template: Template,
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  const { margins } = template.page;
  // A page that lies on its side is as wide as the others are high.
  const isTurned = size.width > size.height;
  const room = isTurned
    ? size.width - margins.top - margins.bottom
    : size.width - margins.inner - margins.outer;
  const rules = items.flatMap((item) =>
    item.type === "rect" && isColumnRule(item, template) ? [item.rect] : [],
  );
  const told = diagnostics.filter(({ code }) => code === "layout/overfull-line");
  return items.flatMap((item) => {
    if (item.type !== "text") {
      return [];
    }
    const left = item.x + HANGING;
    const right = item.x + item.width - HANGING;
    const crosses = rules.some(
      ({ x, y, height }) =>
        left < x && x < right && y < item.baseline && item.baseline < y + height,
    );
    return (crosses || item.width > room + HANGING) && !told.some((one) => isAbout(one, item))
      ? [item.text]
      : [];
  });
}

function isColumnRule({ rect, colour }: RectItem, { page, colours }: Template): boolean {
  const { count, rule } = page.columns;
  return (
    count > 1 &&
    rule !== null &&
    Math.abs(rect.width - rule.width) < 0.001 &&
    rect.height > rect.width &&
    colour === colours[rule.colour]
  );
}

/** Whether a message is about the paragraph of the line. */
function isAbout({ span }: Diagnostic, { runs }: TextLine): boolean {
  return runs.some(
    (run) =>
      span !== undefined &&
      run.span !== undefined &&
      span.start.offset <= run.span.start.offset &&
      run.span.start.offset < span.end.offset,
  );
}

describe.each(["book", "diwan", "news", "newspaper", "report"])("%s", (name) => {
  test.each(exampleFiles().map((file) => [basename(file), file]))("%s", async (_, file) => {
    const { pages, template, diagnostics } = await pagesOf(file, name);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.flatMap(outside)).toEqual([]);
    expect(pages.flatMap((page) => beyond(page, template, diagnostics))).toEqual([]);
  });
});

import { readFileSync } from "node:fs";
import { basename, dirname, extname } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { createNodeHost } from "../../../src/host/node-host.ts";
import { layOutPublication, type Page, type PageItem } from "../../../src/layout/index.ts";
import { loadImages } from "../../../src/media/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { readJson, readMarkdown, readText } from "../../../src/read.ts";
import { collectPictures, preparePublication } from "../../../src/transforms/index.ts";
import { exampleFiles } from "../../support/examples.ts";
import { bundledFonts, bundledTemplate } from "../../support/lay-out.ts";

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
        return glyphs.flatMap((glyph) => {
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

describe.each(["book", "diwan", "news", "newspaper", "report"])("%s", (name) => {
  test.each(exampleFiles().map((file) => [basename(file), file]))("%s", async (_, file) => {
    const { pages, template, diagnostics } = await pagesOf(file, name);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.flatMap(outside)).toEqual([]);
    // No line is wider than the text area, unless somebody was told.
    const told = diagnostics.some(({ code }) => code === "layout/overfull-line");
    const { inner, outer } = template.page.margins;
    const room = template.page.size.width - inner - outer;
    const wide = pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.type === "text" && item.width > room + 8 ? [item.text] : [])),
    );
    expect(told ? [] : wide).toEqual([]);
  });
});

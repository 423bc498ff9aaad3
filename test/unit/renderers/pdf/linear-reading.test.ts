import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createNodeHost } from "../../../../src/host/node-host.ts";
import { layOutPublication, type PagedDocument } from "../../../../src/layout/index.ts";
import { loadImages } from "../../../../src/media/index.ts";
import { inlineText, type PreparedPublication, walkBlocks } from "../../../../src/model/index.ts";
import { profileForLanguage } from "../../../../src/profile/index.ts";
import { readSource } from "../../../../src/readers/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { collectPictures, preparePublication } from "../../../../src/transforms/index.ts";
import { bundledFonts, newsTemplate } from "../../../support/lay-out.ts";
import { readTagTree } from "../../../support/tag-tree.ts";

const EXAMPLES = new URL("../../../../examples/", import.meta.url).pathname;
const silent = () => {};

async function pagesOf(name: string) {
  const input = await readSource(
    name.endsWith("txt") ? "text" : "markdown",
    readFileSync(`${EXAMPLES}${name}`, "utf8"),
    { source: name },
    silent,
  );
  if (input === undefined) {
    throw new Error(`cannot read ${name}`);
  }
  const profile = profileForLanguage(input.language);
  const prepared = preparePublication(input, profile, silent);
  const host = createNodeHost();
  const images = await loadImages(
    collectPictures(prepared, silent),
    { host, folder: EXAMPLES, allowOutside: false },
    silent,
  );
  const options = { template: newsTemplate(), profile, images, fonts: await bundledFonts() };
  return { prepared, pages: layOutPublication(prepared, options, silent) };
}

/** Letters alone, in one form: spaces, points and the shapes of letters are the business of the text layer's tests. */
const letters = (text: string) => text.normalize("NFKC").replace(/[^\p{L}]/gu, "");

const sorted = (text: string) => [...letters(text)].sort().join("");

/** The headings and paragraphs of the body, in the order of the article. */
function bodyTexts({ articles }: PreparedPublication): readonly string[] {
  const texts: string[] = [];
  for (const { body } of articles) {
    walkBlocks(body, (node) => {
      if (node.type === "paragraph" || node.type === "heading") {
        texts.push(letters(inlineText(node.children)));
      }
      return node.type !== "note";
    });
  }
  return texts.filter((text) => text !== "");
}

/** Lines and pictures of a page that belong to an element, in the order in which they are painted and numbered. */
function taggedItems({ pages }: PagedDocument, page: number) {
  return (pages[page - 1]?.items ?? []).filter(
    (item) => (item.type === "text" || item.type === "image") && item.element !== null,
  );
}

test.each([
  "news-ar.md",
  "interview-ar.md",
  "feature-ar.md",
  "technical-ar-en.md",
  "vocalised-ar.md",
  "wire-ar.txt",
  "article-fa.md",
  "article-ur.md",
  "article-en.md",
])(
  "%s: read along its tags, the file is the article",
  async (name) => {
    const { prepared, pages } = await pagesOf(name);
    const bytes = await renderPdf(pages, { report: silent, now: new Date("2026-03-04T05:06:07Z") });
    const read = await readTagTree(bytes);

    // Every line is read once, and under the number by which it is in the tree stands what was laid out.
    const seen = new Set(read.map(({ page, mcid }) => `${page}/${mcid}`));
    const count = pages.pages.reduce((sum, _, at) => sum + taggedItems(pages, at + 1).length, 0);
    expect([read.length, seen.size]).toEqual([count, count]);
    const lines = read.map(({ page, mcid, text }) => {
      const item = taggedItems(pages, page)[mcid];
      const written = item?.type === "text" ? item.text : "";
      expect(sorted(text)).toBe(sorted(written));
      return written;
    });

    // One line after the other, they say what the author wrote, in that order.
    const spoken = letters(lines.join(""));
    let from = 0;
    for (const text of bodyTexts(prepared)) {
      const at = spoken.indexOf(text, from);
      expect(at, text).toBeGreaterThanOrEqual(0);
      from = at + text.length;
    }
  },
  60_000,
);

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
import { readTagTree, type TaggedContent } from "../../../support/tag-tree.ts";

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
  return (pages[page - 1]?.items ?? []).flatMap((item) =>
    (item.type === "text" || item.type === "image" || item.type === "drawing") &&
    item.element !== null
      ? [{ role: item.element.role, text: item.type === "text" ? item.text : undefined }]
      : [],
  );
}

/**
 * What the author wrote in each piece of a page's content, by its number. The pieces of a line have the letters of the
 * line, one piece after the other; signs alone are nobody's.
 */
function writtenIn(page: number, pages: PagedDocument, content: readonly TaggedContent[]) {
  const numbered = content.toSorted((one, other) => one.mcid - other.mcid);
  const written = new Map<number, string>();
  let at = 0;
  for (const { role, text } of taggedItems(pages, page)) {
    if (text === undefined) {
      at = numbered.findIndex((piece, index) => index >= at && piece.role === role) + 1;
      expect(at, role).toBeGreaterThan(0);
      continue;
    }
    const all = letters(text);
    let from = 0;
    while (from < all.length) {
      const piece = numbered[at];
      const to = from + letters(piece?.text ?? "").length;
      expect(piece, all).toBeDefined();
      written.set(piece?.mcid ?? -1, all.slice(from, to));
      from = to;
      at += 1;
    }
    expect(from).toBe(all.length);
  }
  expect(
    numbered
      .slice(at)
      .map(({ text }) => letters(text))
      .join(""),
  ).toBe("");
  return written;
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

    // Every piece is read once, and under the number by which it is in the tree stands what was laid out.
    const written = new Map<number, ReadonlyMap<number, string>>();
    for (const page of pages.pages.keys()) {
      const content = read.filter((one) => one.page === page + 1);
      const numbers = content.map(({ mcid }) => mcid).sort((one, other) => one - other);
      expect(numbers).toEqual(numbers.map((_, number) => number));
      written.set(page + 1, writtenIn(page + 1, pages, content));
    }
    const lines = read.map(({ page, mcid, text }) => {
      const laidOut = written.get(page)?.get(mcid) ?? "";
      expect(sorted(text)).toBe(sorted(laidOut));
      return laidOut;
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

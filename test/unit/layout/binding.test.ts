import { expect, test } from "vitest";
import { layOutPublication, type PagedDocument } from "../../../src/layout/index.ts";
import { build, type Publication } from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import type { PageSetup } from "../../../src/template/index.ts";
import { preparePublication } from "../../../src/transforms/index.ts";
import { bundledFonts, fail, newsTemplate, PROSE, readLines } from "../../support/lay-out.ts";

const { article, heading, paragraph } = build;

/** Three articles of so many pages. */
async function book(
  page: Partial<PageSetup>,
  pages: readonly number[] = [1, 2, 1],
  fields: Partial<Publication> = {},
): Promise<PagedDocument> {
  const template = newsTemplate();
  const profile = profileForLanguage("ar");
  const prepared = preparePublication(
    build.publication(
      "كتاب",
      pages.map((count, index) =>
        article(
          Array.from({ length: count }, (_, at) => [
            ...(at === 0 ? [] : [{ type: "pageBreak" } as const]),
            heading(1, `فصل ${index + 1}.${at + 1}`),
            paragraph(PROSE),
          ]).flat(),
          { headline: [build.text(`مقالة ${index + 1}`)] },
        ),
      ),
      fields,
    ),
    profile,
    fail,
  );
  return layOutPublication(
    prepared,
    {
      template: { ...template, page: { ...template.page, ...page } },
      profile,
      images: new Map(),
      fonts: await bundledFonts(),
    },
    fail,
  );
}

const heads = (document: PagedDocument): readonly string[] =>
  document.pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.type === "text" && item.margin === "head" ? [item.text] : [])),
  );

test("an article that opens on a recto has a blank page before it where it must", async () => {
  const document = await book({ articleOpens: "recto" });
  expect(readLines(document).map((lines) => lines[0] ?? "")).toEqual([
    "مقالة 1",
    "",
    "مقالة 2",
    "فصل 2.2",
    "مقالة 3",
  ]);
});

test("a blank page has neither head nor folio, and counts", async () => {
  const document = await book({ articleOpens: "recto" });
  expect(document.pages[1]?.items).toEqual([]);
  expect(document.pages.map(({ label }) => label)).toEqual(["١", "٢", "٣", "٤", "٥"]);
});

test("pages before the articles are counted in the letters of the abjad, the articles from one", async () => {
  const fields = { frontMatter: { titlePage: true, contents: true, colophon: false } };
  const document = await book({ frontFolios: "abjad" }, [1, 2, 1], fields);
  expect(document.pages.map(({ label }) => label)).toEqual(["أ", "ب", "١", "٢", "٣", "٤"]);
  const contents = readLines(document)[1] ?? [];
  expect(contents.join(" ")).toContain("مقالة 2");
  expect(contents).toContain("٢");
});

test("a head shows the heading that its page is under, the first or the last on it", async () => {
  const runningHead = newsTemplate().page.runningHead;
  const shown = async (head: "first-heading" | "last-heading") => {
    const document = await book({ runningHead: { ...runningHead, head, onFirstPage: true } }, [2]);
    return heads(document);
  };
  expect(await shown("first-heading")).toEqual(["فصل 1.1", "فصل 1.2"]);
  expect(await shown("last-heading")).toEqual(["فصل 1.1", "فصل 1.2"]);
});

test("the verso of a spread may show something else than the recto", async () => {
  const runningHead = newsTemplate().page.runningHead;
  const document = await book(
    { runningHead: { ...runningHead, head: "title", versoHead: "publication", onFirstPage: true } },
    [2],
  );
  expect(heads(document)).toEqual(["مقالة 1", "كتاب"]);
});

test("marks for cutting stand outside the page and its bleed", async () => {
  const document = await book({ trim: { bleed: 10, marks: true } }, [1]);
  const [page] = document.pages;
  const { width, height } = page?.size ?? { width: 0, height: 0 };
  const marks = (page?.items ?? []).flatMap((item) =>
    item.type === "rect" && item.colour === "#000000" ? [item.rect] : [],
  );
  expect(marks).toHaveLength(8);
  for (const { x, y, width: wide, height: high } of marks) {
    const isBeside = x + wide <= -10 || x >= width + 10;
    const isAbove = y + high <= -10 || y >= height + 10;
    expect(isBeside || isAbove).toBe(true);
    expect(x).toBeGreaterThan(-(page?.trim?.sheet ?? 0));
    expect(y).toBeGreaterThan(-(page?.trim?.sheet ?? 0));
  }
});

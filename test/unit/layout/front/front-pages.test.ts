import { expect, test } from "vitest";
import type { Diagnostic } from "../../../../src/diagnostics/index.ts";
import {
  layOutPublication,
  type PagedDocument,
  type PageItem,
  type StructureElement,
} from "../../../../src/layout/index.ts";
import { type Article, build, type Publication, type Table } from "../../../../src/model/index.ts";
import { profileForLanguage } from "../../../../src/profile/index.ts";
import { preparePublication } from "../../../../src/transforms/index.ts";
import { bundledFonts, newsTemplate, PROSE, readLines } from "../../../support/lay-out.ts";

const { article, heading, paragraph, text } = build;

const chapter = (title: string, pages = 1): Article =>
  article(
    Array.from({ length: pages * 8 }, () => paragraph(PROSE)),
    { headline: [text(title)] },
  );

async function layOutBook(
  articles: readonly Article[],
  fields: Partial<Publication> = {},
): Promise<PagedDocument> {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic) => {
    diagnostics.push(found);
  };
  const book: Publication = {
    type: "publication",
    title: "كتاب الوراقين",
    creators: [{ name: "أحمد الكاتب", role: "author" }],
    publisher: "دار الورق",
    language: "ar",
    keywords: [],
    articles,
    frontMatter: { titlePage: true, contents: true, colophon: true },
    ...fields,
  };
  const profile = profileForLanguage(book.language);
  const document = layOutPublication(
    preparePublication(book, profile, report),
    { template: newsTemplate(), profile, images: new Map(), fonts: await bundledFonts() },
    report,
  );
  expect(diagnostics).toEqual([]);
  return document;
}

const links = (items: readonly PageItem[]) => items.filter((item) => item.type === "link");

test("a title page, the contents, the articles, a colophon; each on pages of its own", async () => {
  const document = await layOutBook([chapter("الأول"), chapter("الثاني")]);
  const pages = readLines(document);
  expect(pages[0]).toEqual(["كتاب الوراقين", "أحمد الكاتب", "دار الورق"]);
  expect(pages[1]?.[0]).toBe("المحتويات");
  expect(pages.at(-1)).toEqual([
    "كتاب الوراقين",
    "أحمد الكاتب",
    "دار الورق",
    expect.stringMatching(/^urn:uuid:/),
  ]);
});

test("the contents tell the page that each article begins on, and lead there", async () => {
  const document = await layOutBook([chapter("الأول", 2), chapter("الثاني"), chapter("الثالث")]);
  const lines = readLines(document)[1] ?? [];
  const numberOf = (title: string) => lines[lines.indexOf(title) + 1];
  for (const [index, title] of ["الأول", "الثاني", "الثالث"].entries()) {
    const page = document.destinations.get(`article-${index + 1}`)?.page ?? -1;
    expect(readLines(document)[page]?.[0]).toBe(title);
    expect(numberOf(title)).toBe(document.pages[page]?.label);
  }
  const targets = links(document.pages[1]?.items ?? []).map(({ target }) => target);
  expect(targets).toContainEqual({ kind: "anchor", anchor: "article-3" });
});

test("numbers are right although the contents themselves take several pages", async () => {
  const document = await layOutBook(
    Array.from({ length: 70 }, (_, index) => chapter(`فصل ${index + 1}`)),
  );
  const first = document.destinations.get("article-1")?.page ?? 0;
  expect(first).toBeGreaterThan(3);
  const lines = readLines(document).slice(1, first).flat();
  for (let number = 1; number <= 70; number += 1) {
    const page = document.destinations.get(`article-${number}`)?.page ?? -1;
    expect(lines[lines.indexOf(`فصل ${number}`) + 1]).toBe(document.pages[page]?.label);
  }
});

test("words stand at the start side, numbers at the end side, dots between: by direction", async () => {
  for (const [language, title] of [
    ["ar", "الأول"],
    ["en", "First"],
  ] as const) {
    const one = { ...chapter(title), language };
    const document = await layOutBook([one, one], { language });
    const items = document.pages[1]?.items ?? [];
    const [words, number] = items
      .filter((item) => item.type === "text")
      .filter(({ element }) => element?.role === "TOCI");
    const dots = items.filter((item) => item.type === "rect").map(({ rect }) => rect.x);
    const ends = [number?.x ?? 0, words?.x ?? 0];
    const [left = 0, right = 0] = language === "ar" ? ends : ends.reverse();
    const order = [left, Math.min(...dots), Math.max(...dots), right];
    expect(order).toEqual([...order].sort((one, other) => one - other));
  }
});

test("the contents of one article are its headings", async () => {
  const document = await layOutBook([
    article([heading(1, "مدخل"), paragraph(PROSE), heading(2, "تفصيل"), paragraph(PROSE)], {
      headline: [text("مقال")],
    }),
  ]);
  expect(readLines(document)[1]).toEqual(["المحتويات", "مدخل", "٣", "تفصيل", "٣"]);
});

test("contents are tagged as such and come first in reading order", async () => {
  const { structure, outline } = await layOutBook([chapter("الأول"), chapter("الثاني")]);
  expect(structure.children.map(({ role }) => role)).toEqual(["Sect", "Art", "Art", "Sect"]);
  const [, contents] = structure.children[0]?.children ?? [];
  expect(contents?.children.map(({ role }) => role)).toEqual(["H1", "TOC"]);
  expect(contents?.children[1]?.children.map(({ role }) => role)).toEqual(["TOCI", "TOCI"]);
  expect(outline.map(({ title }) => title)).toEqual(["المحتويات", "الأول", "الثاني"]);
});

test("headings below others are a list in the list", async () => {
  const levels = [1, 2, 2, 1] as const;
  const body = levels.flatMap((level, at) => [heading(level, `عنوان ${at}`), paragraph(PROSE)]);
  const { structure } = await layOutBook([article(body, { headline: [text("مقال")] })]);
  const list = structure.children[0]?.children[1]?.children[1];
  expect(list?.children.map(({ role }) => role)).toEqual(["TOCI", "TOC", "TOCI"]);
  expect(list?.children[1]?.children.map(({ role }) => role)).toEqual(["TOCI", "TOCI"]);
});

test("pages that show neither title nor number: title page and colophon", async () => {
  const { pages } = await layOutBook([chapter("الأول"), chapter("الثاني")]);
  const artifacts = (index: number) =>
    pages.at(index)?.items.filter((item) => item.type === "text" && item.element === null).length;
  expect([artifacts(0), artifacts(1), artifacts(-1)]).toEqual([0, 1, 0]);
});

test("nothing is made that was not asked for", async () => {
  const document = await layOutBook([chapter("الأول")], {
    frontMatter: { titlePage: false, contents: false, colophon: false },
  });
  expect(readLines(document)[0]?.[0]).toBe("الأول");
  expect(document.outline).toHaveLength(1);
});

test("lists of figures and tables follow the contents, with the pages of what they list", async () => {
  const table: Table = {
    type: "table",
    columns: [{ align: "start" }],
    head: [],
    body: [{ cells: [{ children: [paragraph("خلية")] }] }],
    foot: [],
    caption: [text("الأسعار")],
  };
  const frontMatter = {
    titlePage: false,
    contents: true,
    colophon: false,
    listOfFigures: true,
    listOfTables: true,
  };
  const long = chapter("الأول");
  const document = await layOutBook(
    [{ ...long, body: [...long.body, ...long.body, table] }, chapter("الثاني")],
    { frontMatter },
  );
  const [contents, ...rest] = readLines(document);
  const at = rest.findIndex((lines) => lines.some((line) => line.startsWith("جدول\u00a0١:")));
  expect(contents?.slice(contents.indexOf("قائمة الجداول"))).toEqual([
    "قائمة الجداول",
    "جدول\u00a0١: الأسعار",
    profileForLanguage("ar").counter(at + 2),
  ]);
  // No figure is counted, so there is no list of figures.
  expect(contents).not.toContain("قائمة الأشكال");
  expect(document.outline.map(({ title }) => title)).toEqual([
    "المحتويات",
    "قائمة الجداول",
    "الأول",
    "الثاني",
  ]);
});

test("a part holds its title, which is a heading, and its chapters; an index is one", async () => {
  const chapters = ["تمهيد", "أول", "ثان", "ثالث"].map((title) => chapter(title));
  const { structure } = await layOutBook(chapters, {
    parts: [{ title: "الباب", subtitle: "في الورق", from: 2, to: 3 }],
    index: { keywords: ["الورق"], persons: false },
  });
  const roles = ({ children }: StructureElement) => children.map(({ role }) => role);
  expect(roles(structure)).toEqual(["Sect", "Art", "Part", "Art", "Index", "Sect"]);
  const [, , part, , index] = structure.children;
  expect(part && roles(part)).toEqual(["H1", "P", "Art", "Art"]);
  expect(index && roles(index).slice(0, 3)).toEqual(["H1", "H2", "P"]);
});

import { expect, test } from "vitest";
import { build, type Publication, type Table } from "../../../../src/model/index.ts";
import { textsOf } from "./book.ts";

const table: Table = {
  type: "table",
  id: "prices",
  columns: [{ align: "start" }],
  head: [],
  body: [{ cells: [{ children: [build.paragraph("خلية")] }] }],
  foot: [],
  caption: [build.text("الأسعار")],
  credit: [build.text("المصدر: السجلات")],
};

const reference = build.paragraph({ type: "crossReference", target: "prices", children: [] });

const book = (frontMatter: Partial<Publication["frontMatter"]> = {}): Publication =>
  build.publication(
    "كتاب",
    [
      build.article([build.figure({ src: "a.png", alt: "صورة" }, ["الطريق"]), table, reference], {
        headline: [build.text("ع")],
        numberedCaptions: true,
      }),
    ],
    { frontMatter: { titlePage: false, contents: true, colophon: false, ...frontMatter } },
  );

test("captions have their numbers, a reference leads to what it names", async () => {
  const text = (await textsOf(book())).text("text/chapter-001.xhtml");
  expect(text).toContain(
    '<p class="caption"><strong class="caption-number">شكل\u00a0١:</strong> الطريق</p>',
  );
  expect(text).toContain(
    '<caption><strong class="caption-number">جدول\u00a0١:</strong> الأسعار</caption>',
  );
  expect(text).toContain('<p class="credit">المصدر: السجلات</p>');
  expect(text).toContain(
    '<a href="#prices" class="cross-reference" data-made="true">الجدول\u00a0١</a>',
  );
});

test("the lists of figures and tables stand in the navigation document and among the landmarks", async () => {
  const { text } = await textsOf(book({ listOfFigures: true, listOfTables: true }));
  const navigation = text("nav.xhtml");
  expect(navigation).toMatch(
    /<nav epub:type="loi" id="loi"[^>]*>\s*<h1[^>]*>قائمة الأشكال<\/h1>\s*<ol>\s*<li>\s*<a href="text\/chapter-001\.xhtml#figure-1">شكل ١: الطريق<\/a>/,
  );
  expect(navigation).toMatch(/<nav epub:type="lot"[\s\S]*#prices">جدول ١: الأسعار</);
  expect(navigation).toMatch(/epub:type="loi" href="nav\.xhtml#loi"/);
  expect(text("text/chapter-001.xhtml")).toContain('id="figure-1"');
});

test("without the contents, the lists still have a page of their own", async () => {
  const { text } = await textsOf(book({ contents: false, listOfTables: true }));
  expect(text("package.opf")).toMatch(/<spine[^>]*>\s*<itemref idref="nav"/);
});

test("numbers stand under each other by their last digits, whatever the direction", async () => {
  const { text } = await textsOf(book());
  expect(text("css/book.css")).toMatch(/table \.number \{[^}]*text-align: right/);
});

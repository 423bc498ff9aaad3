import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import { lintWord } from "./lint-word.ts";
import { newsTemplate, wordFile } from "./word-file.ts";

const { article, paragraph, link, note, heading } = build;

const story = article(
  [
    { ...heading(1, "عنوان"), id: "first" },
    paragraph("نص ", link("https://example.com/", "موقع"), " وهامش", note(paragraph("شرح"))),
    paragraph("راجع ", { type: "crossReference", target: "first", children: [] }),
  ],
  { headline: [build.text("خبر")], keywords: ["ورق", "كتب"] },
);

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("gives the same bytes each time, in one process", async () => {
  const first = await wordFile(story);
  const second = await wordFile(story);
  expect(digest(second.bytes)).toBe(digest(first.bytes));
});

test("gives the same bytes in another time zone", async () => {
  const before = process.env["TZ"];
  const digestIn = async (zone: string) => {
    process.env["TZ"] = zone;
    const offset = new Date(0).getTimezoneOffset();
    return { offset, digest: digest((await wordFile(story)).bytes) };
  };
  const east = await digestIn("Asia/Tokyo");
  const west = await digestIn("America/New_York");
  process.env["TZ"] = before;
  expect(east.offset).not.toBe(west.offset);
  expect(east.digest).toBe(west.digest);
});

test("orders the parts and dates them at the beginning of ZIP's time", async () => {
  const { names } = await wordFile(story);
  expect(names).toMatchInlineSnapshot(`
    [
      "[Content_Types].xml",
      "_rels/.rels",
      "customXml/_rels/item1.xml.rels",
      "customXml/_rels/item2.xml.rels",
      "customXml/item1.xml",
      "customXml/item2.xml",
      "customXml/itemProps1.xml",
      "customXml/itemProps2.xml",
      "docProps/app.xml",
      "docProps/core.xml",
      "docProps/custom.xml",
      "word/_rels/document.xml.rels",
      "word/_rels/endnotes.xml.rels",
      "word/_rels/fontTable.xml.rels",
      "word/_rels/footer1.xml.rels",
      "word/_rels/footer2.xml.rels",
      "word/_rels/footnotes.xml.rels",
      "word/_rels/header1.xml.rels",
      "word/_rels/header2.xml.rels",
      "word/document.xml",
      "word/endnotes.xml",
      "word/fontTable.xml",
      "word/footer1.xml",
      "word/footer2.xml",
      "word/footnotes.xml",
      "word/header1.xml",
      "word/header2.xml",
      "word/numbering.xml",
      "word/settings.xml",
      "word/styles.xml",
      "word/theme/theme1.xml",
    ]
  `);
});

test("says what the document is", async () => {
  const core = (await wordFile(story)).part("docProps/core.xml");
  expect(
    core.replace(/urn:uuid:[-0-9a-f]+/, "urn:uuid:…").replace(/^.*?(?=<dc:title>)/s, ""),
  ).toMatchInlineSnapshot(
    `"<dc:title>خبر</dc:title><cp:keywords>ورق; كتب</cp:keywords><cp:lastModifiedBy>warraq</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">2026-05-12T08:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2026-05-12T08:00:00Z</dcterms:modified><dc:identifier>urn:uuid:…</dc:identifier><dc:language>ar</dc:language></cp:coreProperties>"`,
  );
});

test("numbers relationships and bookmarks from one", async () => {
  const { part } = await wordFile(story, { word: { blockMarks: false } });
  const ids = [...part("word/_rels/document.xml.rels").matchAll(/ Id="([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(ids).toEqual(ids.map((_, index) => `rId${index + 1}`));
  expect(
    [...part("word/document.xml").matchAll(/<w:bookmarkStart [^>]*>/g)].join("\n"),
  ).toMatchInlineSnapshot(`
    "<w:bookmarkStart w:name="article_1" w:id="1"/>
    <w:bookmarkStart w:name="_Head1" w:id="2"/>
    <w:bookmarkStart w:name="first" w:id="3"/>"
  `);
});

test("mirrors facing pages of a book, the folio at the outer edge", async () => {
  const template = newsTemplate((news) => ({
    ...news,
    page: {
      ...news.page,
      mirrored: true,
      margins: { ...news.page.margins, inner: 100, outer: 50 },
      runningHead: { ...news.page.runningHead, folio: "head-outer", onFirstPage: true },
    },
  }));
  const file = await wordFile(story, { template });
  expect(file.part("word/settings.xml")).toContain("<w:mirrorMargins/>");
  // The first page of a right-to-left book is a left-hand one: its binding is at the right.
  expect(file.part("word/document.xml")).toContain('w:right="2000" w:bottom="1701" w:left="1000"');
  expect(file.part("word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
  expect(lintWord(file.bytes)).toEqual([]);
});

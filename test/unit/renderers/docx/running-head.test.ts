import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import type { Template } from "../../../../src/template/index.ts";
import { lintWord } from "./lint-word.ts";
import { newsTemplate, type WordFile, wordFile } from "./word-file.ts";

const { article, paragraph, text, note } = build;

const withHead = (head: Template["page"]["runningHead"]["head"]) =>
  newsTemplate((news) => ({
    ...news,
    page: { ...news.page, runningHead: { ...news.page.runningHead, head } },
  }));

/** Fields and words of a head, in order. */
const headOf = (file: WordFile, name = "word/header1.xml"): readonly string[] =>
  [...file.part(name).matchAll(/<w:(?:t|instrText)\b[^>]*>([^<]*)</g)].map(
    ([, words = ""]) => words,
  );

test("the head repeats the headline by a field, so that it follows when an editor changes that", async () => {
  const file = await wordFile(article([paragraph("نص")], { headline: [text("عنوان المقالة")] }));
  expect(headOf(file)).toEqual([" REF _Head1 ", "عنوان المقالة"]);
  expect(file.part("word/document.xml")).toMatch(
    /<w:pStyle w:val="Title"\/><\/w:pPr>.*<w:bookmarkStart w:name="_Head1" w:id="(\d+)"\/>.*عنوان المقالة.*<w:bookmarkEnd w:id="\1"\/>/,
  );
  expect(lintWord(file.bytes)).toEqual([]);
});

test.each([
  [
    "a short title of its own",
    { headline: [text("عنوان طويل جدا")], shortHeadline: "قصير" },
    "قصير",
  ],
  ["a headline with a note", { headline: [text("عنوان"), note(paragraph("شرح"))] }, "عنوان"],
  ["no headline at all", {}, "نص"],
])("%s is text", async (_name, meta, shown) => {
  const file = await wordFile(article([paragraph("نص")], meta));
  expect(headOf(file)).toEqual([shown]);
  expect(file.part("word/document.xml")).not.toContain("_Head");
});

test("the title of the publication follows the property of the document", async () => {
  const articles = [1, 2].map((count) =>
    article([paragraph("نص")], { headline: [text(`عنوان ${count}`)] }),
  );
  const file = await wordFile(build.publication("كتاب", articles, { language: "ar" }), {
    template: withHead("publication"),
  });
  expect(headOf(file)).toEqual([" TITLE ", "كتاب"]);
  expect(file.part("docProps/core.xml")).toContain("<dc:title>كتاب</dc:title>");
});

test("each article of a publication has the head of its own headline, and none on its first page", async () => {
  const articles = [1, 2].map((count) =>
    article([paragraph("نص")], { headline: [text(`عنوان ${count}`)] }),
  );
  const file = await wordFile(build.publication("كتاب", articles, { language: "ar" }), {
    template: withHead("title"),
  });
  const document = file.part("word/document.xml");
  const relations = file.part("word/_rels/document.xml.rels");
  const heads = [...document.matchAll(/<w:headerReference ([^>]*)\/>/g)].map(
    ([, reference = ""]) => {
      const [, id] = /r:id="([^"]+)"/.exec(reference) ?? [];
      const target = new RegExp(
        `Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`,
      ).exec(relations);
      const place = /w:type="(\w+)"/.exec(reference)?.[1];
      return [place, ...headOf(file, `word/${target?.[1] ?? target?.[2]}`)];
    },
  );
  expect(heads).toEqual([
    ["default", " REF _Head1 ", "عنوان ", "1"],
    ["first"],
    ["default", " REF _Head2 ", "عنوان ", "2"],
    ["first"],
  ]);
  expect(document.match(/<w:titlePg\/>/g)).toHaveLength(2);
});

test("a template without heads gives none", async () => {
  const file = await wordFile(article([paragraph("نص")], { headline: [text("عنوان")] }), {
    template: withHead("none"),
  });
  expect(headOf(file)).toEqual([]);
});

import { expect, test } from "vitest";
import type { Diagnostic } from "../../../../src/diagnostics/index.ts";
import { createMemoryHost } from "../../../../src/host/index.ts";
import { bindFiles, isPublicationFile, readPublication } from "../../../../src/readers/index.ts";

const FILES = {
  "book/one/a.md":
    "---\nheadline: الأول\nby: أحمد\n---\n\n# مدخل {#intro}\n\nانظر [الثاني](../two/b.md) و[خاتمته](../two/b.md#end) و[المدخل](a.md#intro) و[غيره](https://example.com/b.md).\n\n![وصف](images/p.png)\n",
  "book/two/b.md":
    "---\nheadline: الثاني\nby: ليلى\n---\n\n# خاتمة {#end}\n\n![وصف](images/p.png)\n",
  "book/two/c.txt": "فقرة أولى من الفصل الثالث.\n",
  "book/strange.bin": "نص قد يكون أي شيء",
  "outside.md": "# خارج\n\nنص.\n",
};

function access(files: Readonly<Record<string, string>> = FILES) {
  const host = createMemoryHost(files);
  return { host, folder: "book", allowOutside: false, language: undefined };
}

async function read(yaml: string, settings = access()) {
  const found: Diagnostic[] = [];
  const bound = await readPublication(yaml, "book/book.yaml", settings, (one) => found.push(one));
  return {
    bound,
    publication: bound?.publication,
    found: found
      .filter(({ severity }) => severity !== "info")
      .map(({ code, message, span }) => `${span?.source}:${span?.start.line} ${code} ${message}`),
  };
}

test("a publication file: what it says, and the articles that it names, in order", async () => {
  const { publication, found } = await read(
    [
      "title: مجلة الورق",
      "subtitle: العدد الأول",
      "authors: [أحمد, ليلى]",
      "editors: [{ name: سعيد, fileAs: 'سعيد، ال' }]",
      "الناشر: دار الورق",
      "isbn: 978-0-00-000000-2",
      "date: 2026-03-14",
      "rights: جميع الحقوق محفوظة",
      "keywords: [كتب]",
      "cover: { src: one/images/p.png, alt: غلاف }",
      "frontMatter: [titlePage, contents]",
      "noteNumbering: continue",
      "articles: [one/a.md, { path: two/b.md }, two/c.txt]",
    ].join("\n"),
  );
  expect(found).toEqual([]);
  const { articles, ...fields } = publication ?? { articles: [] };
  expect(fields).toEqual({
    type: "publication",
    title: "مجلة الورق",
    subtitle: "العدد الأول",
    language: "ar",
    creators: [
      { name: "أحمد", role: "author" },
      { name: "ليلى", role: "author" },
      { name: "سعيد", role: "editor", fileAs: "سعيد، ال" },
    ],
    publisher: "دار الورق",
    identifier: "urn:isbn:9780000000002",
    date: "2026-03-14",
    rights: { notice: "جميع الحقوق محفوظة" },
    keywords: ["كتب"],
    cover: {
      src: "one/images/p.png",
      alt: "غلاف",
      span: expect.objectContaining({ start: { line: 10, column: 8, offset: 217 } }),
    },
    frontMatter: { titlePage: true, contents: true, colophon: false },
    noteNumbering: "continue",
  });
  expect(articles.map(({ headline }) => headline?.[0])).toMatchObject([
    { value: "الأول" },
    { value: "الثاني" },
    undefined,
  ]);
});

test("the same as JSON, which is told from an article or publication of the model", async () => {
  const json = '{ "title": "مجلة", "articles": ["one/a.md"] }';
  expect(isPublicationFile(json)).toBe(true);
  expect(isPublicationFile('{ "type": "publication", "articles": [{ "body": [] }] }')).toBe(false);
  expect((await read(json)).publication?.title).toBe("مجلة");
});

test("pictures of one name in two folders stay two; links to files become references", async () => {
  const { publication } = await read("title: م\narticles: [one/a.md, two/b.md]");
  const written = JSON.stringify(publication?.articles, (key, value: unknown) =>
    key === "span" ? undefined : value,
  );
  expect(written.match(/"src":"[^"]*"/g)).toEqual([
    '"src":"one/images/p.png"',
    '"src":"two/images/p.png"',
  ]);
  expect(written.match(/"target":"[^"]*"/g)).toEqual([
    '"target":"article-2"',
    '"target":"article-2#end"',
    '"target":"intro"',
  ]);
  expect(written).toContain('"url":"https://example.com/b.md"');
});

test("faults are told where they stand", async () => {
  const { found, publication } = await read(
    "title: م\nautor: أحمد\ndate: أمس\narticles:\n  - one/a.md\n  - none.md\n  - ../outside.md\n  - strange.bin",
  );
  expect(publication).toBeUndefined();
  expect(found).toEqual([
    'book/book.yaml:2 input/unknown-field unknown field "autor" in the publication file',
    "book/book.yaml:6 input/not-found there is no file book/none.md",
    "book/book.yaml:7 input/outside-folder outside.md lies outside the publication's folder",
    "book/book.yaml:8 input/unknown-format cannot tell the format of book/strange.bin by its name or its content",
  ]);
  expect((await read("title: م\ndate: أمس\narticles: [one/a.md]")).found).toEqual([
    expect.stringContaining("book/book.yaml:2 article/invalid date:"),
  ]);
  expect((await read("title: م")).found).toEqual([
    "book/book.yaml:1 article/invalid the publication names no articles",
  ]);
  expect((await read("title: [م")).found[0]).toContain("input/syntax publication file:");
});

test("files bound without a publication file: makers and keywords of all, from the folder they share", async () => {
  const bound = await bindFiles(["book/one/a.md", "book/two/b.md"], "مجلة", access(), () => {});
  expect(bound?.folder).toBe("book");
  expect(bound?.publication).toMatchObject({
    title: "مجلة",
    creators: [
      { name: "أحمد", role: "author" },
      { name: "ليلى", role: "author" },
    ],
    frontMatter: { titlePage: true, contents: true, colophon: true },
  });
  expect([...(bound?.texts.keys() ?? [])]).toEqual(["book/one/a.md", "book/two/b.md"]);
});

test("an article bound with others reaches no picture outside its own folder", async () => {
  const files = { "x/a.md": "# أ\n\n![و](../y/p.png)\n", "y/b.md": "# ب\n\nنص\n" };
  const found: Diagnostic[] = [];
  await bindFiles(["x/a.md", "y/b.md"], "م", access(files), (one) => found.push(one));
  expect(found.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
    "input/outside-folder",
  ]);
});

test("parts, front and back matter and indexes", async () => {
  const { publication, found } = await read(
    [
      "title: كتاب",
      "back: two/c.txt",
      "front: [one/a.md]",
      "index: { keywords: [الحبر], persons: true }",
      "articles:",
      "  - two/b.md",
      "  - part: الباب الأول",
      "    subtitle: في الورق",
      "    articles: [one/a.md, two/b.md]",
      "  - { الباب: الثاني, الفصول: two/c.txt }",
    ].join("\n"),
  );
  expect(found).toEqual([]);
  expect(publication?.articles).toHaveLength(6);
  expect(publication?.matter).toEqual({ front: 1, back: 1 });
  expect(publication?.parts).toEqual([
    { title: "الباب الأول", subtitle: "في الورق", from: 3, to: 4 },
    { title: "الثاني", subtitle: undefined, from: 5, to: 5 },
  ]);
  expect(publication?.index).toEqual({ keywords: ["الحبر"], persons: true });
  const plain = await read("title: كتاب\nindex: [persons]\narticles: [one/a.md]\n");
  expect(plain.publication?.index).toEqual({ keywords: false, persons: true });
  expect(plain.publication?.parts).toBeUndefined();
});

test("a part without title or articles, a field that a part does not have, an index that there is not", async () => {
  const part = await read("title: ك\narticles:\n  - part: فارغ\n  - one/a.md\n");
  expect(part.found).toEqual([
    "book/book.yaml:3 article/invalid a part needs a title and articles",
  ]);
  const field = await read(
    "title: ك\narticles:\n  - { part: أ, color: red, articles: one/a.md }\n",
  );
  expect(field.found).toEqual([
    'book/book.yaml:3 input/unknown-field unknown field "color" in a part',
  ]);
  const index = await read("title: ك\nindex: [places]\narticles: [one/a.md]\n");
  expect(index.found).toEqual([
    'book/book.yaml:2 input/unknown-field unknown field "places" in index',
  ]);
});

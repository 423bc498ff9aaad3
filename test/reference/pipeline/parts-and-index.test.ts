import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { build, convert } from "../../../src/index.ts";
import { pageText, readPdf } from "../../support/pdf-reading.ts";
import { withoutControls } from "../../support/read-back.ts";

const chapter = (title: string, ...paragraphs: readonly string[]) =>
  build.article(
    paragraphs.map((text) => build.paragraph(text)),
    { headline: [build.text(title)] },
  );

const book = build.publication(
  "كتاب الحبر",
  [
    chapter("تمهيد", "كلمة أولى."),
    chapter("الفصل الأول", "في الورق وحده."),
    chapter("الفصل الثاني", "في الحبر.", "والورق أيضًا."),
    chapter("الفصل الثالث", "في القلم."),
    chapter("ملحق", "في الورق أخيرًا."),
  ],
  {
    keywords: ["الورق", "القلم", "حبر"],
    parts: [{ title: "الباب الأول: المواد", subtitle: "ما يُكتب عليه", from: 2, to: 3 }],
    matter: { front: 1, back: 1 },
    index: { keywords: true, persons: false },
    frontMatter: { titlePage: false, contents: true, colophon: false },
  },
);

/** Contents on page 1, the preface on 2, the part on 3, its chapters on 4 and 5, then 6 and 7, the index on 8. */
const INDEX = ["حبر، ٥", "القلم، ٦", "الورق، ٤، ٥، ٧"];

let files: Awaited<ReturnType<typeof convert>>["files"] = {};
beforeAll(async () => {
  ({ files } = await convert(book));
});

const unpacked = (bytes: Uint8Array | undefined) => unzipSync(bytes ?? new Uint8Array());
const plain = (xml: string) =>
  xml
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ")
    .trim();

test("EPUB: the contents nest, the index leads to paragraphs under the numbers of our pages", () => {
  const parts = unpacked(files.epub);
  const text = (path: string) => strFromU8(parts[`EPUB/${path}`] ?? new Uint8Array());
  const [, toc = ""] = /<nav epub:type="toc"(.*?)<\/nav>/s.exec(text("nav.xhtml")) ?? [];
  expect(toc.match(/<ol>|<\/ol>|href="[^"]*"/g)?.join(" ")).toBe(
    [
      '<ol> href="text/chapter-001.xhtml" href="text/part-1.xhtml"',
      '<ol> href="text/chapter-002.xhtml" href="text/chapter-003.xhtml" </ol>',
      'href="text/chapter-004.xhtml" href="text/chapter-005.xhtml" href="text/index-keywords.xhtml" </ol>',
    ].join(" "),
  );
  expect(text("toc.ncx")).toMatch(/part-1\.xhtml"\/>\s*<navPoint/);
  expect(
    text("package.opf")
      .match(/idref="[^"]*"/g)
      ?.join(" "),
  ).toBe(
    "cover nav chapter-001 part-1 chapter-002 chapter-003 chapter-004 chapter-005 index-keywords"
      .split(" ")
      .map((id) => `idref="${id}"`)
      .join(" "),
  );
  const kinds = ["001", "002", "005"].map(
    (name) => /<body epub:type="(\w+)"/.exec(text(`text/chapter-${name}.xhtml`))?.[1],
  );
  expect(kinds).toEqual(["frontmatter", "bodymatter", "backmatter"]);
  expect(text("nav.xhtml")).toContain('<a epub:type="bodymatter" href="text/part-1.xhtml">');
  const part = text("text/part-1.xhtml");
  expect(part).toContain('epub:type="part" role="doc-part"');
  expect(plain(part)).toContain("الباب الأول: المواد ما يُكتب عليه");
  const index = text("text/index-keywords.xhtml");
  expect(
    [...index.matchAll(/<li[^>]*>(.*?)<\/li>/g)].map(([, entry = ""]) => plain(entry)),
  ).toEqual(INDEX);
  for (const [, file, id] of index.matchAll(/href="(chapter-\d+\.xhtml)#([^"]+)"/g)) {
    expect(text(`text/${file}`)).toContain(` id="${id}"`);
  }
});

test("Word: the same numbers in fields that lead to bookmarks", () => {
  const xml = strFromU8(unpacked(files.docx)["word/document.xml"] ?? new Uint8Array());
  const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([whole]) => whole);
  const words = paragraphs.map((paragraph) =>
    plain(paragraph.replace(/<w:instrText.*?<\/w:instrText>/gs, "")),
  );
  expect(words).toEqual(
    expect.arrayContaining([...INDEX, "الباب الأول: المواد", "كشّاف الموضوعات"]),
  );
  const entry = paragraphs[words.indexOf("الورق، ٤، ٥، ٧")] ?? "";
  const names = [...entry.matchAll(/PAGEREF (\S+)/g)].map(([, name]) => name);
  expect(names).toHaveLength(3);
  for (const name of names) {
    expect(xml).toContain(`<w:bookmarkStart w:name="${name}"`);
  }
});

test("PDF: part and index on pages of their own, in the outline and in the contents", async () => {
  const pdf = await readPdf(files.pdf ?? new Uint8Array());
  expect(pdf.numPages).toBe(8);
  const outline = await pdf.getOutline();
  const part = outline.find(({ title }) => title === "الباب الأول: المواد");
  expect(part?.items.map(({ title }) => title)).toEqual(["الفصل الأول", "الفصل الثاني"]);
  expect(outline.at(-1)?.title).toBe("كشّاف الموضوعات");
  expect(await pageText(pdf, 3)).toContain("ما يُكتب عليه");
  const contents = withoutControls(await pageText(pdf, 1)).replace(/[\s.]+/g, " ");
  expect(contents).toMatch(/الباب الأول: المواد ٣/);
  expect(contents).toMatch(/كشّاف الموضوعات ٨/);
  const index = withoutControls(await pageText(pdf, 8));
  for (const entry of INDEX) {
    expect(index).toContain(entry);
  }
});

import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import type { Template } from "../../../../src/template/index.ts";
import { lintStructure } from "./lint-structure.ts";
import { lintWord } from "./lint-word.ts";
import { newsTemplate, type WordFile, wordFile } from "./word-file.ts";

const { article, heading, paragraph, publication, text } = build;

const withPage = (page: Partial<Template["page"]>) =>
  newsTemplate((news) => ({ ...news, page: { ...news.page, ...page } }));

const chapters = [1, 2].map((count) =>
  article([heading(1, `مبحث ${count}`), paragraph("نص")], {
    kicker: [text("رأي")],
    headline: [text(`فصل ${count}`)],
    dateline: { places: ["القاهرة"], agencies: [] },
  }),
);
const book = publication("كتاب", chapters, {
  language: "ar",
  frontMatter: { titlePage: true, contents: true, colophon: false },
});

/** Type, columns and numbering of the sections in order, and the styles of what stands in each. */
const sectionsOf = (file: WordFile) =>
  file
    .part("word/document.xml")
    .split("</w:sectPr>")
    .slice(0, -1)
    .map((section) => {
      const properties = section.slice(section.indexOf("<w:sectPr"));
      const tag = (name: string) => new RegExp(`<w:${name}\\b[^>]*>`).exec(properties)?.[0] ?? "";
      return {
        type: /w:val="(\w+)"/.exec(tag("type"))?.[1],
        columns: tag("cols"),
        numbers: tag("pgNumType"),
        styles: [...section.matchAll(/<w:pStyle w:val="([^"]+)"\/>/g)].map(([, id]) => id),
      };
    });

test("columns begin under what spans them, from the right, with a rule between", async () => {
  const rule = { width: 0.5, colour: "rule" } as const;
  const file = await wordFile(chapters[0] ?? article([]), {
    template: withPage({
      columns: { count: 3, gap: 20, rule, spanning: ["kicker", "title"], widePicture: 1.5 },
    }),
  });
  expect(sectionsOf(file)).toEqual([
    { type: "nextPage", columns: "", numbers: "<w:pgNumType/>", styles: ["Kicker", "Title"] },
    {
      type: "continuous",
      columns: '<w:cols w:space="400" w:num="3" w:sep="true" w:equalWidth="true"/>',
      numbers: "<w:pgNumType/>",
      styles: ["Dateline", "Heading1", "BodyText"],
    },
  ]);
  expect(file.part("word/document.xml").match(/<w:bidi\/><w:rtlGutter\/>/g)).toHaveLength(2);
  expect([...lintWord(file.bytes), ...lintStructure(file.bytes)]).toEqual([]);
});

test("articles open on right-hand pages, and the pages before them count by themselves", async () => {
  const file = await wordFile(book, {
    template: withPage({ articleOpens: "recto", frontFolios: "abjad" }),
  });
  expect(sectionsOf(file).map(({ type, numbers }) => [type, numbers])).toEqual([
    ["nextPage", '<w:pgNumType w:fmt="arabicAbjad"/>'],
    ["oddPage", '<w:pgNumType w:start="1"/>'],
    ["oddPage", "<w:pgNumType/>"],
  ]);
});

test("heads of left-hand pages can be of their own, and headings are found by their level", async () => {
  const template = withPage({});
  const { runningHead } = template.page;
  const file = await wordFile(book, {
    template: {
      ...template,
      page: {
        ...template.page,
        runningHead: { ...runningHead, head: "last-heading", versoHead: "publication" },
      },
    },
  });
  const heads = file.names
    .filter((name) => name.startsWith("word/header"))
    .map((name) =>
      [...file.part(name).matchAll(/<w:(?:t|instrText)\b[^>]*>([^<]*)</g)].map(([, one]) => one),
    );
  // The headings of a bound file are one level down.
  expect(heads).toContainEqual([" STYLEREF 2 \\l ", "مبحث ", "2"]);
  expect(heads).toContainEqual([" TITLE ", "كتاب"]);
  expect(file.part("word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
});

test("notes can be counted anew on each page", async () => {
  const template = newsTemplate((news) => ({
    ...news,
    notes: { ...news.notes, numbering: "page" },
  }));
  const file = await wordFile(chapters[0] ?? article([]), { template });
  expect(file.part("word/document.xml")).toContain('<w:numRestart w:val="eachPage"/>');
});

test("notes at the end of an article are endnotes under a heading, counted in figures", async () => {
  const template = newsTemplate((news) => ({
    ...news,
    notes: { ...news.notes, place: "article-end" },
  }));
  const noted = [1, 2].map((count) =>
    article([{ ...paragraph("نص", build.note(paragraph(`شرح ${count}`))), id: `p${count}` }], {
      headline: [text(`فصل ${count}`)],
    }),
  );
  const file = await wordFile(publication("كتاب", noted, { language: "ar" }), { template });
  const document = file.part("word/document.xml");
  expect(
    document.match(
      /<w:rStyle w:val="EndnoteReference"\/><w:rtl\/><\/w:rPr><w:endnoteReference w:id="\d"\/>/g,
    ),
  ).toHaveLength(2);
  expect(document).not.toContain("footnoteReference");
  expect(document).toMatch(/<w:pStyle w:val="Heading2"\/>.*?>الهوامش</s);
  expect(
    document.match(/<w:endnotePr><w:numRestart w:val="eachSect"\/><\/w:endnotePr>/g),
  ).toHaveLength(2);
  const notes = file.part("word/endnotes.xml");
  expect(notes).toMatch(
    /<w:pStyle w:val="EndnoteText"\/>.*<w:rtl\/><\/w:rPr><w:endnoteRef\/>.*شرح .*<w:r><w:t[^>]*>1</s,
  );
  expect(file.part("word/footnotes.xml")).not.toContain("شرح");
  expect(file.part("word/settings.xml")).toContain(
    '<w:endnotePr><w:pos w:val="sectEnd"/><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/>',
  );
  expect(file.part("word/styles.xml")).toMatch(
    /w:styleId="EndnoteText"><w:name w:val="endnote text"\/>/,
  );
  expect([...lintWord(file.bytes), ...lintStructure(file.bytes)]).toEqual([]);
});

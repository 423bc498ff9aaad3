import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import { lintWord } from "./lint-word.ts";
import { newsTemplate, wordFile } from "./word-file.ts";

const { article, heading, paragraph, publication, text } = build;

const chapters = [1, 2].map((count) =>
  article([heading(1, `مبحث ${count}`), paragraph("نص"), heading(6, "فرع")], {
    headline: [text(`فصل ${count}`)],
  }),
);
const front = { titlePage: true, contents: true, colophon: false };

const stylesOf = (document: string): readonly string[] =>
  [...document.matchAll(/<w:pStyle w:val="([^"]+)"\/>/g)].map(([, id = ""]) => id);

test("titles of several articles are headings of the first level, and theirs go one down", async () => {
  const { part, bytes } = await wordFile(
    publication("كتاب", chapters, { language: "ar", frontMatter: front }),
    {
      pagination: new Map([
        ["article-1", "٣"],
        ["article-2", "٥"],
      ]),
    },
  );
  const document = part("word/document.xml");
  expect(stylesOf(document)).toEqual([
    "TitleonTitlePageCentred",
    "TOCHeading",
    "TOC1",
    "TOC1",
    "BodyText",
    "Heading1",
    "Heading2",
    "BodyText",
    "Heading7",
    "Heading1",
    "Heading2",
    "BodyText",
    "Heading7",
  ]);
  expect(part("word/styles.xml")).toMatch(
    /w:styleId="Heading7"><w:name w:val="heading 7"\/>(?:(?!<\/w:style>).)*<w:outlineLvl w:val="6"\/>/,
  );
  // An update by Word finds the same entries: by style and outline level, whatever the separator of lists is there.
  expect(document).toContain("> TOC \\o &quot;1-1&quot; \\h \\z \\u <");
  expect(document).toMatch(/PAGEREF article_1.*?>٣<.*PAGEREF article_2.*?>٥</s);
  expect(lintWord(bytes)).toEqual([]);
});

test("headings of one article keep their levels, and its contents go two levels deep", async () => {
  const [chapter] = chapters;
  const { part } = await wordFile(
    publication("كتاب", chapter === undefined ? [] : [chapter], {
      language: "ar",
      frontMatter: front,
    }),
  );
  const document = part("word/document.xml");
  expect(stylesOf(document).slice(-4)).toEqual(["Title", "Heading1", "BodyText", "Heading6"]);
  expect(document).toContain("> TOC \\o &quot;1-2&quot; \\h \\z \\u <");
});

test("the title page begins as far down as the template says, in larger type", async () => {
  const template = newsTemplate((news) => ({
    ...news,
    titlePage: { sink: 0.5, titleScale: 2 },
  }));
  const { part } = await wordFile(
    publication("كتاب", chapters, { language: "ar", frontMatter: front }),
    { template },
  );
  const { page, styles } = template;
  const height = page.size.height - page.margins.top - page.margins.bottom;
  const style = /<w:style [^>]*w:styleId="TitleonTitlePageCentred".*?<\/w:style>/s.exec(
    part("word/styles.xml"),
  )?.[0];
  expect(style).toContain(`w:before="${Math.round(height * 10)}"`);
  expect(style).toContain(`<w:szCs w:val="${styles.title.size * 4}"/>`);
});

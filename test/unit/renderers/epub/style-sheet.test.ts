import { expect, test } from "vitest";
import { openFace } from "../../../../src/font/index.ts";
import { build } from "../../../../src/model/index.ts";
import { renderStyleSheet } from "../../../../src/renderers/epub/style-sheet.ts";
import { newsStyleSheet, newsTemplate, renderBook, textsOf } from "./book.ts";

const { paragraph, text } = build;

const css = async (language: string, ...body: Parameters<typeof build.article>[0]) =>
  (await textsOf(build.article(body, { language }))).text("css/book.css");

test.each(["ar", "en"])("is safe for every reading system (%s)", async (language) => {
  const sheet = await css(language, paragraph("x"));
  // EPUB 3.3, 6.3.2: direction is the business of the documents.
  expect(sheet).not.toMatch(/(^|[\s;{])(direction|unicode-bidi)\s*:/);
  // A colour that is right on white is wrong on black.
  expect(sheet).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|hsl/i);
  expect(sheet).not.toMatch(/background|:is\(|:where\(|@import|!important/);
  expect(sheet).not.toMatch(/\d(pt|px)\b(?<!\b[12]px)/);
});

test("gives sides first, then the words for them", async () => {
  const arabic = await css("ar");
  expect(arabic).toContain("text-align: right;\n  text-align: start;");
  expect(arabic).toMatch(/ul, ol \{[^}]*padding-right: 1\.62em;/);
  expect(arabic).toMatch(
    / {2}ul, ol \{\n {4}padding-right: 0;\n {4}padding-inline-start: 1\.62em;/,
  );
  expect(await css("en")).toMatch(/ul, ol \{[^}]*padding-left: 1\.62em;/);
});

test("takes sizes and spacing from the template, as shares of the reader's size", async () => {
  expect(/^h1 \{[^}]*\}/m.exec(await css("ar"))?.[0]).toMatchInlineSnapshot(`
    "h1 {
      font-family: "Amiri", "Geeza Pro", "Noto Naskh Arabic", "Traditional Arabic", serif;
      font-size: 1.857em;
      font-weight: 700;
      line-height: 1.62;
      text-align: right;
      text-align: start;
      margin-top: 0;
      margin-bottom: 0.231em;
      page-break-after: avoid;
      break-after: avoid;
      page-break-inside: avoid;
      break-inside: avoid;
    }"
  `);
  expect(/^\.quote \{[^}]*\}/m.exec(await css("ar"))?.[0]).toMatchInlineSnapshot(`
    ".quote {
      font-size: 0.964em;
      font-weight: 400;
      line-height: 1.78;
      text-align: justify;
      margin-top: 0.444em;
      margin-bottom: 0.741em;
      margin-right: 1.26em;
      margin-left: 1.26em;
      border-right: 0.148em solid currentColor;
      padding-right: 0.741em;
    }"
  `);
});

test("ends with the template's own rules", async () => {
  expect((await css("ar")).endsWith(await newsStyleSheet())).toBe(true);
});

const faces = (sheet: string) =>
  [
    ...sheet.matchAll(/font-family: ("[^"]+");\n {2}font-weight: (\d+);\n {2}font-style: (\w+);/g),
  ].map(([, ...face]) => face.join(" "));

test("declares the faces that the text is set in, and no others", async () => {
  expect(faces(await css("ar", paragraph("متن")))).toEqual([
    '"Amiri" 700 normal',
    '"Amiri" 400 normal',
  ]);
  const mixed = paragraph(
    "متن ",
    { type: "code", value: "x" },
    {
      type: "span",
      language: "en",
      children: [{ type: "emphasis", children: [text("x")] }],
    },
  );
  expect(faces(await css("ar", mixed))).toEqual([
    '"Amiri" 700 normal',
    '"Amiri" 400 italic',
    '"Amiri" 400 normal',
    '"IBM Plex Mono" 400 normal',
  ]);
});

test("a book without fonts names them and embeds none", async () => {
  const book = await renderBook(build.article([paragraph("نص")], {}), { embedFonts: false });
  expect(book.paths.filter((path) => path.includes("font"))).toEqual([]);
  const sheet = await book.text("css/book.css");
  expect(sheet).not.toContain("@font-face");
  expect(sheet).toContain('font-family: "Amiri"');
  expect(await book.text("package.opf")).not.toMatch(/font/);
});

test("fonts keep a basic set of Arabic and Latin letters beside what the book has", async () => {
  const book = await renderBook(build.article([paragraph("ب ũ")], {}));
  const path = book.paths.find((one) => /Amiri-Regular.*ttf$/.test(one)) ?? "";
  const face = openFace(await book.bytesOf(path), path);
  const has = (letters: string) => [...letters].filter((one) => face.covers(one.charCodeAt(0)));
  expect(has("ءضظغيپژگٹAzé«»؟ũ").join("")).toBe("ءضظغيپژگٹAzé«»؟ũ");
  expect(has("ŵԱ")).toEqual([]);
});

test("rules and ornaments of the template are drawn in the reader's own colour", async () => {
  const news = await newsTemplate();
  const sheet = renderStyleSheet({
    template: {
      ...news,
      divider: { ornament: "٭ ٭ ٭", share: 0.2 },
      styles: {
        ...news.styles,
        title: {
          ...news.styles.title,
          align: "center",
          ruleBelow: { width: 1.3, gap: 13, colour: "accent", share: 0.25 },
        },
      },
    },
    direction: "rtl",
    fonts: {
      files: [],
      families: { body: ["Amiri"], heading: ["Amiri"], code: ["Amiri"], quran: ["Amiri"] },
    },
    own: "",
  });
  expect([...sheet.matchAll(/^(h1|hr\.divider)::[^}]*\}/gm)].join("\n")).toMatchInlineSnapshot(`
    "hr.divider::after {
      content: "٭ ٭ ٭";
    },hr.divider
    h1::after {
      content: "";
      display: block;
      width: 25%;
      margin: 0.5em auto 0;
      border-top: 0.05em solid currentColor;
    },h1"
  `);
});

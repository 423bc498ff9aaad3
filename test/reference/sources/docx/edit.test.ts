import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type Article, build } from "../../../../src/model/index.ts";
import { wordFile } from "../../../unit/renderers/docx/word-file.ts";
import { comparable, readWord } from "./read-word.ts";

const { text, paragraph } = build;

const GIVEN: Article = build.article(
  [
    paragraph("فتحت المكتبة أبوابها."),
    {
      type: "paragraph",
      children: [
        text("يوم "),
        { type: "date", iso: "2026-10-12", children: [] },
        text(" بعدد "),
        { type: "number", value: 48250 },
        text("."),
      ],
    },
    { type: "quote", children: [paragraph("الكتاب خير جليس.")], attribution: [text("الجاحظ")] },
    paragraph("خاتمة."),
  ],
  {
    headline: [text("المكتبة")],
    bylines: [
      { name: "سلمى العطار", role: "author", email: "s@example.org" },
      { name: "كمال", role: "photographer" },
    ],
    dateline: { places: ["بيروت"], agencies: ["أ ف ب"], date: "2026-10-01" },
    sources: [{ name: "وكالة الساحل", role: "agency" }],
  },
);

/** Our document, with its main part changed as an editor would change it. */
async function edited(change: (xml: string) => string, article = GIVEN): Promise<Article> {
  const { bytes } = await wordFile(article, {});
  const files = unzipSync(bytes);
  const main = files["word/document.xml"];
  const xml = strFromU8(main ?? new Uint8Array());
  const changed = change(xml);
  expect(changed).not.toBe(xml);
  const { input } = await readWord(zipSync({ ...files, "word/document.xml": strToU8(changed) }));
  if (input?.type !== "article") {
    throw new Error("no article came back");
  }
  return comparable(input) as Article;
}

/** The paragraph that has some words. */
const paragraphWith = (xml: string, words: string): string =>
  xml.match(/<w:p>.*?<\/w:p>/gs)?.find((one) => one.includes(words)) ?? "";

const given = comparable(GIVEN) as Article;

describe("an editor", () => {
  test("changes a word", async () => {
    const { body } = await edited((xml) => xml.replace("فتحت المكتبة", "أغلقت المكتبة"));
    expect(body).toEqual([
      { type: "paragraph", children: [text("أغلقت المكتبة أبوابها.")] },
      ...given.body.slice(1),
    ]);
  });

  test("changes a date: what is no longer that day is text, and the number beside it stays one", async () => {
    const { body } = await edited((xml) => {
      const before = paragraphWith(xml, "يوم ");
      return xml.replace(before, before.replace(/أكتوبر|تشرين الأول/, "نوفمبر"));
    });
    expect(JSON.stringify(body[1])).not.toContain('"date"');
    expect(JSON.stringify(body[1])).toContain("نوفمبر");
    expect(JSON.stringify(body[1])).toContain('{"type":"number","value":48250}');
  });

  test("changes where words of the Qurʾān stand, in any language", async () => {
    const article = build.article([
      { type: "quran", language: "en", children: [text("نون")], surah: "Al-Qalam", ayahs: "1" },
    ]);
    const { body } = await edited((xml) => xml.replace("ayah 1", "ayahs 1–2"), article);
    expect(body).toEqual([{ ...article.body[0], surah: "Surah Al-Qalam", ayahs: "1–2" }]);
  });

  test("takes a paragraph out", async () => {
    const { body } = await edited((xml) => xml.replace(paragraphWith(xml, "خاتمة"), ""));
    expect(body).toEqual(given.body.slice(0, -1));
  });

  test("writes a paragraph of their own, as Word marks it up", async () => {
    const own =
      '<w:p w:rsidR="00A1"><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:bCs/><w:rtl/></w:rPr><w:t>وزاد</w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve"> المحرر.</w:t></w:r></w:p>';
    const { body } = await edited((xml) => {
      const before = paragraphWith(xml, "خاتمة");
      return xml.replace(before, own + before);
    });
    expect(body).toEqual([
      ...given.body.slice(0, -1),
      {
        type: "paragraph",
        children: [{ type: "strong", children: [text("وزاد")] }, text(" المحرر.")],
      },
      ...given.body.slice(-1),
    ]);
  });

  test("makes a paragraph a heading", async () => {
    const { body } = await edited((xml) => {
      const before = paragraphWith(xml, "خاتمة");
      return xml.replace(
        before,
        before.replace(/<w:pStyle w:val="[^"]+"\/>/, '<w:pStyle w:val="Heading2"/>'),
      );
    });
    expect(body.at(-1)).toEqual({ type: "heading", level: 2, children: [text("خاتمة.")] });
  });

  test("adds a name to the byline: what was known of the others stays", async () => {
    const { bylines } = await edited((xml) => xml.replace("سلمى العطار", "سلمى العطار، هدى"));
    expect(bylines).toEqual([
      { name: "سلمى العطار", role: "author", email: "s@example.org" },
      { name: "هدى", role: "author" },
      { name: "كمال", role: "photographer" },
    ]);
  });

  test("changes the source and the headline", async () => {
    const { sources, headline, dateline } = await edited((xml) =>
      xml.replace("وكالة الساحل", "وكالة الجبل").replace(">المكتبة<", ">المكتبة الجديدة<"),
    );
    expect(sources).toEqual([{ name: "وكالة الجبل" }]);
    expect(headline).toEqual([text("المكتبة الجديدة")]);
    expect(dateline).toEqual(given.dateline);
  });

  test("changes the place in the dateline, whose day stays", async () => {
    const { dateline } = await edited((xml) => xml.replace("بيروت", "صيدا"));
    expect(dateline).toEqual({ places: ["صيدا"], agencies: ["أ ف ب"], date: "2026-10-01" });
  });

  test("breaks what was kept beside the text: the document is read like any other", async () => {
    const { bytes } = await wordFile(GIVEN, {});
    const files = unzipSync(bytes);
    const broken =
      '<data xmlns="urn:warraq:data:1">{"articles":[{"data":{"kind":"?","__proto__":{"x":1}},"shown":{}}]}</data>';
    const { input } = await readWord(zipSync({ ...files, "customXml/item2.xml": strToU8(broken) }));
    expect(input?.type === "article" ? input.body.length : 0).toBeGreaterThan(3);
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });
});

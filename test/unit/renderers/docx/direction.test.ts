import { expect, test } from "vitest";
import { build, type Inline } from "../../../../src/model/index.ts";
import { wordBlocks, wordFile } from "./word-file.ts";

const { article, paragraph, text } = build;

/** Runs of the body as `→text` and `←text`. */
function runsOf(body: string): string {
  return [...body.matchAll(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gs)]
    .map(([run]) => {
      const shown = [...run.matchAll(/<w:t>([^<]*)<\/w:t>/g)].map(([, value]) => value).join("");
      return (run.includes("<w:rtl/>") ? "←" : "→") + shown;
    })
    .join("|");
}

test.each<readonly [string, readonly (string | Inline)[], string]>([
  ["Latin words in parentheses", ["قالت (News Agency) أمس"], "←قالت (|→News Agency|←) أمس"],
  ["a number stands by itself", ["عام 2018، ثم"], "←عام |→2018|←، ثم"],
  [
    "a name cut by a change of style keeps one direction",
    ["وكالة Reu", { type: "strong", children: [text("ters")] }, " قالت"],
    "←وكالة |→Reu|→ters|← قالت",
  ],
  [
    "a colon between two Latin words of different styles",
    [{ type: "strong", children: [text("BBC")] }, ": ", "CNN"],
    "→BBC|→: |→CNN",
  ],
  [
    "a foreign span is a unit",
    ["لغة ", { type: "span", language: "en", children: [text("C++")] }, " قديمة"],
    "←لغة |→C++\u200e|← قديمة",
  ],
  [
    "code is a unit from left to right",
    ["الأمر ", { type: "code", value: "(a)" }, "."],
    "←الأمر |→\u200e(a)\u200e|←.",
  ],
  [
    "a time in an isolate is a unit, digits and all",
    [
      "صدر في ",
      { type: "isolate", direction: "ltr", children: [text("2026-02-03T22:47:05Z")] },
      " وفق السجل",
    ],
    "←صدر في |→\u200e2026-02-03T22:47:05Z|← وفق السجل",
  ],
  [
    "a name needs no mark",
    ["في ", { type: "span", language: "en", children: [text("New York")] }, " أمس"],
    "←في |→New York|← أمس",
  ],
])("%s", async (_name, parts, expected) => {
  const { body } = await wordBlocks([paragraph(...parts)]);
  expect(runsOf(body)).toBe(expected);
});

test("states the direction of document, sections and settings", async () => {
  const arabic = await wordFile(article([paragraph("نص")]));
  const english = await wordFile(article([paragraph("text")], { language: "en" }));
  const facts = (file: typeof arabic) => ({
    normal: /w:styleId="Normal".*?<w:pPr>(.*?)<\/w:pPr>/s.exec(file.part("word/styles.xml"))?.[1],
    section: /<w:pgNumType\/>.*?(?=<\/w:sectPr>)/.exec(file.part("word/document.xml"))?.[0],
    theme: /<w:themeFontLang[^>]*>/.exec(file.part("word/settings.xml"))?.[0],
    language: /<w:lang [^>]*>/.exec(file.part("word/styles.xml"))?.[0],
  });
  expect(facts(arabic)).toMatchInlineSnapshot(`
    {
      "language": "<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>",
      "normal": "<w:widowControl/><w:bidi/>",
      "section": "<w:pgNumType/><w:titlePg/><w:bidi/><w:rtlGutter/>",
      "theme": "<w:themeFontLang w:val="en-US" w:bidi="ar-SA"/>",
    }
  `);
  expect(facts(english)).toMatchInlineSnapshot(`
    {
      "language": "<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>",
      "normal": "<w:widowControl/>",
      "section": "<w:pgNumType/><w:titlePg/>",
      "theme": "<w:themeFontLang w:val="en-US" w:bidi="ar-SA"/>",
    }
  `);
});

test("a paragraph of the other direction takes a variant of its style, without formatting of its own", async () => {
  const file = await wordBlocks([
    { type: "paragraph", language: "fr", children: [text("Bonjour")] },
    { type: "heading", level: 2, language: "en", children: [text("Heading")] },
  ]);
  expect(file.body).toMatchInlineSnapshot(`
    "<w:p><w:pPr><w:pStyle w:val="BodyTextLTR"/></w:pPr><w:r><w:rPr><w:lang w:val="fr-FR"/></w:rPr><w:t>Bonjour</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="Heading2LTR"/></w:pPr><w:r><w:t>Heading</w:t></w:r></w:p>"
  `);
  expect(
    /<w:style [^>]*w:styleId="BodyTextLTR".*?<\/w:style>/s.exec(file.part("word/styles.xml"))?.[0],
  ).toMatchInlineSnapshot(
    `"<w:style w:type="paragraph" w:customStyle="1" w:styleId="BodyTextLTR"><w:name w:val="Body Text (LTR)"/><w:basedOn w:val="BodyText"/><w:uiPriority w:val="1"/><w:qFormat/><w:pPr><w:bidi w:val="0"/></w:pPr></w:style>"`,
  );
});

test("names the language of words that are not in the document's", async () => {
  const { body } = await wordBlocks([
    paragraph("قال ", { type: "span", language: "fa", children: [text("سلام")] }, " ثم ", {
      type: "span",
      language: "de",
      children: [text("Guten Tag")],
    }),
  ]);
  expect([...body.matchAll(/<w:lang [^>]*>/g)].map(([language]) => language)).toEqual([
    '<w:lang w:bidi="fa-IR"/>',
    '<w:lang w:val="de-DE"/>',
  ]);
});

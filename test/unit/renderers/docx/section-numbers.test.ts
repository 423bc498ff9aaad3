import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import { lintWord } from "./lint-word.ts";
import { newsTemplate, wordFile } from "./word-file.ts";

const { heading, paragraph } = build;
const numbered = newsTemplate((news) => ({ ...news, headings: { numberedLevels: 2 } }));
const options = { template: numbered };

const styleOf = (xml: string, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, "s").exec(xml)?.[0] ?? "";
const numbersIn = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:numPr>(.*?)<\/w:numPr>/g)].map(([, inner]) => inner ?? "");

test("Word counts sections by the styles of their headings", async () => {
  const file = await wordFile(
    build.article([heading(1, "أول"), heading(2, "فرع"), heading(3, "أدنى"), heading(1, "ثان")]),
    options,
  );
  expect(numbersIn(file.body)).toEqual([]);
  expect(file.body).not.toContain("١");
  const styles = file.part("word/styles.xml");
  expect(["Heading1", "Heading2", "Heading3"].map((id) => numbersIn(styleOf(styles, id)))).toEqual([
    ['<w:ilvl w:val="0"/><w:numId w:val="1"/>'],
    ['<w:ilvl w:val="1"/><w:numId w:val="1"/>'],
    [],
  ]);
  const [definition = ""] =
    /<w:abstractNum .*?<\/w:abstractNum>/s.exec(file.part("word/numbering.xml")) ?? [];
  expect(
    [...definition.matchAll(/<w:pStyle w:val="(\w+)"\/>.*?<w:lvlText w:val="([^"]*)"/g)].map(
      ([, style, text]) => `${style} ${text}`,
    ),
  ).toEqual(["Heading1 %1\u200f", "Heading2 %1-%2\u200f"]);
  expect(lintWord(file.bytes)).toEqual([]);
});

test("sections of the next article count anew", async () => {
  const article = () => build.article([heading(1, "قسم"), paragraph("نص")]);
  const { part } = await wordFile(build.publication("كتاب", [article(), article()]), options);
  expect(numbersIn(part("word/document.xml"))).toEqual(['<w:ilvl w:val="0"/><w:numId w:val="2"/>']);
  expect(numbersIn(styleOf(part("word/styles.xml"), "Heading2"))).toEqual([
    '<w:ilvl w:val="0"/><w:numId w:val="1"/>',
  ]);
  expect(part("word/numbering.xml")).toContain('<w:pStyle w:val="Heading2"/>');
});

test("numbers that Word would count otherwise are written out", async () => {
  const { body } = await wordFile(build.article([heading(1, "أول"), heading(3, "تخطى")]), options);
  expect(body).toContain("١\u00A0");
  expect(body).toContain("١-١\u00A0");
  expect(numbersIn(body)).toEqual([]);
});

test("a heading in a box does not count with the sections", async () => {
  const { body } = await wordFile(
    build.article([
      heading(1, "قسم"),
      { type: "aside", kind: "note", children: [heading(1, "في الصندوق")] },
    ]),
    options,
  );
  expect(numbersIn(body)).toEqual(['<w:ilvl w:val="0"/><w:numId w:val="0"/>']);
});

test("headings in another language keep the digits of their own numbers", async () => {
  const english = { ...heading(1, "Summary"), language: "en" } as const;
  const { body } = await wordFile(build.article([heading(1, "أول"), english]), options);
  expect(body).toContain("١\u00A0");
  expect(body).toContain("2\u00A0");
  expect(numbersIn(body)).toEqual([]);
});

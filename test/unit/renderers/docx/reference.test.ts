import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import { lintWord } from "./lint-word.ts";
import { wordFile } from "./word-file.ts";

const { article, paragraph, text } = build;
const story = article([
  { type: "heading", level: 1, children: [text("عنوان")] },
  paragraph("نص"),
  { type: "list", style: "decimal", items: [{ children: [paragraph("بند")] }] },
]);

const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMESPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${RELATIONS}"`;
const relations = (...list: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

/** A publisher's document as German Word names things: ids of its own, English names. */
const HOUSE: Readonly<Record<string, string>> = {
  "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}template.main+xml"/></Types>`,
  "_rels/.rels": relations(["r1", "officeDocument", "word/document.xml"]),
  "word/document.xml": `<w:document ${NAMESPACES}><w:body><w:p/><w:sectPr><w:headerReference w:type="default" r:id="r3"/><w:pgSz w:w="9000" w:h="13000"/><w:pgMar w:top="1000" w:right="900" w:bottom="1000" w:left="1100" w:header="500" w:footer="500" w:gutter="0"/><w:cols w:num="2" w:space="400"/></w:sectPr></w:body></w:document>`,
  "word/_rels/document.xml.rels": relations(
    ["r1", "styles", "styles.xml"],
    ["r2", "numbering", "numbering.xml"],
    ["r3", "header", "/word/kopf.xml"],
  ),
  "word/kopf.xml": `<w:hdr ${NAMESPACES}><w:p><w:r><w:t>HOUSE</w:t></w:r></w:p></w:hdr>`,
  "word/styles.xml": `<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>`,
  "word/numbering.xml": `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`,
};

const packed = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));

const withReference = (reference: Uint8Array) => wordFile(story, { word: { reference } });

test("styles of one name are the reference's, under its id; others are added", async () => {
  const { part, body, bytes } = await withReference(packed(HOUSE));
  const styles = part("word/styles.xml");
  expect(body).toContain('<w:pStyle w:val="berschrift1"/>');
  expect(styles).not.toContain('w:styleId="Heading1"');
  expect(styles).toMatch(
    /w:styleId="BodyText"><w:name w:val="Body Text"\/><w:basedOn w:val="Standard"\/>/,
  );
  expect(lintWord(bytes)).toEqual([]);
});

test("direction, Arabic weight and size, and the article's language are added to its styles", async () => {
  const { part, diagnostics } = await withReference(packed(HOUSE));
  const styles = part("word/styles.xml");
  expect(styles).toContain('<w:pPr><w:bidi/><w:spacing w:after="0"/></w:pPr>');
  expect(styles).toContain("<w:b/><w:bCs/>");
  expect(styles).toContain('<w:sz w:val="20"/><w:szCs w:val="20"/>');
  expect(styles).toContain('w:bidi="ar-SA"');
  const [lack] = diagnostics.filter(({ code }) => code === "docx/reference-lacks");
  expect(lack?.message).toMatch(
    /the style Body Text; .*direction from right to left; weight or size/,
  );
});

test("its lists keep their numbers, and ours come after", async () => {
  const { part, body } = await withReference(packed(HOUSE));
  expect(part("word/numbering.xml")).toMatch(/<w:num w:numId="7">.*<w:num w:numId="8">/s);
  expect(body).toContain('<w:numId w:val="8"/>');
});

test("its page, columns and heads are taken over", async () => {
  const { part, names } = await withReference(packed(HOUSE));
  expect(part("word/document.xml")).toMatch(
    /<w:pgSz w:w="9000" w:h="13000"\/><w:pgMar [^>]*w:right="900"[^>]*\/><w:pgNumType\/><w:cols w:num="2" w:space="400"\/><w:bidi\/>/,
  );
  const heads = names.filter((name) => /^word\/(?:header|footer)/.test(name));
  expect(heads).toEqual(["word/header100.xml"]);
  expect(part("word/header100.xml")).toContain("HOUSE");
});

test("a document of ours as its own reference changes nothing of the looks", async () => {
  const plain = await wordFile(story);
  const again = await wordFile(story, { word: { reference: plain.bytes } });
  const listless = (body: string) => body.replace(/w:numId w:val="\d+"/g, "w:numId");
  expect(listless(again.body)).toBe(listless(plain.body));
  expect(again.part("word/styles.xml")).toBe(plain.part("word/styles.xml"));
  expect(again.diagnostics.filter(({ code }) => code === "docx/reference-lacks")).toEqual([]);
});

const changed = (name: string, change: (xml: string) => string) =>
  packed({ ...HOUSE, [name]: change(HOUSE[name] ?? "") });

test.each([
  ["a text file", strToU8("not a zip"), "is no Word document"],
  ["an old .doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), "is an old .doc or locked"],
  ["a cut file", packed(HOUSE).slice(0, 700), "is damaged"],
  ["another ZIP", packed({ "a.xml": "<a/>" }), "is no Word document"],
  [
    "macros",
    changed("[Content_Types].xml", (xml) =>
      xml.replace(
        "openxmlformats-officedocument.wordprocessingml.template.main",
        "ms-word.template.macroEnabledTemplate.main",
      ),
    ),
    "holds macros",
  ],
  [
    "tags that do not match",
    changed("word/styles.xml", (xml) => xml.replace("</w:style>", "")),
    "is damaged: word/styles.xml",
  ],
  [
    "entities",
    changed("word/styles.xml", (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`),
    "is damaged: word/styles.xml",
  ],
  [
    "no styles",
    changed("word/_rels/document.xml.rels", (xml) => xml.replace("/styles", "/other")),
    "has no styles",
  ],
  [
    "a bomb",
    zipSync({ "[Content_Types].xml": new Uint8Array(300 * 2 ** 20) }),
    "unfolds into too much",
  ],
] as const)("%s is refused in one line", async (_name, reference, message) => {
  const { diagnostics } = await withReference(reference);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code }) => code)).toEqual(["docx/reference-invalid"]);
  expect(errors[0]?.message).toContain(message);
});

test("any cut or turned byte ends in a line, never in a fault of ours", async () => {
  const whole = packed(HOUSE);
  for (let at = 5; at < whole.length; at += 97) {
    const turned = whole.slice();
    turned[at] = 255 - (turned[at] ?? 0);
    await expect(withReference(turned)).resolves.toBeDefined();
  }
  expect(strFromU8(unzipSync(whole)["word/styles.xml"] ?? new Uint8Array())).toContain("Standard");
});

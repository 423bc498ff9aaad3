import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { everyNode, SAMPLE_IMAGES, SAMPLES } from "../../../reference/epub/every-node.ts";
import { lintFormatting } from "./lint-formatting.ts";
import { lintStructure } from "./lint-structure.ts";
import { wordFile } from "./word-file.ts";

const [sample] = SAMPLES;
if (sample === undefined) {
  throw new Error("there is no sample");
}
const sound = await wordFile(
  { ...everyNode(sample), editorialNote: "للمكتب" },
  { images: SAMPLE_IMAGES, word: { editorialNotes: true } },
);

function broken(name: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(sound.bytes);
  const before = strFromU8(parts[name] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [name]: strToU8(after) });
}

const DOCUMENT = "word/document.xml";
const SETTINGS = "word/settings.xml";

test("a sound file passes both", () => {
  expect(lintStructure(sound.bytes)).toEqual([]);
  expect(lintFormatting(sound.bytes)).toEqual([]);
});

test.each<readonly [string, string, (xml: string) => string, RegExp]>([
  [
    "a row that is short of a cell",
    DOCUMENT,
    (xml) => xml.replace(/<w:tc>(?:(?!<w:tc>).)*?<\/w:tc><\/w:tr>/s, "</w:tr>"),
    /a row has \d+ places, its table \d+ columns/,
  ],
  [
    "columns beyond the table",
    DOCUMENT,
    (xml) => xml.replace(/<w:gridCol w:w="\d+"/, '<w:gridCol w:w="20000"'),
    /wider than the table/,
  ],
  [
    "a physical alignment",
    DOCUMENT,
    (xml) => xml.replace("</w:pPr>", '<w:jc w:val="right"/></w:pPr>'),
    /aligned to the left or right/,
  ],
  [
    "a bookmark with a blank",
    DOCUMENT,
    (xml) => xml.replace(/w:name="_W[^"]*"/, 'w:name="_W1 1"'),
    /takes no bookmark/,
  ],
  [
    "a bookmark that is too long",
    DOCUMENT,
    (xml) => xml.replace(/w:name="_W[^"]*"/, `w:name="${"a".repeat(41)}"`),
    /takes no bookmark/,
  ],
  [
    "a link to nowhere",
    DOCUMENT,
    (xml) => xml.replace(/<w:hyperlink [^>]*>/, "<w:hyperlink>"),
    /leads nowhere/,
  ],
  [
    "a space that Word drops",
    DOCUMENT,
    (xml) => xml.replace(/<w:t xml:space="preserve">([^<]* )</, "<w:t>$1<"),
    /space at an edge/,
  ],
  [
    "a list without definition",
    "word/numbering.xml",
    (xml) => xml.replace('<w:abstractNumId w:val="1"', '<w:abstractNumId w:val="99"'),
    /no definition 99/,
  ],
  [
    "a definition behind the lists",
    "word/numbering.xml",
    (xml) => xml.replace("</w:numbering>", '<w:abstractNum w:abstractNumId="77"/></w:numbering>'),
    /stands behind a list/,
  ],
  [
    "a tenth level",
    DOCUMENT,
    (xml) => xml.replace(/<w:ilvl w:val="\d"/, '<w:ilvl w:val="9"'),
    /beyond the ninth/,
  ],
  [
    "a section without room",
    DOCUMENT,
    (xml) => xml.replace(/ w:right="\d+" w:bottom/, ' w:right="30000" w:bottom'),
    /no room between its margins/,
  ],
  [
    "a binding at the left",
    DOCUMENT,
    (xml) => xml.replace("<w:rtlGutter/>", ""),
    /bound at the left/,
  ],
  [
    "a section from the left",
    DOCUMENT,
    (xml) => xml.replace("<w:bidi/><w:rtlGutter/>", "<w:rtlGutter/>"),
    /no section .* runs from the right/,
  ],
  [
    "a comment without place",
    DOCUMENT,
    (xml) => xml.replace(/<w:commentRangeEnd[^>]*>/, ""),
    /commentRangeEnd and the comments/,
  ],
  [
    "two drawings of one number",
    DOCUMENT,
    (xml) => xml.replace(/<wp:docPr id="2"/, '<wp:docPr id="1"'),
    /two drawings/,
  ],
  [
    "a question on opening",
    SETTINGS,
    (xml) => xml.replace("<w:compat>", "<w:updateFields/><w:compat>"),
    /would ask on opening/,
  ],
  [
    "a theme without Arabic",
    SETTINGS,
    (xml) => xml.replace(/(<w:themeFontLang [^>]*?) w:bidi="[^"]*"/, "$1"),
    /no language for its Arabic fonts/,
  ],
  ["an old mode", SETTINGS, (xml) => xml.replace(/w:val="15"/, 'w:val="12"'), /compatibility mode/],
  [
    "an empty field",
    "word/footer1.xml",
    (xml) => xml.replace(/<w:t [^>]*>[1١]<\/w:t>/, ""),
    /PAGE shows nothing/,
  ],
  [
    "a field with digits of its own",
    "word/footer1.xml",
    (xml) => xml.replace(" PAGE ", " PAGE \\* ArabicAlpha "),
    /would write other characters/,
  ],
])("a file with %s is found", (_name, part, change, fault) => {
  expect(lintStructure(broken(part, change)).join("\n")).toMatch(fault);
});

test.each<readonly [string, (xml: string) => string, RegExp]>([
  [
    "bold by hand",
    (xml) => xml.replace("<w:rPr><w:rtl/></w:rPr>", "<w:rPr><w:b/><w:bCs/><w:rtl/></w:rPr>"),
    /: b on plain words in /,
  ],
  [
    "spacing by hand",
    (xml) => xml.replace('"BodyText"/></w:pPr>', '"BodyText"/><w:spacing w:after="9"/></w:pPr>'),
    /: spacing in BodyText/,
  ],
  [
    "an indent in plain text",
    (xml) => xml.replace('"BodyText"/></w:pPr>', '"BodyText"/><w:ind w:left="9"/></w:pPr>'),
    /: ind in BodyText/,
  ],
  [
    "bold that its style has, in type that is not bold",
    (xml) =>
      xml.replace(
        '"BodyText"/></w:pPr>',
        '"BodyText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Strong"/><w:b/><w:bCs/></w:rPr></w:r>',
      ),
    /: b on Strong in BodyText/,
  ],
  [
    "borders in a table",
    (xml) => xml.replace("</w:tblPr>", "<w:tblBorders/></w:tblPr>"),
    /: tblBorders in tblPr/,
  ],
])("formatting is found: %s", (_name, change, fault) => {
  expect(lintFormatting(broken(DOCUMENT, change)).join("\n")).toMatch(fault);
});

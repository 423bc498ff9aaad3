import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import { lintWord } from "./lint-word.ts";
import { wordBlocks } from "./word-file.ts";

const { paragraph, list, note, heading } = build;

const sound = await wordBlocks([
  { ...heading(1, "عنوان"), id: "first" },
  paragraph("نص", note(paragraph("شرح")), {
    type: "crossReference",
    target: "first",
    children: [],
  }),
  list("decimal", "بند"),
  {
    type: "table",
    columns: [{ align: "start" }],
    head: [],
    body: [{ cells: [{ children: [paragraph("خلية")] }] }],
    foot: [],
  },
]);

function broken(name: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(sound.bytes);
  const before = strFromU8(parts[name] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [name]: strToU8(after) });
}

const DOCUMENT = "word/document.xml";

test("a sound file passes", () => {
  expect(lintWord(sound.bytes)).toEqual([]);
});

test.each<readonly [string, string, (xml: string) => string, RegExp]>([
  ["an unknown style", DOCUMENT, (xml) => xml.replace('"BodyText"', '"Nowhere"'), /no style/],
  [
    "an unknown list",
    DOCUMENT,
    (xml) => xml.replace('numId w:val="1"', 'numId w:val="9"'),
    /no list/,
  ],
  [
    "Arabic without direction",
    DOCUMENT,
    (xml) => xml.replaceAll("<w:rtl/>", ""),
    /without direction/,
  ],
  ["Latin with it", DOCUMENT, (xml) => xml.replace(">نص<", ">text<"), /Latin/],
  ["digits with it", DOCUMENT, (xml) => xml.replace(">نص<", ">نص 7<"), /digits/],
  [
    "a missing anchor",
    DOCUMENT,
    (xml) => xml.replace('w:name="first"', 'w:name="other"'),
    /no bookmark/,
  ],
  [
    "a bookmark without end",
    DOCUMENT,
    (xml) => xml.replace(/<w:bookmarkEnd[^>]*>/, ""),
    /does not end/,
  ],
  [
    "a missing note",
    DOCUMENT,
    (xml) => xml.replace('footnoteReference w:id="1"', 'footnoteReference w:id="7"'),
    /no note/,
  ],
  [
    "a missing relationship",
    DOCUMENT,
    (xml) => xml.replace(/r:id="rId\d+"/, 'r:id="rId99"'),
    /no relationship/,
  ],
  [
    "a cell without paragraph",
    DOCUMENT,
    (xml) => xml.replace(/<\/w:p><\/w:tc>/, "</w:p><w:tbl/></w:tc>"),
    /does not end with a paragraph/,
  ],
  [
    "bold for one script",
    DOCUMENT,
    (xml) => xml.replace("<w:rtl/>", "<w:b/><w:rtl/>"),
    /b without bCs/,
  ],
  [
    "an open field",
    "word/footer1.xml",
    (xml) => xml.replace('w:fldCharType="end"', 'w:fldCharType="separate"'),
    /field does not end/,
  ],
  [
    "a number in a separator",
    "word/footnotes.xml",
    (xml) => xml.replace("<w:separator/>", "<w:footnoteRef/><w:separator/>"),
    /separator/,
  ],
  [
    "a style on nothing",
    "word/styles.xml",
    (xml) => xml.replace('basedOn w:val="Normal"', 'basedOn w:val="Gone"'),
    /which is none/,
  ],
])("a file with %s is found", (_name, part, change, fault) => {
  expect(lintWord(broken(part, change)).join("\n")).toMatch(fault);
});

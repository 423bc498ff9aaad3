import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { type Block, build } from "../../../../src/model/index.ts";
import { lintAccessibility } from "./lint-accessibility.ts";
import { wordBlocks } from "./word-file.ts";

const { paragraph, text } = build;
const cells = (...words: string[]) => ({
  cells: words.map((word) => ({ children: [paragraph(word)] })),
});
const table = (hasHead: boolean): Block => ({
  type: "table",
  columns: [{ align: "start" }, { align: "start" }],
  head: hasHead ? [cells("الاسم", "العدد")] : [],
  body: [cells("أ", "١"), cells("ب", "٢")],
  foot: [],
});
const heading = (level: 1 | 2 | 3): Block => ({
  type: "heading",
  level,
  children: [text("عنوان")],
});
const verse: Block = {
  type: "verse",
  lines: [{ hemistichs: [[text("صدر")], [text("عجز")]] }, { hemistichs: [[text("شطر")]] }],
};
const sound = await wordBlocks([heading(1), heading(2), table(true), verse]);

test("a sound article passes, in the file and in the report", () => {
  expect(lintAccessibility(sound.bytes)).toEqual([]);
  expect(sound.diagnostics.filter(({ code }) => code === "docx/accessibility")).toEqual([]);
});

test("levels of headings that are left out are said, and kept", async () => {
  const { bytes, diagnostics, body } = await wordBlocks([heading(1), heading(3)]);
  expect(lintAccessibility(bytes)).toEqual(["a heading of level 3 follows level 1"]);
  expect(diagnostics.map(({ message }) => message)).toContain(
    "a heading of level 3 follows one of level 1",
  );
  expect(body).toContain('<w:pStyle w:val="Heading3"/>');
});

test("a table without a row of headings is said", async () => {
  const { bytes, diagnostics } = await wordBlocks([table(false)]);
  expect(lintAccessibility(bytes)).toEqual(["a table has no header row"]);
  expect(diagnostics.map(({ message }) => message)).toContain("a table has no row of headings");
});

test.each([
  ["docProps/core.xml", /<dc:title>.*?<\/dc:title>/, "", "the document has no title"],
  ["word/styles.xml", / w:bidi="ar-SA"/, "", "the document has no language"],
  ["word/document.xml", /<w:tblHeader[^>]*\/>/, "", "a table has no header row"],
  ["word/document.xml", /<w:t(?: [^>]*)?>عجز<\/w:t>/, "", "an empty cell makes room in verse"],
] as const)("the lint sees a fault in %s", (name, pattern, replacement, fault) => {
  const parts = unzipSync(sound.bytes);
  const before = strFromU8(parts[name] ?? new Uint8Array());
  const after = before.replace(pattern, replacement);
  expect(after).not.toBe(before);
  expect(lintAccessibility(zipSync({ ...parts, [name]: strToU8(after) }))).toEqual([fault]);
});

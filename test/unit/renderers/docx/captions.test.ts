import { expect, test } from "vitest";
import { type Block, build, type Table } from "../../../../src/model/index.ts";
import { wordFile } from "./word-file.ts";

const table = (caption: string, id: string): Table => ({
  type: "table",
  id,
  columns: [{ align: "start" }],
  head: [],
  body: [{ cells: [{ children: [build.paragraph("خلية")] }] }],
  foot: [],
  caption: [build.text(caption)],
});

const refer = (...target: string[]): Block =>
  build.paragraph(
    "انظر ",
    ...target.map((one) => ({ type: "crossReference", target: one, children: [] }) as const),
  );

const counted = (...body: Block[]) =>
  build.article(body, { headline: [build.text("ع")], numberedCaptions: true });

/** Each field as its instruction and the result that is kept in it. */
function fields(xml: string): readonly string[] {
  const parts = xml.matchAll(
    /<w:instrText[^>]*>([^<]*)<\/w:instrText>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>|fldCharType="(end)"/g,
  );
  const made: string[] = [];
  let open: string | undefined;
  for (const [, instruction, text, end] of parts) {
    if (instruction !== undefined) {
      open = `${instruction.trim()} → `;
    } else if (end !== undefined) {
      made.push(...(open === undefined ? [] : [open]));
      open = undefined;
    } else if (open !== undefined) {
      open += text ?? "";
    }
  }
  return made;
}

test("a caption's number is a field under a name, and a reference repeats it", async () => {
  const { part } = await wordFile(counted(table("أول", "a"), table("ثان", "b"), refer("b")));
  const xml = part("word/document.xml");
  expect(fields(xml)).toEqual([
    "SEQ Table \\* ARABIC → ١",
    "SEQ Table \\* ARABIC → ٢",
    "REF b_number \\h → ٢",
  ]);
  expect(xml).toMatch(/<w:bookmarkStart w:name="b_number"[^>]*>(?:(?!bookmarkEnd).)*SEQ Table/);
  expect(xml.replace(/<[^>]*>/g, "")).toContain("انظر الجدول\u00a0 REF b_number \\h ٢");
});

test("where numbers begin anew or go on, the field is told", async () => {
  const book = build.publication("كتاب", [
    counted(table("أول", "a"), table("ثان", "b")),
    counted(table("ثالث", "c")),
  ]);
  const { part } = await wordFile(book);
  expect(fields(part("word/document.xml")).filter((one) => one.startsWith("SEQ"))).toEqual([
    "SEQ Table \\* ARABIC → ١",
    "SEQ Table \\* ARABIC → ٢",
    "SEQ Table \\* ARABIC \\r 1 → ١",
  ]);
});

test("the number of the article stands before the field", async () => {
  const book = build.publication("كتاب", [counted(table("أول", "a"), refer("a"))], {
    captionNumbering: "chapter",
  });
  const { part } = await wordFile(book);
  const xml = part("word/document.xml");
  expect(fields(xml)).toEqual(["SEQ Table \\* ARABIC → ١", "REF a_number \\h → ١-١"]);
  expect(xml.replace(/<[^>]*>/g, "")).toContain("جدول\u00a0١- SEQ Table \\* ARABIC ١:");
});

test("the list of tables is a field with the pages of our own layout", async () => {
  const book = build.publication("كتاب", [counted(table("أول", "a"), table("ثان", "b"))], {
    frontMatter: { titlePage: false, contents: false, colophon: false, listOfTables: true },
  });
  const pagination = new Map([
    ["a", "٣"],
    ["b", "٤"],
  ]);
  const { part } = await wordFile(book, { pagination });
  const xml = part("word/document.xml");
  expect(xml).toContain("TOC \\h \\z \\c &quot;Table&quot; ");
  expect(fields(xml).filter((one) => one.startsWith("PAGEREF"))).toEqual([
    "PAGEREF a \\h → ٣",
    "PAGEREF b \\h → ٤",
  ]);
  expect(xml.match(/<w:pStyle w:val="TableofFigures"\/>/g)).toHaveLength(2);
  expect(part("word/styles.xml")).toContain('<w:name w:val="table of figures"/>');
});

test("what stands under a table is in the style of a credit", async () => {
  const { body } = await wordFile(
    build.article([{ ...table("أول", "a"), credit: [build.text("المصدر: السجلات")] }]),
  );
  expect(body).toMatch(/w:val="Credit"[^\n]*المصدر: السجلات/);
});

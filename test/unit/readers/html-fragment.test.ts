import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { createTally, readHtmlBlocks, reportTally } from "../../../src/readers/html/index.ts";
import { fragment, line } from "./html-support.ts";
import { blockOutline, inlineOutline } from "./outline.ts";

const read = (html: string): string =>
  blockOutline(fragment(html).blocks)
    .map((one) => one.replace(/^( *)/, (indent) => ">".repeat(indent.length / 2)))
    .join("\n");

const CASES: readonly (readonly [what: string, html: string, expected: string])[] = [
  ["a paragraph", "<p>نص</p>", "paragraph\n>children: نص"],
  [
    "words between blocks are paragraphs",
    "قبل<div>في</div>بعد",
    "paragraph\n>children: قبل\nparagraph\n>children: في\nparagraph\n>children: بعد",
  ],
  [
    "two line ends part paragraphs, one does not",
    "<p>أ<br>ب<br><br>ج</p>",
    "paragraph\n>children: أ{lineBreak}ب\nparagraph\n>children: ج",
  ],
  ["empty paragraphs vanish", "<p>&nbsp;</p><p><br></p><p> <span></span></p><div></div>", ""],
  [
    "white space collapses, also across elements; no-break spaces stay",
    "<p>\n  أ  <b> ب </b> ج&nbsp;&nbsp;د\n</p>",
    "paragraph\n>children: أ {strong: ب }ج\u00a0\u00a0د",
  ],
  [
    "a heading keeps its level, and no bold from end to end",
    "<h3><strong>عنوان</strong></h3>",
    "heading\n>level: 3\n>children: عنوان",
  ],
];

test.each(CASES)("%s", (_what, html, expected) => {
  expect(read(html)).toBe(expected);
});

test("a line of HTML is inlines", () => {
  expect(inlineOutline(line("خبر <em>عاجل</em> <b>الآن</b>"))).toBe(
    "خبر {emphasis: عاجل} {strong: الآن}",
  );
  expect(inlineOutline(line("<p>أ</p><p>ب</p>"))).toBe("أ{lineBreak}ب");
});

test("losses of several pieces are counted together where asked", () => {
  const tally = createTally();
  const found: Diagnostic[] = [];
  const report = (one: Diagnostic) => found.push(one);
  for (const html of ["<p>أ</p><script>1</script>", "<script>2</script>"]) {
    readHtmlBlocks(html, { language: "ar", report, place: () => undefined, tally });
  }
  expect(found).toEqual([]);
  reportTally(tally, report);
  expect(found).toEqual([{ code: "input/dropped", severity: "info", message: "scripts (2)" }]);
});

const row = (...cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;

test.each([
  ["bold", row("<b>البند</b>", "<p><strong>2025</strong></p>") + row("أ", "1") + row("ب", "2"), 1],
  ["bold by style", row('<span style="font-weight:700">أ</span>', "<b>ب</b>") + row("أ", "1"), 1],
  ["bold but for a corner", row("", "<b>أ</b>", "<b>ب</b>") + row("ج", "1", "2"), 1],
  ["half bold", row("<b>البند</b>", "2025") + row("أ", "1"), 0],
  ["one bold cell", row("<b>البند</b>", "") + row("أ", "1"), 0],
  ["as bold as the rest", row("<b>أ</b>", "<b>ب</b>") + row("<b>ج</b>", "<b>د</b>"), 0],
  [
    "lighter than it says",
    row('<b style="font-weight:normal">أ</b>', "<b>ب</b>") + row("أ", "1"),
    0,
  ],
])("without headings, a first row that is %s", (_how, rows, heads) => {
  const { blocks, found } = fragment(`<table>${rows}</table>`);
  const [table] = blocks;
  expect(table?.type === "table" && table.head.length).toBe(heads);
  expect(JSON.stringify(table?.type === "table" && table.head)).not.toContain("strong");
  expect(found.some((one) => one.includes("first rows in bold"))).toBe(heads === 1);
});

import { expect, test } from "vitest";
import { type Article, type Block, build } from "../../../../src/model/index.ts";
import { keepsContrast } from "../../../../src/renderers/epub/contrast.ts";
import { contrastOf } from "../../../../src/template/index.ts";
import { textsOf } from "./book.ts";

const { article, heading, paragraph, text } = build;

async function conforms(...body: Article["body"]): Promise<boolean> {
  const book = await textsOf(article(body, { headline: [text("عنوان")] }));
  const opf = book.text("package.opf");
  const claimed = opf.includes(">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>");
  expect(opf.includes('property="a11y:certifiedBy"')).toBe(claimed);
  return claimed;
}

const table = (head: boolean): Block => ({
  type: "table",
  head: head ? [{ cells: [{ children: [paragraph("سنة")] }] }] : [],
  body: [{ cells: [{ children: [paragraph("١٤٤٧")] }] }],
  foot: [],
  columns: [{ align: "start" }],
});

test("conformance is claimed when nothing is in its way, and for no book that has a fault", async () => {
  expect(await conforms(heading(1, "باب"), heading(2, "فصل"), paragraph("نص"))).toBe(true);
  expect(await conforms(heading(1, "باب"), heading(3, "فصل"))).toBe(false);
  expect(await conforms(table(true))).toBe(true);
  expect(await conforms(table(false))).toBe(false);
  expect(await conforms({ type: "math", tex: "x" })).toBe(true);
  expect(await conforms({ type: "math", tex: "\\frac{x" })).toBe(false);
});

test("contrast is that of WCAG: black on white 21, and the grey that just passes", () => {
  expect(contrastOf("#000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastOf("#767676", "#fff")).toBeGreaterThanOrEqual(4.5);
  expect(contrastOf("#777777", "#fff")).toBeLessThan(4.5);
  expect(contrastOf("red", "#fff")).toBeUndefined();
});

test.each([
  ["no colours", ".a { margin: 0; border-color: currentColor }", true],
  ["the reader's own", ".a { color: inherit; background: none }", true],
  ["dark on light", ".a { color: #333; background-color: #ffffff }", true],
  ["pale grey", ".a { color: #aaa }", false],
  ["light on dark", ".a{background:#000;color:#eee}", true],
  ["black on a dark ground", ".a { background: #222222 }", false],
  ["one that cannot be measured", ".a { color: var(--x) }", false],
  ["one in a comment", "/* .a { color: #aaa } */", true],
  ["inside a query", "@media print { .a { color: #bbb } }", false],
])("a style sheet with %s", (_name, css, expected) => {
  expect(keepsContrast(css)).toBe(expected);
});

import { expect, test } from "vitest";
import { blocksText } from "../../../src/model/index.ts";
import { fragment } from "./html-support.ts";

const DEPTH = 10_000;

const DEEP: readonly (readonly [name: string, html: string])[] = [
  ["divisions", `${"<div>".repeat(DEPTH)}نص${"</div>".repeat(DEPTH)}`],
  ["bold that is never closed", `${"<b>".repeat(DEPTH)}نص`],
  ["lists", `${"<ul><li>".repeat(DEPTH)}نص`],
  ["quotations", `${"<blockquote>".repeat(DEPTH)}نص`],
  ["tables", `${"<table><tr><td>".repeat(DEPTH)}نص`],
  ["drawings", `${"<svg><g>".repeat(DEPTH)}<text>نص`],
];

test.each(DEEP)("%s ten thousand deep keep their words", (_name, html) => {
  const { blocks, found } = fragment(html);
  expect(blocksText(blocks)).toContain("نص");
  expect(found.join()).toContain("input/lost");
});

test("a million attributes, and styles as long", () => {
  const attributes = Array.from({ length: 1_000_000 }, (_, at) => `a${at}=1`).join(" ");
  expect(blocksText(fragment(`<p ${attributes}>نص</p>`).blocks)).toBe("نص");
  expect(blocksText(fragment(`<p style="${"a:b;".repeat(200_000)}">نص</p>`).blocks)).toBe("نص");
});

test("ten megabytes of unclosed tags are one error, at a place", () => {
  for (const html of [
    "<div>كلمة <b>".repeat(800_000),
    Array.from({ length: 300_000 }, (_, at) => `<p><font size=${at}>كلمة `).join(""),
    `<table>${"<b>x</b>".repeat(500_000)}`,
  ]) {
    const { blocks, diagnostics } = fragment(html);
    expect(blocks).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["input/too-large"]);
    expect(diagnostics[0]?.span).toBeDefined();
  }
});

test("cells that reach over everything, a thousand at a time", () => {
  const rows = `<tr>${"<td colspan=1000 rowspan=65534>x".repeat(20)}`.repeat(500);
  const { blocks, found } = fragment(`<table>${rows}</table>`);
  expect(blocksText(blocks).replace(/\s/g, "")).toBe("x".repeat(10_000));
  expect(found.join()).toContain("more than 200 columns");
});

test("rows and cells without end tags are the table they mean", () => {
  const { blocks } = fragment("<table><tr><td>أ<td>ب<tr><td>ج<td>د</table>");
  expect(blocks).toMatchObject([
    { type: "table", body: [{ cells: [{}, {}] }, { cells: [{}, {}] }] },
  ]);
});

test("no address that runs a program comes through", () => {
  const { blocks, found } = fragment(
    '<a href="javascript:alert(1)">أ</a> <a href=" java\nscript:1">ب</a> <a href="data:text/html,1">ج</a><iframe src="javascript:1"></iframe>',
  );
  expect(JSON.stringify(blocks)).not.toMatch(/script:|data:/);
  expect(blocksText(blocks)).toBe("أ ب ج");
  expect(found.join()).toContain("run programs (3)");
});

test("NULs, templates and foreign content", () => {
  const { blocks } = fragment(
    "<p>أ\0ب</p><svg><foreignObject><p>ج</p></foreignObject><script>1</script></svg><template><p>د</p></template>",
  );
  expect(blocksText(blocks)).toMatch(/^أ\ufffd?ب\nج$/);
});

test("names of the prototype are names", () => {
  const { blocks } = fragment(
    '<p id="__proto__">أ <a href="#__proto__">ب</a> <a href="#constructor">ج</a></p>',
  );
  expect(blocksText(blocks)).toBe("أ ب ج");
});

test("notes that refer to each other alone are text", () => {
  const { blocks } = fragment(
    "<p id=a>أ<a href=#b role=doc-noteref>1</a></p><p id=b>ب<a href=#a role=doc-noteref>2</a></p>",
  );
  expect(blocksText(blocks)).toBe("أ1\nب2");
});

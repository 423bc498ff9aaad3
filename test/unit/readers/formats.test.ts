import { expect, test } from "vitest";
import { formatOf, readSource } from "../../../src/readers/index.ts";

test.each([
  ["خبر.txt", "text"],
  ["a.b.TEXT", "text"],
  ["dir.json/article.MD", "markdown"],
  ["article.markdown", "markdown"],
  ["article.json", "json"],
  ["article.docx", "docx"],
  ["article.xlsx", undefined],
  ["markdown", undefined],
])("the format of %s is %s", (name, format) => {
  expect(formatOf(name)).toBe(format);
});

test("reads each format into the same model", async () => {
  const sources = {
    text: "نص",
    markdown: "نص",
    json: '{"type":"article","body":[{"type":"paragraph","children":[{"type":"text","value":"نص"}]}]}',
  } as const;
  for (const format of ["text", "markdown", "json"] as const) {
    const article = await readSource(format, sources[format], { source: "x" }, () => undefined);
    expect(article).toMatchObject({
      type: "article",
      kind: "news",
      language: "ar",
      body: [{ type: "paragraph", children: [{ type: "text", value: "نص" }] }],
      span: { source: "x", start: { line: 1, column: 1, offset: 0 } },
    });
  }
});

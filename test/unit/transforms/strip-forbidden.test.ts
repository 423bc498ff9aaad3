import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { build } from "../../../src/model/index.ts";
import { stripForbidden } from "../../../src/transforms/strip-forbidden.ts";

const span = (line: number) => ({
  source: "a.md",
  start: { line, column: 1, offset: 0 },
  end: { line, column: 2, offset: 1 },
});

function strip<Node extends object>(node: Node) {
  const found: Diagnostic[] = [];
  return { node: stripForbidden(node, (one) => found.push(one)), found };
}

test.each([
  ["a null", "a\u0000b", "ab"],
  ["an escape", "a\u001b[31mb", "a[31mb"],
  ["a C1 control", "a\u0090b", "ab"],
  ["the first half of a pair", "a\ud83db", "ab"],
  ["the second half of a pair", "a\ude00b", "ab"],
  ["noncharacters", "a\ufffe\uffff\ufdd0\u{1fffe}b", "ab"],
  ["a form feed, which parts words", "a\fb", "a b"],
  ["a next line, which parts words", "a\u0085b", "a b"],
])("removes %s", (_case, written, expected) => {
  const { node, found } = strip(build.article([build.paragraph(written)]));
  expect(node.body).toEqual([build.paragraph(expected)]);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ code }) => code === "article/forbidden-character")).toBe(true);
});

test.each([
  ["tab and line ends", "a\tb\nc\rd"],
  ["whole surrogate pairs", "😀"],
  ["joiners and direction marks", "می\u200cخواهم\u200f \u2067x\u2069"],
  ["the replacement character", "\ufffd"],
  ["private use", "\ue000"],
])("keeps %s", (_case, written) => {
  const article = build.article([build.paragraph(written)]);
  const { node, found } = strip(article);
  expect(node).toBe(article);
  expect(found).toEqual([]);
});

test("reports each character once, with its count and where it stands first", () => {
  const { found } = strip(
    build.article([
      { ...build.paragraph("clean"), span: span(1) },
      { ...build.paragraph("a\u0001b\u0001"), span: span(3) },
      { ...build.paragraph("c\u0001\u0002"), span: span(5) },
    ]),
  );
  expect(found.map(({ message, span: at }) => [message, at?.start.line])).toEqual([
    ["removed the character U+0001 (3 times)", 3],
    ["removed the character U+0002", 5],
  ]);
});

test("reaches every string: names, alternative texts, code, fields of the house", () => {
  const { node } = strip(
    build.article(
      [{ type: "code", value: "x\u0001" }, build.figure({ src: "a", alt: "b\u0001" })],
      {
        bylines: [{ name: "سلمى\u0001", role: "author" }],
        keywords: ["k\u0001"],
        custom: { "acme:desk": ["d\u0001"] },
      },
    ),
  );
  expect(JSON.stringify(node)).not.toContain("u0001");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { type Article, articleSchema, blocksText, walkArticle } from "../../../src/model/index.ts";
import { decodeSource, readJson, readText } from "../../../src/readers/index.ts";
import { readMarkdown } from "../../../src/readers/markdown/read-markdown.ts";

const readers = { text: readText, markdown: readMarkdown, json: readJson };

/** Pieces that mean something to one of the readers, glued together at random. */
const piece = fc.constantFrom(
  ...'---|\n|\n\n| |  |\t|#|## |>|> |- |1. |١. |أ) |*|**|_|`|```|~~|~~~|$$|$$x$$|:|::|:::|::::|[|]|(|)|{|}|![|[^a]|[^a]: |[a]: b|<|>|</|<u>|</u>|<div>|<!--|-->|<br>|&amp;|&#0;|\\|\\\n|||:-|--|—|a|نص|كِتاب|١٢|:mark[|:span[x]{lang=en}|:num[1]|:date[x]{iso=2020}|:::verse|:::qa\n|:::figure{src=a}|:::table\n|:::list{style=abjad}|س: |ج: | // |key: |title: |{"a":|[1,|"|null|\u0000|\uD800|\uDC00|\uFEFF|\u2028|\u0600|\u200F|\r|\r\n|\f|http://a.b|www.a.b|a@b.c|{#id}|{#1}|{#}'.split(
    "|",
  ),
  "|",
);
const soup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const anything = fc.oneof(soup, fc.string({ unit: "binary", maxLength: 80 }), fc.string());

test.each(Object.entries(readers))("the %s reader never throws", (_name, read) => {
  fc.assert(
    fc.property(anything, (text) => {
      const diagnostics: Diagnostic[] = [];
      const result = read(text, {}, (found) => diagnostics.push(found));
      const failed = diagnostics.some((found) => found.severity === "error");
      expect(result === undefined).toBe(failed);
    }),
    { numRuns: 1500 },
  );
});

test("what a reader gives is valid and every node of it has a place inside the text", () => {
  fc.assert(
    fc.property(soup, fc.constantFrom(readText, readMarkdown), (text, read) => {
      const article = read(text, {}, () => undefined);
      if (article === undefined) {
        return;
      }
      expect(articleSchema.safeParse(article).error).toBeUndefined();
      walkArticle(article, (node) => {
        expect(node.span?.start.offset).toBeLessThanOrEqual(node.span?.end.offset ?? -1);
        expect(node.span?.end.offset).toBeLessThanOrEqual(text.length);
      });
    }),
    // An answer of nothing but its mark.
    { numRuns: 1000, examples: [[":::qa\nج: ", readMarkdown]] },
  );
});

test("no bytes make decoding throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const diagnostics: Diagnostic[] = [];
      const text = decodeSource(bytes, "x", (found) => diagnostics.push(found));
      expect(text === undefined).toBe(diagnostics.some((found) => found.severity === "error"));
    }),
    { numRuns: 2000 },
  );
});

const word = fc.constantFrom(
  ..."كان الوراقون في 10:30 يكتبون: «نصا»، Latin C:x ملاحظة:نص النص:num ٤٥٪ و(قوس) كتـاب كِتَاب؟".split(
    " ",
  ),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 30 });
const prose = fc.array(sentence, { minLength: 1, maxLength: 6 });

test.each([
  ["text", readText],
  ["markdown", readMarkdown],
])("every word of plain prose comes through the %s reader in order", (_name, read) => {
  fc.assert(
    fc.property(prose, fc.constantFrom(" ", "\n"), (paragraphs, gap) => {
      const written = paragraphs.map((words) => words.join(gap)).join("\n\n");
      const article = read(written, { guess: false }, (found) => expect(found).toBeUndefined());
      expect(blocksText((article as Article).body).split(/\s+/)).toEqual(paragraphs.flat());
    }),
  );
});

test.each([
  ["block quotes", ">".repeat(5000)],
  ["lists", "- ".repeat(3000)],
  ["emphasis", "*a **b ".repeat(1500)],
  ["brackets", "[".repeat(3000)],
  ["directives", ":mark[".repeat(1000)],
  ["closed directives", `${":mark[".repeat(200)}x${"]".repeat(200)}`],
  ["tags", "<u>".repeat(3000)],
])("%s nested beyond reason are no crash", (_name, text) => {
  const diagnostics: Diagnostic[] = [];
  const article = readMarkdown(`أول\n\n${text}نص`, {}, (found) => diagnostics.push(found));
  expect(article === undefined).toBe(diagnostics.some((found) => found.severity === "error"));
});

test("JSON nested beyond reason is a fault at its place", () => {
  const diagnostics: Diagnostic[] = [];
  readJson("[".repeat(100_000), {}, (found) => diagnostics.push(found));
  expect(diagnostics).toMatchObject([
    { code: "input/syntax", span: { start: { line: 1, column: 257 } } },
  ]);
});

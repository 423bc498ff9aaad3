import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Block,
  build,
  type Inline,
  LIST_STYLES,
  type List,
  type Table,
} from "../../../../src/model/index.ts";
import { lintFormatting } from "./lint-formatting.ts";
import { lintStructure } from "./lint-structure.ts";
import { lintWord } from "./lint-word.ts";
import { wordBlocks, wordFile } from "./word-file.ts";

// The same articles on every run, so that a failure is a change of ours.
fc.configureGlobal({ seed: 1954 });

const { article, paragraph, text, note } = build;

const words = fc
  .array(
    fc.constantFrom(
      "كتاب ",
      "word ",
      "١٢ ",
      "3.5% ",
      "(",
      ")",
      "«",
      "»",
      " ",
      "\t",
      "😀",
      "&<",
      "َ",
      "{list-1}",
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(""));

const { inline, block } = fc.letrec<{
  inline: Inline;
  block: Block;
  inlines: Inline[];
  blocks: Block[];
}>((tie) => {
  const direction = fc.constantFrom("ltr" as const, "rtl" as const);
  const cell = fc.record({
    children: tie("blocks"),
    columnSpan: fc.integer({ min: 1, max: 5 }),
    rowSpan: fc.integer({ min: 1, max: 5 }),
  });
  const rows = fc.array(fc.record({ cells: fc.array(cell, { maxLength: 4 }) }), { maxLength: 3 });
  return {
    inlines: fc.array(tie("inline"), { maxLength: 4 }),
    blocks: fc.array(tie("block"), { maxLength: 3 }),
    inline: fc.oneof(
      { maxDepth: 3 },
      words.map((value): Inline => text(value)),
      fc.record({
        type: fc.constantFrom(
          "strong" as const,
          "emphasis" as const,
          "mark" as const,
          "superscript" as const,
        ),
        children: tie("inlines"),
      }),
      fc.record({ type: fc.constant("isolate" as const), direction, children: tie("inlines") }),
      fc.record({ type: fc.constant("code" as const), value: words }),
      fc.record({
        type: fc.constant("link" as const),
        url: fc.constantFrom(
          "https://example.org/?a=1&b=2#c",
          "javascript:x",
          "mailto:a@b.c",
          "كتاب",
        ),
        children: tie("inlines"),
      }),
      tie("blocks").map((children): Inline => note(...children)),
      fc.constant<Inline>({ type: "lineBreak" }),
    ),
    block: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.record({ type: fc.constant("paragraph" as const), children: tie("inlines") }),
      fc.record({
        type: fc.constant("heading" as const),
        level: fc.constantFrom(1, 2, 3, 4, 5, 6).map((level) => level as 1 | 2 | 3 | 4 | 5 | 6),
        children: tie("inlines"),
        language: fc.constantFrom("ar", "en"),
      }),
      fc.record({
        type: fc.constant("list" as const),
        style: fc.constantFrom(...LIST_STYLES),
        start: fc.integer({ min: -5, max: 99_999 }),
        items: fc.array(fc.record({ children: tie("blocks") }), { maxLength: 3 }),
      }),
      fc.record({ type: fc.constant("quote" as const), children: tie("blocks") }),
      fc.record({
        type: fc.constant("aside" as const),
        kind: fc.constantFrom("note" as const, "warning" as const),
        children: tie("blocks"),
      }),
      fc.record({
        type: fc.constant("table" as const),
        columns: fc.array(
          fc.record({
            align: fc.constantFrom("start" as const, "center" as const, "decimal" as const),
          }),
          {
            maxLength: 3,
          },
        ),
        head: rows,
        body: rows,
        foot: rows,
      }),
      fc.record({
        type: fc.constant("verse" as const),
        lines: fc.array(
          fc.record({
            hemistichs: fc.oneof(
              tie("inlines").map((one) => [one] as const),
              fc.tuple(tie("inlines"), tie("inlines")),
            ),
          }),
          { maxLength: 3 },
        ),
      }),
      fc.constant<Block>({ type: "divider" }),
      fc.constant<Block>({ type: "pageBreak" }),
      fc.record({ type: fc.constant("code" as const), value: words }),
    ),
  };
});

const faultsOf = (bytes: Uint8Array) => [
  ...lintWord(bytes),
  ...lintStructure(bytes),
  ...lintFormatting(bytes),
];

test("whatever an article holds, the file is one that Word need not repair", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { minLength: 1, maxLength: 4 }),
      fc.array(inline, { maxLength: 2 }),
      fc.constantFrom("ar", "en"),
      async (blocks, headline, language) => {
        const file = await wordFile(article(blocks, { headline, language }));
        expect(faultsOf(file.bytes)).toEqual([]);
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);

test("a list twelve levels deep keeps all its words, on nine levels, and says so once", async () => {
  let list: List | undefined;
  for (let depth = 12; depth >= 1; depth -= 1) {
    const item = { children: [paragraph(`درجة ${depth}`), ...(list === undefined ? [] : [list])] };
    list = { type: "list", style: "decimal", items: [item] };
  }
  const { body, bytes, diagnostics } = await wordBlocks(list === undefined ? [] : [list]);
  const levels = [...body.matchAll(/<w:ilvl w:val="(\d+)"/g)].map(([, level]) => Number(level));
  expect(levels).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]);
  expect(body).toMatch(/درجة <.*>12</s);
  expect(diagnostics.filter(({ message }) => message.includes("nine levels"))).toHaveLength(1);
  expect(faultsOf(bytes)).toEqual([]);
});

test("rows of different lengths are filled up to the longest", async () => {
  const cell = (words: string) => ({ children: [paragraph(words)] });
  const table: Table = {
    type: "table",
    columns: [{ align: "start" }],
    head: [{ cells: [cell("رأس")] }],
    body: [{ cells: [cell("أ"), cell("ب"), cell("ج")] }, { cells: [] }, { cells: [cell("د")] }],
    foot: [],
  };
  const { body, bytes } = await wordBlocks([table]);
  const rows = body.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
  expect(rows.map((row) => row.match(/<w:tc>/g)?.length)).toEqual([3, 3, 3, 3]);
  expect(faultsOf(bytes)).toEqual([]);
});

test.each([
  [
    [2, 4],
    ["the first heading is of level 2", "a heading of level 4 follows one of level 2"],
  ],
  [[1, 2, 1], []],
] as const)("headings %j keep their levels", async (levels, told) => {
  const { body, diagnostics } = await wordBlocks(
    levels.map((level) => ({ type: "heading", level, children: [text("عنوان")] })),
  );
  expect([...body.matchAll(/"Heading(\d)"/g)].map(([, level]) => Number(level))).toEqual(levels);
  expect(
    diagnostics.filter(({ code }) => code === "docx/accessibility").map(({ message }) => message),
  ).toEqual(told);
});

test("a poem in a list in a narrow cell has room, however little", async () => {
  const poem: Block = { type: "verse", lines: [{ hemistichs: [[text("صدر")], [text("عجز")]] }] };
  const deep: Block = { type: "list", style: "bullet", items: [{ children: [poem] }] };
  const row = Array.from({ length: 12 }, () => ({ children: [deep] }));
  const { body, bytes } = await wordBlocks([
    { type: "table", columns: [], head: [], body: [{ cells: row }], foot: [] },
  ]);
  expect(body.match(/صدر/g)).toHaveLength(12);
  expect(lintWord(bytes)).toEqual([]);
});

import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { columnWidths } from "../../../src/layout/table/column-widths.ts";
import { gridOf } from "../../../src/layout/table/grid.ts";
import { build, type Table, type TableCell } from "../../../src/model/index.ts";
import { layOut, linesOf, smallTemplate } from "../../support/lay-out.ts";

const cell = (value: string, rest: Partial<TableCell> = {}): TableCell => ({
  children: [build.paragraph(value)],
  ...rest,
});

const table = (rest: Partial<Table>): Table => ({
  type: "table",
  columns: [{ align: "start" }, { align: "start" }],
  head: [],
  body: [],
  foot: [],
  ...rest,
});

test("spans push the cells of later rows aside", () => {
  const grid = gridOf(
    table({
      head: [{ cells: [cell("a", { columnSpan: 2 }), cell("b")] }],
      body: [
        { cells: [cell("c", { rowSpan: 2 }), cell("d"), cell("e")] },
        { cells: [cell("f"), cell("g", { rowSpan: 9 })] },
      ],
    }),
  );
  expect(grid.columns).toBe(3);
  expect(
    grid.rows.map((row) =>
      row.cells.map(({ column, columnSpan, rowSpan }) => [column, columnSpan, rowSpan]),
    ),
  ).toEqual([
    [
      [0, 2, 1],
      [2, 1, 1],
    ],
    [
      [0, 1, 2],
      [1, 1, 1],
      [2, 1, 1],
    ],
    [
      [1, 1, 1],
      [2, 1, 1],
    ],
  ]);
});

const need = (column: number, min: number, max: number, columnSpan = 1) => ({
  column,
  columnSpan,
  min,
  max,
});

test("columns with room to spare share it by what they hold", () => {
  expect(columnWidths(2, [need(0, 10, 30), need(1, 10, 10)], 80)).toEqual([60, 20]);
});

test("columns short of room keep their widest word", () => {
  expect(columnWidths(2, [need(0, 20, 100), need(1, 30, 30)], 90)).toEqual([60, 30]);
});

test("a spanning cell widens the columns it covers", () => {
  expect(columnWidths(2, [need(0, 10, 10), need(1, 10, 10), need(0, 60, 60, 2)], 60)).toEqual([
    30, 30,
  ]);
});

test("columns shrink alike when not even words fit", () => {
  expect(columnWidths(2, [need(0, 60, 60), need(1, 30, 30)], 45)).toEqual([30, 15]);
});

test("the first column stands at the right in a right-to-left table, at the left in the other", async () => {
  const block = table({ body: [{ cells: [cell("one"), cell("two")] }] });
  const placed = async (language: string) =>
    linesOf(await layOut([block], { fields: { language } }))
      .filter(({ element }) => element !== null)
      .map(({ text, x }) => ({ text, x }));
  const [rightFirst, rightSecond] = await placed("ar");
  expect(rightFirst?.text).toBe("one");
  expect(rightFirst?.x).toBeGreaterThan(rightSecond?.x ?? 0);
  const [leftFirst, leftSecond] = await placed("en");
  expect(leftFirst?.x).toBeLessThan(leftSecond?.x ?? 0);
});

test("the head is repeated on the next page, as an artifact", async () => {
  const rows = Array.from({ length: 14 }, (_, row) => ({
    cells: [cell(`صف ${row}`), cell("قيمة")],
  }));
  const document = await layOut(
    [table({ head: [{ cells: [cell("الاسم"), cell("القيمة")] }], body: rows })],
    { template: smallTemplate(300, 10) },
  );
  expect(document.pages.length).toBe(2);
  const second = document.pages[1]?.items.filter((item) => item.type === "text") ?? [];
  const head = second.filter(({ text }) => text === "الاسم" || text === "القيمة");
  expect(head).toHaveLength(2);
  expect(head.every(({ element }) => element === null)).toBe(true);
});

test("a row taller than a page is parted, with nothing lost", async () => {
  const words = Array.from({ length: 90 }, (_, index) => `كلمة${index}`);
  const document = await layOut(
    [table({ body: [{ cells: [cell(words.join(" ")), cell("ب")] }] })],
    {
      template: smallTemplate(200, 6),
    },
  );
  expect(document.pages.length).toBeGreaterThan(2);
  const text = linesOf(document)
    .filter(({ element }) => element !== null)
    .map((line) => line.text)
    .join(" ");
  for (const word of words) {
    expect(text).toContain(word);
  }
});

test("a table that is too wide says so", async () => {
  const diagnostics: Diagnostic[] = [];
  const wide = table({
    columns: Array.from({ length: 8 }, () => ({ align: "start" as const })),
    body: [{ cells: Array.from({ length: 8 }, () => cell("incomprehensibilities")) }],
  });
  await layOut([wide], { template: smallTemplate(250, 20), diagnostics });
  expect(diagnostics.map(({ code }) => code)).toContain("layout/overfull-block");
});

import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { glyphList, type PagedDocument, type StructureElement } from "../../../src/layout/index.ts";
import { columnWidths } from "../../../src/layout/table/column-widths.ts";
import { wholePart } from "../../../src/layout/table/decimal.ts";
import { gridOf } from "../../../src/layout/table/grid.ts";
import { build, type Table, type TableCell } from "../../../src/model/index.ts";
import { layOut, linesOf, newsTemplate, readLines, smallTemplate } from "../../support/lay-out.ts";

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
  expect(second.map(({ isRepeated }) => isRepeated === true)).toEqual(
    second.map((line) => head.includes(line)),
  );
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

test.each([
  ["one row", 1, 90],
  ["many rows", 30, 2],
])("a head taller than a page, of %s, is parted within the pages", async (_name, rows, length) => {
  const words = Array.from({ length: rows * length }, (_, index) => `كلمة${index}`);
  const head = Array.from({ length: rows }, (_, row) => ({
    cells: [cell(words.slice(row * length, (row + 1) * length).join(" ")), cell("ب")],
  }));
  const template = smallTemplate(200, 6);
  const { pages } = await layOut([table({ head, body: [{ cells: [cell("صف"), cell("قيمة")] }] })], {
    template,
  });
  const lines = pages.flatMap(({ items }) => items.filter((item) => item.type === "text"));
  const text = lines.map((line) => line.text).join(" ");
  expect(words.filter((word) => !text.includes(word))).toEqual([]);
  const foot = template.page.size.height - template.page.margins.bottom;
  expect(lines.filter(({ baseline, element }) => element !== null && baseline > foot)).toEqual([]);
  // The end of the head does not stay behind without a row.
  const last = pages.findLast(({ items }) =>
    items.some((item) => item.type === "text" && item.text === "صف"),
  );
  expect(last?.items.some((item) => item.type === "text" && item.text.includes("كلمة"))).toBe(true);
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

/** Lines of a document with what is needed to see where they stand. */
const placed = (document: PagedDocument) =>
  document.pages.flatMap(({ items }, page) =>
    items
      .filter((item) => item.type === "text")
      .filter(({ element }) => element !== null)
      .map(({ text, x, width, runs, baseline }) => ({
        page,
        text: text.trimEnd(),
        left: x,
        right: x + width,
        size: runs[0]?.size,
        baseline,
      })),
  );

/** The left edge of a character that is alone in its glyph. */
function edgeOf(document: PagedDocument, text: string, mark: string): number {
  const line = linesOf(document).find((one) => one.text.trimEnd() === text);
  const at = text.indexOf(mark);
  for (const run of line?.runs ?? []) {
    const glyph = glyphList(run.glyphs).find(({ start, end }) => start <= at && at < end);
    if (glyph !== undefined) {
      return run.x + glyph.x;
    }
  }
  throw new Error(`no ${mark} in ${text}`);
}

test("a column needs its widest word at least, and all words beside each other at most", async () => {
  const words = Array.from({ length: 30 }, () => "كلمة").join(" ");
  const diagnostics: Diagnostic[] = [];
  const document = await layOut([table({ body: [{ cells: [cell(words), cell("ب")] }] })], {
    template: smallTemplate(200, 20),
    diagnostics,
  });
  expect(diagnostics.map(({ code }) => code)).toEqual(["article/no-headline"]);
  expect(placed(document).every(({ size }) => size === 11.5)).toBe(true);
});

test("numbers of a decimal column meet where their fractions begin", async () => {
  const body = ["٣٫٢٥", "١٢٫٥", "١٬٢٣٤٫٧٥٪"].map((value) => ({
    cells: [cell("صف"), cell(value)],
  }));
  const columns = [{ align: "start" }, { align: "decimal" }] as const;
  const document = await layOut([
    table({ columns, body: [...body, { cells: [cell("صف"), cell("٧")] }] }),
  ]);
  const marks = ["٣٫٢٥", "١٢٫٥", "١٬٢٣٤٫٧٥٪"].map((text) => edgeOf(document, text, "٫"));
  expect(Math.max(...marks) - Math.min(...marks)).toBeLessThan(0.02);
  const whole = placed(document).find(({ text }) => text === "٧");
  expect(whole?.right).toBeCloseTo(marks[0] ?? 0, 1);
});

test.each([
  ["12.5", ".", 2],
  ["1,234", ".", 5],
  ["1,234", ",", 1],
  ["1,234.5", ".", 5],
  ["1.234,5", ",", 5],
  ["1.234", ",", 5],
  ["1,5", ".", 1],
  ["1,234,567", ".", 9],
  ["١٬٢٣٤٫٥", ",", 5],
  ["٧٨٫٢٥٪", ",", 2],
  ["(3.25)", ".", 2],
  ["نحو ١٢", ",", 6],
  ["—", ".", undefined],
] as const)("the whole part of %s in a language of %s", (text, mark, end) => {
  expect(wholePart(text, mark)).toBe(end);
});

test("a wide table is set in smaller type, down to the template's least", async () => {
  const wide = (count: number) =>
    table({
      columns: Array.from({ length: count }, () => ({ align: "start" as const })),
      body: [{ cells: Array.from({ length: count }, () => cell("incomprehensible")) }],
    });
  const diagnostics: Diagnostic[] = [];
  const options = { template: smallTemplate(400, 10), diagnostics };
  const sizes = async (count: number) =>
    new Set(placed(await layOut([wide(count)], options)).map(({ size }) => size));
  expect(await sizes(2)).toEqual(new Set([11.5]));
  const [smaller] = await sizes(5);
  expect(smaller).toBeLessThan(11.5);
  expect(smaller).toBeGreaterThanOrEqual(8);
  expect(diagnostics.filter(({ code }) => code !== "article/no-headline")).toEqual([]);
});

test("what is too wide even so has pages on their side to itself, and the text goes on before", async () => {
  const columns = Array.from({ length: 9 }, () => ({ align: "start" as const }));
  const cells = columns.map(() => cell("incomprehensible"));
  const diagnostics: Diagnostic[] = [];
  const document = await layOut(
    [
      build.paragraph("قبله"),
      table({ id: "wide", columns, caption: [build.text("عريض")], body: [{ cells }, { cells }] }),
      build.paragraph("بعده"),
    ],
    { fields: { headline: [build.text("ع")] }, diagnostics },
  );
  expect(diagnostics).toEqual([]);
  const { size } = newsTemplate().page;
  expect(document.pages.map((page) => page.size)).toEqual([
    size,
    { width: size.height, height: size.width },
  ]);
  const [upright, turned] = readLines(document);
  expect(upright).toEqual(["ع", "قبله", "بعده"]);
  expect(turned?.[0]).toBe("عريض");
  expect(document.destinations.get("wide")?.page).toBe(1);
  const area = document.pages[1]?.size.width ?? 0;
  for (const line of placed(document)) {
    expect(line.left).toBeGreaterThan(0);
    expect(line.right).toBeLessThan(area);
  }
});

test("what no page can hold is told once, and is all there", async () => {
  const columns = Array.from({ length: 200 }, () => ({ align: "start" as const }));
  const diagnostics: Diagnostic[] = [];
  const document = await layOut(
    [table({ columns, body: [{ cells: columns.map((_, at) => cell(`قيمة${at}`)) }] })],
    { fields: { headline: [build.text("ع")] }, diagnostics },
  );
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "layout/overfull-block: the table is too wide for a turned page even in type of 8 pt: words are parted in its cells",
  ]);
  const letters = linesOf(document)
    .map(({ text }) => text)
    .join("")
    .replace(/\s/g, "");
  expect(letters).toContain("199");
  const last = document.pages.at(-1);
  for (const line of placed(document)) {
    expect(line.left).toBeGreaterThan(0);
    expect(line.right).toBeLessThan(last?.size.width ?? 0);
  }
});

test("a cell over more rows than a page holds is shared out among them", async () => {
  const words = Array.from({ length: 120 }, (_, index) => `كلمة${index}`);
  const body = [
    { cells: [cell(words.join(" "), { rowSpan: 20 }), cell("صف 0")] },
    ...Array.from({ length: 19 }, (_, row) => ({ cells: [cell(`صف ${row + 1}`)] })),
  ];
  const template = smallTemplate(200, 8);
  const document = await layOut([table({ body })], { template });
  expect(document.pages.length).toBeGreaterThan(2);
  const lines = placed(document);
  const text = lines.map((line) => line.text).join(" ");
  for (const word of [...words, "صف 0", "صف 19"]) {
    expect(text).toContain(word);
  }
  const foot = template.page.size.height - template.page.margins.bottom;
  expect(Math.max(...lines.map(({ baseline }) => baseline))).toBeLessThan(foot);
});

test("rows that a cell holds together stay together where they fit on a page", async () => {
  const rows = Array.from({ length: 6 }, (_, row) => ({ cells: [cell(`أ${row}`), cell("ب")] }));
  const held = [
    { cells: [cell("معا", { rowSpan: 3 }), cell("١")] },
    { cells: [cell("٢")] },
    { cells: [cell("٣")] },
  ];
  const document = await layOut([table({ body: [...rows, ...held] })], {
    template: smallTemplate(300, 8),
  });
  const pageOf = (text: string) => placed(document).find((line) => line.text === text)?.page;
  expect([pageOf("معا"), pageOf("١"), pageOf("٢"), pageOf("٣")]).toEqual([1, 1, 1, 1]);
});

test("a short row has empty cells where others have words", async () => {
  const document = await layOut([
    table({ body: [{ cells: [cell("أ"), cell("ب")] }, { cells: [cell("ج")] }] }),
  ]);
  const roles = (node: StructureElement): readonly string[] => [
    node.role,
    ...node.children.flatMap(roles),
  ];
  expect(roles(document.structure).filter((role) => role === "TR" || role === "TD")).toEqual([
    "TR",
    "TD",
    "TD",
    "TR",
    "TD",
    "TD",
  ]);
});

test("a counted table says on each page that it goes on", async () => {
  const body = Array.from({ length: 14 }, (_, row) => ({ cells: [cell(`صف ${row}`), cell("ب")] }));
  const document = await layOut(
    [table({ caption: [build.text("أسعار")], head: [{ cells: [cell("أ"), cell("ب")] }], body })],
    { template: smallTemplate(300, 10), fields: { numberedCaptions: true } },
  );
  const second = document.pages[1]?.items.filter((item) => item.type === "text") ?? [];
  const line = second.find(({ text }) => text.includes("تابع"));
  expect(line?.text.trimEnd()).toBe("جدول\u00a0١ (تابع)");
  expect(line?.element).toBeNull();
});

test("a table from left to right keeps its order in an Arabic article, and the reverse", async () => {
  const block = (language: string) =>
    table({ language, body: [{ cells: [cell("one"), cell("two")] }] });
  const order = async (of: string, inside: string) => {
    const [first, second] = placed(await layOut([block(of)], { fields: { language: inside } }));
    return (first?.left ?? 0) < (second?.left ?? 0) ? "left to right" : "right to left";
  };
  expect(await order("en", "ar")).toBe("left to right");
  expect(await order("ar", "en")).toBe("right to left");
});

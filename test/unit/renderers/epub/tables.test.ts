import { expect, test } from "vitest";
import { build, type Table, type TableCell } from "../../../../src/model/index.ts";
import { placeCells } from "../../../../src/renderers/epub/tables.ts";
import { chapterOf, mainOf } from "./book.ts";

const { paragraph, text } = build;

const cell = (value: string, spans: Partial<TableCell> = {}): TableCell => ({
  children: value === "" ? [] : [paragraph(value)],
  ...spans,
});

test("head, body and foot, with scopes, spans, alignment and a caption", async () => {
  const table: Table = {
    type: "table",
    id: "sales",
    columns: [{ align: "start" }, { align: "center" }, { align: "decimal" }],
    caption: [text("المبيعات")],
    headerColumn: true,
    head: [{ cells: [cell(""), cell("الكمية", { columnSpan: 2 })] }],
    body: [
      { cells: [cell("ورق", { rowSpan: 2 }), cell("٣"), cell("٤٫٥")] },
      { cells: [cell("٥"), cell("٦٫٧٥")] },
    ],
    foot: [{ cells: [cell("المجموع"), cell("٨"), cell("١١٫٢٥")] }],
  };
  expect(mainOf(await chapterOf([table]))).toMatchInlineSnapshot(`
    "<div id="sales" class="table" role="region" aria-label="المبيعات" tabindex="0" data-id="sales" data-columns="start center decimal" data-header-column="true">
    <table>
    <caption>المبيعات</caption>
    <thead>
    <tr>
    <td></td>
    <th scope="col" class="center" colspan="2">الكمية</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <th scope="row" rowspan="2">ورق</th>
    <td class="center">٣</td>
    <td class="number">٤٫٥</td>
    </tr>
    <tr>
    <td class="center">٥</td>
    <td class="number">٦٫٧٥</td>
    </tr>
    </tbody>
    <tfoot>
    <tr>
    <th scope="row">المجموع</th>
    <td class="center">٨</td>
    <td class="number">١١٫٢٥</td>
    </tr>
    </tfoot>
    </table>
    </div>"
  `);
});

test("a table without a caption is named by the profile", async () => {
  const table: Table = {
    type: "table",
    columns: [{ align: "end" }],
    head: [],
    body: [{ cells: [cell("١")] }],
    foot: [],
  };
  expect(mainOf(await chapterOf([table]))).toMatchInlineSnapshot(`
    "<div class="table" role="region" aria-label="جدول" tabindex="0" data-columns="end">
    <table>
    <tbody>
    <tr>
    <td class="end">١</td>
    </tr>
    </tbody>
    </table>
    </div>"
  `);
});

test("a cell's column counts what cells above cover", () => {
  const rows = [
    { cells: [cell("a", { rowSpan: 3 }), cell("b", { columnSpan: 2, rowSpan: 2 }), cell("c")] },
    { cells: [cell("d")] },
    { cells: [cell("e"), cell("f"), cell("g")] },
    { cells: [cell("h")] },
  ];
  expect(placeCells(rows).map((row) => row.map(({ column }) => column))).toEqual([
    [0, 1, 3],
    [3],
    [1, 2, 3],
    [0],
  ]);
});

import { expect, test } from "vitest";
import type { StructureElement, TextLine } from "../../../../src/layout/index.ts";
import { dumpGlyphs, dumpPages, dumpStructure } from "../../../../src/renderers/dump/index.ts";
import { bundledFace, pagedDocument, textLine } from "../../../support/pdf-lines.ts";

const paragraph: StructureElement = { role: "P", children: [] };

test("writes each item with its place to a hundredth of a point", () => {
  const line = textLine("قال: نعم", { element: paragraph, right: 370, size: 12.3456 });
  const withKashida: TextLine = {
    ...line,
    runs: line.runs.map((run) => ({
      ...run,
      rise: 1.5,
      glyphScale: 0.98,
      colour: "#102030",
      kashidas: [{ x: 3.456, width: 7.891, before: 2, glyphs: [5] }],
    })),
  };
  const document = pagedDocument([
    [
      { type: "rect", rect: { x: 50, y: 60.005, width: 320, height: 0.5 }, colour: "#cccccc" },
      withKashida,
      textLine("12", { x: 200, baseline: 560 }),
      {
        type: "link",
        rect: { x: 1, y: 2, width: 3, height: 4 },
        target: { kind: "anchor", anchor: "note-1" },
        label: "حاشية 1",
        element: paragraph,
      },
    ],
    [],
  ]);
  expect(dumpPages(document)).toMatchInlineSnapshot(`
    "page 1 "1" 420 x 595
      rect 50,60.01 320 x 0.5 #cccccc
      P 336.46,100+33.54 rtl "قال: نعم"
        336.46 Amiri-Regular 12.35 rtl ar #102030 rise 1.5 scale 0.98 kashida 2@3.46+7.89
      artifact 200,560+14.9 rtl "12"
        200 Amiri-Regular 14 ltr ar
      link 1,2 3 x 4 #note-1 "حاشية 1"

    page 2 "2" 420 x 595
    "
  `);
});

test("writes glyphs in the notation of HarfBuzz", () => {
  const document = pagedDocument([
    [
      textLine("بِسْمِ", { size: 1000 }),
      textLine("no", { face: bundledFace("noto-serif/NotoSerif-Regular.ttf"), direction: "ltr" }),
    ],
  ]);
  // The first run is what hb-shape prints for Amiri, at 1000 units an em.
  expect(dumpGlyphs(document)).toMatchInlineSnapshot(`
    "page 1
      "بِسْمِ"
        Amiri-Regular [96=5@76,0+0|3970=4+565|98=3@-175,0+0|3602=2+291|96=1@-133,0+0|3579=0+219]
      "no"
        NotoSerif-Regular [81=0+9.03|82=1+8.08]
    "
  `);
});

test("writes the tag tree", () => {
  const cell = (scope: "Row" | "Column"): StructureElement => ({ role: "TH", children: [], scope });
  const document = pagedDocument(
    [],
    [
      { role: "L", children: [{ role: "LI", children: [] }], listNumbering: "Decimal" },
      {
        role: "Table",
        children: [{ role: "TR", children: [cell("Column"), { ...cell("Row"), columnSpan: 2 }] }],
      },
      { role: "Figure", children: [], alt: 'صورة "المدينة"' },
      { role: "Note", children: [paragraph], id: "note-1", language: "en" },
    ],
  );
  expect(dumpStructure(document)).toMatchInlineSnapshot(`
    "Document
      L numbering="Decimal"
        LI
      Table
        TR
          TH scope="Column"
          TH scope="Row" columns=2
      Figure alt="صورة \\"المدينة\\""
      Note id="note-1" lang="en"
        P
    "
  `);
});

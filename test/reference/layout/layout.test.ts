import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import type { PagedDocument } from "../../../src/layout/index.ts";
import {
  type Article,
  type Block,
  build,
  type Inline,
  type TableCell,
} from "../../../src/model/index.ts";
import { dumpGlyphs, dumpPages, dumpStructure } from "../../../src/renderers/dump/index.ts";
import { renderPdf } from "../../../src/renderers/pdf/index.ts";
import type { Template } from "../../../src/template/index.ts";
import { fail, layOut, smallTemplate } from "../../support/lay-out.ts";
import { expectImage, rasterise } from "../../support/pdf-images.ts";

const { heading, link, list, note, paragraph, strong, text } = build;

interface Case {
  readonly name: string;
  readonly body: readonly Block[];
  readonly fields?: Partial<Omit<Article, "type" | "body">>;
  readonly template: Template;
}

const english: Inline = { type: "span", language: "en", children: [text("The Book of Ink")] };

const cell = (value: string): TableCell => ({ children: [paragraph(value)] });
/** Headline across, the rest in columns with notes at their own foot. */
const inColumns = (template: Template, count: number): Template => ({
  ...template,
  page: {
    ...template.page,
    columns: {
      count,
      gap: 20,
      rule: { width: 0.5, colour: "rule" },
      spanning: ["title"],
      widePicture: 1.5,
    },
  },
  notes: { ...template.notes, place: "column-foot" },
});

/** A narrow column in a face, where lines need kashidas. */
const stretched = (family: string, width: number): Template => {
  const template = smallTemplate(width, 5);
  return {
    ...template,
    fonts: { ...template.fonts, body: { families: [family], companionScale: 1 } },
    lineBreaking: { ...template.lineBreaking, kashida: "newspaper" },
  };
};
const STRETCHED = "فكر في المصباح الذي لا يكفي زيته إلا لليلة واحدة ثم ابتسم وقال لنفسه";

/** One thing each, on pages no larger than it needs. */
const CASES: readonly Case[] = [
  {
    name: "story",
    template: smallTemplate(300, 13),
    fields: {
      kicker: [text("ثقافة")],
      headline: [text("الوراق يفتح دكانه من جديد")],
      bylines: [{ name: "سلمى الحداد", role: "author" }],
      dates: { published: "2026-03-14" },
    },
    body: [
      paragraph(
        "عاد الوراق إلى دكانه",
        note(paragraph("في سوق الكتب، خلف الجامع.")),
        " بعد عامين، وفي يده نسخة من ",
        english,
        " اشتراها بـ 12.5 دينارا.",
      ),
    ],
  },
  {
    name: "columns",
    template: inColumns(smallTemplate(300, 9), 2),
    fields: { headline: [text("سوق الورق")], bylines: [{ name: "سلمى الحداد", role: "author" }] },
    body: [
      paragraph(
        "خرج الوراق من دكانه قبيل الغروب",
        note(paragraph("في بغداد.")),
        " وفي يده رزمة ورق.",
      ),
      paragraph("كان قد وعد القاضي بنسخة من كتابه قبل نهاية الشهر ولم يبق غير ثلاثة أيام."),
    ],
  },
  {
    name: "list-in-two-levels",
    template: smallTemplate(260, 8),
    body: [
      {
        type: "list",
        style: "abjad",
        items: [
          { children: [paragraph("ورق"), list("bullet", "سمرقندي", "بغدادي")] },
          { children: [paragraph("حبر")] },
        ],
      },
    ],
  },
  {
    name: "counted-table-with-decimals",
    template: smallTemplate(300, 9),
    fields: { numberedCaptions: true },
    body: [
      paragraph("انظر ", { type: "crossReference", target: "prices", children: [] }, "."),
      {
        type: "table",
        id: "prices",
        caption: [text("أسعار الورق")],
        credit: [text("المصدر: السجلات")],
        columns: [{ align: "start" }, { align: "decimal" }],
        head: [{ cells: [cell("النوع"), cell("السعر")] }],
        body: [
          { cells: [cell("سمرقندي"), cell("١٢٫٥")] },
          { cells: [cell("بغدادي"), cell("٣٫٢٥")] },
          { cells: [cell("شامي"), cell("—")] },
          { cells: [cell("مصري"), cell("١٬٠٤٠")] },
        ],
        foot: [],
      },
    ],
  },
  {
    name: "table-with-spans",
    template: smallTemplate(300, 8),
    body: [
      {
        type: "table",
        columns: [{ align: "start" }, { align: "center" }, { align: "end" }],
        caption: [text("أسعار الورق")],
        head: [
          {
            cells: [
              { children: [paragraph("النوع")] },
              { children: [paragraph("السعر")], columnSpan: 2 },
            ],
          },
        ],
        body: [
          {
            cells: [
              { children: [paragraph("سمرقندي")], rowSpan: 2 },
              { children: [paragraph("جملة")] },
              { children: [paragraph("٤")] },
            ],
          },
          { cells: [{ children: [paragraph("مفرد")] }, { children: [paragraph("١٢")] }] },
        ],
        foot: [],
      },
    ],
  },
  {
    name: "mixed-directions",
    template: smallTemplate(300, 7),
    body: [
      paragraph(
        "نشرت ",
        link("https://example.org", "الصحيفة"),
        " يوم 2026-03-14 تقريرا عن ",
        strong("Node.js 24"),
        " و",
        { type: "code", value: "npm ci" },
        " (الإصدار ٢٫١)، وفيه «نص مقتبس».",
      ),
      { ...paragraph("An English paragraph with كلمتين عربيتين inside."), language: "en" },
    ],
  },
  {
    name: "quote-aside-and-code",
    template: smallTemplate(280, 14),
    body: [
      heading(1, "أقوال"),
      {
        type: "quote",
        children: [paragraph("من قرأ بغير كتاب كثر خطؤه.")],
        attribution: [text("ناسخ")],
      },
      { type: "aside", kind: "warning", children: [paragraph("الحبر لا يُمحى.")] },
      { type: "code", value: "const ink = 1;\nwrite(ink);", syntax: "ts" },
    ],
  },
  { name: "kashida-curved", template: stretched("Amiri", 118), body: [paragraph(STRETCHED)] },
  {
    name: "kashida-flat",
    template: stretched("Noto Naskh Arabic", 130),
    body: [paragraph(STRETCHED)],
  },
  {
    name: "verse",
    template: smallTemplate(380, 6),
    body: [
      {
        type: "verse",
        poet: [text("عبد الودود")],
        lines: [
          {
            hemistichs: [[text("أيا حبر سر بي إلى حيث يبقى")], [text("كلام الألى بعد موت الكلام")]],
          },
          { hemistichs: [[text("تمر السنون وتمضي القرون")], [text("ويبقى المداد ندي الوسام")]] },
        ],
      },
    ],
  },
];

const document = (one: Case): Promise<PagedDocument> =>
  layOut(one.body, {
    template: one.template,
    ...(one.fields === undefined ? {} : { fields: one.fields }),
  });

test.each(CASES)("$name: layout", async (one) => {
  await expect(dumpPages(await document(one))).toMatchFileSnapshot(`${one.name}.layout.txt`);
});

test.each(CASES)("$name: tags", async (one) => {
  await expect(dumpStructure(await document(one))).toMatchFileSnapshot(`${one.name}.tags.txt`);
});

test.each(["story", "mixed-directions"])("%s: glyphs", async (name) => {
  const one = CASES.find((candidate) => candidate.name === name);
  if (one === undefined) {
    throw new Error(`no case is named ${name}`);
  }
  await expect(dumpGlyphs(await document(one))).toMatchFileSnapshot(`${name}.glyphs.txt`);
});

test.each(CASES)("$name: page", async (one) => {
  // What a reader may copy in another order is no matter of how a page looks.
  const report = (found: Diagnostic) => found.severity === "info" || fail(found);
  const pdf = await renderPdf(await document(one), { report, now: new Date(0) });
  expectImage(await rasterise(pdf, 1, 60), one.name, 0.002);
});

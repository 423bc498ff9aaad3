import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readProsemirror } from "../../../src/readers/prosemirror/index.ts";
import { readAll, sourceOf } from "./read-pieces.ts";

async function read(text: string) {
  const { outlines, said } = await readAll(readProsemirror, sourceOf(text));
  return { outline: outlines[0], said: said.filter((one) => one !== "").join("\n") };
}

const fixture = (name: string): string =>
  readFileSync(new URL(`../../reference/sources/prosemirror/${name}`, import.meta.url), "utf8");

test("a document of TipTap keeps its structure, its notes and its directions", async () => {
  const tiptap = await read(fixture("tiptap-ar.json"));
  expect(tiptap.outline).toMatchInlineSnapshot(`
    "headline: الرباط تفتح مكتبتها الجديدة أمام الباحثين
    paragraph
      children: افتتحت العاصمة المغربية اليوم {strong: المكتبة الوطنية{emphasis:  بحلّتها}}{emphasis:  الجديدة}، وفيها {link https://example.org/catalogue: فهرس رقمي} لستين ألف مخطوط{note: paragraph /   children: بحسب تقرير الوزارة لعام ٢٠٢٦.}.{lineBreak}وقال @المدير إن المعادلة {inlineMath E = mc^2} معروضة في البهو.
    heading
      level: 1
      children: أقسام المكتبة
    list
      style: bullet
      items[0].children
        paragraph
          children: المخطوطات
        list
          style: decimal
          start: 3
          items[0].children
            paragraph
              children: المصاحف
          items[1].children
            paragraph
              children: دواوين الشعر
      items[1].children
        paragraph
          children: الدوريات{strike:  المغلقة}
    list
      style: bullet
      items[0].children
        paragraph
          children: ترميم القاعة
      items[0].checked: true
      items[1].children
        paragraph
          children: فتح المتحف
      items[1].checked: false
    quote
      children
        paragraph
          children: الكتاب هو الجليس الذي لا يطريك.
    table
      columns[0].align: start
      columns[1].align: end
      head[0].cells[0].children
        paragraph
          children: القسم
      head[0].cells[1].children
        paragraph
          children: العدد
      body[0].cells[0].children
        paragraph
          children: المخطوطات
      body[0].cells[0].rowSpan: 2
      body[0].cells[1].children
        paragraph
          children: ٦٠٠٠٠
      body[1].cells[0].children
        paragraph
          children: منها ٤٠٠ مصحف
    aside
      kind: note
      title: مواعيد الزيارة
      children
        paragraph
          children: من التاسعة صباحًا إلى السادسة مساءً.
    code
      value: curl https://example.org/api
    echo done
      syntax: bash
    embed
      url: https://www.youtube.com/watch?v=abc123
    divider
    paragraph
      children: National Library of the Kingdom of Morocco, Rabat
      direction: ltr
    paragraph
      children: هل زرت المكتبة؟"
  `);
  expect(tiptap.said).toMatchInlineSnapshot(
    `"212:5 input/lost no place in an article for "pollWidget": its words are kept (1)"`,
  );
});

const words = (...children: readonly string[]) => ({
  type: "doc",
  content: children.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

test("a list of documents is as many texts, named by their slugs; what holds none is told", async () => {
  const list = [
    { title: "الأول", slug: "one", content: words("نص أول") },
    { title: "بلا نص", slug: "none" },
    {
      title: "الثاني",
      slug: { current: "two" },
      related: [{ title: "ص" }],
      content: words("نص ثان"),
    },
  ];
  for (const json of [list, { total: 3, items: list }, { data: list, meta: {} }]) {
    const { pieces, outlines, said } = await readAll(
      readProsemirror,
      sourceOf(JSON.stringify(json)),
    );
    expect(pieces.map(({ stem }) => stem)).toEqual(["one", "two"]);
    expect(outlines[0]).toContain("نص أول");
    expect(outlines[1]).toContain("نص ثان");
    expect(said.at(-1)).toContain("input/dropped entries that hold no document (1)");
  }
});

test("an object with a document is one text, whatever lists stand beside it", async () => {
  const json = { articles: [{ title: "غيره", content: words("نص غيره") }], body: words("نص") };
  const { pieces, outlines } = await readAll(readProsemirror, sourceOf(JSON.stringify(json)));
  expect(pieces.map(({ stem }) => stem)).toEqual([undefined]);
  expect(outlines[0]).toMatch(/نص$/);
});

test("names in snake case are the same nodes", async () => {
  const text = (one: string, ...marks: readonly string[]) => ({
    type: "text",
    text: one,
    marks: marks.map((type) => ({ type })),
  });
  const item = {
    type: "list_item",
    content: [{ type: "paragraph", content: [text("بند", "em")] }],
  };
  const content = [
    { type: "ordered_list", attrs: { order: 3 }, content: [item] },
    { type: "code_block", attrs: { params: "py" }, content: [text("a=1")] },
    { type: "paragraph", content: [text("س"), { type: "hard_break" }, text("ط", "strong")] },
    { type: "horizontal_rule" },
  ];
  const { outline, said } = await read(JSON.stringify({ doc: { type: "doc", content } }));
  expect(outline).toMatchInlineSnapshot(`
    "list
      style: decimal
      start: 3
      items[0].children
        paragraph
          children: {emphasis: بند}
    code
      value: a=1
      syntax: py
    paragraph
      children: س{lineBreak}{strong: ط}
    divider"
  `);
  expect(said).toBe("");
});

test("an answer of Contentful: every entry, with the people that it links to", async () => {
  const node = (nodeType: string, ...content: readonly unknown[]) => ({
    nodeType,
    data: {},
    content,
  });
  const text = (value: string, ...marks: readonly string[]) => ({
    nodeType: "text",
    value,
    marks: marks.map((type) => ({ type })),
    data: {},
  });
  const cell = (kind: string, value: string) => node(kind, node("paragraph", text(value)));
  const entry = (title: string) => ({
    sys: { id: title, type: "Entry", locale: "ar" },
    fields: {
      title,
      slug: title,
      author: { sys: { type: "Link", linkType: "Entry", id: "a" } },
      body: node(
        "document",
        node("heading-2", text("عنوان")),
        node("paragraph", text("نص "), text("غليظ", "bold")),
        node("unordered-list", node("list-item", node("paragraph", text("بند")))),
        node(
          "table",
          node("table-row", cell("table-header-cell", "رأس")),
          node("table-row", cell("table-cell", "خلية")),
        ),
      ),
    },
  });
  const person = { sys: { id: "a", type: "Entry" }, fields: { name: "سمير منصور" } };
  const answer = { items: [entry("one"), entry("two")], includes: { Entry: [person] } };
  const { pieces, outlines, said } = await readAll(
    readProsemirror,
    sourceOf(JSON.stringify(answer)),
  );
  expect(pieces.map(({ stem }) => stem)).toEqual(["one", "two"]);
  expect(pieces.map(({ input }) => input?.type === "article" && input.bylines[0]?.name)).toEqual([
    "سمير منصور",
    "سمير منصور",
  ]);
  expect(outlines[1]).toMatchInlineSnapshot(`
    "headline: two
    heading
      level: 1
      children: عنوان
    paragraph
      children: نص {strong: غليظ}
    list
      style: bullet
      items[0].children
        paragraph
          children: بند
    table
      columns[0].align: start
      head[0].cells[0].children
        paragraph
          children: رأس
      body[0].cells[0].children
        paragraph
          children: خلية"
  `);
  expect(said).toEqual(["", "", ""]);
});

test("an answer of Strapi, flat or with attributes", async () => {
  const text = { type: "text", text: "نص" };
  const content = [
    { type: "heading", level: 2, children: [{ type: "text", text: "عنوان" }] },
    { type: "paragraph", children: [text, { type: "text", text: " غليظ", bold: true }] },
    {
      type: "list",
      format: "unordered",
      children: [
        { type: "list-item", children: [{ type: "text", text: "بند" }] },
        { type: "list", format: "ordered", children: [{ type: "list-item", children: [text] }] },
      ],
    },
    { type: "image", image: { url: "/uploads/a.png", alternativeText: "بديل" }, children: [] },
  ];
  const fields = { title: "خبر", slug: "news", author: { name: "سمير" }, content };
  const { outlines } = await readAll(
    readProsemirror,
    sourceOf(JSON.stringify({ data: [{ id: 1, ...fields }] })),
  );
  expect(outlines[0]).toMatchInlineSnapshot(`
    "headline: خبر
    heading
      level: 1
      children: عنوان
    paragraph
      children: نص{strong:  غليظ}
    list
      style: bullet
      items[0].children
        paragraph
          children: بند
        list
          style: decimal
          items[0].children
            paragraph
              children: نص
    figure
      image.src: uploads/a.png
      image.alt: بديل"
  `);
  for (const json of [{ data: [{ id: 1, attributes: fields }] }, { data: fields }, fields]) {
    expect((await readAll(readProsemirror, sourceOf(JSON.stringify(json)))).outlines).toEqual(
      outlines,
    );
  }
});

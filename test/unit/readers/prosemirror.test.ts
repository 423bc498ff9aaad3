import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { readProsemirror } from "../../../src/readers/prosemirror/index.ts";
import { outline, said } from "./outline.ts";

function read(text: string) {
  const found: Diagnostic[] = [];
  const article = readProsemirror(text, { source: "a.json" }, (one) => found.push(one));
  return { article, outline: outline(article), said: said(found) };
}

const fixture = (name: string): string =>
  readFileSync(new URL(`../../reference/sources/prosemirror/${name}`, import.meta.url), "utf8");

test("a document of TipTap keeps its structure, its notes and its directions", () => {
  const tiptap = read(fixture("tiptap-ar.json"));
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

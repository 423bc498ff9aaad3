import { expect, test } from "vitest";
import { readGhost } from "../../../src/readers/ghost/index.ts";
import { readAll, sourceFixture, sourceOf } from "./read-pieces.ts";

const EXPORT = sourceFixture("ghost/export-ar.json");

test("a post in Lexical keeps its words, its cards and its directions", async () => {
  const { outlines, said } = await readAll(readGhost, sourceOf(EXPORT));
  expect(outlines[0]).toMatchInlineSnapshot(`
    "headline: بيت السحيمي يفتح أبوابه بعد الترميم
    deck: ثلاث سنوات من العمل تعيد البيت العثماني إلى زواره
    paragraph
      children: القاهرة – {strong: أعلنت وزارة الثقافة} أن ترميم {strong: {emphasis: بيت السحيمي}} في شارع المعز اكتمل، وفق {link /minister-statement/: بيان الوزارة} الصادر الأحد.
    heading
      level: 1
      children: ما الذي تغيّر؟
    paragraph
      children: استغرق العمل {underline: ثلاث سنوات} بكلفة {strike: ٤٠} ٣٨ مليون جنيه، وكُتب في اللوحة CO{subscript: 2} و{mark: مهم}، والأمر {code npm test}.{lineBreak}وأضاف البيان أن الزيارة مجانية.
    list
      style: bullet
      items[0].children
        paragraph
          children: القاعة الكبرى
      items[1].children
        paragraph
          children: الحديقة
        list
          style: decimal
          start: 4
          items[0].children
            paragraph
              children: النافورة
          items[1].children
            paragraph
              children: {emphasis: المشربيات}
    quote
      children
        paragraph
          children: هذا بيت يحكي قصة مدينة.
      attribution: مدير المشروع
    pullQuote
      children: كل حجر عاد إلى مكانه.
    figure
      image.src: content/images/2026/11/courtyard.png
      image.alt: فناء البيت بعد الترميم
      caption: الفناء بعد الترميم. {emphasis: تصوير: هدى سالم}
    gallery
      figures
        figure
          image.src: content/images/2026/11/door.png
          image.alt: الباب
        figure
          image.src: content/images/2026/11/window.png
      caption: تفاصيل من البيت
    embed
      url: https://example.org/historic-cairo
      fallback: القاهرة التاريخية – موقع على قائمة التراث العالمي – اليونسكو
    embed
      url: https://www.youtube.com/watch?v=abc123
      fallback: جولة في بيت السحيمي – قناة التراث
    aside
      kind: tip
      children
        paragraph
          children: الزيارة من التاسعة إلى {strong: الخامسة}
    aside
      kind: note
      title: كيف أصل؟
      children
        paragraph
          children: من محطة باب الشعرية سيرًا على الأقدام.
    table
      columns[0].align: start
      columns[1].align: start
      head[0].cells[0].children
        paragraph
          children: المرحلة
      head[0].cells[1].children
        paragraph
          children: السنة
      body[0].cells[0].children
        paragraph
          children: الأساسات
      body[0].cells[1].children
        paragraph
          children: ٢٠٢٤
      body[1].cells[0].children
        paragraph
          children: الأسقف
      body[1].cells[1].children
        paragraph
          children: ٢٠٢٥
    heading
      level: 1
      children: مصادر
    list
      style: bullet
      items[0].children
        paragraph
          children: دليل {strong: الوزارة}{note: paragraph /   children: الطبعة الثانية.}
      items[1].children
        paragraph
          children: أرشيف البلدية
    code
      value: curl https://example.org/open-data
      syntax: bash
    divider
    embed
      url: /content/files/2026/11/report.pdf
      fallback: تقرير الترميم – نسخة كاملة
    embed
      url: /content/media/2026/11/tour.mp4
      fallback: جولة قصيرة
    paragraph
      children: {link https://example.org/book: احجز زيارتك}
    aside
      kind: info
      title: كتاب البيت
      children
        paragraph
          children: مئتا صفحة بالصور.
        paragraph
          children: {link https://example.org/shop: اشتر الآن}
    aside
      kind: info
      title: اشترك في النشرة
      children
        paragraph
          children: رسالة كل أسبوع
        paragraph
          children: لا رسائل مزعجة
    paragraph
      children: {emphasis: The restoration was led by the Ministry of Culture.}
      direction: ltr
    paragraph
      children: وكان المخطوط معروضًا في القاعة."
  `);
  expect(said[0]).toMatchInlineSnapshot(`
    "16:7425 input/dropped the sign of a callout is left out (1)
    16:8182 input/dropped scripts (1)
    16:9225 input/lost no place in an article for the stars of a product: there were 4 of 5 (1)
    16:9577 input/lost no place in an article for a form to sign up: its words are kept (1)
    16:9812 input/dropped the mark where only members may go on reading is left out (1)
    16:9853 input/dropped a card that only e-mails show is left out (1)
    16:10409 input/lost no place in an article for a link that is not safe to follow: its words are kept (1)
    31:35 input/dropped code for the head or foot of a web page is left out (1)
    25:27 input/lost no place in an article for who may read a post (visibility "members"): the whole of it is read (1)
    10:11 input/guessed links to pages of the site itself are relative: the export does not tell its address"
  `);
});

test("a post in mobiledoc and a page in HTML are read as well", async () => {
  const { outlines, said } = await readAll(readGhost, sourceOf(EXPORT));
  expect(outlines[1]).toMatchInlineSnapshot(`
    "headline: ميناء طرابلس يعود إلى العمل
    paragraph
      children: {strong: عاد الميناء {emphasis: إلى العمل}} بعد توقف، وفق {link https://example.org/port: الهيئة}.{lineBreak}سطر ثان.
    heading
      level: 1
      children: خلفية
    figure
      image.src: content/images/2019/05/port.png
      image.alt: ميناء طرابلس
      caption: ميناء طرابلس صباح الأحد
    list
      style: decimal
      items[0].children
        paragraph
          children: تفريغ
      items[1].children
        paragraph
          children: تخزين
    quote
      children
        paragraph
          children: البحر باب المدينة.
    heading
      level: 2
      children: أرقام
    list
      style: decimal
      items[0].children
        paragraph
          children: ألف سفينة
      items[1].children
        paragraph
          children: مليون حاوية
    divider
    code
      value: x = 1
    embed
      url: https://x.com/a/status/1
      fallback: بدأ العمل في الرصيف الجديد
    paragraph
      children: حالة الطقس"
  `);
  expect(said[1]).toMatchInlineSnapshot(`
    "43:1103 input/dropped scripts (1)
    43:1212 input/lost no place in an article for the card "weather": its words are kept (1)"
  `);
  expect(outlines[2]).toMatchInlineSnapshot(`
    "headline: من نحن
    paragraph
      children: صحيفة {strong: مستقلة} تصدر من تونس.
    heading
      level: 1
      children: الفريق
    list
      style: bullet
      items[0].children
        paragraph
          children: التحرير
      items[1].children
        paragraph
          children: التصوير"
  `);
  expect(said.slice(2)).toEqual(["", ""]);
});

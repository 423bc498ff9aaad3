import { expect, test } from "vitest";
import { type Block, build, type ListStyle } from "../../../../src/model/index.ts";
import { chapterOf, mainOf, textsOf } from "./book.ts";

const { heading, list, note, paragraph, text } = build;

const main = async (...body: readonly Block[]): Promise<string> => mainOf(await chapterOf(body));

test("a chapter: language and direction on every level, sections nested by their headings", async () => {
  expect(
    await chapterOf([
      paragraph("قبل"),
      heading(1, "أول"),
      paragraph("متن"),
      heading(3, "أعمق"),
      heading(1, "ثان"),
    ]),
  ).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="ar" xml:lang="ar" dir="rtl">
    <head>
    <meta charset="UTF-8"/>
    <title>عنوان</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <link rel="stylesheet" type="text/css" href="../css/book.css"/>
    <meta name="warraq:kind" content="news"/>
    </head>
    <body epub:type="bodymatter" dir="rtl">
    <section class="chapter" epub:type="chapter" role="doc-chapter" aria-labelledby="title-1">
    <header>
    <h1 class="title" id="title-1" epub:type="title">عنوان</h1>
    </header>
    <p>قبل</p>
    <section class="section">
    <h2 id="section-1" class="level-1">أول</h2>
    <p>متن</p>
    <section class="section">
    <h4 id="section-2" class="level-3">أعمق</h4>
    </section>
    </section>
    <section class="section">
    <h2 id="section-3" class="level-1">ثان</h2>
    </section>
    </section>
    </body>
    </html>
    "
  `);
});

test("an article in English stands left to right", async () => {
  const chapter = await chapterOf([paragraph("Text")], { language: "en" });
  expect(chapter).toContain('lang="en" xml:lang="en" dir="ltr">');
  expect(chapter).toContain('<body epub:type="bodymatter" dir="ltr">');
  expect(chapter).not.toContain("rtl");
});

test("without a headline the headings of the body begin at the first level", async () => {
  const article = build.article([heading(1, "أول"), heading(2, "ثان")]);
  const chapter = (await textsOf(article)).text("text/chapter-001.xhtml");
  expect(chapter).toContain('aria-label="أول ثان"');
  expect(chapter).toContain('<h1 id="section-1" class="level-1">أول</h1>');
  expect(chapter).toContain('<h2 id="section-2" class="level-2">ثان</h2>');
});

test("HTML has six levels of headings", async () => {
  expect(await main(heading(6, "عميق"))).toContain('<h6 id="section-1" class="level-6">عميق</h6>');
});

test("a block says its own language, and its direction where that differs", async () => {
  expect(
    await main(
      { type: "paragraph", language: "en", children: [text("English")] },
      { type: "paragraph", language: "fa", children: [text("فارسی")] },
      { type: "paragraph", direction: "ltr", children: [text("1 + 1")] },
    ),
  ).toMatchInlineSnapshot(`
    "<p lang="en" xml:lang="en" dir="ltr">English</p>
    <p lang="fa" xml:lang="fa">فارسی</p>
    <p dir="ltr" data-dir="ltr">1 + 1</p>"
  `);
});

test("a note: a reference, the note with its way back, further blocks, a note of its own", async () => {
  expect(
    await main(
      paragraph(
        "متن",
        note(paragraph("حاشية", note(paragraph("حاشية الحاشية"))), list("bullet", "بند")),
      ),
      paragraph("متن", note(list("decimal", "قائمة"))),
    ),
  ).toMatchInlineSnapshot(`
    "<p>متن<sup class="note-reference"><a epub:type="noteref" role="doc-noteref" id="noteref-1" href="#note-1">١</a></sup></p>
    <p>متن<sup class="note-reference"><a epub:type="noteref" role="doc-noteref" id="noteref-2" href="#note-2">٣</a></sup></p>
    <section class="notes" epub:type="footnotes" aria-label="الهوامش">
    <aside class="footnote" epub:type="footnote" role="doc-footnote" id="note-1">
    <p><a epub:type="backlink" role="doc-backlink" href="#noteref-1" aria-label="العودة إلى النص ١">١</a>. حاشية<sup class="note-reference"><a epub:type="noteref" role="doc-noteref" id="noteref-3" href="#note-3">٢</a></sup></p>
    <ul>
    <li>بند</li>
    </ul>
    </aside>
    <aside class="footnote" epub:type="footnote" role="doc-footnote" id="note-3">
    <p><a epub:type="backlink" role="doc-backlink" href="#noteref-3" aria-label="العودة إلى النص ٢">٢</a>. حاشية الحاشية</p>
    </aside>
    <aside class="footnote" epub:type="footnote" role="doc-footnote" id="note-2">
    <p><a epub:type="backlink" role="doc-backlink" href="#noteref-2" aria-label="العودة إلى النص ٣">٣</a>.</p>
    <ol class="arab" data-style="decimal">
    <li>قائمة</li>
    </ol>
    </aside>
    </section>"
  `);
});

test.each<[ListStyle, string, string]>([
  ["decimal", "ar", '<ol class="arab">'],
  ["decimal", "ar-MA", '<ol class="latn">'],
  ["decimal", "fa", '<ol class="arabext">'],
  ["decimal", "en", '<ol class="latn">'],
  ["arabic-indic", "en", '<ol class="arab">'],
  ["roman", "ar", '<ol class="lower-roman">'],
  ["alpha", "ar", '<ol class="lower-alpha">'],
  ["bullet", "ar", "<ul>"],
])("a %s list in %s counts by CSS", async (style, language, tag) => {
  const mark = style === "bullet" ? tag : tag.replace(">", ` data-style="${style}">`);
  expect(await chapterOf([list(style, "x")], { language })).toContain(`${mark}\n<li>x</li>`);
});

test("Arabic letters are written out, from the first number on", async () => {
  const abjad: Block = {
    type: "list",
    style: "abjad",
    start: 3,
    items: [
      { children: [paragraph("ج")] },
      { children: [paragraph("د"), paragraph("تتمة")] },
      { children: [list("bullet", "بند")] },
    ],
  };
  expect(await main(abjad)).toMatchInlineSnapshot(`
    "<ol class="lettered" role="list" start="3" data-style="abjad">
    <li><span class="marker">ج)</span> ج</li>
    <li>
    <p><span class="marker">د)</span> د</p>
    <p>تتمة</p>
    </li>
    <li>
    <p><span class="marker">هـ)</span></p>
    <ul>
    <li>بند</li>
    </ul>
    </li>
    </ol>"
  `);
});

test("tasks show what is done", async () => {
  const tasks: Block = {
    type: "list",
    style: "bullet",
    items: [
      { checked: true, children: [paragraph("تم")] },
      { checked: false, children: [paragraph("لم يتم")] },
    ],
  };
  expect(await main(tasks)).toMatchInlineSnapshot(`
    "<ul>
    <li class="task" data-checked="true"><span class="marker">☑</span> تم</li>
    <li class="task" data-checked="false"><span class="marker">☐</span> لم يتم</li>
    </ul>"
  `);
});

test("a list goes on from its first number", async () => {
  const third: Block = { ...list("decimal", "x"), start: 3 };
  expect(await main(third)).toContain('<ol class="arab" start="3" data-style="decimal">');
});

test("a quotation, with who said it outside of it", async () => {
  const words = [paragraph("قول")];
  expect(
    await main(
      {
        type: "quote",
        children: words,
        attribution: [text("قائل")],
        cite: "https://example.com/",
      },
      { type: "quote", children: words, cite: "javascript:x" },
      { type: "pullQuote", children: [text("جملة")], attribution: [text("قائل")] },
    ),
  ).toMatchInlineSnapshot(`
    "<figure class="quote">
    <blockquote cite="https://example.com/">
    <p>قول</p>
    </blockquote>
    <figcaption class="attribution">قائل</figcaption>
    </figure>
    <blockquote class="quote">
    <p>قول</p>
    </blockquote>
    <aside class="pull-quote" epub:type="pullquote" role="doc-pullquote">
    <p>جملة</p>
    <p class="attribution">قائل</p>
    </aside>"
  `);
});

test("verse and the Qurʾān", async () => {
  expect(
    await main(
      {
        type: "verse",
        lines: [{ hemistichs: [[text("صدر")], [text("عجز")]] }, { hemistichs: [[text("شطر")]] }],
        poet: [text("شاعر")],
        metre: "الطويل",
      },
      { type: "quran", children: [text("ٱقۡرَأۡ")], surah: "العلق", ayahs: "١" },
    ),
  ).toMatchInlineSnapshot(`
    "<figure class="verse">
    <div class="lines">
    <p class="bayt"><span class="hemistich">صدر</span> <span class="hemistich">عجز</span></p>
    <p class="shatr">شطر</p>
    </div>
    <figcaption class="attribution">شاعر <span class="metre">(الطويل)</span></figcaption>
    </figure>
    <figure class="quran">
    <blockquote>
    <p>ٱقۡرَأۡ</p>
    </blockquote>
    <figcaption class="attribution">سورة <span data-field="surah">العلق</span>، الآية <span data-field="ayahs">١</span></figcaption>
    </figure>"
  `);
});

test("the Qurʾān is Arabic in a book of another language", async () => {
  const quran: Block = { type: "quran", children: [text("ٱقۡرَأۡ")] };
  expect(await chapterOf([quran], { language: "en" })).toContain(
    '<blockquote class="quran" lang="ar" xml:lang="ar" dir="rtl" data-lang="">',
  );
  expect(await chapterOf([quran], { language: "ar-EG" })).toContain('<blockquote class="quran">');
  const translated: Block = { type: "quran", children: [text("Read")] };
  expect(await chapterOf([translated], { language: "en" })).toContain('<blockquote class="quran">');
});

test("asides of all kinds", async () => {
  const aside = (kind: "note" | "tip" | "warning" | "info" | "key-figures"): Block => ({
    type: "aside",
    kind,
    children: [],
  });
  expect(
    await main(
      { type: "aside", kind: "note", title: [text("عنوان")], children: [] },
      aside("tip"),
      aside("warning"),
      aside("info"),
      aside("key-figures"),
    ),
  ).toMatchInlineSnapshot(`
    "<aside class="aside note" role="note" aria-labelledby="aside-title-1">
    <p class="aside-title" id="aside-title-1">عنوان</p>
    </aside>
    <aside class="aside tip" epub:type="tip" role="doc-tip" aria-labelledby="aside-title-2">
    <p class="aside-title" id="aside-title-2"><span class="made">فائدة</span></p>
    </aside>
    <section class="aside warning" epub:type="notice" role="doc-notice" aria-labelledby="aside-title-3">
    <p class="aside-title" id="aside-title-3"><span class="made">تنبيه</span></p>
    </section>
    <aside class="aside info" aria-labelledby="aside-title-4">
    <p class="aside-title" id="aside-title-4"><span class="made">معلومة</span></p>
    </aside>
    <aside class="aside key-figures" aria-labelledby="aside-title-5">
    <p class="aside-title" id="aside-title-5"><span class="made">أرقام</span></p>
    </aside>"
  `);
});

test("an interview", async () => {
  expect(
    await main({
      type: "qa",
      questioner: [text("س")],
      question: [paragraph("كيف؟")],
      speaker: [text("ج")],
      answer: [list("bullet", "هكذا")],
    }),
  ).toMatchInlineSnapshot(`
    "<div class="exchange">
    <div class="question">
    <p><b class="speaker">س<span class="made">:</span></b> كيف؟</p>
    </div>
    <div class="answer">
    <p><b class="speaker">ج<span class="made">:</span></b></p>
    <ul>
    <li>هكذا</li>
    </ul>
    </div>
    </div>"
  `);
});

test("words that are there already are not written twice", async () => {
  const chapter = await main(
    { type: "quran", children: [text("ٱقۡرَأۡ")], surah: "سورة العلق" },
    { type: "qa", speaker: [text("الكاتب:")], question: [], answer: [paragraph("نعم")] },
    { type: "qa", questioner: [], question: [], answer: [paragraph("لا")] },
  );
  expect(chapter).toContain('<span data-field="surah">سورة العلق</span></figcaption>');
  expect(chapter).toContain('<p><b class="speaker">الكاتب:</b> نعم</p>');
  expect(chapter).not.toContain('class="question"');
});

test("code, dividers, page breaks and embedded matter", async () => {
  expect(
    await main(
      { type: "code", value: "a < b\n  c", syntax: "c++ 20" },
      { type: "divider" },
      { type: "pageBreak" },
      { type: "embed", url: "https://example.com/v?a=1&b=2", fallback: [text("فيديو")] },
      { type: "embed", url: "javascript:x", fallback: [] },
    ),
  ).toMatchInlineSnapshot(`
    "<pre class="code" dir="ltr"><code class="language-c++-20" data-syntax="c++ 20">a &lt; b
      c</code></pre>
    <hr class="divider"/>
    <div class="page-break"></div>
    <div class="embed">
    <p>فيديو</p>
    <p><a href="https://example.com/v?a=1&amp;b=2" dir="ltr" class="address">https://example.com/v?a=1&amp;b=2</a></p>
    </div>
    <div class="embed">
    <p><bdi dir="ltr">javascript:x</bdi></p>
    </div>"
  `);
});

test("a formula is MathML, with its words; the document and the claims say so", async () => {
  const book = await textsOf(build.article([{ type: "math", tex: "a<b", alt: "أ أصغر من ب" }]));
  expect(book.text("text/chapter-001.xhtml")).toMatch(
    /<div class="math" data-tex="a&lt;b" data-alt="أ أصغر من ب">\n<math xmlns="http:\/\/www.w3.org\/1998\/Math\/MathML" display="block" dir="ltr" alttext="أ أصغر من ب">.*<mi>a<\/mi><mo>&lt;<\/mo><mi>b<\/mi>.*<\/math>\n<\/div>/,
  );
  expect(book.text("package.opf")).toMatch(/chapter-001.xhtml"[^>]*properties="mathml"/);
  expect(book.text("package.opf")).toContain(">MathML</meta>");
  expect(book.diagnostics.map(({ code }) => code)).not.toContain("epub/unsupported-node");
});

test("a formula that cannot be read prints its source and is reported with the reason", async () => {
  const book = await textsOf(build.article([{ type: "math", tex: "\\frac{a" }]));
  expect(book.text("text/chapter-001.xhtml")).toContain(
    '<div class="math" role="math" data-tex="\\frac{a">\n<p><code dir="ltr" class="language-tex">\\frac{a</code></p>\n</div>',
  );
  expect(book.diagnostics.map(({ code }) => code)).toContain("epub/unsupported-node");
  expect(book.text("package.opf")).not.toMatch(/MathML|conformsTo/);
});

test("nothing in a formula can run or lead out of the book", async () => {
  const formulas = [
    "\\href{javascript:alert(1)}{x}",
    "\\url{https://example.com}",
    "\\includegraphics{http://example.com/x.png}",
    "\\class{x}{y}",
    "\\text{<script>alert(1)</script>}",
    "\\htmlData{onclick=alert(1)}{x}",
  ];
  const book = await textsOf(build.article(formulas.map((tex) => ({ type: "math", tex }))));
  const chapter = book.text("text/chapter-001.xhtml");
  expect(chapter).not.toMatch(/<script|\son\w+=|<m\w+[^>]*(?:href|src|style|class)=/);
});

test("raw matter is never passed through", async () => {
  const book = await textsOf(
    build.article([
      { type: "raw", format: "epub", value: "<script>x</script>", fallback: [paragraph("بديل")] },
      { type: "raw", format: "pdf", value: "q", fallback: [paragraph("بديل آخر")] },
    ]),
  );
  expect(mainOf(book.text("text/chapter-001.xhtml"))).not.toContain("script");
  expect(mainOf(book.text("text/chapter-001.xhtml"))).toContain("<p>بديل</p>\n<p>بديل آخر</p>");
  expect(book.diagnostics.filter(({ code }) => code === "epub/unsupported-node")).toHaveLength(1);
});

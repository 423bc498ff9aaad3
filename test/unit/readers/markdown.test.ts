import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { readMarkdown } from "../../../src/readers/markdown/read-markdown.ts";
import { outline, said } from "./outline.ts";

/** The outline of the article, and under it what was reported. */
function read(text: string): string {
  const found: Diagnostic[] = [];
  const article = readMarkdown(text, {}, (one) => found.push(one));
  return [outline(article), ...(found.length === 0 ? [] : [said(found)])].join("\n");
}

test("a first-level heading at the beginning is the headline; the rest moves up", () => {
  expect(read("# خبر\n\n## أول {#a}\n\n### ثان\n\nنص")).toMatchInlineSnapshot(`
    "headline: خبر
    heading
      level: 1
      children: أول
      id: a
    heading
      level: 2
      children: ثان
    paragraph
      children: نص"
  `);
});

test("with several first-level headings none is the headline", () => {
  expect(read("# أول\n\n## فرع\n\n# ثان")).toMatchInlineSnapshot(`
    "heading
      level: 1
      children: أول
    heading
      level: 2
      children: فرع
    heading
      level: 1
      children: ثان"
  `);
});

test("inline marks", () => {
  expect(
    read(
      '**قوي** *مشدد* ~~ملغى~~ `a<b` [رابط](https://a.b "عن") [هنا](#a) ![ص](s.png) في\nسطر  \nوسطر https://a.b و a@b.c \\*نجم\\* &amp;',
    ),
  ).toMatchInlineSnapshot(`
    "paragraph
      children: {strong: قوي} {emphasis: مشدد} {strike: ملغى} {code a<b} {link https://a.b عن: رابط} {crossReference a: هنا} {image s.png "ص"} في سطر{lineBreak}وسطر {link https://a.b: https://a.b} و {link mailto:a@b.c: a@b.c} *نجم* &"
  `);
});

test("directives in the line", () => {
  expect(
    read(
      ":mark[أ] :u[ب] H:sub[2]O x:sup[2] :span[War]{lang=en dir=ltr} :isolate[1-2]{dir=ltr} :isolate[؟] :abbr[م]{title=متر} :date[أمس]{iso=2026-01-01} :date{iso=2026} :num[٣٫٥] :ref[انظر]{to=a} :ref{to=a} :honorific[ﷺ] :quote[قال :quote[نعم]] نص:note[حاشية **مهمة**]",
    ),
  ).toMatchInlineSnapshot(`
    "paragraph
      children: {mark: أ} {underline: ب} H{subscript: 2}O x{superscript: 2} {span en ltr: War} {isolate ltr: 1-2} {isolate auto: ؟} {abbreviation متر: م} {date 2026-01-01: أمس} {date 2026: } {number 3.5} {crossReference a: انظر} {crossReference a: } {honorific ﷺ صلى الله عليه وسلم} {quotation 1: قال {quotation 2: نعم}} نص{note: paragraph /   children: حاشية {strong: مهمة}}"
  `);
});

test.each([
  "الساعة 10:30 وC:x وملاحظة:نص و:mark وx:num 5",
  "نسبة 1:2[أ] و:unknown[تسمية]{a=b} و a:b{c}",
  "::: وحدها، :: ثم :",
])("a colon in prose is a colon: %s", (text) => {
  expect(read(text)).toBe(`paragraph\n  children: ${text}`);
});

test("directives that lack what they need keep their words", () => {
  expect(
    read(":span[نص] :num[كثير] :abbr[م] :date[أمس] :ref[هنا] :mark[أ]{colour=red} :mark["),
  ).toMatchInlineSnapshot(`
    "paragraph
      children: نص كثير م أمس هنا {mark: أ} :mark[
    1:1 markdown/unsupported ":span" needs a lang or a dir; its words are kept
    1:11 markdown/unsupported ":num" needs a number; its words are kept
    1:22 markdown/unsupported ":abbr" needs a title; its words are kept
    1:31 markdown/unsupported ":date" needs an iso, such as {iso="2026-11-22"}; its words are kept
    1:42 markdown/unsupported ":ref" needs a target, such as {to=id}; its words are kept
    1:52 markdown/unsupported "mark" takes no "colour""
  `);
});

test("a note stands at its first reference, later ones point to it", () => {
  expect(
    read(
      "أ[^1] ب[^x] ج[^1] د[^none]\n\n[^1]: أولى\n\n    فقرة ثانية[^1]\n[^x]: *أخرى*\n[^y]: منسية",
    ),
  ).toMatchInlineSnapshot(`
    "paragraph
      children: أ{note#note-1: paragraph /   children: أولى / paragraph /   children: فقرة ثانية{superscript: {crossReference note-1: }}} ب{note: paragraph /   children: {emphasis: أخرى}} ج{superscript: {crossReference note-1: }} د[^none]
    7:1 article/unused-note no text refers to the note "y" (it is not printed)"
  `);
});

test("lists", () => {
  expect(
    read("3. ثالث\n4. رابع\n   - فرع\n\n     فقرة\n\n- [x] تم\n- [ ] باق"),
  ).toMatchInlineSnapshot(`
    "list
      style: decimal
      start: 3
      items[0].children
        paragraph
          children: ثالث
      items[1].children
        paragraph
          children: رابع
        list
          style: bullet
          items[0].children
            paragraph
              children: فرع
            paragraph
              children: فقرة
    list
      style: bullet
      items[0].children
        paragraph
          children: تم
      items[0].checked: true
      items[1].children
        paragraph
          children: باق
      items[1].checked: false"
  `);
});

test("lists in Arabic digits and letters, which Markdown does not know", () => {
  expect(
    read(
      "١. أول\n٢. ثان\nتتمته\n\nنص\n\nأ) ألف\n\nب) باء\n\nج) جيم\n\nنص\n\nأ - ألف\nب - باء\nت - تاء",
    ),
  ).toMatchInlineSnapshot(`
    "list
      style: arabic-indic
      items[0].children
        paragraph
          children: أول
      items[1].children
        paragraph
          children: ثان تتمته
    paragraph
      children: نص
    list
      style: abjad
      items[0].children
        paragraph
          children: ألف
      items[1].children
        paragraph
          children: باء
      items[2].children
        paragraph
          children: جيم
    paragraph
      children: نص
    list
      style: hijai
      items[0].children
        paragraph
          children: ألف
      items[1].children
        paragraph
          children: باء
      items[2].children
        paragraph
          children: تاء"
  `);
});

test("numbers out of order, or one alone, stay prose", () => {
  expect(read("١. وحده\n\nنص\n\n١٩٩٠. سنة\n\n١٩٩٥. سنة")).toMatchInlineSnapshot(`
    "paragraph
      children: ١. وحده
    paragraph
      children: نص
    paragraph
      children: ١٩٩٠. سنة
    paragraph
      children: ١٩٩٥. سنة"
  `);
});

test("quotations", () => {
  expect(
    read(
      "> قول\n> — **حكيم**، كتاب\n\n> قول\n>\n> -- حكيم\n\n> — ليس قائلا\n\n> [!WARNING]\n> احذر\n\n:::quote{by=حكيم cite=https://a.b}\nقول\n:::\n\n:::pullquote{by=حكيم}\nجملة\n:::",
    ),
  ).toMatchInlineSnapshot(`
    "quote
      children
        paragraph
          children: قول
      attribution: {strong: حكيم}، كتاب
    quote
      children
        paragraph
          children: قول
      attribution: حكيم
    quote
      children
        paragraph
          children: — ليس قائلا
    aside
      kind: warning
      children
        paragraph
          children: احذر
    quote
      children
        paragraph
          children: قول
      attribution: حكيم
      cite: https://a.b
    pullQuote
      children: جملة
      attribution: حكيم"
  `);
});

test("verse", () => {
  expect(
    read(
      ":::verse[المتنبي]{metre=الطويل}\nصدر // عجز\n\nصدر *** عجز\n\nصدر | عجز\n:::\n\n:::verse\nسطر أول\nسطر **ثان // عجز**\n\n    مقطع آخر\\\\\n- وسطر[^1]\n— **شاعر**\n:::\n\n[^1]: حاشية",
    ),
  ).toMatchInlineSnapshot(`
    "verse
      lines[0].hemistichs[0]: صدر
      lines[0].hemistichs[1]: عجز
      lines[1].hemistichs[0]: صدر
      lines[1].hemistichs[1]: عجز
      lines[2].hemistichs[0]: صدر
      lines[2].hemistichs[1]: عجز
      poet: المتنبي
      metre: الطويل
    verse
      lines[0].hemistichs[0]: سطر أول
      lines[1].hemistichs[0]: سطر {strong: ثان}
      lines[1].hemistichs[1]: {strong: عجز}
    verse
      lines[0].hemistichs[0]: مقطع آخر
      lines[1].hemistichs[0]: - وسطر{note: paragraph /   children: حاشية}
      poet: {strong: شاعر}"
  `);
});

test("tables", () => {
  expect(
    read(
      '| أ | ب |\n|:-:|--:|\n| 1 |\n| 1 | 2 | 3 |\n\n: شرح {#t}\n\n:::table[عنوان]{headerColumn foot=1 columns="start decimal"}\n| | |\n|-|-|\n| a | 1 |\n| b | 2 |\n:::',
    ),
  ).toMatchInlineSnapshot(`
    "table
      columns[0].align: center
      columns[1].align: end
      columns[2].align: start
      head[0].cells[0].children
        paragraph
          children: أ
      head[0].cells[1].children
        paragraph
          children: ب
      body[0].cells[0].children
        paragraph
          children: 1
      body[1].cells[0].children
        paragraph
          children: 1
      body[1].cells[1].children
        paragraph
          children: 2
      body[1].cells[2].children
        paragraph
          children: 3
      caption: شرح
      id: t
    table
      columns[0].align: start
      columns[1].align: decimal
      body[0].cells[0].children
        paragraph
          children: a
      body[0].cells[1].children
        paragraph
          children: 1
      foot[0].cells[0].children
        paragraph
          children: b
      foot[0].cells[1].children
        paragraph
          children: 2
      caption: عنوان
      headerColumn: true"
  `);
});

test("pictures", () => {
  expect(
    read(
      '![بديل](a%20b.png "شرح *مهم*")\n\n![](a.png) ![](b.png)\n\n:::figure{#f src=c.png decorative credit=مصور}\nشرح\n:::\n\n:::figure{credit=مصور}\n![بديل](d.png)\n\nشرح\n:::\n\n:::gallery[صور]\n![](e.png)\n![](f.png)\n:::\n\n![بلا عنوان]()',
    ),
  ).toMatchInlineSnapshot(`
    "figure
      image.src: a b.png
      image.alt: بديل
      caption: شرح {emphasis: مهم}
    gallery
      figures
        figure
          image.src: a.png
        figure
          image.src: b.png
    figure
      image.src: c.png
      image.decorative: true
      caption: شرح
      credit: مصور
      id: f
    figure
      image.src: d.png
      image.alt: بديل
      caption: شرح
      credit: مصور
    gallery
      figures
        figure
          image.src: e.png
        figure
          image.src: f.png
      caption: صور
    paragraph
      children: بلا عنوان
    20:1 markdown/unsupported an image without an address; its description is kept as text"
  `);
});

test("an interview", () => {
  expect(
    read(
      ":::qa{questioner=وراق speaker=سلمى}\n**س:** ما هذا؟\nوما ذاك؟\nج: هذا.\n\nوتتمة.\n\n**وراق: ولماذا؟**\n\nسلمى: هكذا.\n:::\n\n::::qa\n:::question{by=زائر}\nهل؟\n:::\n:::answer\nنعم.\n:::\n::::\n\n:::qa\n**سؤال غامق؟**\n\nجواب.\n:::",
    ),
  ).toMatchInlineSnapshot(`
    "qa
      questioner: وراق
      question
        paragraph
          children: ما هذا؟ وما ذاك؟
      speaker: سلمى
      answer
        paragraph
          children: هذا.
        paragraph
          children: وتتمة.
    qa
      questioner: وراق
      question
        paragraph
          children: {strong: ولماذا؟}
      speaker: سلمى
      answer
        paragraph
          children: هكذا.
    qa
      questioner: زائر
      question
        paragraph
          children: هل؟
      answer
        paragraph
          children: نعم.
    qa
      question
        paragraph
          children: سؤال غامق؟
      answer
        paragraph
          children: جواب."
  `);
});

test("the other blocks", () => {
  expect(
    read(
      ':::quran{surah=الفاتحة ayahs=١}\nنص\n:::\n\n:::aside[عنوان]{kind=key-figures}\n- بند\n:::\n\n:::tip\nنصيحة\n:::\n\n:::list{style=abjad start=3}\n1. أ\n2. ب\n:::\n\n::embed[وصف]{url=https://a.b}\n\n::pagebreak\n\n***\n\n:::section{lang=en dir=ltr}\nText\n:::\n\n```ts\na\n```\n\n```math alt="س تربيع"\nx^2\n```\n\n$$\na_b_\n- c\n$$\n\n:::raw{format=epub}\n```\n<hr/>\n```\nبديل\n:::',
    ),
  ).toMatchInlineSnapshot(`
    "quran
      children: نص
      surah: الفاتحة
      ayahs: ١
    aside
      kind: key-figures
      title: عنوان
      children
        list
          style: bullet
          items[0].children
            paragraph
              children: بند
    aside
      kind: tip
      children
        paragraph
          children: نصيحة
    list
      style: abjad
      start: 3
      items[0].children
        paragraph
          children: أ
      items[1].children
        paragraph
          children: ب
    embed
      url: https://a.b
      fallback: وصف
    pageBreak
    divider
    paragraph
      children: Text
      language: en
      direction: ltr
    code
      value: a
      syntax: ts
    math
      tex: x^2
      alt: س تربيع
    math
      tex: a_b_
    - c
    raw
      format: epub
      value: <hr/>
      fallback
        paragraph
          children: بديل"
  `);
});

test("what is not known is said, and its words are kept", () => {
  expect(
    read(":::boxx[عنوان]\nنص\n:::\n\n::video{src=a}\n\n:::aside{color=red}\nلا تنتهي"),
  ).toMatchInlineSnapshot(`
    "paragraph
      children: عنوان
    paragraph
      children: نص
    paragraph
      children: ::video{src=a}
    aside
      kind: note
      children
        paragraph
          children: لا تنتهي
    1:1 markdown/unsupported no directive is called "boxx"; its text is kept (there are: verse, quran, quote, pullquote, figure, gallery, qa, list, table, section, math, raw, embed, pagebreak, divider, aside, note, tip, warning, info, key-figures)
    5:1 markdown/unsupported no directive is called "video"; its text is kept (there are: verse, quran, quote, pullquote, figure, gallery, qa, list, table, section, math, raw, embed, pagebreak, divider, aside, note, tip, warning, info, key-figures)
    7:1 markdown/unclosed ":::aside" is not closed; it runs to the end (close it with a line of as many colons; a directive around others needs more)
    7:1 markdown/unsupported "aside" takes no "color" (it takes: dir, direction, id, kind, lang, language, title)"
  `);
});

test("HTML", () => {
  expect(
    read(
      '<!-- تعليق -->\n\nأ<br>ب H<sub>2</sub>O <span lang="en" dir="ltr">War</span> <bdi>x</bdi> <u>خط <b>غامق</b></u> <!-- لا --> <font color=red>نص</font> <u>مفتوح\n\n<div dir="rtl">\n\nنص\n\n</div>\n\n<table><tr><td>خلية</td><td>أ &amp; <b>ب</b></td></tr></table>\n\n<script>alert(1)</script>',
    ),
  ).toMatchInlineSnapshot(`
    "paragraph
      children: أ{lineBreak}ب H{subscript: 2}O {span en ltr: War} {isolate auto: x} {underline: خط {strong: غامق}}  نص مفتوح
    paragraph
      children: نص
    paragraph
      children: خلية
    paragraph
      children: أ & {strong: ب}
    3:107 markdown/unsupported <font> has no place in an article; its text is kept
    3:133 markdown/unclosed <u> is not closed in its paragraph
    11:1 markdown/unsupported <table> has no place in an article; its text is kept
    13:1 markdown/unsupported a script, style or frame is left out"
  `);
});

test("every node has the place where it was typed", () => {
  const text = "# خبر\r\n\r\n> نص **غامق**\r\n> ثان\r\n\r\n- بند [^1]\r\n\r\n[^1]: حاشية";
  const article = readMarkdown(text, { source: "a.md" }, () => undefined);
  const [quote, list] = article?.body ?? [];
  expect(article?.headline?.[0]?.span).toEqual({
    source: "a.md",
    start: { line: 1, column: 3, offset: 2 },
    end: { line: 1, column: 6, offset: 5 },
  });
  expect(quote).toMatchObject({
    span: { start: { line: 3, column: 1 }, end: { line: 4, column: 6 } },
    children: [{ children: [{}, { type: "strong", span: { start: { line: 3, column: 6 } } }, {}] }],
  });
  expect(list).toMatchObject({
    items: [
      {
        children: [
          {
            children: [
              { type: "text" },
              {
                type: "note",
                span: { start: { line: 6, column: 7 } },
                children: [{ span: { start: { line: 8, column: 7 } } }],
              },
            ],
          },
        ],
      },
    ],
  });
});

test.each(["<!-- تعليق وحده -->", "[أ]: https://example.org", "  \n"])(
  "a text of nothing is refused: %j",
  (text) => {
    expect(read(text)).toMatch(/^\(nothing\)\n1:1 input\/empty/);
  },
);

test("a verse in a quotation keeps its places", () => {
  const article = readMarkdown("> :::verse\n> صدر // عجز\n> :::", {}, () => undefined);
  expect(article?.body).toMatchObject([
    {
      children: [
        {
          lines: [
            {
              hemistichs: [[{ value: "صدر" }], [{ value: "عجز" }]],
              span: { start: { line: 2, column: 3 } },
            },
          ],
        },
      ],
    },
  ]);
});

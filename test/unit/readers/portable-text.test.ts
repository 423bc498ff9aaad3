import { expect, test } from "vitest";
import { readPortableText } from "../../../src/readers/portable-text/index.ts";
import { readAll, sourceFixture, sourceOf } from "./read-pieces.ts";

const DATASET = sourceFixture("portable-text/dataset-ar.ndjson");

test("a dataset gives its articles, with what they refer to", async () => {
  const { pieces, outlines, said } = await readAll(readPortableText, sourceOf(DATASET));
  expect(pieces.map(({ stem }) => stem)).toEqual(["national-museum", "aleppo-citadel"]);
  expect(outlines[0]).toMatchInlineSnapshot(`
    "headline: المتحف الوطني يفتح أبوابه
    deck: ترميم استغرق سنوات
    paragraph
      children: دمشق – {strong: عاد المتحف الوطني{emphasis:  إلى استقبال زواره}} بعد ترميم طويل، بحسب {link https://example.org/museum: المديرية}، وقد ضُمّت إليه قطع من تدمر{note: paragraph /   children: أعيدت في شباط ٢٠٢٥.}.
    heading
      level: 1
      children: القاعات
    list
      style: bullet
      items[0].children
        paragraph
          children: قاعة ماري
        list
          style: decimal
          items[0].children
            paragraph
              children: التماثيل
          items[1].children
            paragraph
              children: الألواح
      items[1].children
        paragraph
          children: قاعة تدمر
    figure
      image.src: images/Tb9Ew8CXIwaY6R1kjMvI0uRR-2000x3000.jpg
      image.alt: قاعة ماري
      caption: قاعة ماري بعد الترميم
    quote
      children
        paragraph
          children: المتحف ذاكرة البلد.
      attribution: مدير المتحف
    paragraph
      children: اقرأ أيضًا: {link /aleppo-citadel: قلعة حلب}
    table
      columns[0].align: start
      columns[1].align: start
      head[0].cells[0].children
        paragraph
          children: القاعة
      head[0].cells[1].children
        paragraph
          children: القطع
      body[0].cells[0].children
        paragraph
          children: ماري
      body[0].cells[1].children
        paragraph
          children: ٤٢٠
    code
      value: {"hall": "Mari"}
      syntax: json
    aside
      kind: warning
      title: تنبيه
      children
        paragraph
          children: يغلق المتحف أيام الثلاثاء.
    embed
      url: https://www.youtube.com/watch?v=xyz
      fallback: جولة مصورة
    paragraph
      children: سعر التذكرة
    paragraph
      children: فقرة بنمط خاص
    paragraph
      children: Opening hours: 9:00–16:00
      direction: ltr"
  `);
  expect(outlines[1]).toMatchInlineSnapshot(`
    "headline: قلعة حلب تستعيد أسوارها
    paragraph
      children: حلب – انتهت أعمال السور."
  `);
  expect(said).toMatchInlineSnapshot(`
    [
      "3:2659 input/guessed the picture "image-Tb9Ew8CXIwaY6R1kjMvI0uRR-2000x3000-jpg" is looked for as images/Tb9Ew8CXIwaY6R1kjMvI0uRR-2000x3000.jpg (an export of a dataset has its pictures under that name)
    3:3397 input/guessed the first row of a table is taken as its head
    3:4039 input/lost no place in an article for the type "ticketPrice": its words are kept (1)
    3:4129 input/lost no place in an article for the style "lead": it is a paragraph (1)",
      "4:208 input/lost no place in an article for someone whose name is not in the source: nothing of it is kept (1)",
      "",
    ]
  `);
  const [first, second] = pieces.map(({ input }) => input);
  expect(first).toMatchObject({
    bylines: [{ name: "رنا حداد", role: "author" }],
    sections: ["ثقافة"],
    dates: { published: "2026-11-20T07:30:00.000Z" },
    hero: { image: { src: "images/a1b2c3-1200x800.png", alt: "واجهة المتحف" } },
  });
  expect(second).toMatchObject({ status: "draft", bylines: [] });
});

test("a document whose text is one string is read as plain text, in a dataset too", async () => {
  const post = {
    _id: "p1",
    _type: "post",
    title: "خبر",
    body: "الفقرة الأولى.\n\nالفقرة الثانية.",
  };
  const comment = { _id: "c1", _type: "comment", text: "تعليق قارئ" };
  for (const json of [
    JSON.stringify(post),
    `${JSON.stringify(post)}\n${JSON.stringify(comment)}\n`,
  ]) {
    const { outlines } = await readAll(readPortableText, sourceOf(json));
    expect(outlines).toEqual([
      "headline: خبر\nparagraph\n  children: الفقرة الأولى.\nparagraph\n  children: الفقرة الثانية.",
    ]);
  }
});

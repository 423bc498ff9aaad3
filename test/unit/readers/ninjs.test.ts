import { expect, test } from "vitest";
import { readNinjs } from "../../../src/readers/ninjs/index.ts";
import { readAll, sourceFixture, sourceOf } from "./read-pieces.ts";

const read = (name: string) => readAll(readNinjs, sourceOf(sourceFixture(`ninjs/${name}`)));

test("an item of ninjs 3 keeps its best text, its roles and its pictures of the best size", async () => {
  const { pieces, outlines, said } = await read("item-3-ar.json");
  expect(outlines[0]).toMatchInlineSnapshot(`
    "kicker: سوريا
    headline: أسواق حلب القديمة تستعيد حرفييها
    deck: ألف دكان فُتح منذ مطلع العام
    paragraph
      children: عاد {strong: ألف حرفي} إلى أسواق حلب القديمة، بحسب {link https://example.org/aleppo: غرفة التجارة}.
    heading
      level: 1
      children: أرقام
    list
      style: bullet
      items[0].children
        paragraph
          children: مئتا خان
      items[1].children
        paragraph
          children: ألف دكان
    quote
      children
        paragraph
          children: السوق بيتنا.
    gallery
      figures
        figure
          image.src: pictures/khan.jpg
          caption: خان الجمرك
        figure
          image.src: pictures/gate.jpg
          caption: باب أنطاكية
      caption: صور من الأسواق
    embed
      url: https://media.example.org/clip.mp4
      fallback: جولة في السوق"
  `);
  expect(said).toEqual([
    '54:16 input/lost no place in an article for a description in the role "summary" beside the deck: nothing of it is kept (1)',
    "",
  ]);
  expect(pieces[0]?.input).toMatchObject({
    kind: "report",
    language: "ar",
    shortHeadline: "حلب: عودة الأسواق",
    bylines: [{ name: "رنا حداد" }, { name: "كمال يوسف" }],
    dateline: { places: ["حلب", "سوريا"] },
    sources: [{ name: "وكالة المشرق", role: "agency" }],
    dates: {
      published: "2026-11-22T06:05:00+03:00",
      modified: "2026-11-22T07:40:00+03:00",
      embargoUntil: "2026-11-22T09:00:00+03:00",
    },
    status: "usable",
    version: "3",
    editorialNote: "تحديث: يضيف تصريح المحافظ",
    rights: { holder: "وكالة المشرق", notice: "© ٢٠٢٦ وكالة المشرق لا يعاد النشر بلا إذن" },
    keywords: ["اقتصاد وأعمال", "تراث"],
    hero: {
      image: { src: "https://media.example.org/1-large.jpg", alt: "رجل ينقش النحاس" },
      caption: [{ value: "حرفي في سوق الزرب بحلب القديمة" }],
      credit: [{ value: "ليث قاسم" }],
    },
    custom: { "ninjs:urgency": 3 },
  });
});

test("ninjs 2 and 1 write the same under other names", async () => {
  const second = await read("item-2-ar.json");
  expect(second.pieces[0]?.input).toMatchObject({
    kind: "interview",
    language: "ar-KW",
    status: "cancelled",
    bylines: [{ name: "سعاد العلي", role: "author" }],
    // The text opens with its dateline, which names the agency too.
    dateline: { places: ["الكويت"], agencies: ["كونا"] },
    editorialNote: "للنشر بعد المراجعة",
  });
  expect(second.outlines[0]).toMatchInlineSnapshot(`
    "headline: مقابلة مع وزير التخطيط
    paragraph
      children: قال الوزير إن الخطة جاهزة.
    paragraph
      children: وأضاف أن التنفيذ يبدأ مطلع العام."
  `);
  const first = await read("item-1-ar.json");
  expect(first.pieces[0]?.input).toMatchObject({
    bylines: [{ name: "منى زيدان" }],
    keywords: ["مناخ"],
    hero: { image: { src: "nile.png", alt: "جسر على النيل" } },
  });
  expect(first.outlines[0]).toMatchInlineSnapshot(`
    "headline: الخرطوم تستعد لموسم الفيضان
    paragraph
      children: بدأت {emphasis: السلطات} تقوية الجسور."
  `);
});

test("a description that is no deck is told, and one that is the deck again is not", async () => {
  const item = {
    uri: "urn:1",
    standard: { name: "ninjs", version: "2.1" },
    headlines: [{ role: "main", value: "عنوان" }],
    bodies: [{ contenttype: "text/plain", value: "نص الخبر." }],
    descriptions: [
      { role: "summary", value: "الموجز" },
      { role: "teaser", value: " الموجز " },
      { role: "social", value: "وصف للشبكات" },
    ],
  };
  const { pieces, said } = await readAll(readNinjs, sourceOf(JSON.stringify(item)));
  const [article] = pieces.map(({ input }) => input);
  expect(article?.type === "article" && article.deck).toMatchObject([{ value: "الموجز" }]);
  expect(said[0]?.match(/input\/lost .*/g)).toEqual([
    'input/lost no place in an article for a description in the role "social" beside the deck: nothing of it is kept (1)',
  ]);
});

test("what plain text is to be read with holds for the body of an item too", async () => {
  const item = (body: string) =>
    sourceOf(JSON.stringify({ uri: "urn:a", language: "ar", body_text: body }));
  const listed = "مقدمة تسبق القائمة وفيها ما يكفي من الكلام.\n\n- تفاح\n- برتقال\n- موز";
  const kinds = async (options: object) => {
    const { pieces } = await readAll(readNinjs, item(listed), options);
    const [input] = pieces.map((piece) => piece.input);
    return input?.type === "article" ? input.body.map(({ type }) => type) : [];
  };
  expect(await kinds({})).toContain("list");
  expect(await kinds({ guess: false })).not.toContain("list");
  const copied = [..."قالت الوزارة إن المدرسة الجديدة تفتح أبوابها غدا في المدينة"]
    .reverse()
    .join("");
  const { outlines } = await readAll(readNinjs, item(copied), { repair: true });
  expect(outlines[0]).toContain("قالت الوزارة إن المدرسة الجديدة");
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createCollector } from "../../../src/diagnostics/index.ts";
import { blocksText } from "../../../src/model/index.ts";
import { type ReadPiece, readSourceAs, sourceOfBytes } from "../../../src/readers/index.ts";

async function read(content: string | Uint8Array) {
  const { report, diagnostics } = createCollector();
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const pieces: ReadPiece[] = [];
  for await (const piece of readSourceAs("feed", sourceOfBytes(bytes, "feed.xml"), {}, report)) {
    pieces.push(piece);
  }
  const articles = pieces.flatMap(({ input }) => (input?.type === "article" ? [input] : []));
  return { pieces, articles, found: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}

const fixture = (name: string) => readFileSync(`test/reference/sources/feed/${name}`, "utf8");

test("RSS with whole texts, pictures and sound; a summary alone is said to be one", async () => {
  const { pieces, articles, found } = await read(fixture("rss-ar.xml"));
  expect(pieces.map(({ stem }) => stem)).toEqual(["med-summit", "brief"]);
  const [first, second] = articles;
  expect(first).toMatchObject({
    id: "urn:uuid:6f9a3c1e-5e0e-4a52-9d0a-0c2a4f6b7e11",
    language: "ar-TN",
    headline: [{ value: "تونس تستضيف قمة المتوسط & الجوار" }],
    deck: [{ value: "قمة على مدى يومين في العاصمة." }],
    bylines: [{ name: "سناء بن علي" }],
    dates: { published: "2026-05-03T10:30:00Z" },
    keywords: ["سياسة"],
    rights: { notice: "© 2026 وكالة الساحل" },
    hero: {
      image: { src: "https://sahil.example/img/lead.jpg" },
      caption: [{ value: "وفود تصل" }],
      credit: [{ value: "رويترز" }],
    },
    body: [
      {
        type: "paragraph",
        children: [
          { value: "تستضيف تونس " },
          { type: "link", url: "https://sahil.example/about.html" },
          { value: " يومي 10 و11 أيار." },
        ],
      },
      { type: "figure", image: { src: "https://sahil.example/img/hall.jpg", alt: "قاعة" } },
      { type: "embed", url: "https://sahil.example/audio/summit.mp3" },
    ],
    span: { source: "feed.xml", start: { line: 10, column: 3 } },
  });
  expect(second?.bylines).toMatchObject([{ name: "مكتب التحرير", email: "desk@sahil.example" }]);
  expect(blocksText(second?.body ?? [])).toBe("ملخص قصير من سطر.");
  expect(found).toEqual(["input/lost 1 of 2 items have no more than a summary in the feed"]);
});

test("Atom: plain text, HTML and XHTML, languages and bases of their own", async () => {
  const { pieces, articles, found } = await read(fixture("atom-fa.xml"));
  expect(found).toEqual([]);
  expect(pieces.map(({ stem }) => stem)).toEqual(["books", "note", "یادداشت-ساده"]);
  const [books, note, plain] = articles;
  expect(books).toMatchObject({
    language: "fa",
    bylines: [{ name: "مریم رستمی", url: "https://varagh.example/maryam" }],
    keywords: ["کتاب"],
    canonicalUrl: "https://varagh.example/blog/2026/books",
    body: [
      {
        children: [{}, { type: "link", url: "https://varagh.example/blog/2026/one" }, {}],
      },
      { type: "list", style: "bullet" },
    ],
  });
  expect(note).toMatchObject({
    language: "en",
    bylines: [{ name: "Sam Reader", email: "sam@varagh.example" }],
    hero: { image: { src: "https://varagh.example/img/note.jpg", alt: "A desk" } },
  });
  expect(plain?.body.map((block) => blocksText([block]))).toEqual([
    "بند نخست.",
    "بند دوم & پایان.",
  ]);
});

test("RSS 1.0, prefixes that nobody bound, an encoding that the file declares", async () => {
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>قناة</title></channel><item><title>خبر</title><link>https://a.example/x</link><dc:creator>هدى</dc:creator><description>نص&nbsp;الخبر</description></item></rdf:RDF>`;
  expect((await read(rdf)).articles[0]).toMatchObject({
    bylines: [{ name: "هدى" }],
    canonicalUrl: "https://a.example/x",
  });
  const windows = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="windows-1256"?><rss><channel><item><description>'),
    Uint8Array.from([0xce, 0xc8, 0xd1]),
    Buffer.from("</description></item></channel></rss>"),
  ]);
  const { articles } = await read(new Uint8Array(windows));
  expect(blocksText(articles[0]?.body ?? [])).toBe("خبر");
});

test.each([
  ["no feed", "<svg/>", ["input/damaged feed.xml is no feed: it has no element rss or feed"]],
  ["no XML", "نص", ["input/damaged feed.xml is no feed: it has no element rss or feed"]],
  [
    "cut short",
    "<rss><channel><item><title>أ</title><description>ب</description></item><item>",
    ["input/damaged the file ends before it is complete: unclosed tag: item"],
  ],
  [
    "entities that unfold",
    '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
    ["input/damaged feed.xml is no feed: it has no element rss or feed"],
  ],
  [
    "nesting without bottom",
    `<rss><channel>${"<a>".repeat(1000)}`,
    ["input/too-large elements are nested more than 256 deep"],
  ],
])("%s: one clear error", async (_, text, errors) => {
  const { found } = await read(text);
  expect(found.filter((one) => !one.startsWith("input/lost"))).toEqual(errors);
});

test("an item without text fails by itself", async () => {
  const { pieces } = await read(
    "<rss><channel><item><title>أ</title></item><item><title>ب</title><description>ج</description></item></channel></rss>",
  );
  expect(pieces.map(({ input }) => input === undefined)).toEqual([true, false]);
  expect(pieces[0]?.diagnostics.map(({ code }) => code)).toEqual(["input/empty"]);
});

test("a picture of the feed stands at the top unless the text shows that very picture", async () => {
  const heroOf = async (name: string, shown: string) => {
    const { articles } = await read(
      `<rss xmlns:content="c" xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>خبر</title><content:encoded><![CDATA[<p>نص paragraph</p><img src="https://a.example/${shown}" alt="ا">]]></content:encoded><media:content url="https://a.example/${name}" medium="image"/></item></channel></rss>`,
    );
    return articles[0]?.hero?.image.src;
  };
  for (const name of ["image.jpg", "paragraph.png", "b.png"]) {
    expect(await heroOf(name, "other.png")).toBe(`https://a.example/${name}`);
  }
  expect(await heroOf("b-1024x768.png", "b-300x200.png")).toBeUndefined();
});

import { expect, test } from "vitest";
import { build, type Inline } from "../../../../src/model/index.ts";
import { chapterOf, mainOf, textsOf } from "./book.ts";

const { text, link, note, paragraph } = build;

/** The content of a paragraph of these inlines. */
async function line(...parts: readonly (string | Inline)[]): Promise<string> {
  const chapter = mainOf(await chapterOf([paragraph(...parts)]));
  return /^<p>(.*?)<\/p>/s.exec(chapter)?.[1] ?? chapter;
}

test("importance, stress and changes", async () => {
  const of = (type: "strong" | "emphasis" | "underline" | "strike" | "mark") =>
    ({ type, children: [text("ا")] }) as const;
  expect(
    await line(of("strong"), of("emphasis"), of("underline"), of("strike"), of("mark")),
  ).toMatchInlineSnapshot(`"<strong>ا</strong><em>ا</em><u>ا</u><s>ا</s><mark>ا</mark>"`);
});

test("raised and lowered", async () => {
  expect(
    await line("H", { type: "subscript", children: [text("2")] }, "O", {
      type: "superscript",
      children: [text("+")],
    }),
  ).toMatchInlineSnapshot(`"H<sub>2</sub>O<sup>+</sup>"`);
});

test("words of another language stand in their own direction", async () => {
  expect(
    await line("كتب ", {
      type: "span",
      language: "en",
      children: [text("The "), { type: "emphasis", children: [text("Book")] }, text(" (2)")],
    }),
  ).toMatchInlineSnapshot(
    `"كتب <span lang="en" xml:lang="en" dir="ltr">The <em class="latin">Book</em> (2)</span>"`,
  );
  expect(await line({ type: "span", language: "ks-Deva", children: [text("x")] })).toContain(
    'dir="ltr"',
  );
});

test("isolates", async () => {
  expect(
    await line(
      { type: "isolate", direction: "auto", children: [text("Ibn Muqla")] },
      { type: "isolate", direction: "ltr", children: [text("+86 10")] },
    ),
  ).toMatchInlineSnapshot(`"<bdi>Ibn Muqla</bdi><bdi dir="ltr">+86 10</bdi>"`);
});

test("code stands left to right, whatever is in it", async () => {
  expect(await line({ type: "code", value: "if (a < b) {}" })).toMatchInlineSnapshot(
    `"<code dir="ltr">if (a &lt; b) {}</code>"`,
  );
});

test("quotation marks are in the text and not made by the browser", async () => {
  expect(
    await line({
      type: "quotation",
      level: 1,
      children: [text("قال "), { type: "quotation", level: 2, children: [text("نعم")] }],
    }),
  ).toMatchInlineSnapshot(
    `"<span class="quotation"><span class="made">«</span>قال <span class="quotation" data-level="2"><span class="made">“</span>نعم<span class="made">”</span></span><span class="made">»</span></span>"`,
  );
});

test("dates, numbers, abbreviations and honorifics", async () => {
  expect(
    await line(
      { type: "date", iso: "2018-12-06", children: [] },
      " ",
      { type: "number", value: 12.5 },
      " ",
      { type: "abbreviation", expansion: "رويترز", children: [text("ر")] },
      { type: "honorific", value: "ﷺ", expansion: "صلى الله عليه وسلم" },
    ),
  ).toMatchInlineSnapshot(
    `"<time datetime="2018-12-06"><span class="made">٦ ديسمبر ٢٠١٨</span></time> <data value="12.5">١٢٫٥</data> <abbr title="رويترز">ر</abbr><abbr class="honorific" title="صلى الله عليه وسلم">ﷺ</abbr>"`,
  );
});

test("a line end and a picture in the line", async () => {
  expect(
    await line(
      "ا",
      { type: "lineBreak" },
      {
        type: "image",
        image: { src: "absent.png", alt: "رمز" },
      },
    ),
  ).toBe("ا<br/>رمز");
});

test("a note after the words of a link stands after the link", async () => {
  expect(
    await line(link("https://example.com/", "انظر", note(paragraph("حاشية")), " هنا")),
  ).toMatchInlineSnapshot(
    `"<a href="https://example.com/">انظر هنا</a><sup class="note-reference" data-in-link="true"><a epub:type="noteref" role="doc-noteref" id="noteref-1" href="#note-1">١</a></sup>"`,
  );
});

test.each(["javascript:alert(1)", "file:///etc/passwd", "page.html", "#nowhere"])(
  "an address that no book may link to, %s, keeps its words and is reported",
  async (url) => {
    const span = {
      source: "a.md",
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 1, column: 5, offset: 4 },
    };
    const article = build.article([paragraph({ ...link(url, "كلمات"), span })]);
    const book = await textsOf(article);
    const chapter = book.text("text/chapter-001.xhtml");
    // A place in a house's own system is kept for who reads the book back; what could run is not even written.
    const words = /^(?:page|#)/.test(url)
      ? `<span class="link" data-url="${url}">كلمات</span>`
      : "كلمات";
    expect(chapter).toContain(`<p>${words}</p>`);
    expect(book.diagnostics).toContainEqual(
      expect.objectContaining({ code: "epub/unsupported-node", span }),
    );
  },
);

test("a link inside a link keeps its words only", async () => {
  expect(await line(link("https://a.example/", "ا ", link("https://b.example/", "ب")))).toBe(
    '<a href="https://a.example/">ا ب</a>',
  );
});

test("a link without words shows its address", async () => {
  expect(await line(link("https://example.com/x"))).toBe(
    '<a href="https://example.com/x" data-made="true">https://example.com/x</a>',
  );
});

test("references lead to headings, and say what they point at", async () => {
  const chapter = await chapterOf([
    paragraph({ type: "crossReference", target: "end", children: [] }),
    { ...build.heading(1, "الخاتمة"), id: "end" },
  ]);
  expect(chapter).toContain(
    '<p><a href="#end" class="cross-reference" data-made="true">الخاتمة</a></p>',
  );
  expect(chapter).toContain('<h2 id="end" data-id="end" class="level-1">الخاتمة</h2>');
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createCollector, type Diagnostic } from "../../../src/diagnostics/index.ts";
import { type Block, blocksText, inlineText } from "../../../src/model/index.ts";
import { type ReadPiece, readSourceAs, sourceOfBytes } from "../../../src/readers/index.ts";
import { postHtml } from "../../../src/readers/wordpress/post-html.ts";

const fixture = (name: string) => readFileSync(`test/reference/sources/wordpress/${name}`, "utf8");
const EXPORT = fixture("export-ar.xml");

/** Reads in pieces of `size` bytes, as from a disk. */
async function read(text: string, size = 5000) {
  const { report, diagnostics } = createCollector();
  const bytes = new TextEncoder().encode(text);
  const source = {
    ...sourceOfBytes(bytes, "export.xml"),
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += size) {
        yield bytes.subarray(at, at + size);
      }
    },
  };
  const pieces: ReadPiece[] = [];
  for await (const piece of readSourceAs("wordpress", source, {}, report)) {
    pieces.push(piece);
  }
  return { pieces, diagnostics };
}

const articleOf = (piece: ReadPiece | undefined) => {
  if (piece?.input?.type !== "article") {
    throw new Error("no article");
  }
  return piece.input;
};
const told = (found: readonly Diagnostic[]) =>
  found.map(({ code, message, span }) => `${span?.start.line ?? "-"} ${code} ${message}`);

/** One line a block: its type, and its words. */
const outline = (blocks: readonly Block[]) =>
  blocks.map((block) => `${block.type}: ${blocksText([block]).replace(/\s+/g, " ").trim()}`);

describe("an export", () => {
  test("gives posts and pages, each by its slug, and keeps parts of the website out", async () => {
    const { pieces, diagnostics } = await read(EXPORT);
    expect(pieces.map(({ stem }) => stem)).toEqual(["افتتاح-المرفأ", "fisher", "Fisher-2"]);
    expect(told(diagnostics)).toEqual([
      "- input/dropped 1 without text or picture, not converted: blog",
    ]);
  });

  test("what is known of a post is in its fields, authors and pictures from behind it too", async () => {
    const { pieces } = await read(EXPORT);
    const { body, span, ...fields } = articleOf(pieces[0]);
    expect(
      JSON.parse(JSON.stringify(fields, (key, value) => (key === "span" ? undefined : value))),
    ).toEqual({
      type: "article",
      id: "https://almarfa.example/?p=101",
      kind: "news",
      language: "ar",
      headline: [{ type: "text", value: "افتتاح المرفأ الجديد – المرحلة الأولى" }],
      deck: [{ type: "text", value: "مرفأ بطاقة مضاعفة على الساحل." }],
      bylines: [{ name: "ليلى حداد", role: "author" }],
      sources: [],
      dates: { published: "2026-05-03T09:30:00Z", modified: "2026-05-03T11:00:00Z" },
      status: "usable",
      corrections: [],
      keywords: ["موانئ", "تجارة"],
      sections: ["اقتصاد"],
      canonicalUrl: "https://almarfa.example/2026/05/port-opens/",
      abstract: [],
      summaryPoints: [],
      hero: {
        type: "figure",
        image: {
          src: "https://almarfa.example/wp-content/uploads/2026/05/ships.jpg",
          alt: "سفن شحن قرب المدخل",
        },
        caption: [{ type: "text", value: "سفن تنتظر الدخول" }],
      },
      custom: { "wordpress:desk": "الساحل" },
    });
    expect(body.length).toBe(15);
    expect(span).toMatchObject({ source: "export.xml", start: { line: 22, column: 2 } });
  });

  test("blocks become what they are, notes stand where they belong, losses are named", async () => {
    const { pieces } = await read(EXPORT);
    const { body } = articleOf(pieces[0]);
    expect(body.map(({ type }) => type)).toEqual([
      "paragraph",
      "heading",
      "list",
      "figure",
      "gallery",
      "quote",
      "pullQuote",
      "table",
      "verse",
      "code",
      "paragraph",
      "paragraph",
      "embed",
      "divider",
      "paragraph",
    ]);
    const [opening, heading, , picture] = body;
    const note =
      opening?.type === "paragraph"
        ? opening.children.find(({ type }) => type === "note")
        : undefined;
    expect(note?.type === "note" ? blocksText(note.children) : "").toBe("بحسب هيئة المرفأ.");
    expect(heading).toMatchObject({ type: "heading", level: 1 });
    expect(picture).toMatchObject({ image: { alt: "ثلاث رافعات فوق الرصيف" } });
    expect(blocksText(body.slice(-1))).toBe("تُنشر المواد بإذن الصحيفة.");
    expect(told(pieces[0]?.diagnostics ?? [])).toEqual([
      '114 input/lost the block "latest-posts", whose content only the website makes (1)',
      "117 input/lost the shortcode [poll], which only the website knows; what it encloses is kept (1)",
      "- input/dropped comments of readers (1)",
    ]);
  });

  test("every span leads to the words it is of", async () => {
    const { pieces } = await read(EXPORT);
    const found: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) {
        return;
      }
      if ("type" in value && value.type === "text" && "span" in value && "value" in value) {
        const { start, end } = value.span as { start: { offset: number }; end: { offset: number } };
        const written = EXPORT.slice(start.offset, end.offset);
        if (!written.includes(String(value.value).trim())) {
          found.push(`${String(value.value)} is not in ${written}`);
        }
      }
      Object.values(value).forEach(visit);
    };
    for (const piece of pieces) {
      visit(articleOf(piece).body);
    }
    // What stands elsewhere in the export has the place of what asks for it; brackets that went are in the place.
    expect(found.map((one) => one.split(" is not in ")[0])).toEqual([
      "بحسب ",
      "هيئة",
      " المرفأ.",
      "تُنشر المواد بإذن الصحيفة.",
      "قارب ",
      "الحاج",
      " سالم",
      "عدنا بثلاثة صناديق ثقيلة من السردين.",
      "YouTube",
      "سفن تنتظر الدخول",
      "قال: [هكذا وردت] ثم مضى. [caption] تُكتب هكذا.",
    ]);
  });

  test("a classic post: lines are paragraphs, shortcodes what they stand for", async () => {
    const { pieces } = await read(EXPORT);
    const article = articleOf(pieces[1]);
    expect(outline(article.body)).toEqual([
      "paragraph: خرجنا قبل الفجر، والبحر ساكن.",
      "figure: قارب الحاج سالم",
      "heading: الغلّة",
      "paragraph: عدنا بثلاثة صناديق ثقيلة من السردين.",
      "quote: البحر لا يخون من يعرفه.",
      "embed: YouTube https://www.youtube.com/watch?v=sea42",
      "list: سردين بوري",
      "gallery: سفن تنتظر الدخول",
      "paragraph: قال: [هكذا وردت] ثم مضى. [caption] تُكتب هكذا.",
    ]);
    expect(article).toMatchObject({
      status: "withheld",
      bylines: [{ name: "guest" }],
      sections: [],
    });
    expect(articleOf(pieces[2])).toMatchObject({ status: "draft", dates: {} });
  });

  test("pieces of any size give the same", async () => {
    const whole = JSON.stringify((await read(EXPORT)).pieces);
    for (const size of [997, 64, 1_000_000]) {
      expect(JSON.stringify((await read(EXPORT, size)).pieces)).toBe(whole);
    }
  });

  test("a site that was set up in English has its texts in Arabic all the same, said once", async () => {
    const { pieces, diagnostics } = await read(
      EXPORT.replace("<language>ar</language>", "<language>en-US</language>"),
    );
    expect(pieces.map((piece) => articleOf(piece).language)).toEqual(["ar", "ar", "ar"]);
    expect(diagnostics.filter(({ code }) => code === "input/guessed")).toHaveLength(1);
  });

  test.each([
    ["cut short", EXPORT.slice(0, EXPORT.indexOf("يوميات صياد")), 1, "input/damaged"],
    ["no export", "<html><p>خبر</p></html>", 0, undefined],
    ["entities", EXPORT.replace("<rss", '<!DOCTYPE rss [<!ENTITY x "x">]><rss'), 0, "input/syntax"],
    ["nothing", "", 0, "input/syntax"],
  ])("%s", async (_, text, count, code) => {
    const { pieces, diagnostics } = await read(text);
    expect(pieces.length).toBe(count);
    expect(
      diagnostics.filter(({ severity }) => severity === "error").map((one) => one.code),
    ).toEqual(code === undefined ? [] : [code]);
  });
});

describe("the REST interface", () => {
  test("posts with what they embed", async () => {
    const { pieces } = await read(fixture("posts-ar.json"));
    expect(pieces.map(({ stem }) => stem)).toEqual(["طقس-الأسبوع", "brief"]);
    const [first, second] = pieces.map(articleOf);
    expect(inlineText(first?.headline ?? [])).toBe("طقس الأسبوع: موجة حر “مبكرة”");
    expect(first?.deck).toBeUndefined();
    expect(first).toMatchObject({
      bylines: [{ name: "ليلى حداد" }],
      keywords: ["حر"],
      sections: ["طقس & بيئة"],
      hero: { image: { alt: "ميزان حرارة" }, caption: [{ value: "موجة الحر" }] },
    });
    expect(inlineText(second?.deck ?? [])).toBe("سطر كتبه المحرر.");
    expect(told(pieces[1]?.diagnostics ?? [])).toEqual([
      "48 input/lost authors, keywords and pictures are numbers, which name nobody",
    ]);
  });

  test("a single post, an error of the website, a list cut short", async () => {
    const one = '{"id":1,"slug":"a","title":{"rendered":"ع"},"content":{"rendered":"<p>ن</p>"}}';
    expect((await read(one)).pieces.map(({ stem }) => stem)).toEqual(["a"]);
    const refused = await read(
      '{"code":"rest_no_route","message":"لا مسار","data":{"status":404}}',
    );
    expect(told(refused.diagnostics)).toEqual([
      "1 input/damaged the website answered with an error: لا مسار",
    ]);
    const cut = await read(`[${one},{"id":2`);
    expect(cut.pieces.length).toBe(1);
    expect(cut.diagnostics.map(({ code }) => code)).toEqual(["input/syntax"]);
  });
});

describe("what is stored becomes what is shown", () => {
  const shown = (content: string) => {
    const lost: string[] = [];
    const { text } = postHtml(content, {
      post: "1",
      attachments: new Map([
        ["5", { url: "https://a.example/5.jpg", alt: 'وصف "أ"', caption: "كلام", parent: "1" }],
      ]),
      sharedBlocks: new Map([["9", '<!-- wp:block {"ref":9} /-->دائرة']]),
      notes: new Map(),
      lost: (kind, name) => lost.push(`${kind} ${name}`),
    });
    return { text, lost };
  };

  test.each([
    ["أ\n\nب", "<p>أ</p><p>ب</p>"],
    ["أ\nب", "<p>أ<br>ب</p>"],
    ["<h2>ع</h2>\nأ\n<ul>\n<li>ب</li>\n</ul>", "<h2>ع</h2>\n<p>أ\n</p><ul>\n<li>ب</li>\n</ul>"],
    ["<pre>أ\n\nب</pre>", "<pre>أ\n\nب</pre>"],
    ["<p>أ</p>\n\n<p>ب</p>", "<p>أ</p><p>ب</p>"],
    ["أ<!--more-->\n\nب", "<p>أ</p><p>ب</p>"],
    ["أ\n<!--nextpage-->\nب", '<p>أ</p><div style="page-break-before: always"></div><p>ب</p>'],
    [
      "[gallery]",
      '<figure class="wp-block-gallery"><figure><img src="https://a.example/5.jpg" alt="وصف &quot;أ&quot;"><figcaption>كلام</figcaption></figure></figure>',
    ],
    [
      '<img class="wp-image-5" src="x.jpg" alt="">',
      '<p><img class="wp-image-5" src="x.jpg" alt="وصف &quot;أ&quot;"></p>',
    ],
  ])("%j", (content, html) => {
    expect(shown(content)).toEqual({ text: html, lost: [] });
  });

  test("a shared block that holds itself ends", () => {
    const { text, lost } = shown('<!-- wp:block {"ref":9} /-->');
    expect(text).toContain("دائرة");
    expect(lost).toEqual(["block block"]);
  });

  test.each([
    "[caption]".repeat(20_000),
    "<div>".repeat(20_000),
    "<!-- wp:x {".repeat(20_000),
    `[a ${'b="'.repeat(20_000)}`,
    "\n \n".repeat(30_000),
    '<img class="'.repeat(20_000),
  ])("hostile content is read in bounded time", (content) => {
    const started = process.cpuUsage();
    shown(content);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(4);
  });
});

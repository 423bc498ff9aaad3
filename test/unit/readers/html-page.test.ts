import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createCollector } from "../../../src/diagnostics/index.ts";
import type { Article } from "../../../src/model/index.ts";
import { decodeSource } from "../../../src/readers/decode.ts";
import { raiseHeadings, readHtml } from "../../../src/readers/html/index.ts";
import { inlineOutline, outline, said } from "./outline.ts";

const FOLDER = "test/reference/sources/html";

async function page(html: string): Promise<{ article: Article | undefined; told: string }> {
  const { report, diagnostics } = createCollector();
  const article = await readHtml(html, { source: "page.html" }, report);
  return { article, told: said(diagnostics) };
}

async function fixture(name: string) {
  const { report, diagnostics } = createCollector();
  const text = decodeSource(new Uint8Array(readFileSync(`${FOLDER}/${name}`)), name, report);
  const article = await readHtml(text ?? "", { source: name }, report);
  return { article, told: said(diagnostics) };
}

const FIXTURES = readdirSync(FOLDER).filter((name) => /\.html?$/.test(name));

test.each(FIXTURES)("%s is read as its editors meant it", async (name) => {
  const { article, told } = await fixture(name);
  const { body: _body, span: _span, ...about } = article ?? { body: [], span: undefined };
  const fields = JSON.stringify(about, (key, value) => (key === "span" ? undefined : value), 1);
  expect(`${told}\n\n${fields}\n\n${outline(article)}\n`).toMatchSnapshot();
});

test("what a page says for machines, in order of trust", async () => {
  const head = (more: string) =>
    `<html><head><title>من العنوان | موقع</title>${more}</head><body><article><p>نص المقال كله هنا.</p></article></body></html>`;
  const linked = (json: string) => `<script type="application/ld+json">${json}</script>`;
  const all = await page(
    head(
      `<meta property="og:title" content="من og">${linked('{"@type":"NewsArticle","headline":"من JSON-LD &amp; غيره","author":"سلمى","datePublished":"2026-02-30","dateModified":"2026-03-01 10:00:00+0200"}')}`,
    ),
  );
  expect(all.article?.headline).toMatchObject([{ value: "من JSON-LD & غيره" }]);
  expect(all.article?.bylines).toEqual([{ name: "سلمى", role: "author" }]);
  // There is no 30 February.
  expect(all.article?.dates).toEqual({ modified: "2026-03-01T10:00:00+02:00" });
  const open = await page(head('<meta property="og:title" content="من og">'));
  expect(open.article?.headline).toMatchObject([{ value: "من og" }]);
  const bare = await page(head(linked("{broken")));
  expect(bare.article?.headline).toMatchObject([{ value: "من العنوان" }]);
});

test("prototype keys in JSON-LD are data", async () => {
  const { article } = await page(
    '<html><script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"headline":"x","author":"y"}}</script><body><article><p>نص</p></article></body></html>',
  );
  expect(article?.headline).toBeUndefined();
  expect(article?.bylines).toEqual([]);
});

test("a page that tells no article is read whole, and that is said", async () => {
  const links = [1, 2, 3, 4].map((n) => `<li><a href="/${n}">رابط ${n}</a></li>`).join("");
  const { article, told } = await page(`<html><body><ul>${links}</ul><p>كلمة.</p></body></html>`);
  expect(told).toContain("the whole page is read");
  expect(outline(article)).toContain("كلمة.");
});

test("letters decide where the page names another language", async () => {
  const words = "هذا نص عربي طويل بما يكفي لكي تدل حروفه على لغته دون شك ولا ريب. ".repeat(3);
  const { article, told } = await page(
    `<html lang="en-US"><body><article><p>${words}</p></article></body></html>`,
  );
  expect(article?.language).toBe("ar");
  expect(told).toContain('in "en-US"');
});

test("relative links stand for the page's address, pictures beside the file do not", async () => {
  const { article } = await page(
    '<html><head><link rel="canonical" href="https://a.example/n/1"></head><body><article><p>انظر <a href="/x">هنا</a> و<a href="y">هناك</a>.</p><img src="pics/a%20b.png" alt="أ"><p>ثم</p><img src="/c.png" alt="ج"></article></body></html>',
  );
  const text = JSON.stringify(article?.body);
  expect(text).toContain('"https://a.example/x"');
  expect(text).toContain('"https://a.example/n/y"');
  expect(text).toContain('"pics/a b.png"');
  expect(text).toContain('"https://a.example/c.png"');
});

test("the highest heading is the first below the headline", () => {
  const heading = (level: 2 | 3) => ({ type: "heading" as const, level, children: [] });
  expect(raiseHeadings([heading(2), heading(3)]).map((one) => "level" in one && one.level)).toEqual(
    [1, 2],
  );
});

test("character data of XHTML is text, and what stands behind it keeps its place", async () => {
  const source =
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>قبل<![CDATA[ها <ب> & ج]]>.</p><p>بعد</p></body></html>';
  const { article } = await page(source);
  expect(outline(article)).toContain("قبلها <ب> & ج.");
  const last = article?.body.at(-1)?.span;
  expect(last?.start.offset).toBe(source.indexOf("<p>بعد"));
});

test("a page in Hebrew that does not say so", async () => {
  const { article } = await page("<html><body><p>שלום לכולם, זו כתבה על הספרייה</p></body></html>");
  expect(article?.language).toBe("he");
});

const WORDS =
  "قال وزير المالية إن مشروع الموازنة الجديدة لا يتضمن أي أعباء إضافية على المواطنين، وإن الوزارة تستهدف نموا أعلى. ".repeat(
    4,
  );

test("on a page of divisions, picture, byline and date stand between the headline and the text", async () => {
  const { article, told } = await page(
    `<html><head><title>الموازنة الجديدة بلا ضرائب | الميزان</title></head><body dir="rtl">
    <div class="menu"><a href="/a">سياسة</a></div>
    <div class="row"><div class="box"><h1>الموازنة الجديدة بلا ضرائب</h1>
    <div class="inf"><span>السبت 14 مارس 2026</span> <span>كتب - محمد عبد الفتاح</span> <b>قراءة دقيقتين</b></div>
    <div class="main-img"><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" data-src="/u/m.jpg" alt="الوزير"><span class="img-caption">الوزير متحدثا <span class="credit">علي حسن</span></span></div>
    <div class="article-text"><p>${WORDS}</p></div></div></div></body></html>`,
  );
  expect(article?.bylines).toEqual([{ name: "محمد عبد الفتاح", role: "author" }]);
  expect(article?.dates.published).toBe("2026-03-14");
  expect(article?.hero?.image).toMatchObject({ src: "/u/m.jpg", alt: "الوزير" });
  expect(inlineOutline(article?.hero?.caption ?? [])).toBe("الوزير متحدثا");
  expect(inlineOutline(article?.hero?.credit ?? [])).toBe("علي حسن");
  expect(told).toContain("lines between the headline and the text (1)");
  expect(told).toContain("read off the lines above the text");
  expect(article?.body).toHaveLength(1);
});

test("a title cut short, with the site's name behind it, tells the headline", async () => {
  const { article } = await page(
    `<html><head><title>الأهلي يفوز على الزمالك… - الرياضية</title></head><body><div class="menu"><a href="/">بيت</a></div><div class="article-body"><h2>الأهلي يفوز على الزمالك بثلاثية</h2><p>${WORDS}</p></div></body></html>`,
  );
  expect(inlineOutline(article?.headline ?? [])).toBe("الأهلي يفوز على الزمالك بثلاثية");
  expect(article?.body.map(({ type }) => type)).toEqual(["paragraph"]);
});

test("a byline that opens the text, and a line of stars", async () => {
  const { article, told } = await page(
    `<html><body><article><h1>عنوان</h1><p><strong>كتب – محمد عبد الفتاح:</strong></p><p>${WORDS}</p><p align="center">* * *</p><p>ثم مضى.</p></article></body></html>`,
  );
  expect(article?.bylines).toEqual([{ name: "محمد عبد الفتاح", role: "author" }]);
  expect(told).toContain("taken for its byline");
  expect(article?.body.map(({ type }) => type)).toEqual(["paragraph", "divider", "paragraph"]);
});

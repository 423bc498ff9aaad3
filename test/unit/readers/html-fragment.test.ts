import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { build, checkArticle, inlineText } from "../../../src/model/index.ts";
import { createTally, readHtmlBlocks, reportTally } from "../../../src/readers/html/index.ts";
import { fragment, line } from "./html-support.ts";
import { blockOutline, inlineOutline } from "./outline.ts";

const read = (html: string): string =>
  blockOutline(fragment(html).blocks)
    .map((one) => one.replace(/^( *)/, (indent) => ">".repeat(indent.length / 2)))
    .join("\n");

const CASES: readonly (readonly [what: string, html: string, expected: string])[] = [
  ["a paragraph", "<p>نص</p>", "paragraph\n>children: نص"],
  [
    "words between blocks are paragraphs",
    "قبل<div>في</div>بعد",
    "paragraph\n>children: قبل\nparagraph\n>children: في\nparagraph\n>children: بعد",
  ],
  [
    "two line ends part paragraphs, one does not",
    "<p>أ<br>ب<br><br>ج</p>",
    "paragraph\n>children: أ{lineBreak}ب\nparagraph\n>children: ج",
  ],
  ["empty paragraphs vanish", "<p>&nbsp;</p><p><br></p><p> <span></span></p><div></div>", ""],
  [
    "white space collapses, also across elements; no-break spaces stay",
    "<p>\n  أ  <b> ب </b> ج&nbsp;&nbsp;د\n</p>",
    "paragraph\n>children: أ {strong: ب }ج\u00a0\u00a0د",
  ],
  [
    "a heading keeps its level, and no bold from end to end",
    "<h3><strong>عنوان</strong></h3>",
    "heading\n>level: 3\n>children: عنوان",
  ],
  [
    "lists with numbering, start, loose sublists and boxes to tick",
    '<ol type="a" start="3"><li>أ</li><ul><li>ب</li></ul></ol><ul><li><input type=checkbox checked> ج</li></ul>',
    "list\n>style: alpha\n>start: 3\n>items[0].children\n>>paragraph\n>>>children: أ\n>>list\n>>>style: bullet\n>>>items[0].children\n>>>>paragraph\n>>>>>children: ب\nlist\n>style: bullet\n>items[0].children\n>>paragraph\n>>>children: ج\n>items[0].checked: true",
  ],
  [
    "a figure with its credit apart; a lazy picture by its real address",
    '<figure><img src="data:image/gif;base64,R0lGODlh" data-src="a.png" alt=""><figcaption>شرح <cite class="credit">رويترز</cite></figcaption></figure>',
    "figure\n>image.src: a.png\n>image.decorative: true\n>caption: شرح\n>credit: رويترز",
  ],
  [
    "who is quoted, by a footer or a dash",
    '<blockquote cite="https://a.example/">قول<footer>— فلان</footer></blockquote>',
    "quote\n>children\n>>paragraph\n>>>children: قول\n>attribution: فلان\n>cite: https://a.example/",
  ],
  [
    "styles that mean something, and those that take it back",
    '<p><span style="font-weight:700">أ</span><b style="font-weight:normal">ب</b><span style="text-decoration:line-through">ج</span></p>',
    "paragraph\n>children: {strong: أ}ب{strike: ج}",
  ],
  [
    "emphasis around blocks is worn by each",
    "<b><p>أ</p><p>ب</p></b>",
    "paragraph\n>children: {strong: أ}\nparagraph\n>children: {strong: ب}",
  ],
  [
    "language and direction",
    '<p lang="en">War</p><p>قبل <span lang="fr">déjà vu</span> <bdi>x1</bdi> <span dir="ltr">1-2</span> <span lang="en">كلمة</span></p>',
    "paragraph\n>children: War\n>language: en\nparagraph\n>children: قبل {span fr: déjà vu} {isolate auto: x1} {isolate ltr: 1-2} كلمة",
  ],
  [
    "formulas by their TeX",
    '<p><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math></p><math display="block" alttext="y^2"><mi>y</mi></math>',
    "paragraph\n>children\n>>inlineMath\n>>>tex: x\nmath\n>tex: y^2",
  ],
  [
    "cross-references lead to ids that are there",
    '<h2 id="a b">أ</h2><p><a href="#a%20b">هنا</a> <a href="#none">هناك</a></p>',
    "heading\n>level: 2\n>id: a-b\n>children: أ\nparagraph\n>children: {crossReference a-b: هنا} هناك",
  ],
];

const EMBEDS: readonly (readonly [html: string, url: string, words: string])[] = [
  [
    '<iframe src="https://www.youtube.com/embed/abc?rel=0"></iframe>',
    "https://www.youtube.com/watch?v=abc",
    "YouTube",
  ],
  [
    '<iframe src="https://player.vimeo.com/video/12" title="فيلم"></iframe>',
    "https://vimeo.com/12",
    "فيلم",
  ],
  [
    '<blockquote class="twitter-tweet"><p>خبر</p>— أ <a href="https://twitter.com/a/status/9?ref=1">x</a></blockquote>',
    "https://twitter.com/a/status/9",
    "خبر — أ x",
  ],
  [
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Q/?x=1">نص</blockquote>',
    "https://www.instagram.com/p/Q/",
    "نص",
  ],
  [
    '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fp%2F1"></iframe>',
    "https://www.facebook.com/p/1",
    "Facebook",
  ],
  [
    '<script async src="https://telegram.org/js/w.js" data-telegram-post="chan/12"></script>',
    "https://t.me/chan/12",
    "Telegram",
  ],
  [
    '<video src="https://a.example/v.mp4" aria-label="تسجيل"></video>',
    "https://a.example/v.mp4",
    "تسجيل",
  ],
];

test.each(EMBEDS)("%s", (html, url, words) => {
  const { blocks } = fragment(`<p>قبل</p>${html}`);
  const [, embed] = blocks;
  expect(embed).toMatchObject({ type: "embed", url });
  expect(embed?.type === "embed" && inlineText(embed.fallback)).toBe(words);
});

const NOTES: readonly (readonly [system: string, html: string])[] = [
  [
    "Word",
    '<p>نص<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>.</p><div style="mso-element:footnote-list"><hr width="33%"><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> شرح</p></div></div>',
  ],
  [
    "WordPress",
    '<p>نص<sup class="fn" data-fn="u1"><a href="#u1" id="u1-link">1</a></sup>.</p><ol class="wp-block-footnotes"><li id="u1">شرح <a href="#u1-link">↩︎</a></li></ol>',
  ],
  [
    "Markdown",
    '<p>نص<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>.</p><section class="footnotes"><hr><ol><li id="fn:1"><p>شرح <a href="#fnref:1" class="footnote-backref">↩</a></p></li></ol></section>',
  ],
  [
    "e-books",
    '<p>نص<a epub:type="noteref" href="#n1">١</a>.</p><aside epub:type="footnote" id="n1"><p>شرح</p></aside>',
  ],
  [
    "accessible pages",
    '<p>نص<a role="doc-noteref" href="#n1">*</a>.</p><h2>الهوامش</h2><ol><li id="n1">شرح <a role="doc-backlink" href="#r">رجوع</a></li></ol>',
  ],
  [
    "wikis",
    '<p>نص<sup class="reference" id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>.</p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span> شرح</li></ol>',
  ],
  [
    "typed by hand",
    '<p>نص<a href="#n" name="r">(1)</a>.</p><p><a href="#r" name="n">(1)</a> شرح</p>',
  ],
];

test.each(NOTES)("notes as %s has them", (_system, html) => {
  expect(read(html)).toMatch(/^paragraph\n>children: نص\{note: paragraph \/ {3}children: شرح\}\.$/);
});

const WORD = fc.stringMatching(/^[a-zء-ي]{3,8}$/);
const INLINE = [
  "b",
  "i",
  "span",
  "a href='x'",
  "q",
  "sup",
  "font",
  "mark",
  "code",
  "abbr title='x'",
  "bdi",
  "small",
];
const BLOCK = [
  "p",
  "div",
  "h2",
  "ul><li",
  "ol><li",
  "blockquote",
  "section",
  "table><tr><td",
  "table><tr><th",
  "dl><dd",
  "figure",
  "aside",
  "details",
  "pre",
  "article",
  "header",
  "address",
];

/** HTML of words in random elements, some never closed. */
const TREE = fc.letrec<{ node: string; list: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    WORD.map((word) => ` w${word}w `),
    fc
      .tuple(fc.constantFrom(...INLINE, ...BLOCK), tie("list"), fc.boolean())
      .map(([tag, inner, isClosed]) => {
        const names = tag.split("><").map((one) => one.split(" ")[0]);
        return `<${tag}>${inner}${
          isClosed
            ? names
                .reverse()
                .map((name) => `</${name}>`)
                .join("")
            : ""
        }`;
      }),
    fc.constantFrom(
      "<br>",
      "<hr>",
      "<img src='a.png' alt='x'>",
      "<script>gone</script>",
      "<!-- gone -->",
    ),
  ),
  list: fc.array(tie("node"), { maxLength: 5 }).map((nodes) => nodes.join("")),
})).list;

test("no visible word is lost, none is said twice, and the model is sound", () => {
  fc.assert(
    fc.property(TREE, (html) => {
      const { blocks } = fragment(html);
      const written = html.match(/w[a-zء-ي]{3,8}w(?= )/g) ?? [];
      const kept = JSON.stringify(blocks).match(/w[a-zء-ي]{3,8}w(?![a-zء-ي])/g) ?? [];
      expect([...kept].sort()).toEqual([...written].sort());
      expect(
        checkArticle(build.article(blocks, { kind: "news", language: "ar" })).diagnostics,
      ).toEqual([]);
    }),
    { numRuns: 150, seed: 7 },
  );
});

test.each(CASES)("%s", (_what, html, expected) => {
  expect(read(html)).toBe(expected);
});

test("a line of HTML is inlines", () => {
  expect(inlineOutline(line("خبر <em>عاجل</em> <b>الآن</b>"))).toBe(
    "خبر {emphasis: عاجل} {strong: الآن}",
  );
  expect(inlineOutline(line("<p>أ</p><p>ب</p>"))).toBe("أ{lineBreak}ب");
});

test("losses of several pieces are counted together where asked", () => {
  const tally = createTally();
  const found: Diagnostic[] = [];
  const report = (one: Diagnostic) => found.push(one);
  for (const html of ["<p>أ</p><script>1</script>", "<script>2</script>"]) {
    readHtmlBlocks(html, { language: "ar", report, place: () => undefined, tally });
  }
  expect(found).toEqual([]);
  reportTally(tally, report);
  expect(found).toEqual([{ code: "input/dropped", severity: "info", message: "scripts (2)" }]);
});

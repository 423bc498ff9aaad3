import { expect, test } from "vitest";
import { type Article, build, type Publication } from "../../../../src/model/index.ts";
import { type BookOptions, textsOf } from "./book.ts";
import { elementsOf, parseXml, textOf } from "./parse-xml.ts";

const { heading, note, paragraph, text } = build;

/** `property` and what it says, for every `dc:` element and `meta` of the package document. */
async function metadataOf(
  input: Article | Publication,
  options: BookOptions = {},
): Promise<readonly string[]> {
  const root = parseXml((await textsOf(input, options)).text("package.opf"));
  return [...elementsOf(root)]
    .filter(({ name }) => name.startsWith("dc:") || name === "meta")
    .map((element) => {
      const { attributes } = element;
      const about = attributes.get("refines") ?? "";
      const id = attributes.get("id");
      const property = attributes.get("property") ?? attributes.get("name") ?? element.name;
      const content = attributes.get("content") ?? textOf(element);
      return `${about}${id === undefined ? "" : `[${id}] `}${about === "" ? "" : " "}${property}: ${content}`;
    });
}

test("a publication with everything that can be said of it", async () => {
  const publication = build.publication("مجلة", [build.article([paragraph("متن")])], {
    subtitle: "عدد خاص",
    creators: [
      { name: "أحمد الكاتب", role: "author", fileAs: "الكاتب، أحمد" },
      { name: "ليلى", role: "translator" },
      { name: "أحمد الكاتب", role: "editor" },
    ],
    publisher: "دار & دار",
    identifier: "urn:isbn:9780000000002",
    date: "2026-03",
    description: "وصف",
    rights: { holder: "الدار", year: 2026, licence: "CC BY 4.0" },
    keywords: ["نشر", "نشر", " "],
    series: { title: "سلسلة", position: 2 },
  });
  expect(await metadataOf(publication)).toMatchInlineSnapshot(`
    [
      "[pub-id] dc:identifier: urn:isbn:9780000000002",
      "#pub-id identifier-type: 15",
      "[title] dc:title: مجلة",
      "#title title-type: main",
      "[subtitle] dc:title: عدد خاص",
      "#subtitle title-type: subtitle",
      "dc:language: ar",
      "[person-1] dc:creator: أحمد الكاتب",
      "#person-1 role: aut",
      "#person-1 role: edt",
      "#person-1 file-as: الكاتب، أحمد",
      "#person-1 warraq:places: 1 3",
      "[person-2] dc:contributor: ليلى",
      "#person-2 role: trl",
      "#person-2 warraq:places: 2",
      "dc:publisher: دار & دار",
      "dc:date: 2026-03",
      "dc:description: وصف",
      "dc:rights: © 2026 الدار – CC BY 4.0",
      "dc:subject: نشر",
      "dcterms:modified: 2026-03-14T12:00:00Z",
      "[series] belongs-to-collection: سلسلة",
      "#series collection-type: series",
      "#series group-position: 2",
      "schema:accessMode: textual",
      "schema:accessModeSufficient: textual",
      "schema:accessibilityFeature: tableOfContents",
      "schema:accessibilityFeature: readingOrder",
      "schema:accessibilityFeature: displayTransformability",
      "schema:accessibilityFeature: ARIA",
      "schema:accessibilityFeature: unlocked",
      "schema:accessibilityHazard: none",
      "schema:accessibilitySummary: نص ينساب مع حجم الشاشة والخط، وفهرس محتويات، وترتيب للقراءة.",
      "[conformance] dcterms:conformsTo: EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
      "#conformance a11y:certifiedBy: warraq",
      "warraq:source: publication",
      "warraq:rights-holder: الدار",
      "warraq:rights-year: 2026",
      "warraq:rights-licence: CC BY 4.0",
      "ibooks:specified-fonts: true",
    ]
  `);
});

test("an article alone says what it is itself, and nothing that is not known", async () => {
  const article = build.article([paragraph("متن")], { headline: [text("عنوان")] });
  const metadata = await metadataOf(article);
  expect(metadata.filter((line) => /^(\[[^\]]+\] )?dc:/.test(line))).toEqual([
    expect.stringMatching(/^\[pub-id\] dc:identifier: urn:uuid:[0-9a-f-]{36}$/),
    "[title] dc:title: عنوان",
    "dc:language: ar",
  ]);
  expect(metadata).toContain("dcterms:modified: 2026-03-14T12:00:00Z");
});

test("those who made a book that nobody wrote are its creators", async () => {
  const publication = build.publication("كتاب", [build.article([])], {
    creators: [{ name: "محرر", role: "editor" }],
  });
  expect(await metadataOf(publication)).toContain("[person-1] dc:creator: محرر");
});

test("languages of articles follow that of the publication", async () => {
  const articles = ["fa", "ar", "en"].map((language) => build.article([], { language }));
  const lines = await metadataOf(build.publication("كتاب", articles, { language: "ar" }));
  expect(lines.filter((line) => line.startsWith("dc:language"))).toEqual([
    "dc:language: ar",
    "dc:language: fa",
    "dc:language: en",
  ]);
});

const loaded = {
  key: "a".repeat(64),
  format: "gif",
  mediaType: "image/gif",
  pixelWidth: 1,
  pixelHeight: 1,
  orientation: 1,
  density: undefined,
} as const;
const still = new Map([["a", { ...loaded, bytes: new Uint8Array() }]]);
const moving = new Map([
  ["a", { ...loaded, bytes: Buffer.from("!\u00f9\u0004!\u00f9\u0004", "latin1") }],
]);

test.each<[string, Article, BookOptions]>([
  ["text alone", build.article([paragraph("متن")]), {}],
  [
    "a described picture, a note and a heading",
    build.article([
      heading(1, "ع"),
      paragraph("م", note(paragraph("ح"))),
      build.figure({ src: "a", alt: "و" }),
    ]),
    { images: still },
  ],
  ["a picture without description", build.article([build.figure({ src: "a" })]), { images: still }],
  [
    "a decoration that moves",
    build.article([build.figure({ src: "a", decorative: true })]),
    { images: moving },
  ],
  ["a picture that is not there", build.article([build.figure({ src: "lost", alt: "و" })]), {}],
])("claims for %s", async (_name, article, options) => {
  const lines = await metadataOf(article, options);
  expect(lines.filter((line) => line.startsWith("schema:")).join("\n")).toMatchSnapshot();
});

test("headings that skip a level are not claimed to tell the structure", async () => {
  const claims = async (level: 2 | 3) =>
    (
      await metadataOf(
        build.article([heading(1, "ا"), heading(2, "ب"), heading(1, "ج"), heading(level, "د")]),
      )
    ).join("\n");
  expect(await claims(2)).toContain("structuralNavigation");
  expect(await claims(3)).not.toContain("structuralNavigation");
});

test("the package and its spine say the direction", async () => {
  const opf = async (language: string) =>
    (await textsOf(build.article([], { language }))).text("package.opf");
  expect(await opf("ur")).toContain('xml:lang="ur" dir="rtl"');
  expect(await opf("ur")).toContain('<spine toc="ncx" page-progression-direction="rtl">');
  expect(await opf("en")).toContain('<spine toc="ncx" page-progression-direction="ltr">');
});

const magazine = build.publication(
  "مجلة",
  [
    build.article(
      [
        heading(1, "أول", note(paragraph("حاشية"))),
        heading(3, "أعمق"),
        heading(2, ""),
        heading(1, "ثان"),
      ],
      { headline: [text("مقال")] },
    ),
    build.article([heading(1, "First")], { headline: [text("Article")], language: "en" }),
  ],
  { frontMatter: { titlePage: true, contents: true, colophon: false } },
);

test("the contents nest as the headings do, without notes", async () => {
  const book = await textsOf(magazine, {
    pagination: new Map([
      ["section-3", "٤"],
      ["section-1", "٢"],
      ["section-2", "٢"],
      ["section-1-2", "٧"],
    ]),
  });
  expect(/<body[\s\S]*<\/body>/.exec(book.text("nav.xhtml"))?.[0]).toMatchInlineSnapshot(`
    "<body class="contents" dir="rtl">
    <nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">
    <h1 id="toc-title">المحتويات</h1>
    <ol>
    <li>
    <a href="text/chapter-001.xhtml">مقال</a>
    <ol>
    <li>
    <a href="text/chapter-001.xhtml#section-1">أول</a>
    <ol>
    <li>
    <a href="text/chapter-001.xhtml#section-2">أعمق</a>
    </li>
    </ol>
    </li>
    <li>
    <a href="text/chapter-001.xhtml#section-4">ثان</a>
    </li>
    </ol>
    </li>
    <li>
    <a href="text/chapter-002.xhtml" lang="en" xml:lang="en" dir="ltr">Article</a>
    <ol>
    <li>
    <a href="text/chapter-002.xhtml#section-1-2" lang="en" xml:lang="en" dir="ltr">First</a>
    </li>
    </ol>
    </li>
    </ol>
    </nav>
    <nav epub:type="landmarks" aria-label="معالم الكتاب" hidden="hidden">
    <ol>
    <li><a epub:type="toc" href="nav.xhtml#toc">المحتويات</a></li>
    <li><a epub:type="bodymatter" href="text/chapter-001.xhtml">بداية النص</a></li>
    </ol>
    </nav>
    <nav epub:type="page-list" role="doc-pagelist" aria-label="الصفحات" hidden="hidden">
    <ol>
    <li><a href="text/chapter-001.xhtml#page-1">٢</a></li>
    <li><a href="text/chapter-001.xhtml#page-2">٤</a></li>
    <li><a href="text/chapter-002.xhtml#page-1">٧</a></li>
    </ol>
    </nav>
    </body>"
  `);
  expect(book.text("text/chapter-001.xhtml")).toContain(
    '<span epub:type="pagebreak" role="doc-pagebreak" id="page-1" aria-label="٢"></span>\n<h2 id="section-1"',
  );
});

test("the NCX has the same contents and the same identifier", async () => {
  const book = await textsOf(magazine);
  expect(book.text("toc.ncx").replace(/urn:uuid:[0-9a-f-]+/, "urn:uuid:…")).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="ar">
    <head>
    <meta name="dtb:uid" content="urn:uuid:…"/>
    <meta name="dtb:depth" content="3"/>
    <meta name="dtb:totalPageCount" content="0"/>
    <meta name="dtb:maxPageNumber" content="0"/>
    </head>
    <docTitle><text>مجلة</text></docTitle>
    <navMap>
    <navPoint id="point-1" playOrder="1">
    <navLabel><text>مقال</text></navLabel>
    <content src="text/chapter-001.xhtml"/>
    <navPoint id="point-2" playOrder="2">
    <navLabel><text>أول</text></navLabel>
    <content src="text/chapter-001.xhtml#section-1"/>
    <navPoint id="point-3" playOrder="3">
    <navLabel><text>أعمق</text></navLabel>
    <content src="text/chapter-001.xhtml#section-2"/>
    </navPoint>
    </navPoint>
    <navPoint id="point-4" playOrder="4">
    <navLabel><text>ثان</text></navLabel>
    <content src="text/chapter-001.xhtml#section-4"/>
    </navPoint>
    </navPoint>
    <navPoint id="point-5" playOrder="5">
    <navLabel><text>Article</text></navLabel>
    <content src="text/chapter-002.xhtml"/>
    <navPoint id="point-6" playOrder="6">
    <navLabel><text>First</text></navLabel>
    <content src="text/chapter-002.xhtml#section-1-2"/>
    </navPoint>
    </navPoint>
    </navMap>
    </ncx>
    "
  `);
  const identifier = /<dc:identifier[^>]*>([^<]+)</.exec(book.text("package.opf"))?.[1];
  expect(book.text("toc.ncx")).toContain(`<meta name="dtb:uid" content="${identifier}"/>`);
});

test("a cover that is given comes first; one that could not be loaded does not", async () => {
  const covered = { ...magazine, cover: { src: "a", alt: "غلاف" } };
  const opf = (await textsOf(covered, { images: still })).text("package.opf");
  expect(opf).toContain('media-type="image/gif" properties="cover-image"/>');
  expect(opf).toContain(
    '<itemref idref="cover"/>\n<itemref idref="title-page"/>\n<itemref idref="nav"/>',
  );
  expect((await textsOf(covered)).text("package.opf")).not.toContain("cover");
});

test("the colophon is a document after the last chapter, with the identifier as it is written", async () => {
  const book = await textsOf({
    type: "publication",
    title: "كتاب",
    creators: [{ name: "ليلى", role: "author" }],
    publisher: "دار",
    language: "ar",
    identifier: "urn:isbn:9780000000002",
    keywords: [],
    articles: [build.article([paragraph("نص")], {})],
    frontMatter: { titlePage: false, contents: false, colophon: true },
  });
  expect(book.text("package.opf")).toMatch(
    /<itemref idref="chapter-001"\/>\s*<itemref idref="colophon"\/>/,
  );
  const colophon = book.text("text/colophon.xhtml");
  expect(colophon).toContain('epub:type="colophon" role="doc-colophon"');
  for (const line of ["كتاب", "ليلى", "دار", '<bdi dir="ltr">urn:isbn:9780000000002</bdi>']) {
    expect(colophon).toContain(`<p class="rights">${line}</p>`);
  }
});

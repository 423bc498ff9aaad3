import { describe, expect, test } from "vitest";
import type { Article, Block } from "../../../../src/model/index.ts";
import { comparable, readWord } from "./read-word.ts";
import {
  arabic,
  field,
  item,
  latin,
  NUMBERING,
  paragraph,
  STYLES,
  type WordParts,
  wordPackage,
} from "./word-parts.ts";

const FILLER = paragraph(
  arabic("كانت الورشة في آخر السوق، وكان صاحبها لا يبيع إلا ما جلّده بيده في ذلك الشتاء."),
);

async function read(body: string, more: Partial<WordParts> = {}, options = {}) {
  const bytes = wordPackage({ styles: STYLES, numbering: NUMBERING, ...more, body });
  const piece = await readWord(bytes, options);
  if (piece.input?.type !== "article") {
    throw new Error(piece.diagnostics.map(({ message }) => message).join("\n"));
  }
  const said = piece.diagnostics.map(({ code, message }) => `${code}: ${message}`);
  return { article: comparable(piece.input) as Article, said, files: piece.files };
}

/** The blocks of a body after the usual paragraph. */
async function blocks(body: string, more: Partial<WordParts> = {}, options = {}) {
  const { article, said } = await read(FILLER + body, more, options);
  return { blocks: article.body.slice(1) as readonly Block[], said, article };
}

const text = (value: string) => ({ type: "text", value });

describe("styles", () => {
  test("become roles by name, whatever their ids", async () => {
    const { article } = await read(
      paragraph(arabic("حرفة المجلدين"), "a3") +
        paragraph(arabic("من دمشق"), "a4") +
        paragraph(arabic("البدايات"), "1") +
        FILLER +
        paragraph(arabic("الأدوات"), "2") +
        FILLER +
        paragraph(arabic("خاتمة"), "own"),
    );
    expect(article.headline).toEqual([text("حرفة المجلدين")]);
    expect(article.deck).toEqual([text("من دمشق")]);
    expect(
      article.body.map((block) => (block.type === "heading" ? block.level : block.type)),
    ).toEqual([1, "paragraph", 2, "paragraph", 1]);
  });

  test("are told by their names in other languages, and by outline level", async () => {
    const styles = `${STYLES}<w:style w:type="paragraph" w:styleId="x1"><w:name w:val="عنوان ٢"/></w:style><w:style w:type="paragraph" w:styleId="x2"><w:name w:val="اقتباس"/></w:style><w:style w:type="paragraph" w:styleId="x3"><w:name w:val="Abschnitt"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>`;
    const { blocks: made } = await blocks(
      paragraph(arabic("أول"), "1") +
        paragraph(arabic("ثان"), "x1") +
        paragraph(arabic("قول"), "x2") +
        paragraph(arabic("ثالث"), "x3"),
      { styles },
    );
    expect(made).toEqual([
      { type: "heading", level: 1, children: [text("أول")] },
      { type: "heading", level: 2, children: [text("ثان")] },
      { type: "quote", children: [{ type: "paragraph", children: [text("قول")] }] },
      { type: "heading", level: 3, children: [text("ثالث")] },
    ]);
  });

  test("that are based on each other in a ring end", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="X"/><w:basedOn w:val="y"/></w:style><w:style w:type="paragraph" w:styleId="y"><w:name w:val="Y"/><w:basedOn w:val="x"/></w:style>';
    const { blocks: made } = await blocks(paragraph(arabic("نص"), "x"), { styles });
    expect(made).toEqual([{ type: "paragraph", children: [text("نص")] }]);
  });

  test("typed by hand are guessed, and said", async () => {
    const { article, said } = await read(
      FILLER +
        paragraph(
          arabic("في السوق القديم", "<w:b/><w:bCs/>"),
          undefined,
          '<w:jc w:val="center"/>',
        ) +
        FILLER,
    );
    expect(article.body[1]).toEqual({
      type: "heading",
      level: 1,
      children: [text("في السوق القديم")],
    });
    expect(said).toContain("input/guessed: a short bold paragraph is taken as a heading");
  });
});

describe("runs", () => {
  test("are bold by the twin of their direction", async () => {
    const { blocks: made } = await blocks(
      paragraph(
        arabic("عريض", "<w:bCs/>") +
          arabic(" رفيع ", "<w:b/>") +
          latin("bold", "<w:b/>") +
          latin(" thin", "<w:bCs/>"),
      ),
    );
    expect(made[0]).toMatchObject({
      children: [
        { type: "strong", children: [text("عريض")] },
        text(" رفيع "),
        { type: "strong", children: [text("bold")] },
        text(" thin"),
      ],
    });
  });

  test("that a style and the run both make bold are not, in a style that is bold already", async () => {
    const { blocks: made } = await blocks(paragraph(arabic("عنوان", "<w:bCs/>"), "1"));
    expect(made).toEqual([{ type: "heading", level: 1, children: [text("عنوان")] }]);
  });

  test("of other languages become spans where they say so, and else stay text", async () => {
    const { blocks: made } = await blocks(
      paragraph(
        arabic("كتاب ") +
          latin("Le Livre", '<w:lang w:val="fr-FR"/>') +
          arabic(" وكتاب ") +
          latin("Book"),
      ),
    );
    expect(made[0]).toMatchObject({
      children: [
        text("كتاب "),
        { type: "span", language: "fr", children: [text("Le Livre")] },
        text(" وكتاب Book"),
      ],
    });
  });

  test("against their paragraph are isolated where plain text would turn their signs", async () => {
    const { blocks: made } = await blocks(
      paragraph(
        arabic("لغة ") +
          latin("C++") +
          arabic(" ورقم ") +
          latin("12-5") +
          arabic(" وسنة ") +
          latin("2026"),
      ),
    );
    expect(made[0]).toMatchObject({
      children: [
        text("لغة "),
        { type: "isolate", direction: "ltr", children: [text("C++")] },
        text(" ورقم "),
        { type: "isolate", direction: "ltr", children: [text("12-5")] },
        text(" وسنة 2026"),
      ],
    });
  });

  test("have their formats, signs and breaks", async () => {
    const { blocks: made, said } = await blocks(
      paragraph(
        arabic("مائل", "<w:iCs/>") +
          arabic("تحته خط", '<w:u w:val="single"/>') +
          arabic("مشطوب", "<w:strike/>") +
          arabic("معلم", '<w:highlight w:val="yellow"/>') +
          latin("2", '<w:vertAlign w:val="superscript"/>') +
          arabic("سر", "<w:vanish/>") +
          '<w:r><w:br/><w:t>سطر</w:t><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
      ),
    );
    expect(made[0]).toMatchObject({
      children: [
        { type: "emphasis", children: [text("مائل")] },
        { type: "underline", children: [text("تحته خط")] },
        { type: "strike", children: [text("مشطوب")] },
        { type: "mark", children: [text("معلم")] },
        { type: "superscript", children: [text("2")] },
        { type: "lineBreak" },
        text("سطر\u2011\u00ad\t✓"),
      ],
    });
    expect(said).toContain("input/dropped: hidden text");
  });
});

describe("direction", () => {
  test("of a paragraph the other way is kept, with its language", async () => {
    const { blocks: made, article } = await blocks(
      `<w:p>${latin("The market was at the end of the street.")}</w:p>${paragraph(arabic("عودة"))}`,
    );
    expect(article.language).toBe("ar-EG");
    expect(made).toMatchObject([
      { type: "paragraph", language: "en" },
      { type: "paragraph", children: [text("عودة")] },
    ]);
    expect(made[1]).not.toHaveProperty("direction");
  });

  test("that nobody set is guessed from the letters", async () => {
    const { article, said } = await read(
      "<w:p><w:r><w:t>نص عربي بلا اتجاه كتبه برنامج آخر</w:t></w:r></w:p>",
    );
    expect(article).toMatchObject({ language: "ar", body: [{ type: "paragraph" }] });
    expect(article.body[0]).not.toHaveProperty("direction");
    expect(said.join()).toContain("input/guessed: no paragraph is set from right to left");
  });

  test.each([
    ["fa", "این پژوهش درباره‌ی گچ‌بری در یزد است و نگارنده آن را در پنج فصل نوشته است که هر یک"],
    ["ur", "یہ کتاب لاہور میں لکھی گئی اور اس کے بارے میں بہت سے لوگوں نے کہا ہے کہ وہ بڑی"],
    ["he", "הספר נכתב בירושלים לפני שנים רבות"],
  ])(
    "and language %s are told by letters where Word's own default is all there is",
    async (language, words) => {
      const { article } = await read(
        `<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>${words}</w:t></w:r></w:p>`,
      );
      expect(article.language).toBe(language);
    },
  );
});

describe("lists", () => {
  test("have their numbers, levels, starts and restarts", async () => {
    const { blocks: made } = await blocks(
      item(1, 0, arabic("ج")) +
        item(1, 0, arabic("د")) +
        item(2, 0, arabic("نقطة")) +
        item(2, 1, arabic("فرع")) +
        item(2, 0, arabic("نقطة ثانية")) +
        item(3, 0, arabic("واحد")) +
        item(3, 0, arabic("اثنان")) +
        FILLER +
        item(5, 0, arabic("ثلاثة")) +
        FILLER +
        item(4, 0, arabic("واحد من جديد")),
    );
    const seen = made.map((block) =>
      block.type === "list" ? [block.style, block.start, block.items.length] : block.type,
    );
    expect(seen).toEqual([
      ["abjad", 3, 2],
      ["bullet", undefined, 2],
      ["decimal", undefined, 2],
      "paragraph",
      ["decimal", 3, 1],
      "paragraph",
      ["decimal", undefined, 1],
    ]);
    expect(made[1]).toMatchObject({
      items: [{ children: [{ type: "paragraph" }, { type: "list", style: "hijai" }] }, {}],
    });
  });
});

describe("tables", () => {
  const cell = (content: string, properties = "") =>
    `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>${properties}</w:tcPr>${paragraph(content)}</w:tc>`;
  const table = (properties: string, ...rows: readonly string[]) =>
    `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows.join("")}</w:tbl>`;
  const row = (cells: string, properties = "") =>
    `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;

  test("have heads, spans and captions", async () => {
    const { blocks: made, article } = await blocks(
      paragraph(
        arabic("جدول ") + field("SEQ جدول \\* ARABIC", latin("1")) + arabic(": الإنتاج"),
        "a6",
      ) +
        table(
          "<w:bidiVisual/>",
          row(cell(arabic("السنة")) + cell(arabic("الطن")), "<w:tblHeader/>"),
          row(cell(arabic("٢٠٢٥"), '<w:vMerge w:val="restart"/>') + cell(arabic("١"))),
          row(cell("", "<w:vMerge/>") + cell(arabic("٢"))),
          row(cell(arabic("المجموع"), '<w:gridSpan w:val="2"/>')),
        ),
    );
    expect(article.numberedCaptions).toBe(true);
    expect(made).toMatchObject([
      {
        type: "table",
        caption: [text("الإنتاج")],
        numbered: true,
        columns: [{ align: "start" }, { align: "start" }],
        head: [{ cells: [{}, {}] }],
        body: [{ cells: [{ rowSpan: 2 }, {}] }, { cells: [{}] }, { cells: [{ columnSpan: 2 }] }],
        foot: [],
      },
    ]);
  });

  test("of Arabic words that were never set from right to left are read from the right", async () => {
    const { blocks: made } = await blocks(
      table("", row(cell(arabic("يسار")) + cell(arabic("يمين")))),
    );
    expect(made[0]).toMatchObject({
      body: [
        {
          cells: [
            { children: [{ children: [text("يمين")] }] },
            { children: [{ children: [text("يسار")] }] },
          ],
        },
      ],
    });
  });

  test("stand in tables, and a table of one cell is a frame", async () => {
    const inner = table("<w:bidiVisual/>", row(cell(arabic("في")) + cell(arabic("الداخل"))));
    const { blocks: made, said } = await blocks(
      table(
        "<w:bidiVisual/>",
        `<w:tr><w:tc><w:tcPr/>${inner}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>`,
      ) + table("<w:bidiVisual/>", row(cell(arabic("إطار")))),
    );
    expect(made).toMatchObject([
      { type: "table", body: [{ cells: [{ children: [{ type: "table" }] }, { children: [] }] }] },
      { type: "paragraph", children: [text("إطار")] },
    ]);
    expect(said.join()).toContain("a table of one cell is a frame");
  });

  test("with cells that go on from nothing keep them", async () => {
    const { blocks: made } = await blocks(
      table(
        "<w:bidiVisual/>",
        row(cell(arabic("أ"), "<w:vMerge/>") + cell(arabic("ب"))),
        row(cell(arabic("ج"), '<w:gridSpan w:val="9999999"/>')),
      ),
    );
    expect(made[0]).toMatchObject({
      body: [{ cells: [{ children: [{}] }, {}] }, { cells: [{ columnSpan: 1000 }] }],
    });
  });
});

describe("notes, links and fields", () => {
  const notes =
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:pPr><w:pStyle w:val="a8"/><w:bidi/></w:pPr><w:r><w:footnoteRef/></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve"> حاشية</w:t></w:r></w:p></w:footnote>';

  test("come with their text, without their number", async () => {
    const { blocks: made } = await blocks(
      paragraph(`${arabic("متن")}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      { footnotes: notes },
    );
    expect(made[0]).toMatchObject({
      children: [
        text("متن"),
        { type: "note", children: [{ type: "paragraph", children: [text("حاشية")] }] },
      ],
    });
  });

  test("that refer to themselves end", async () => {
    const { said } = await blocks(
      paragraph(`${arabic("متن")}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      {
        footnotes:
          '<w:footnote w:id="2"><w:p><w:r><w:t>حاشية</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>',
      },
    );
    expect(said.join()).toContain("a note has no text");
  });

  test("lead out, and to headings", async () => {
    const { blocks: made } = await blocks(
      paragraph(
        '<w:bookmarkStart w:id="1" w:name="_Ref7"/>' +
          arabic("المراجع") +
          '<w:bookmarkEnd w:id="1"/>',
        "1",
      ) +
        paragraph(
          `<w:hyperlink r:id="rIdX" w:tooltip="الموقع">${arabic("هنا")}</w:hyperlink>` +
            arabic(" و") +
            field('HYPERLINK "https://example.org/a" \\o "عنوان"', arabic("هناك")) +
            arabic(" وانظر ") +
            field("REF _Ref7 \\h", arabic("المراجع")) +
            `<w:hyperlink w:anchor="gone">${arabic(" وضائع")}</w:hyperlink>` +
            `<w:hyperlink r:id="rIdJ">${arabic(" وخبيث")}</w:hyperlink>`,
        ),
      {
        relationships:
          '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/><Relationship Id="rIdJ" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>',
      },
    );
    expect(made).toEqual([
      { type: "heading", level: 1, id: "_Ref7", children: [text("المراجع")] },
      {
        type: "paragraph",
        children: [
          { type: "link", url: "https://example.org/", title: "الموقع", children: [text("هنا")] },
          text(" و"),
          { type: "link", url: "https://example.org/a", title: "عنوان", children: [text("هناك")] },
          text(" وانظر "),
          { type: "crossReference", target: "_Ref7", children: [text("المراجع")] },
          text(" وضائع وخبيث"),
        ],
      },
    ]);
  });

  test("leave out a table of contents, over its paragraphs and in its control", async () => {
    const contents =
      '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>المحتويات</w:t></w:r></w:p></w:sdtContent></w:sdt>' +
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>فصل ١</w:t></w:r></w:p><w:p><w:r><w:t>فصل ٢</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';
    const { blocks: made, said } = await blocks(contents + paragraph(arabic("بعدها")));
    expect(made).toEqual([{ type: "paragraph", children: [text("بعدها")] }]);
    expect(said.join()).toContain("a table of contents, which is made anew (2 times)");
  });
});

describe("tracked changes", () => {
  const by = 'w:id="9" w:author="سلمى" w:date="2026-01-01T00:00:00Z"';
  const body =
    paragraph(
      arabic("قال ") +
        `<w:ins ${by}>${arabic("الوزير")}</w:ins><w:del ${by}><w:r><w:rPr><w:rtl/></w:rPr><w:delText>المدير</w:delText></w:r></w:del>` +
        arabic(" ") +
        `<w:moveFrom ${by}>${arabic("أمس ")}</w:moveFrom>` +
        arabic("نعم") +
        `<w:moveTo ${by}>${arabic(" أمس")}</w:moveTo>`,
    ) +
    `<w:p><w:pPr><w:bidi/><w:rPr><w:del ${by}/></w:rPr></w:pPr>${arabic("أول")}</w:p>${paragraph(arabic(" وثان"))}` +
    paragraph(
      `<w:r><w:rPr><w:bCs/><w:rtl/><w:rPrChange ${by}><w:rPr><w:rtl/></w:rPr></w:rPrChange></w:rPr><w:t>صار عريضا في وسط نص</w:t></w:r>` +
        arabic(" بقي."),
    );

  const words = (list: readonly Block[]) =>
    list.map((block) =>
      block.type === "paragraph"
        ? block.children.map((one) => (one.type === "text" ? one.value : `<${one.type}>`)).join("")
        : block.type,
    );

  test("are accepted, and counted", async () => {
    const { blocks: made, said } = await blocks(body);
    expect(words(made)).toEqual(["قال الوزير نعم أمس", "أول وثان", "<strong> بقي."]);
    expect(said).toContain(
      "input/dropped: tracked changes were accepted: 1 insertions, 2 deletions, 1 moves, 1 changes of format",
    );
  });

  test("are refused where that is asked for", async () => {
    const { blocks: made } = await blocks(body, {}, { tracked: "reject" });
    expect(words(made)).toEqual(["قال المدير أمس نعم", "أول", "وثان", "صار عريضا في وسط نص بقي."]);
  });
});

test.each([
  ["a table", "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"],
  ["the section", "<w:sectPr/>"],
  ["the end of a range", `<w:bookmarkEnd w:id="3"/>${paragraph(arabic(" وثان"))}`],
  ["a blank", `\n${paragraph(arabic(" وثان"))}`],
])("a paragraph whose end was deleted keeps its words before %s", async (_what, next) => {
  const { blocks: made } = await blocks(
    `<w:p><w:pPr><w:bidi/><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>${arabic("أول")}</w:p>${next}`,
  );
  expect(JSON.stringify(made[0])).toContain("أول");
});

test("fields and large letters stay in the order of the text, through tables; a field without an end takes nothing", async () => {
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>';
  const separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
  const drop = '<w:framePr w:dropCap="drop"/>';
  const cell = (content: string) => `<w:tc>${paragraph(content)}</w:tc>`;
  const { blocks: made, said } = await blocks(
    paragraph(arabic("ح"), undefined, drop) +
      `<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr>${cell(arabic("يمين"))}${cell(arabic("يسار"))}</w:tr></w:tbl>` +
      paragraph(arabic("م"), undefined, drop) +
      paragraph(arabic("تن")) +
      paragraph(begin + separate + arabic("بعد رقم")) +
      paragraph(arabic("ختام"), undefined, drop),
  );
  const words = (value: unknown): string =>
    [...JSON.stringify(value).matchAll(/"value":"([^"]*)"/g)].map(([, one]) => one).join("|");
  expect(made.map(words)).toEqual(["ح", "يمين|يسار", "متن", "بعد رقم", "ختام"]);
  expect(said).toContain("input/lost: a field has no end; the text behind it is kept");
});

test("comments become a note for the desk, with who says it and where", async () => {
  const { article } = await read(
    FILLER +
      paragraph(
        '<w:commentRangeStart w:id="0"/>' +
          arabic("ألف نسخة") +
          '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
      ),
    {
      comments:
        '<w:comment w:id="0" w:author="محرر"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t>من أين الرقم؟</w:t></w:r></w:p></w:comment>',
    },
  );
  expect(article.editorialNote).toBe("محرر, ¶2 «ألف نسخة»: من أين الرقم؟");
});

test("properties of the document are those of the article", async () => {
  const { article } = await read(FILLER, {
    core: '<dc:creator>هدى القاضي; نبيل سمعان</dc:creator><cp:keywords>ورق، خط</cp:keywords><dcterms:created xsi:type="dcterms:W3CDTF">2026-05-02T08:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2026-06-02T08:00:00Z</dcterms:modified>',
  });
  expect(article).toMatchObject({
    bylines: [
      { name: "هدى القاضي", role: "author" },
      { name: "نبيل سمعان", role: "author" },
    ],
    keywords: ["ورق", "خط"],
  });
  expect(article.dates).toEqual({ created: "2026-05-02T08:00:00Z" });
});

describe("pictures, boxes and formulas", () => {
  const PNG = Uint8Array.from(
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
      "base64",
    ),
  );
  const image = (id: string, descr: string) =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="صورة 1" descr="${descr}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const relation = (id: string, target: string, mode = "") =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"${mode}/>`;

  test("come with their words and captions, and nothing is fetched", async () => {
    const { article, files, said } = await read(
      FILLER +
        paragraph(image("rIdI", "مجلد يعمل")) +
        paragraph(arabic("في الورشة"), "a6") +
        paragraph(image("rIdE", "من الشبكة")) +
        FILLER,
      {
        relationships:
          relation("rIdI", "media/image1.png") +
          relation("rIdE", "https://example.org/x.png", ' TargetMode="External"'),
        files: { "word/media/image1.png": PNG },
      },
    );
    expect(article.body[1]).toEqual({
      type: "figure",
      image: { src: "media/image1.png", alt: "مجلد يعمل" },
      caption: [text("في الورشة")],
    });
    expect([...files.keys()]).toEqual(["media/image1.png"]);
    expect(said).toContain(
      "input/lost: a picture stands outside of the document and is not fetched",
    );
  });

  test("in two alternatives are read once", async () => {
    const box = `<w:txbxContent>${paragraph(arabic("في الصندوق"))}</w:txbxContent>`;
    const { blocks: made } = await blocks(
      paragraph(
        arabic("قبل") +
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="2" name="t"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    );
    expect(made).toEqual([
      { type: "paragraph", children: [text("قبل")] },
      { type: "paragraph", children: [text("في الصندوق")] },
    ]);
  });

  const r = (signs: string) => `<m:r><m:t>${signs}</m:t></m:r>`;
  const e = (name: string, inside: string) => `<m:${name}>${inside}</m:${name}>`;
  test.each([
    [e("f", e("num", r("a")) + e("den", r("b"))), "\\frac{a}{b}"],
    [e("rad", `<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${e("e", r("x"))}`), "\\sqrt{x}"],
    [e("rad", e("deg", r("3")) + e("e", r("x"))), "\\sqrt[3]{x}"],
    [e("sSubSup", e("e", r("x")) + e("sub", r("i")) + e("sup", r("12"))), "x_i^{12}"],
    [
      e(
        "nary",
        `<m:naryPr><m:chr m:val="∑"/></m:naryPr>${e("sub", r("i=1"))}${e("sup", r("n"))}${e("e", r("i"))}`,
      ),
      "\\sum_{i=1}^n{i}",
    ],
    [e("d", e("e", r("α+1"))), "\\left( \\alpha +1 \\right)"],
    [
      e(
        "func",
        e("fName", '<m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>sin</m:t></m:r>') + e("e", r("x")),
      ),
      "\\sin{x}",
    ],
    [e("m", e("mr", e("e", r("a")) + e("e", r("b")))), "\\begin{matrix}a & b\\end{matrix}"],
    [e("acc", `<m:accPr><m:chr m:val="\u20d7"/></m:accPr>${e("e", r("v"))}`), "\\vec{v}"],
  ])("formula %#", async (omml, tex) => {
    const { blocks: made } = await blocks(
      `<w:p><m:oMathPara><m:oMath>${omml}</m:oMath></m:oMathPara></w:p>`,
    );
    expect(made).toEqual([{ type: "math", tex }]);
  });
});

import { expect, test } from "vitest";
import { build, type Inline } from "../../../../src/model/index.ts";
import { lintWord } from "./lint-word.ts";
import { newsTemplate, wordBlocks, wordFile } from "./word-file.ts";

const { paragraph, heading, list, note, text } = build;

test("text and headings take real styles and nothing else", async () => {
  const { body } = await wordBlocks([heading(2, "عنوان"), paragraph("نص")]);
  expect(body).toMatchInlineSnapshot(`
    "<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>عنوان</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>نص</w:t></w:r></w:p>"
  `);
});

test("bold in a bold style insists, since two styles would cancel each other", async () => {
  const { body } = await wordBlocks([
    heading(1, build.strong("عنوان")),
    paragraph(build.strong("نص")),
  ]);
  expect(body).toMatchInlineSnapshot(`
    "<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Strong"/><w:b/><w:bCs/><w:rtl/></w:rPr><w:t>عنوان</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Strong"/><w:rtl/></w:rPr><w:t>نص</w:t></w:r></w:p>"
  `);
});

test("one style and the rest spelled out for words with several roles", async () => {
  const { body } = await wordBlocks([
    paragraph(
      build.link("https://example.com/", { type: "underline", children: [build.strong("نص")] }),
    ),
  ]);
  expect(body.replace(/ r:id="[^"]*"/, "")).toMatchInlineSnapshot(
    `"<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:hyperlink w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:b/><w:bCs/><w:u w:val="single"/><w:rtl/></w:rPr><w:t>نص</w:t></w:r></w:hyperlink></w:p>"`,
  );
});

test("every list counts for itself, on the level of its depth", async () => {
  const { body, part } = await wordBlocks([
    {
      type: "list",
      style: "abjad",
      start: 3,
      items: [
        { children: [paragraph("أول"), paragraph("تتمة"), list("hijai", "فرع")] },
        { children: [paragraph("ثان")] },
      ],
    },
    list("abjad", "قائمة أخرى"),
  ]);
  expect(body.replace(/<w:r>.*?<\/w:r>/g, "")).toMatchInlineSnapshot(`
    "<w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>
    <w:p><w:pPr><w:pStyle w:val="ListContinue"/></w:pPr></w:p>
    <w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr></w:p>
    <w:p><w:pPr><w:pStyle w:val="ListParagraphLast"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>
    <w:p><w:pPr><w:pStyle w:val="ListParagraphLast"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:p>"
  `);
  const numbering = part("word/numbering.xml");
  expect([...numbering.matchAll(/<w:num .*?<\/w:num>/g)].join("\n")).toMatchInlineSnapshot(`
    "<w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"
  `);
  expect(
    [...numbering.matchAll(/<w:numFmt w:val="(\w+)"\/><w:lvlText w:val="(%1[^"]*)"/g)].map(
      ([, format, shown]) => `${format} ${shown}`,
    ),
  ).toEqual(["arabicAbjad %1)", "arabicAlpha %1)"]);
});

test("Arabic-Indic numbers that were asked for are reported as lost, others are not", async () => {
  const { diagnostics } = await wordBlocks([list("arabic-indic", "بند"), list("decimal", "بند")]);
  expect(diagnostics.map(({ code }) => code).filter((code) => code.startsWith("docx"))).toEqual([
    "docx/unsupported-node",
  ]);
});

test("lists deeper than nine levels are said and flattened", async () => {
  let blocks = [paragraph("قاع") as Parameters<typeof wordBlocks>[0][number]];
  for (let depth = 0; depth < 12; depth += 1) {
    blocks = [{ type: "list", style: "bullet", items: [{ children: blocks }] }];
  }
  const { body, diagnostics, bytes } = await wordBlocks(blocks);
  const levels = [...body.matchAll(/w:ilvl w:val="(\d+)"/g)].map(([, level]) => Number(level));
  expect(Math.max(...levels)).toBe(8);
  expect(levels).toHaveLength(12);
  expect(diagnostics.filter(({ code }) => code === "docx/unsupported-node")).toHaveLength(1);
  expect(lintWord(bytes)).toEqual([]);
});

test("a note of several blocks is a real note; one inside it is told and printed", async () => {
  const { part, diagnostics } = await wordBlocks([
    paragraph("نص", note(paragraph("أول", note(paragraph("داخلي"))), paragraph("ثان"))),
  ]);
  const [, found = ""] =
    /<w:footnote w:id="1">(.*?)<\/w:footnote>/s.exec(part("word/footnotes.xml")) ?? [];
  expect([...found.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, words]) => words)).toEqual([
    " ",
    "أول",
    " (",
    "داخلي",
    ")",
    "ثان",
  ]);
  expect(diagnostics.map(({ code }) => code)).toContain("docx/unsupported-node");
});

test("a table runs from the right, with a header row, spans and filled places", async () => {
  const { body, bytes } = await wordBlocks([
    {
      type: "table",
      columns: [{ align: "start" }, { align: "decimal" }, { align: "center" }],
      caption: [text("الأسعار")],
      head: [
        {
          cells: [
            { children: [paragraph("السلعة")] },
            { children: [paragraph("السعر")], columnSpan: 2 },
          ],
        },
      ],
      body: [
        {
          cells: [
            { children: [paragraph("ورق")], rowSpan: 2 },
            { children: [paragraph("12")] },
            { children: [paragraph("أ")] },
          ],
        },
        { cells: [{ children: [paragraph("9")] }] },
      ],
      foot: [],
    },
  ]);
  expect(body.replace(/<w:r>.*?<\/w:r>/g, "…")).toMatchInlineSnapshot(`
    "<w:p><w:pPr><w:pStyle w:val="TableCaption"/></w:pPr>…</w:p>
    <w:tbl><w:tblPr><w:tblStyle w:val="ArticleTable"/><w:bidiVisual/><w:tblW w:type="dxa" w:w="8504"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="true" w:lastRow="false" w:firstColumn="false" w:lastColumn="false" w:noHBand="true" w:noVBand="true"/><w:tblCaption w:val="الأسعار"/></w:tblPr><w:tblGrid><w:gridCol w:w="5470"/><w:gridCol w:w="1956"/><w:gridCol w:w="1078"/></w:tblGrid>
    <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5470"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHead"/></w:pPr>…</w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3034"/><w:gridSpan w:val="2"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHead"/></w:pPr>…</w:p></w:tc></w:tr>
    <w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5470"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>…</w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1956"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>…</w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1078"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableTextCentred"/></w:pPr>…</w:p></w:tc></w:tr>
    <w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5470"/><w:vMerge w:val="continue"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1956"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>…</w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1078"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableTextCentred"/></w:pPr></w:p></w:tc></w:tr>
    </w:tbl><w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>"
  `);
  expect(lintWord(bytes)).toEqual([]);
});

test("verse of two hemistichs is a table of two columns, a lone line spans it", async () => {
  const { body } = await wordBlocks([
    {
      type: "verse",
      lines: [{ hemistichs: [[text("صدر")], [text("عجز")]] }, { hemistichs: [[text("شطر")]] }],
    },
  ]);
  expect(body.replace(/<w:r>.*?<\/w:r>/g, "…")).toMatchInlineSnapshot(`
    "<w:tbl><w:tblPr><w:tblStyle w:val="VerseTable"/><w:bidiVisual/><w:tblW w:type="dxa" w:w="8504"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="4252"/><w:gridCol w:w="4252"/></w:tblGrid>
    <w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4252"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Verse"/></w:pPr>…</w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4252"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Verse"/></w:pPr>…</w:p></w:tc></w:tr>
    <w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="8504"/><w:gridSpan w:val="2"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Verse"/></w:pPr>…</w:p></w:tc></w:tr>
    </w:tbl><w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>"
  `);
});

test("lines of code are kept, left to right, with their spaces", async () => {
  const { body } = await wordBlocks([{ type: "code", value: "if (a) {\n\n\tb  // تعليق\n}\n" }]);
  expect(body).toMatchInlineSnapshot(`
    "<w:p><w:pPr><w:pStyle w:val="SourceCodeLTR"/></w:pPr><w:r><w:t>if (a) {</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="SourceCodeLTR"/></w:pPr></w:p>
    <w:p><w:pPr><w:pStyle w:val="SourceCodeLTR"/></w:pPr><w:r><w:tab/><w:t>b  // </w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t>تعليق</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="SourceCodeLTR"/></w:pPr><w:r><w:t>}</w:t></w:r></w:p>"
  `);
});

test("boxes place their paragraphs: space above the first and below the last", async () => {
  const { body } = await wordBlocks([
    { type: "aside", kind: "tip", children: [paragraph("نص"), paragraph("آخر")] },
    { type: "quote", children: [paragraph("قول")] },
    {
      type: "quote",
      children: [paragraph("قول")],
      attribution: [text("قائل")],
      cite: "https://example.com/",
    },
  ]);
  expect([...body.matchAll(/w:pStyle w:val="([^"]+)"/g)].map(([, style]) => style)).toEqual([
    "AsideTitleinAsideFirst",
    "AsideInner",
    "AsideLast",
    "Quote",
    "BetweenBoxes",
    "QuoteFirst",
    "AttributioninQuoteLast",
  ]);
});

test("links that would run something keep their words alone; odd addresses are mended", async () => {
  const { body, part, diagnostics } = await wordBlocks([
    paragraph(
      build.link("javascript:alert(1)", "خطر"),
      build.link("https://example.com/ا b?x=%zz#ج", "رابط"),
      build.link("page one.html", "قريب"),
    ),
  ]);
  expect(body.match(/<w:hyperlink /g)).toHaveLength(2);
  expect(
    part("word/_rels/document.xml.rels").match(/Target="[^"]*" TargetMode="External"/g),
  ).toMatchInlineSnapshot(`
    [
      "Target="https://example.com/%D8%A7%20b?x=%25zz" TargetMode="External"",
      "Target="page%20one.html" TargetMode="External"",
    ]
  `);
  expect(diagnostics.map(({ code }) => code)).toContain("docx/unsupported-node");
});

test("a reference leads to the bookmark of its target, and a note can be one", async () => {
  const file = await wordBlocks([
    paragraph(
      "راجع ",
      { type: "crossReference", target: "later", children: [] },
      { type: "crossReference", target: "n.1", children: [text("الهامش")] },
    ),
    {
      ...heading(1, "لاحقا", { type: "note", id: "n.1", children: [paragraph("شرح")] }),
      id: "later",
    },
  ]);
  expect([...file.body.matchAll(/w:anchor="([^"]+)"/g)].map(([, anchor]) => anchor)).toEqual([
    "later",
    "n_1",
  ]);
  expect(lintWord(file.bytes)).toEqual([]);
});

test("rules along the edges of a block are borders of its style", async () => {
  const rule = { width: 1, gap: 4, colour: "accent", share: 0.3 } as const;
  const template = newsTemplate((news) => ({
    ...news,
    styles: { ...news.styles, heading1: { ...news.styles.heading1, ruleBelow: rule } },
  }));
  const { part } = await wordBlocks([heading(1, "عنوان")], { template });
  const style = /<w:style [^>]*w:styleId="Heading1".*?<\/w:style>/s.exec(
    part("word/styles.xml"),
  )?.[0];
  expect(/<w:pBdr>.*<\/w:pBdr>/.exec(style ?? "")?.[0]).toMatchInlineSnapshot(
    `"<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="8C1D18"/></w:pBdr>"`,
  );
});

test("an ornament between two passages is the text of its own style", async () => {
  const template = newsTemplate((news) => ({
    ...news,
    divider: { ornament: "٭ ٭ ٭", share: 0.2 },
  }));
  const { body, part } = await wordBlocks([paragraph("نص"), { type: "divider" }], { template });
  expect(body.split("\n")[1]).toMatchInlineSnapshot(
    `"<w:p><w:pPr><w:pStyle w:val="Divider"/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>٭ ٭ ٭</w:t></w:r></w:p>"`,
  );
  expect(
    /<w:style [^>]*w:styleId="Divider".*?<w:pPr>(.*?)<\/w:pPr>/s.exec(part("word/styles.xml"))?.[1],
  ).toMatchInlineSnapshot(
    `"<w:keepNext/><w:spacing w:before="250" w:after="250" w:line="500" w:lineRule="atLeast"/><w:jc w:val="center"/>"`,
  );
});

test("the first line of an article stands as far down as the template says", async () => {
  const template = newsTemplate((news) => ({ ...news, opening: { sink: 72 } }));
  const { body } = await wordFile(
    build.article([paragraph("نص")], { kicker: [text("رأي")], headline: [text("عنوان")] }),
    { template },
  );
  expect(body.split("\n").slice(0, 2).join("\n")).toMatchInlineSnapshot(`
    "<w:p><w:pPr><w:pStyle w:val="KickerOpening"/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>رأي</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>عنوان</w:t></w:r></w:p>"
  `);
});

test("the rule of a divider is a share of its column", async () => {
  const inColumns = async (count: number) => {
    const template = newsTemplate((news) => ({
      ...news,
      divider: { ...news.divider, ornament: null, share: 0.5 },
      page: { ...news.page, columns: { ...news.page.columns, count, gap: 12 } },
    }));
    const { part } = await wordBlocks([paragraph("نص"), { type: "divider" }], { template });
    const style = /w:styleId="Divider".*?<\/w:style>/s.exec(part("word/styles.xml"))?.[0] ?? "";
    return Number(/<w:ind w:left="(\d+)"/.exec(style)?.[1]);
  };
  const [one, three] = [await inColumns(1), await inColumns(3)];
  // A quarter of the width on either side, in twips; of three columns two gaps of 12 pt are not text.
  expect(three).toBeCloseTo((one * 4 - 2 * 12 * 20) / 3 / 4, -1);
});

test("the raised number of a note that is named again looks as the first one does", async () => {
  const again: Inline = { type: "crossReference", target: "n", children: [] };
  const first: Inline = { ...note(paragraph("هامش")), id: "n" };
  const { part } = await wordBlocks([
    paragraph("قول", first),
    paragraph("قول", { type: "superscript", children: [again] }),
    paragraph("انظر ", again),
  ]);
  const fields = part("word/document.xml").match(/NOTEREF.*?fldCharType="end"/gs) ?? [];
  expect(
    fields.map((field) => [
      / (\\\w) </.exec(field)?.[1],
      /<w:rStyle w:val="(\w+)"/.exec(field)?.[1],
    ]),
  ).toEqual([
    ["\\f", "FootnoteReference"],
    [undefined, "Hyperlink"],
  ]);
});

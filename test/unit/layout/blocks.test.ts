import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import type { Page, StructureElement, TextLine } from "../../../src/layout/index.ts";
import { type Block, build, type Inline, type VerseLine } from "../../../src/model/index.ts";
import type { Template } from "../../../src/template/index.ts";
import {
  layOut,
  linesOf,
  newsTemplate,
  PROSE,
  readLines,
  smallTemplate,
} from "../../support/lay-out.ts";

const { heading, list, note, paragraph, text } = build;

const right = (line: TextLine | undefined) => (line === undefined ? 0 : line.x + line.width);

const tags = (element: StructureElement, depth = 0): readonly string[] => [
  `${"  ".repeat(depth)}${element.role}`,
  ...element.children.flatMap((child) => tags(child, depth + 1)),
];

test("list markers hang at the right and nested lists step to the left", async () => {
  const nested: Block = {
    type: "list",
    style: "decimal",
    items: [
      { children: [paragraph("أول"), list("bullet", "داخل")] },
      { children: [paragraph("ثان")] },
    ],
  };
  const lines = linesOf(await layOut([paragraph("نص"), nested]));
  const line = (value: string) => lines.find((one) => one.text === value);
  const edge = right(line("نص"));
  expect(right(line("أول"))).toBeLessThan(edge - 20);
  expect(right(line("داخل"))).toBeLessThan(right(line("أول")) - 20);
  // The markers stand between the edge and their text, and end at one distance from it.
  for (const [marker, item] of [
    ["١.", "أول"],
    ["٢.", "ثان"],
  ] as const) {
    expect(line(marker)?.baseline).toBe(line(item)?.baseline);
    expect((line(marker)?.x ?? 0) - right(line(item))).toBeCloseTo(2 * (72 / 25.4), 1);
    expect(right(line(marker))).toBeLessThanOrEqual(edge + 0.01);
  }
});

test("no paragraph leaves one line at the foot or head of a page", async () => {
  const long = Array.from({ length: 6 }, () => paragraph(PROSE));
  for (const height of [7, 8, 9, 10, 11]) {
    const template = smallTemplate(330, height);
    const document = await layOut(long, { template });
    const whole = (await layOut([paragraph(PROSE)], { template: smallTemplate(330, 40) })).pages[0];
    const count = whole?.items.filter((item) => item.type === "text" && item.element).length ?? 0;
    for (const page of document.pages) {
      const lines = page.items
        .filter((item) => item.type === "text")
        .filter((item) => item.element);
      const groups = new Map<StructureElement | null, number>();
      for (const { element } of lines) {
        groups.set(element, (groups.get(element) ?? 0) + 1);
      }
      for (const group of groups.values()) {
        expect(group).toBeGreaterThan(1);
        expect(group).toBeLessThanOrEqual(count + 1);
      }
    }
  }
});

test("a heading stands with the lines that follow it", async () => {
  for (const before of [3, 4, 5, 6, 7]) {
    const filler = Array.from({ length: before }, () => paragraph("سطر واحد."));
    const document = await layOut([...filler, heading(1, "عنوان"), paragraph(PROSE)], {
      template: smallTemplate(330, 9),
    });
    for (const page of readLines(document)) {
      expect(page.at(-1)).not.toBe("عنوان");
    }
  }
});

test("who said it stands with the last words of a quotation", async () => {
  for (const count of [4, 5, 6, 7, 8]) {
    const body = Array.from({ length: count }, (_, at) => paragraph(`سطر ${at}`));
    const quote: Block = {
      type: "quote",
      children: [paragraph("قول قصير")],
      attribution: [text("صاحب القول")],
    };
    const document = await layOut([...body, quote], { template: smallTemplate(330, 9) });
    const page = readLines(document).find((lines) => lines.includes("صاحب القول"));
    expect(page).toContain("قول قصير");
  }
});

test("notes stand at the foot of the page in order, below the text", async () => {
  const document = await layOut([
    paragraph("أول", note(paragraph("حاشية أولى")), " ثم ثان", note(paragraph("حاشية ثانية")), "."),
  ]);
  expect(readLines(document)[0]).toEqual(["أول١ ثم ثان٢.", "١", "حاشية أولى", "٢", "حاشية ثانية"]);
  const notes = linesOf(document).filter(({ text: words }) => words.startsWith("حاشية"));
  expect(notes[0]?.baseline).toBeGreaterThan(600);
  const link = document.pages[0]?.items.find((item) => item.type === "link");
  const anchor = link?.target.kind === "anchor" ? link.target.anchor : "";
  expect(document.destinations.get(anchor)?.page).toBe(0);
});

test("a note inside a note is printed below it", async () => {
  const inner = note(paragraph("الداخلية"));
  const document = await layOut([paragraph("نص", note(paragraph("الخارجية", inner)))]);
  expect(readLines(document)[0]?.filter((line) => line.startsWith("ال"))).toEqual([
    expect.stringContaining("الخارجية"),
    "الداخلية",
  ]);
});

test("the hemistichs of a bayt stand side by side, the first at the right", async () => {
  const verse: Block = {
    type: "verse",
    lines: [
      { hemistichs: [[text("يا دار علم في ضفاف المنارة")], [text("سقتك الغوادي ماءها والمسرة")]] },
      { hemistichs: [[text("قصير هنا")], [text("وأطول منه في آخر البيت")]] },
    ],
  };
  const lines = linesOf(await layOut([verse])).filter(({ element }) => element !== null);
  const [first, second] = lines;
  expect(first?.baseline).toBe(second?.baseline);
  expect(first?.x).toBeGreaterThan(right(second));
  // On a narrow page they stand under each other, the second further in.
  const narrow = linesOf(await layOut([verse], { template: smallTemplate(190, 20) }));
  const [upper, lower] = narrow.filter(({ element }) => element !== null);
  expect(lower?.baseline).toBeGreaterThan(upper?.baseline ?? 0);
  expect(right(lower)).toBeLessThan(right(upper));
});

test("a left-to-right block inside a right-to-left article begins at the left", async () => {
  const lines = linesOf(
    await layOut([{ ...paragraph("An English sentence."), language: "en" }, paragraph("نص")]),
  );
  const english = lines.find(({ direction }) => direction === "ltr");
  expect(english?.x).toBeCloseTo(30 * (72 / 25.4), 2);
  expect(english?.element?.language).toBe("en");
});

test.each<[string, Block]>([
  ["a pull quote", { type: "pullQuote", children: [text("قول")], attribution: [text("قائل")] }],
  ["words of the Qurʾān", { type: "quran", children: [text("آية")], surah: "الكوثر" }],
])("%s has its room below who said it, too", async (_name, block) => {
  const { styles, ...rest } = newsTemplate();
  const template: Template = {
    ...rest,
    styles: {
      ...styles,
      pullQuote: { ...styles.pullQuote, spaceAfter: 40 },
      quran: { ...styles.quran, spaceAfter: 40 },
      attribution: { ...styles.attribution, spaceAfter: 0 },
      body: { ...styles.body, spaceBefore: 0 },
    },
  };
  const lines = linesOf(await layOut([block, paragraph("بعده")], { template }));
  const own = lines.filter(({ element }) => element !== null);
  const [said, next] = own.slice(-2);
  const distance = (next?.baseline ?? 0) - (said?.baseline ?? 0);
  expect(distance).toBeGreaterThan(40 + styles.attribution.leading / 2);
});

const every: readonly Block[] = [
  heading(1, "عنوان"),
  paragraph("فقرة"),
  list("abjad", "بند"),
  { type: "quote", children: [paragraph("قول")], attribution: [text("قائل")] },
  { type: "pullQuote", children: [text("اقتباس")], attribution: [text("صاحبه")] },
  { type: "verse", lines: [{ hemistichs: [[text("شطر")]] }], poet: [text("شاعر")] },
  { type: "quran", children: [text("آية")], surah: "الكوثر", ayahs: "١" },
  {
    type: "figure",
    image: { src: "missing.png", alt: "وصف صورة" },
    caption: [text("شرح")],
    credit: [text("مصور")],
  },
  {
    type: "gallery",
    figures: [{ type: "figure", image: { src: "other.png", alt: "وصف أخرى" } }],
    caption: [text("شرح المعرض")],
  },
  {
    type: "table",
    columns: [{ align: "decimal" }],
    head: [{ cells: [{ children: [paragraph("رأس")] }] }],
    body: [{ cells: [{ children: [paragraph("خلية")] }] }],
    foot: [{ cells: [{ children: [paragraph("ذيل")] }] }],
    caption: [text("عنوان الجدول")],
  },
  { type: "code", value: "const x = 1;\n\n\tx++;", syntax: "ts" },
  { type: "math", tex: "E = mc^2" },
  { type: "aside", kind: "tip", children: [paragraph("في الهامش")] },
  {
    type: "qa",
    questioner: [text("السائل")],
    question: [paragraph("لماذا؟")],
    speaker: [text("المجيب")],
    answer: [paragraph("لأن.")],
  },
  { type: "divider" },
  { type: "embed", url: "https://example.org/v", fallback: [text("مقطع")] },
  { type: "raw", format: "pdf", value: "BT", fallback: [paragraph("بديل")] },
];

test("every block of the model prints its text", async () => {
  const diagnostics: Diagnostic[] = [];
  const document = await layOut(every, { diagnostics });
  const printed = readLines(document).flat().join("\n");
  for (const words of [
    "عنوان",
    "فقرة",
    "أ)",
    "بند",
    "قول",
    "قائل",
    "اقتباس",
    "صاحبه",
    "شطر",
    "شاعر",
    "آية",
    "سورة الكوثر، الآية ١",
    "وصف صورة",
    "شرح",
    "مصور",
    "وصف أخرى",
    "شرح المعرض",
    "عنوان الجدول",
    "رأس",
    "خلية",
    "ذيل",
    "const x = 1;",
    "    x++;",
    "E = mc^2",
    "فائدة",
    "في الهامش",
    "السائل: لماذا؟",
    "المجيب: لأن.",
    "مقطع https://example.org/v",
    "بديل",
  ]) {
    expect(printed).toContain(words);
  }
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toMatchInlineSnapshot(`
    [
      "article/no-headline no headline; the document is titled “عنوان فقرة بند قول قائل اقتباس صاحبه شطر شاعر آية شرح مصور…”",
      "layout/unsupported-node a formula is printed as its TeX source",
      "layout/unsupported-node raw matter is not put into a PDF; its fallback is printed",
    ]
  `);
});

test("every inline of the model prints its text", async () => {
  const inner = (value: string) => [text(value)];
  const inlines: readonly Inline[] = [
    text("حرف "),
    { type: "strong", children: inner("قوي ") },
    { type: "emphasis", children: inner("مؤكد ") },
    { type: "underline", children: inner("مسطر ") },
    { type: "strike", children: inner("مشطوب ") },
    { type: "subscript", children: inner("سفلي ") },
    { type: "superscript", children: inner("علوي ") },
    { type: "code", value: "code" },
    { type: "link", url: "https://example.org", children: inner(" وصلة ") },
    { type: "span", language: "en", children: inner("span ") },
    { type: "isolate", direction: "auto", children: inner("معزول ") },
    { type: "quotation", level: 1, children: inner("مقول") },
    { type: "honorific", value: " ﷺ " },
    { type: "date", iso: "2026-03-01", children: [] },
    { type: "number", value: 1234.5 },
    { type: "abbreviation", expansion: "طويل", children: inner(" مختصر ") },
    { type: "image", image: { src: "x.png", alt: "صورة" } },
    { type: "mark", children: inner(" معلم") },
    { type: "crossReference", target: "t", children: inner(" إحالة") },
  ];
  const document = await layOut([{ ...paragraph(...inlines), id: "t" }]);
  expect(readLines(document).flat().join(" ")).toMatchInlineSnapshot(
    `"حرف قوي مؤكد مسطر مشطوب سفلي علوي code وصلة span معزول «مقول» ﷺ ١ مارس ٢٠٢٦١٬٢٣٤٫٥ مختصر صورة معلم إحالة"`,
  );
});

test("the structure follows the reading order", async () => {
  const document = await layOut(
    [
      heading(1, "فصل"),
      paragraph("نص ", build.link("https://example.org", "وصلة"), note(paragraph("حاشية"))),
      list("bullet", "بند"),
    ],
    { fields: { headline: [text("العنوان")] } },
  );
  expect(tags(document.structure).join("\n")).toMatchInlineSnapshot(`
    "Document
      Art
        H1
        H2
        P
          Link
          Reference
            Link
        Note
          Lbl
          P
        L
          LI
            Lbl
            LBody
              P"
  `);
});

test("text nested a hundred levels deep is still on the page", async () => {
  const deep = (levels: number): Block =>
    levels === 0
      ? paragraph("أعمق")
      : levels % 2 === 0
        ? { type: "quote", children: [deep(levels - 1)] }
        : { type: "list", style: "bullet", items: [{ children: [deep(levels - 1)] }] };
  const lines = linesOf(await layOut([deep(100)]));
  const deepest = lines.find((line) => line.text === "أعمق");
  expect(deepest?.x).toBeGreaterThan(80);
  expect(right(deepest)).toBeLessThan(520);
});

test("a divider does not head a page", async () => {
  for (const before of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const filler = Array.from({ length: before }, () => paragraph("سطر واحد."));
    const document = await layOut([...filler, { type: "divider" }, paragraph("بعده.")], {
      template: smallTemplate(330, 5),
    });
    for (const page of document.pages) {
      const rule = page.items.findIndex((item) => item.type === "rect");
      const text = page.items.findIndex((item) => item.type === "text" && item.element !== null);
      expect(rule === -1 || text < rule).toBe(true);
    }
  }
});

test("a link that would run something is printed as its words, and reported", async () => {
  const diagnostics: Diagnostic[] = [];
  const document = await layOut(
    [paragraph(build.link("javascript:alert(1)", "انقر"), build.link("java\tscript:x", "هنا"))],
    { diagnostics },
  );
  expect(readLines(document).flat()).toEqual(["انقرهنا"]);
  expect(document.pages[0]?.items.filter(({ type }) => type === "link")).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toEqual([
    "article/no-headline",
    "layout/unsupported-node",
    "layout/unsupported-node",
  ]);
});

describe("rules along the edges of a block", () => {
  const ruled = (): Template => {
    const template = smallTemplate(330, 5);
    const rule = { width: 1, gap: 4, colour: "accent", share: 1 } as const;
    return {
      ...template,
      styles: {
        ...template.styles,
        heading1: {
          ...template.styles.heading1,
          ruleAbove: rule,
          ruleBelow: { ...rule, share: 0.5 },
        },
      },
    };
  };
  const rulesOf = (page: Page | undefined) =>
    page?.items.flatMap((item) => (item.type === "rect" ? [item.rect] : [])) ?? [];

  test("stand above and below it, a short one at the start side", async () => {
    const [page] = (
      await layOut([build.heading(1, "عنوان"), paragraph("نص")], { template: ruled() })
    ).pages;
    const [above, below] = rulesOf(page);
    expect(above).toMatchObject({ x: 20, y: 30, width: 330, height: 1 });
    expect(below).toMatchObject({ x: 20 + 165, width: 165, height: 1 });
    expect(below?.y).toBeCloseTo(30 + 1 + 4 + 32 + 4, 6);
  });

  test("are never parted from it", async () => {
    for (const before of [1, 2, 3, 4, 5, 6]) {
      const filler = Array.from({ length: before }, () => paragraph("سطر واحد."));
      const { pages } = await layOut([...filler, build.heading(1, "عنوان"), paragraph("نص")], {
        template: ruled(),
      });
      expect(pages.map((page) => rulesOf(page).length).filter((count) => count > 0)).toEqual([2]);
    }
  });
});

test("an ornament parts two passages, and is not read", async () => {
  const template = { ...newsTemplate(), divider: { ornament: "٭ ٭ ٭", share: 0.2 } };
  const document = await layOut([paragraph("قبل"), { type: "divider" }, paragraph("بعد")], {
    template,
  });
  const line = linesOf(document).find(({ text }) => text === "٭ ٭ ٭");
  const item = document.pages[0]?.items.find((one) => one.type === "text" && one.x === line?.x);
  expect(item).toMatchObject({ element: null });
  expect((line?.x ?? 0) + right(line)).toBeCloseTo(template.page.size.width, 0);
});

test("an article opens as far down its first page as the template says", async () => {
  const template = newsTemplate();
  const topOf = async (sink: number) =>
    linesOf(await layOut([paragraph("نص")], { template: { ...template, opening: { sink } } }))[0]
      ?.baseline;
  expect(((await topOf(100)) ?? 0) - ((await topOf(0)) ?? 0)).toBeCloseTo(100, 6);
});

test("hemistichs too wide for one line stand one under the other, the second at the left", async () => {
  const bayt: VerseLine = {
    hemistichs: [[text("يا دار علم في ضفاف المنارة")], [text("سقتك الغوادي ماءها والمسرة")]],
  };
  const [first, second] = linesOf(
    await layOut([{ type: "verse", lines: [bayt] }], { template: smallTemplate(280, 10) }),
  );
  expect(first?.width).toBeCloseTo(second?.width ?? 0, 1);
  expect(right(first)).toBeGreaterThan(right(second) + 30);
  expect((second?.baseline ?? 0) - (first?.baseline ?? 0)).toBeGreaterThan(20);
  // The pair stands in the middle of the measure.
  expect((second?.x ?? 0) + right(first)).toBeCloseTo(280 + 40, 1);
});

test("the folio of an opening drops from the head to the foot", async () => {
  const small = smallTemplate(330, 5);
  const { runningHead } = small.page;
  const template: Template = {
    ...small,
    page: { ...small.page, runningHead: { ...runningHead, folio: "head-outer" } },
  };
  const { pages } = await layOut([paragraph(PROSE), paragraph(PROSE)], { template });
  const folios = pages
    .slice(0, 2)
    .map(({ items }, index) =>
      items.find((item) => item.type === "text" && item.text === ["١", "٢"][index]),
    );
  expect(folios.map((item) => (item?.type === "text" ? item.margin : undefined))).toEqual([
    "foot",
    "head",
  ]);
});

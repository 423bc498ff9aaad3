import { createHash } from "node:crypto";
import type { ImageFormat, ImageStore, LoadedImage } from "../../../src/media/index.ts";
import {
  type Article,
  type Block,
  build,
  type Figure,
  type Heading,
  type Inline,
  type ListStyle,
  type Note,
  type Paragraph,
} from "../../../src/model/index.ts";

/** Words of one language for a document that has every node of the model. */
export interface SampleWords {
  readonly language: string;
  readonly title: string;
  readonly line: string;
  readonly long: string;
  readonly name: string;
  readonly halves: readonly [string, string];
}

export const SAMPLES: readonly SampleWords[] = [
  {
    language: "ar",
    title: "مكتبة على ظهر سفينة",
    line: "وصلت السفينة إلى الميناء قبيل الفجر",
    long: "لم يكن في البلدة يومئذ غير دكان واحد يبيع الدفاتر، فلما رست السفينة خرج الناس إلى الرصيف يسألون عن الكتب، وظل القبطان يقرأ لهم أسماءها حتى غابت الشمس.",
    name: "سعاد المرابط",
    halves: ["سِرنا مَعَ الريحِ حَتّى لاحَ ساحِلُنا", "وَاللَيلُ يَطوي عَلى الأَمواجِ أَسرارا"],
  },
  {
    language: "fa",
    title: "کتابخانه‌ای بر عرشهٔ کشتی",
    line: "کشتی پیش از سپیده به بندر رسید",
    long: "آن روزها در شهر تنها یک دکان دفتر می‌فروخت و چون کشتی پهلو گرفت، مردم به اسکله آمدند و از کتاب‌ها پرسیدند؛ ناخدا تا غروب نامشان را برایشان می‌خواند.",
    name: "پروین دریایی",
    halves: ["با باد رفتیم و ساحل پدید شد", "شب بر تن موج رازها می‌نهفت"],
  },
  {
    language: "ur",
    title: "جہاز پر کتب خانہ",
    line: "جہاز فجر سے ذرا پہلے بندرگاہ پہنچا",
    long: "ان دنوں قصبے میں صرف ایک دکان کاپیاں بیچتی تھی، جہاز لنگر انداز ہوا تو لوگ گھاٹ پر کتابوں کا پوچھنے نکل آئے اور کپتان شام تک ان کے نام پڑھ کر سناتا رہا۔",
    name: "زینب ساحلی",
    halves: ["ہوا کے ساتھ چلے ہم تو ساحل آیا", "رات نے موج پہ کیا کیا راز چھپایا"],
  },
  {
    language: "en",
    title: "A library on board",
    line: "The ship came into port a little before dawn",
    long: "There was only one shop in town that sold notebooks then, and when the ship had tied up, people came to the quay to ask about the books; the captain read out the titles until sunset.",
    name: "Mary Quayside",
    halves: [
      "We sailed with the wind till the shore came in sight",
      "and the waves kept the secrets they learned in the night",
    ],
  },
];

const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360"><rect width="640" height="360" fill="#ddd"/><path d="M120 250h400l-60 60H180z" fill="#555"/><path d="M320 60v180H190z" fill="#888"/></svg>`;

const loaded = (format: ImageFormat, mediaType: string, bytes: Uint8Array): LoadedImage => ({
  key: createHash("sha256").update(bytes).digest("hex"),
  format,
  mediaType,
  pixelWidth: 1,
  pixelHeight: 1,
  orientation: 1,
  density: undefined,
  bytes,
});

export const SAMPLE_IMAGES: ImageStore = new Map([
  ["ship.svg", loaded("svg", "image/svg+xml", Buffer.from(DRAWING))],
  ["dot.png", loaded("png", "image/png", Buffer.from(PIXEL, "base64"))],
  ["same-dot.png", loaded("png", "image/png", Buffer.from(PIXEL, "base64"))],
  ["dot.gif", loaded("gif", "image/gif", Buffer.from(GIF, "base64"))],
]);

const { text, note, paragraph, strong, link } = build;

/** An article with every block and inline of the model, notes in all places, and references to all targets. */
export function everyNode(words: SampleWords, hasHeadline = true): Article {
  const { line, long, name, halves, title } = words;
  const heading = (level: Heading["level"], id?: string, ...more: readonly Inline[]): Heading => ({
    type: "heading",
    level,
    children: [text(line), ...more],
    ...(id === undefined ? {} : { id }),
  });
  const p = (id: string, ...parts: readonly (string | Inline)[]): Paragraph => ({
    ...paragraph(...parts),
    id,
  });
  const simpleNote = (): Note => note(paragraph(line, "."));
  const figure = (src: string, alt: string | undefined, id?: string): Figure => ({
    type: "figure",
    image: alt === undefined ? { src, decorative: true } : { src, alt },
    caption: [text(line), simpleNote()],
    credit: [text(name)],
    ...(id === undefined ? {} : { id }),
  });
  const list = (style: ListStyle, start?: number): Block => ({
    type: "list",
    style,
    ...(start === undefined ? {} : { start }),
    items: [
      { children: [paragraph(line)] },
      { children: [paragraph(line), paragraph(long), build.list(style, line, line)] },
      { children: [build.list("bullet", line)] },
    ],
  });
  const reference = (target: string, ...children: readonly Inline[]): Inline => ({
    type: "crossReference",
    target,
    children,
  });
  const inlines: readonly Inline[] = [
    text(`${line}: `),
    strong(line),
    { type: "emphasis", children: [text(line)] },
    { type: "underline", children: [text(line)] },
    { type: "strike", children: [text(line)] },
    text(" H"),
    { type: "subscript", children: [text("2")] },
    text("O x"),
    { type: "superscript", children: [text("2")] },
    { type: "code", value: 'if (a < b && c > "d") { }' },
    link("https://example.com/a b?q=نص&r=1#x", "example.com", simpleNote()),
    {
      type: "link",
      url: "mailto:desk@example.com",
      title: name,
      children: [text("desk@example.com")],
    },
    link("javascript:alert(1)", "never runs"),
    link("page.html", "relative"),
    {
      type: "note",
      id: "long-note",
      children: [
        paragraph(long, note(paragraph("note in a note"))),
        build.list("decimal", line, line),
        paragraph(line),
      ],
    },
    {
      type: "span",
      language: "en",
      children: [
        text("The Book Makers Guild (BMG), "),
        { type: "emphasis", children: [text("italic")] },
      ],
    },
    { type: "span", language: "ar", direction: "rtl", children: [text("سوق الوراقين")] },
    { type: "isolate", direction: "auto", children: [text("Ibn Muqla")] },
    { type: "isolate", direction: "ltr", children: [text("+86 10 1234-5678")] },
    {
      type: "quotation",
      level: 1,
      children: [text(line), { type: "quotation", level: 2, children: [text(name)] }],
    },
    { type: "honorific", value: "ﷺ", expansion: "صلى الله عليه وسلم" },
    { type: "honorific", value: "ؓ" },
    { type: "date", iso: "2018-12-06", children: [] },
    { type: "date", iso: "2018-12-06T10:00:00.123456+03:00", children: [text(line)] },
    { type: "number", value: 12345.678 },
    { type: "abbreviation", expansion: "World Wide Web", children: [text("WWW")] },
    { type: "lineBreak" },
    { type: "image", image: { src: "dot.png", alt: "●" } },
    { type: "image", image: { src: "absent.png", alt: "(absent)" } },
    { type: "mark", children: [text(line)] },
    reference("first-heading"),
    reference("the-figure"),
    reference("the-table", text(name)),
    reference("long-note"),
    reference("p.with:marks"),
    reference("nowhere", text("nowhere")),
  ];
  const body: readonly Block[] = [
    p("p.with:marks", ...inlines),
    paragraph(long),
    heading(1, "first-heading", simpleNote()),
    paragraph(long),
    list("bullet"),
    list("decimal", 3),
    list("arabic-indic"),
    heading(2),
    list("abjad", 27),
    list("hijai"),
    list("roman", 0),
    list("alpha", 5),
    {
      type: "list",
      style: "bullet",
      items: [
        { checked: true, children: [paragraph(line)] },
        { checked: false, children: [paragraph(line)] },
        { checked: false, children: [] },
      ],
    },
    heading(4),
    {
      type: "quote",
      id: "q1",
      children: [paragraph(long), paragraph(line)],
      attribution: [text(name)],
      cite: "https://example.com/speech",
    },
    { type: "quote", language: "en", children: [paragraph("Words of others, set off.")] },
    { type: "pullQuote", children: [text(line)], attribution: [text(name)] },
    heading(1),
    {
      type: "verse",
      id: "poem",
      lines: [
        { hemistichs: [[text(halves[0])], [text(halves[1]), simpleNote()]] },
        { hemistichs: [[text(halves[1])], [text(halves[0])]] },
        { hemistichs: [[text(halves[0])]] },
      ],
      poet: [text(name)],
      metre: "البسيط",
    },
    { type: "verse", lines: [{ hemistichs: [[text(halves[0])]] }] },
    {
      type: "quran",
      children: [text("إِنَّ مَعَ ٱلۡعُسۡرِ يُسۡرٗا")],
      surah: "الشرح",
      ayahs: "٦",
    },
    { type: "quran", children: [text("ٱقۡرَأۡ بِٱسۡمِ رَبِّكَ ٱلَّذِي خَلَقَ")] },
    figure("ship.svg", line, "the-figure"),
    figure("dot.gif", undefined),
    figure("absent.png", line),
    {
      type: "gallery",
      id: "gallery",
      figures: [
        figure("dot.png", line),
        figure("same-dot.png", line, "in-gallery"),
        figure("ship.svg", line),
      ],
      caption: [text(line)],
    },
    {
      type: "table",
      id: "the-table",
      columns: [{ align: "start" }, { align: "center" }, { align: "end" }, { align: "decimal" }],
      caption: [text(line), simpleNote()],
      headerColumn: true,
      head: [
        {
          cells: [
            { children: [] },
            { children: [paragraph(line)], columnSpan: 2 },
            { children: [paragraph(line)] },
          ],
        },
      ],
      body: [
        {
          cells: [
            { children: [paragraph(line)], rowSpan: 2 },
            { children: [paragraph("42.9", simpleNote())] },
            { children: [paragraph("41.2")] },
            { children: [paragraph("1.25")] },
          ],
        },
        {
          cells: [
            { children: [paragraph(line), build.list("bullet", line)] },
            { children: [paragraph("59.1")] },
            { children: [paragraph("100.5")] },
          ],
        },
      ],
      foot: [
        {
          cells: [{ children: [paragraph(name)] }, { children: [paragraph("102")], columnSpan: 3 }],
        },
      ],
    },
    {
      type: "code",
      value:
        "const a = 1 < 2;\n\n  // a line that is far too long for any telephone, and then goes on\n",
      syntax: "ts",
    },
    { type: "math", id: "formula", tex: "\\int_0^1 x^2\\,dx < 1", alt: "∫" },
    { type: "math", tex: "E = mc^2" },
    ...(["note", "tip", "warning", "info", "key-figures"] as const).map(
      (kind, index): Block => ({
        type: "aside",
        kind,
        ...(index % 2 === 0 ? { title: [text(line)] } : {}),
        children: [paragraph(long), build.list("decimal", line)],
      }),
    ),
    {
      type: "qa",
      id: "exchange",
      questioner: [text(name)],
      question: [paragraph(line)],
      speaker: [text(name)],
      answer: [paragraph(long), paragraph(line)],
    },
    { type: "qa", question: [paragraph(line)], answer: [] },
    { type: "qa", question: [], speaker: [text(name)], answer: [build.list("bullet", line)] },
    { type: "divider", id: "rule" },
    { type: "pageBreak", id: "page-break" },
    { type: "embed", url: "https://video.example.com/watch?v=1&t=2", fallback: [text(line)] },
    { type: "embed", url: "file:///etc/passwd", fallback: [] },
    { type: "raw", id: "raw", format: "epub", value: "<script/>", fallback: [paragraph(line)] },
    { type: "raw", format: "pdf", value: "x", fallback: [paragraph(line)] },
    { type: "paragraph", language: "en", children: [text("A paragraph in English.")] },
    { type: "paragraph", direction: "ltr", children: [text("left to right")] },
    { type: "paragraph", children: [] },
    heading(6),
    { type: "heading", level: 3, children: [] },
    paragraph(long),
  ];
  return build.article(body, {
    language: words.language,
    ...(hasHeadline ? { headline: [text(title), simpleNote()] } : {}),
    kicker: [text(line)],
    deck: [text(long)],
    bylines: [
      { name, role: "author", bio: line, organisation: title, email: "desk@example.com" },
      { name: "Ibn Muqla", role: "translator" },
      { name: "Ibn Muqla", role: "editor" },
    ],
    dateline: { places: [name], agencies: [title] },
    dates: { published: "2026-03-14T09:30:00+02:00", modified: "2026-03-15" },
    sources: [{ name: title, role: "originator", url: "https://example.com/" }],
    corrections: [{ date: "2026-03-16", text: [text(line)] }],
    rights: { holder: name, year: 2026, licence: "CC BY 4.0" },
    keywords: [line, name],
    sections: [title],
    series: { title, position: 2 },
    abstract: [paragraph(long), build.list("bullet", line)],
    summaryPoints: [[text(line), simpleNote()], [text(long)]],
    hero: figure("ship.svg", line, "hero"),
  });
}

import type { Article, Block, Inline, ListItem, TableRow } from "../../../src/model/index.ts";
import { build } from "../../../src/model/index.ts";

const { text, paragraph } = build;

/** One inline of each kind; the text of each tells its place in print order. */
export const everyInline: readonly Inline[] = [
  text("i1 "),
  { type: "strong", children: [text("i2 ")] },
  { type: "emphasis", children: [text("i3 ")] },
  { type: "underline", children: [text("i4 ")] },
  { type: "strike", children: [text("i5 ")] },
  { type: "subscript", children: [text("i6 ")] },
  { type: "superscript", children: [text("i7 ")] },
  { type: "code", value: "code " },
  { type: "link", url: "https://example.org", children: [text("i8 ")] },
  { type: "note", children: [paragraph("n1")] },
  { type: "crossReference", target: "a", children: [text("i9 ")] },
  { type: "span", language: "en", children: [text("i10 ")] },
  { type: "isolate", direction: "auto", children: [text("i11 ")] },
  { type: "quotation", level: 1, children: [text("i12 ")] },
  { type: "honorific", value: "ﷺ" },
  { type: "date", iso: "2026-11-22", children: [text(" i13 ")] },
  { type: "number", value: 5 },
  { type: "abbreviation", expansion: "metre", children: [text(" i14")] },
  { type: "lineBreak" },
  { type: "image", image: { src: "a.png", alt: "alt" } },
  { type: "mark", children: [text(" i15")] },
];

const item = (value: string): ListItem => ({ children: [paragraph(value)] });
const row = (value: string): TableRow => ({ cells: [{ children: [paragraph(value)] }] });

/** One block of each kind. */
export const everyBlock: readonly Block[] = [
  { type: "paragraph", children: everyInline },
  build.heading(1, "b1"),
  { type: "list", style: "abjad", items: [item("b2"), item("b3")] },
  { type: "quote", children: [paragraph("b4")], attribution: [text("b5")] },
  { type: "pullQuote", children: [text("b6")], attribution: [text("b7")] },
  {
    type: "verse",
    lines: [{ hemistichs: [[text("v1")], [text("v2")]] }, { hemistichs: [[text("v3")]] }],
    poet: [text("v4")],
  },
  { type: "quran", children: [text("q1")], surah: "s", ayahs: "1" },
  { type: "figure", image: { src: "a.png" }, caption: [text("b8")], credit: [text("b9")] },
  { type: "gallery", figures: [build.figure({ src: "b.png" }, ["b10"])], caption: [text("b11")] },
  {
    type: "table",
    columns: [{ align: "start" }],
    caption: [text("b12")],
    head: [row("b13")],
    body: [row("b14")],
    foot: [row("b15")],
  },
  { type: "code", value: "let x" },
  { type: "math", tex: "x^2", alt: "x squared" },
  { type: "aside", kind: "tip", title: [text("b16")], children: [paragraph("b17")] },
  {
    type: "qa",
    questioner: [text("b18")],
    question: [paragraph("b19")],
    speaker: [text("b20")],
    answer: [paragraph("b21")],
  },
  { type: "divider" },
  { type: "pageBreak" },
  { type: "embed", url: "https://example.org/v", fallback: [text("b22")] },
  { type: "raw", format: "epub", value: "<hr/>", fallback: [paragraph("b23")] },
];

/** An article with every field and every node. */
export const everything: Article = build.article(everyBlock, {
  id: "urn:uuid:1",
  kicker: [text("k")],
  headline: [text("h")],
  deck: [text("d")],
  shortHeadline: "short",
  hero: build.figure({ src: "hero.png", alt: "hero" }, ["hero"]),
  abstract: [paragraph("a")],
  summaryPoints: [[text("s1")], [text("s2")]],
  bylines: [{ name: "سلمى", role: "author" }],
  dateline: { places: ["بيروت"], agencies: [] },
  sources: [{ name: "وكالة", role: "agency" }],
  dates: { published: "2026-11-22T10:00:00+02:00" },
  corrections: [{ date: "2026-11-23", text: [text("c")] }],
  rights: { holder: "الدار", year: 2026 },
  series: { title: "سلسلة", position: 1 },
  custom: { "acme:desk": { any: [1] } },
});

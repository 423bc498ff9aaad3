import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import {
  type Article,
  type Block,
  blocksText,
  build,
  type Figure,
  type Gallery,
  inlineText,
  type PreparedArticle,
  type Publication,
  type Table,
} from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { readMarkdown } from "../../../src/readers/markdown/read-markdown.ts";
import { type PrepareOptions, preparePublication } from "../../../src/transforms/index.ts";

const figure = (caption: string, rest: Partial<Figure> = {}): Figure => ({
  ...build.figure({ src: "a.png", alt: "صورة" }, caption === "" ? undefined : [caption]),
  ...rest,
});

const table = (caption: string, rest: Partial<Table> = {}): Table => ({
  type: "table",
  columns: [{ align: "start" }],
  head: [],
  body: [{ cells: [{ children: [build.paragraph("خلية")] }] }],
  foot: [],
  ...(caption === "" ? {} : { caption: [build.text(caption)] }),
  ...rest,
});

const article = (body: readonly Block[], fields: Partial<Article> = {}): Article =>
  build.article(body, { headline: [build.text("عنوان")], numberedCaptions: true, ...fields });

function prepare(input: Article | Publication, options: PrepareOptions = {}) {
  const found: Diagnostic[] = [];
  const profile = profileForLanguage(input.language);
  const prepared = preparePublication(input, profile, (one) => found.push(one), options);
  return { prepared, found, first: prepared.articles[0] };
}

const numbers = (prepared: PreparedArticle | undefined): readonly string[] =>
  [...(prepared?.captions.values() ?? [])].map(({ label, number }) => `${label} ${number}`);

test("figures and tables are counted apart, in print order, in the digits of the profile", () => {
  const inside: Block = { type: "aside", kind: "note", children: [figure("ب")] };
  const { first } = prepare(article([figure("أ"), table("ج"), inside, table("د")]));
  expect(numbers(first)).toEqual(["شكل ١", "جدول ١", "شكل ٢", "جدول ٢"]);
});

test.each([
  ["en", "Figure 1", "Table 1"],
  ["fr", "Figure 1", "Tableau 1"],
  ["fa", "شکل ۱", "جدول ۱"],
  ["ur", "شکل ۱", "جدول ۱"],
  ["he", "איור 1", "טבלה 1"],
  ["ar-MA", "شكل 1", "جدول 1"],
])("the labels of %s", (language, one, other) => {
  const { first } = prepare(article([figure("أ"), table("ب")], { language }));
  expect(numbers(first)).toEqual([one, other]);
});

test("only what has a caption, or an id that others refer to, is counted", () => {
  const { first } = prepare(article([figure(""), figure("", { id: "f" }), table(""), table("أ")]));
  expect(numbers(first)).toEqual(["شكل ١", "جدول ١"]);
});

test("a gallery with a caption is one figure; without, its pictures are counted", () => {
  const gallery = (caption?: string): Gallery => ({
    type: "gallery",
    figures: [figure("أ"), figure("ب")],
    ...(caption === undefined ? {} : { caption: [build.text(caption)] }),
  });
  const { first } = prepare(article([gallery("صور"), gallery()]));
  expect([...(first?.captions.keys() ?? [])].map(({ type }) => type)).toEqual([
    "gallery",
    "figure",
    "figure",
  ]);
});

test("a news photo has no number, nor has the picture above the article", () => {
  const news = { numberedCaptions: undefined, hero: figure("فوق") };
  expect(numbers(prepare(article([figure("أ")], news)).first)).toEqual([]);
  const template = { countedCaptions: { figures: true, tables: false } };
  expect(numbers(prepare(article([figure("أ"), table("ب")], news), template).first)).toEqual([
    "شكل ١",
  ]);
});

test("the article, and each block, may decide otherwise than the template", () => {
  const counted = { countedCaptions: { figures: true, tables: true } };
  const refused = article([figure("أ")], { numberedCaptions: false });
  expect(numbers(prepare(refused, counted).first)).toEqual([]);
  const mixed = article([figure("أ", { numbered: false }), figure("ب"), table("")]);
  expect(numbers(prepare(mixed, counted).first)).toEqual(["شكل ١"]);
});

test.each([
  ["restart", ["١", "٢", "١"]],
  ["continue", ["١", "٢", "٣"]],
  ["chapter", ["١-١", "١-٢", "٢-١"]],
] as const)("numbers through a publication: %s", (captionNumbering, expected) => {
  const articles = [article([figure("أ"), figure("ب")]), article([figure("ج")])];
  const { prepared } = prepare(build.publication("كتاب", articles, { captionNumbering }));
  const all = prepared.articles.flatMap((one) => [...one.captions.values()]);
  expect(all.map(({ number }) => number)).toEqual(expected);
});

/** The text of an article in Markdown whose figure has the id `f`. */
function referred(text: string, language = "ar"): string {
  const source = `---\nlanguage: ${language}\nheadline: "ع"\nnumberedCaptions: true\n---\n\n${text}\n\n:::figure{src=a.png alt=ا id=f}\nصورة\n:::\n`;
  const found: Diagnostic[] = [];
  const read = readMarkdown(source, {}, (one) => found.push(one));
  if (read?.type !== "article") {
    throw new Error("nothing was read");
  }
  const { first } = prepare(read);
  expect(found).toEqual([]);
  return blocksText(first?.body.slice(0, 1) ?? []).replaceAll("\u00a0", " ");
}

test.each([
  ["انظر :ref[]{to=f}.", "انظر الشكل ١."],
  ["(:ref[]{to=f show=label})", "(شكل ١)"],
  ["الأشكال :ref[]{to=f show=number} وما بعده", "الأشكال ١ وما بعده"],
  [":ref[]{to=f show=caption}", "صورة"],
  [":ref[هذه الصورة]{to=f}", "هذه الصورة"],
  ["وفقا ل:ref[]{to=f}", "وفقا للشكل ١"],
  ["ول:ref[]{to=f}", "وللشكل ١"],
  ["لل:ref[]{to=f}", "للشكل ١"],
  ["كما بال:ref[]{to=f}", "كما بالشكل ١"],
  ["ب:ref[]{to=f}", "بالشكل ١"],
  ["ك:ref[]{to=f}", "كالشكل ١"],
  ["هل :ref[]{to=f}", "هل الشكل ١"],
  [":span[see :ref[]{to=f}]{lang=en}", "see Figure 1"],
])("%s", (written, expected) => {
  expect(referred(written)).toBe(expected);
});

test.each([
  ["en", "see Figure 1"],
  ["fr", "see figure 1"],
  ["fa", "see شکل ۱"],
])("a reference in %s", (language, expected) => {
  expect(referred("see :ref[]{to=f}", language)).toBe(expected);
});

test("a reference into another article has the number there", () => {
  const refer = build.paragraph({ type: "crossReference", target: "article-2#f", children: [] });
  const book = build.publication("كتاب", [article([refer]), article([figure("أ", { id: "f" })])], {
    captionNumbering: "chapter",
  });
  expect(blocksText(prepare(book).first?.body ?? [])).toBe("الشكل\u00a0٢-١");
});

test("a reference to nothing is told with its line and column", () => {
  const read = readMarkdown("# ع\n\nانظر :ref[]{to=nowhere}.\n", {}, () => undefined);
  const told = read === undefined ? [] : prepare(read).found;
  expect(told.map(({ code, span }) => [code, span?.start.line, span?.start.column])).toEqual([
    ["article/unknown-target", 3, 6],
  ]);
});

test("the lists that are asked for have every counted caption, without notes and links", () => {
  const caption = [
    build.text("أول"),
    build.note(build.paragraph("حاشية")),
    build.link("https://example.org", "رابط"),
  ];
  const english: Table = table("Second", { language: "en" });
  const book = build.publication(
    "كتاب",
    [article([{ ...figure("أ"), caption }, english], { numberedCaptions: undefined })],
    {
      frontMatter: {
        titlePage: false,
        contents: false,
        colophon: false,
        listOfFigures: true,
        listOfTables: true,
      },
    },
  );
  const { prepared } = prepare(book);
  expect(
    prepared.captionLists.map(({ title, entries }) => [
      title,
      entries.map(({ anchor, line }) => [anchor, inlineText(line), line[0]?.type]),
    ]),
  ).toEqual([
    ["قائمة الأشكال", [["figure-1", "شكل\u00a0١: أولرابط", "strong"]]],
    ["قائمة الجداول", [["table-1", "Table\u00a01: Second", "span"]]],
  ]);
});

test("a list of what is not there is not made", () => {
  const frontMatter = { titlePage: false, contents: false, colophon: false, listOfTables: true };
  const book = build.publication("كتاب", [article([figure("أ")])], { frontMatter });
  expect(prepare(book).prepared.captionLists).toEqual([]);
});

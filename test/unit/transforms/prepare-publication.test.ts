import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import {
  type Article,
  type Block,
  blocksText,
  build,
  type FrontPart,
  type Inline,
  inlineText,
  type Publication,
} from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { countWords, preparePublication } from "../../../src/transforms/index.ts";

function prepare(input: Article | Publication, profile = "ar") {
  const found: Diagnostic[] = [];
  const prepared = preparePublication(input, profileForLanguage(profile), (one) => found.push(one));
  const [article] = prepared.articles;
  if (article === undefined) {
    throw new Error("no article");
  }
  return { prepared, article, found };
}

const inParagraph = (...parts: Inline[]) =>
  build.article([build.paragraph(...parts)], { headline: [build.text("ع")] });
const bodyText = (article: { readonly body: readonly Block[] }) => blocksText(article.body);

const shown = (parts: readonly FrontPart[]): readonly string[] => parts.map(showPart);

function showPart(part: FrontPart): string {
  switch (part.kind) {
    case "line":
      return `${part.role}: ${inlineText(part.content)}`;
    case "figure":
      return `figure: ${part.figure.image.src}`;
    case "blocks":
      return `${part.role}: ${blocksText(part.blocks)}`;
    case "points":
      return `${part.role}: ${part.title} | ${part.points.map(inlineText).join(" | ")}`;
  }
}

const full = build.article([build.paragraph("المتن.")], {
  kicker: [build.text("اقتصاد")],
  headline: [build.text("العنوان")],
  deck: [build.text("الوصف")],
  bylines: [
    { name: "سلمى الحداد", role: "author", bio: "صحفية في الشؤون الاقتصادية." },
    { name: "ليلى كرم", role: "translator" },
    { name: "عمر ناصر", role: "author", organisation: "وكالة الساحل", email: "o@example.org" },
  ],
  dateline: { places: ["بيروت"], agencies: ["أ ف ب"] },
  dates: { published: "2026-05-12T08:00:00Z", modified: "2026-05-13" },
  hero: build.figure({ src: "a.png", alt: "صورة" }),
  abstract: [build.paragraph("الملخص")],
  summaryPoints: [[build.text("أولى")], [build.text("ثانية")]],
  corrections: [{ date: "2026-05-14", text: [build.text("صُحح الرقم.")] }],
  sources: [{ name: "الوكالة", url: "https://example.org" }, { name: "الوزارة" }],
  rights: { holder: "الدار", year: 2026, licence: "CC BY 4.0" },
});

test("what stands before and after the body, in print order and in the words of the profile", () => {
  const { article } = prepare(full);
  expect(shown(article.opening)).toEqual([
    "kicker: اقتصاد",
    "title: العنوان",
    "deck: الوصف",
    "byline: سلمى الحداد، عمر ناصر (وكالة الساحل)",
    "byline: ترجمة ليلى كرم",
    "dateline: بيروت – أ ف ب – ١٢ مايو ٢٠٢٦",
    "dateline: آخر تحديث: ١٣ مايو ٢٠٢٦",
    "figure: a.png",
    "abstract: الملخص",
    "summary: أبرز النقاط | أولى | ثانية",
  ]);
  expect(shown(article.closing)).toEqual([
    "correction: تصويب (١٤ مايو ٢٠٢٦): صُحح الرقم.",
    "source: المصدر: الوكالة، الوزارة",
    "rights: © ٢٠٢٦ الدار – CC BY 4.0",
    "biography: سلمى الحداد – صحفية في الشؤون الاقتصادية.",
  ]);
});

test("the same article speaks English, or with the digits of another country", () => {
  const english = prepare({ ...full, language: "en" }, "en").article;
  expect(shown(english.opening)).toContain("byline: Translated by ليلى كرم");
  expect(shown(english.opening)).toContain("dateline: Updated: May 13, 2026");
  const moroccan = prepare({ ...full, profile: "ar-MA" }).article;
  expect(shown(moroccan.opening).join()).toMatch(/12 \S+ 2026/);
});

test("an article alone becomes a publication of one", () => {
  const { prepared } = prepare(full);
  expect(prepared.publication).toMatchObject({
    type: "publication",
    title: "العنوان",
    language: "ar",
    description: "الوصف",
    date: "2026-05-12T08:00:00Z",
    creators: [
      { name: "سلمى الحداد", role: "author" },
      { name: "ليلى كرم", role: "translator" },
      { name: "عمر ناصر", role: "author" },
    ],
  });
  expect(prepared.direction).toBe("rtl");
  expect(prepared.publication.articles).toHaveLength(1);
});

test("a story without a headline prints no title", () => {
  const { article, prepared } = prepare(build.article([build.paragraph("خبر قصير بلا عنوان.")]));
  expect(article.opening).toEqual([]);
  expect(article.title).toBe("خبر قصير بلا عنوان.");
  expect(prepared.publication.title).toBe(article.title);
});

test.each([
  ["outer marks", { type: "quotation", level: 1, children: [build.text("كذا")] }, "«كذا»"],
  ["inner marks", { type: "quotation", level: 2, children: [build.text("كذا")] }, "“كذا”"],
  ["a date", { type: "date", iso: "2026-05-12", children: [] }, "١٢ مايو ٢٠٢٦"],
  [
    "a date in the author's words",
    { type: "date", iso: "2026-05-12", children: [build.text("أمس")] },
    "أمس",
  ],
  ["a number", { type: "number", value: 1234567.5 }, "١٬٢٣٤٬٥٦٧٫٥"],
  [
    "a quotation in English words",
    {
      type: "span",
      language: "en",
      children: [{ type: "quotation", level: 1, children: [build.text("so")] }],
    },
    "“so”",
  ],
] as const)("writes out %s", (_case, inline, expected) => {
  expect(bodyText(prepare(inParagraph(inline)).article)).toBe(expected);
});

test("numbers notes through the whole article in print order, a nested note after its own", () => {
  const note = (...parts: readonly (string | Inline)[]) => build.note(build.paragraph(...parts));
  const { article } = prepare(
    build.article([build.paragraph("ب", note("٢ ", note("٣"))), build.paragraph("ج", note("٤"))], {
      headline: [build.text("ع"), note("١")],
    }),
  );
  const numbered = [...article.noteLabels].map(([{ children }, label]) => [
    blocksText(children).trim(),
    label,
  ]);
  expect(numbered).toEqual([
    ["١", "١"],
    ["٢", "٢"],
    ["٣", "٣"],
    ["٤", "٤"],
  ]);
});

test("anchors are unique in the publication, and an id keeps its own name where it can", () => {
  const chapter = () =>
    build.article([
      { ...build.heading(1, "أول"), id: "start" },
      build.heading(2, "ثان"),
      { ...build.paragraph("نص"), id: "section-2" },
    ]);
  const { prepared } = prepare(build.publication("كتاب", [chapter(), chapter()]));
  expect(prepared.articles.map(({ anchors }) => [...anchors.values()])).toEqual([
    ["start", "section-2", "section-2-2"],
    ["start-2", "section-2-3", "section-2-4"],
  ]);
});

test("two nodes with one id are reported, and the first is the target", () => {
  const { article, found } = prepare(
    build.article([
      { ...build.heading(1, "أول"), id: "x" },
      { ...build.heading(1, "ثان"), id: "x" },
    ]),
  );
  expect(found.map(({ code }) => code)).toContain("article/duplicate-id");
  expect(inlineText(article.targets.get("x")?.label ?? [])).toBe("أول");
});

test("a reference without words names what it points at", () => {
  const to = (target: string): Inline => ({ type: "crossReference", target, children: [] });
  const { article, found } = prepare(
    build.article([
      build.paragraph(to("h"), " | ", to("f"), " | ", to("t"), " | ", to("n"), " | ", to("p")),
      { ...build.heading(1, "فصل ", build.note(build.paragraph("حاشية"))), id: "h" },
      { ...build.figure({ src: "a.png", alt: "x" }), id: "f" },
      {
        type: "table",
        id: "t",
        columns: [{ align: "start" }],
        head: [],
        body: [{ cells: [{ children: [build.paragraph("خ")] }] }],
        foot: [],
        caption: [build.text("الأسعار")],
      },
      { ...build.paragraph("فقرة ", { ...build.note(build.paragraph("ح")), id: "n" }), id: "p" },
    ]),
  );
  expect(blocksText(article.body.slice(0, 1))).toBe("فصل  | شكل ١ | الأسعار | ٢ | فقرة");
  expect(found.filter(({ code }) => code !== "article/no-headline")).toEqual([]);
  // The tables speak of the nodes as they are now, not of those before the words were filled in.
  for (const { node, anchor } of article.targets.values()) {
    expect(node === undefined ? undefined : article.anchors.get(node)).toBe(anchor);
  }
});

test("a reference that leads nowhere is reported, and its name stays to be read", () => {
  const { article, found } = prepare(
    inParagraph({ type: "crossReference", target: "lost", children: [] }),
  );
  expect(bodyText(article)).toBe("lost");
  expect(found.map(({ code }) => code)).toEqual(["article/unknown-target"]);
});

test("the identifier is made of what is said, not of where it was read", () => {
  const identifier = (article: Article) => prepare(article).prepared.identifier;
  const one = build.article([build.paragraph("نص")]);
  const read = {
    ...one,
    span: {
      source: "a.md",
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 1, column: 1, offset: 0 },
    },
  };
  expect(identifier(one)).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(identifier(read)).toBe(identifier(one));
  expect(identifier(build.article([build.paragraph("نصّ")]))).not.toBe(identifier(one));
  expect(identifier({ ...one, id: "6F9619FF-8B86-D011-B42D-00CF4FC964FF" })).toBe(
    "urn:uuid:6f9619ff-8b86-d011-b42d-00cf4fc964ff",
  );
  expect(identifier({ ...one, id: "https://example.org/1" })).toBe("https://example.org/1");
});

test("an unknown profile of an article is an error", () => {
  const { found } = prepare({ ...full, profile: "tlh" });
  expect(found.map(({ code }) => code)).toEqual(["profile/not-found"]);
});

test("an article in another language than its publication has its own habits", () => {
  const { prepared } = prepare(
    build.publication("كتاب", [
      build.article([build.paragraph({ type: "number", value: 1.5 })], { language: "en" }),
      build.article([build.paragraph({ type: "number", value: 1.5 })], { language: "fa" }),
    ]),
  );
  expect(prepared.articles.map(bodyText)).toEqual(["1.5", "۱٫۵"]);
  expect(prepared.articles.map(({ direction }) => direction)).toEqual(["ltr", "rtl"]);
});

test("counts words that are printed", () => {
  const { prepared } = prepare(
    build.article([build.paragraph("ثلاث كلمات – هنا", build.note(build.paragraph("لا تعد")))], {
      headline: [build.text("عنوان واحد")],
    }),
  );
  expect(countWords(prepared)).toBe(5);
});

test("an article is the same work in every template", () => {
  const report = () => undefined;
  const frontMatter = { titlePage: true, contents: true, colophon: true };
  const profile = profileForLanguage("ar");
  const alone = preparePublication(full, profile, report);
  const bound = preparePublication(full, profile, report, { frontMatter });
  expect(bound.publication.frontMatter.titlePage).toBe(true);
  expect(bound.identifier).toBe(alone.identifier);
});

test("contents that would list nothing are not made", () => {
  const frontMatter = { titlePage: true, contents: true, colophon: false };
  const contentsOf = (...body: readonly Block[]) =>
    preparePublication(build.article(body), profileForLanguage("ar"), () => undefined, {
      frontMatter,
    }).publication.frontMatter.contents;
  expect(contentsOf(build.paragraph("المتن."))).toBe(false);
  expect(contentsOf(build.heading(3, "تفصيل"), build.paragraph("المتن."))).toBe(false);
  expect(contentsOf(build.heading(2, "فصل"), build.paragraph("المتن."))).toBe(true);
});

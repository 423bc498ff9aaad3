import { expect, test } from "vitest";
import {
  layOutPublication,
  type PagedDocument,
  type StructureElement,
  type TextLine,
} from "../../../../src/layout/index.ts";
import { type Article, build, type Publication } from "../../../../src/model/index.ts";
import { profileForLanguage } from "../../../../src/profile/index.ts";
import type { NameplateSettings, Template } from "../../../../src/template/index.ts";
import { preparePublication } from "../../../../src/transforms/index.ts";
import { bundledFonts, bundledTemplate, fail, linesOf, PROSE } from "../../../support/lay-out.ts";

const { article, paragraph, text } = build;

const story = (title: string, fields: Partial<Article> = {}): Article =>
  article([paragraph(PROSE), paragraph(PROSE)], { headline: [text(title)], ...fields });

const PAPER: Publication = {
  type: "publication",
  title: "دفتر الوراق",
  subtitle: "صحيفة أسبوعية",
  creators: [],
  publisher: "دار الورق",
  language: "ar",
  date: "2026-03-14",
  series: { title: "دفتر الوراق", position: 127 },
  keywords: [],
  articles: [story("خبر أول"), story("خبر ثان")],
  frontMatter: { titlePage: false, contents: false, colophon: false },
};

const newspaper = (own: Partial<NameplateSettings> = {}): Template => {
  const template = bundledTemplate("newspaper");
  if (template.nameplate === null) {
    throw new Error("the newspaper has no nameplate");
  }
  return { ...template, nameplate: { ...template.nameplate, ...own } };
};

async function layOutPaper(
  given: Publication | Article,
  template: Template = newspaper(),
): Promise<PagedDocument> {
  const profile = profileForLanguage(given.language);
  return layOutPublication(
    preparePublication(given, profile, fail),
    { template, profile, images: new Map(), fonts: await bundledFonts() },
    fail,
  );
}

const textsOn = (document: PagedDocument, page: number): readonly TextLine[] =>
  (document.pages[page]?.items ?? []).filter((item) => item.type === "text");

const wordsOn = (document: PagedDocument, page: number): readonly string[] =>
  textsOn(document, page).map((line) => line.text);

const PLATE = ["دفتر الوراق", "صحيفة أسبوعية", "السبت 14 مارس 2026", "العدد\u00a0127"];

/** Digits as they are typed here. */
const plain = (words: readonly string[]): readonly string[] =>
  words.map((word) =>
    word.replace(/[٠-٩]/g, (digit) => String("٠١٢٣٤٥٦٧٨٩".indexOf(digit))).trim(),
  );

test("the first page of a paper has its name, motto, day with its weekday, and number; no other page has", async () => {
  const document = await layOutPaper(PAPER);
  expect(plain(wordsOn(document, 0)).slice(0, 6)).toEqual([...PLATE, "صفحة\u00a01", "خبر أول"]);
  expect(document.pages).toHaveLength(2);
  expect(plain(wordsOn(document, 1))).not.toContain("صحيفة أسبوعية");
  expect(plain(wordsOn(document, 1))).toContain("دفتر الوراق");
});

test("the name is larger than the headline, above it, in the middle; no head stands on its page", async () => {
  const lines = textsOn(await layOutPaper(PAPER), 0);
  const [name, , day, issue, folio, headline] = lines;
  const sizeOf = (line: TextLine | undefined): number => line?.runs[0]?.size ?? 0;
  expect(sizeOf(name)).toBeGreaterThan(sizeOf(headline));
  const { size, margins } = newspaper().page;
  const middle = (line: TextLine | undefined): number => (line?.x ?? 0) + (line?.width ?? 0) / 2;
  const centre = margins.outer + (size.width - margins.outer - margins.inner) / 2;
  expect(middle(name)).toBeCloseTo(centre, 1);
  expect(middle(issue)).toBeCloseTo(centre, 1);
  expect((day?.x ?? 0) + (day?.width ?? 0)).toBeCloseTo(size.width - margins.inner, 1);
  expect(folio?.x).toBeCloseTo(margins.outer, 1);
  expect(plain(lines.map((line) => line.text)).filter((words) => words === "1")).toEqual([]);
  expect(lines.filter((line) => line.text === "دفتر الوراق")).toHaveLength(1);
});

test("name, motto and day are read aloud before the articles, the number of the page is not", async () => {
  const document = await layOutPaper(PAPER);
  const [front, first] = document.structure.children;
  const [plate] = front?.children ?? [];
  expect(plate?.children.map(({ role }) => role)).toEqual(["P", "P", "P", "P"]);
  expect(first?.role).toBe("Art");
  const inPlate = textsOn(document, 0).filter(
    ({ element }) => element !== null && plate?.children.includes(element as StructureElement),
  );
  expect(plain(inPlate.map((line) => line.text))).toEqual(PLATE);
  const folio = textsOn(document, 0).find((line) => line.text.startsWith("صفحة"));
  expect([folio?.element, folio?.margin]).toEqual([null, "head"]);
});

test("what the publication does not say is not printed, nor is anything made up", async () => {
  const { subtitle: _1, date: _2, series: _3, ...bare } = PAPER;
  expect(plain(wordsOn(await layOutPaper(bare), 0)).slice(0, 3)).toEqual([
    "دفتر الوراق",
    "صفحة\u00a01",
    "خبر أول",
  ]);
});

test("a number of a series of another name is told with that name", async () => {
  const document = await layOutPaper({ ...PAPER, series: { title: "الكتب", position: 3 } });
  expect(plain(wordsOn(document, 0))).toContain("الكتب، العدد\u00a03");
});

test("an article alone has no nameplate, but that of the template", async () => {
  const alone = story("خبر أول", {
    dates: { published: "2026-03-14" },
    series: { title: "تحقيقات", position: 3 },
    sources: [{ name: "وكالة", role: "originator" }],
  });
  const without = await layOutPaper(alone);
  expect(plain(wordsOn(without, 0))[0]).toBe("خبر أول");
  expect(without.structure.children.map(({ role }) => role)).toEqual(["Art"]);
  const named = newspaper({
    name: "الورق",
    motto: "يومية",
    ears: { start: [{ text: "السنة الثالثة" }, "issue"], end: ["publisher"] },
  });
  expect(plain(wordsOn(await layOutPaper(alone, named), 0)).slice(0, 6)).toEqual([
    "الورق",
    "يومية",
    "السنة الثالثة",
    "السبت 14 مارس 2026",
    "صفحة\u00a01",
    "خبر أول",
  ]);
});

test("a folio that the nameplate does not tell stands at the foot", async () => {
  const lines = textsOn(await layOutPaper(PAPER, newspaper({ line: ["date"] })), 0);
  const folio = lines.find((line) => line.text === "١");
  expect(folio?.margin).toBe("foot");
});

test("the nameplate is in place of the title page, over the contents where there are some", async () => {
  const document = await layOutPaper({
    ...PAPER,
    frontMatter: { titlePage: true, contents: true, colophon: false },
  });
  expect(document.pages).toHaveLength(3);
  expect(plain(wordsOn(document, 0)).slice(0, 6)).toEqual([...PLATE, "صفحة\u00a01", "المحتويات"]);
  expect(plain(wordsOn(document, 1))).not.toContain("صحيفة أسبوعية");
});

test("a long name is set smaller, then in lines; one that would fill the page is none", async () => {
  const nameOf = async (count: number): Promise<readonly TextLine[]> => {
    const title = Array.from({ length: count }, () => "أخبار").join(" ");
    const lines = textsOn(await layOutPaper({ ...PAPER, title }), 0);
    const headline = lines.findIndex((line) => line.text === "خبر أول");
    return lines.slice(0, headline).filter((line) => line.text.startsWith("أخبار"));
  };
  const [one] = await nameOf(8);
  expect(one?.width).toBeCloseTo(
    newspaper().page.size.width - 2 * newspaper().page.margins.inner,
    0,
  );
  expect((await nameOf(40)).length).toBeGreaterThan(1);
  for (const line of await nameOf(40)) {
    expect(line.x).toBeGreaterThanOrEqual(newspaper().page.margins.outer - 0.01);
  }
  expect(await nameOf(140)).toEqual([]);
  expect(await nameOf(100_000)).toEqual([]);
});

test("pieces that have no room beside each other follow each other", async () => {
  const many = Array.from({ length: 4 }, () => ({
    text: "كلمات كثيرة لا تسع السطر كله أبدا ولو ضاق ما بينها وبين غيرها هنا",
  }));
  const document = await layOutPaper(PAPER, newspaper({ line: many }));
  const { size, margins } = newspaper().page;
  for (const line of textsOn(document, 0)) {
    expect(line.x).toBeGreaterThanOrEqual(margins.outer - 0.01);
    expect(line.x + line.width).toBeLessThanOrEqual(size.width - margins.inner + 0.01);
  }
  expect(wordsOn(document, 0).join(" ")).toContain("هنا – كلمات");
});

test("in a page of one column too, and from left to right", async () => {
  const template = { ...bundledTemplate("news"), nameplate: newspaper().nameplate };
  const english = { ...PAPER, title: "The Paper", language: "en", subtitle: "Weekly" };
  const document = await layOutPaper(
    {
      ...english,
      articles: [article([paragraph("One line.")], { language: "en", headline: [text("News")] })],
    },
    template,
  );
  expect(wordsOn(document, 0).slice(0, 3)).toEqual(["The Paper", "Weekly", "March 14, 2026"]);
  const [, , day] = linesOf(document);
  expect(day?.x).toBeCloseTo(template.page.margins.inner, 1);
});

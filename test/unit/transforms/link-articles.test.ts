import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { type Article, build, type Publication } from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { preparePublication } from "../../../src/transforms/index.ts";

const { article, heading, note, paragraph, text } = build;

function prepare(articles: readonly Article[], fields: Partial<Publication> = {}) {
  const diagnostics: Diagnostic[] = [];
  const prepared = preparePublication(
    {
      type: "publication",
      title: "كتاب",
      creators: [],
      language: "ar",
      keywords: [],
      articles,
      frontMatter: { titlePage: false, contents: false, colophon: false },
      ...fields,
    },
    profileForLanguage("ar"),
    (found) => diagnostics.push(found),
  );
  return { prepared, found: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}

const reference = (target: string) => paragraph({ type: "crossReference", target, children: [] });
const chapter = (title: string, ...body: Article["body"]) =>
  article(body, { headline: [text(title)] });
const withId = (id: string) => ({ ...heading(1, "باب"), id });

test("a reference leads to another article, or to what has an id there under the anchor it has got", () => {
  const { prepared, found } = prepare([
    chapter("الأول", withId("a"), reference("article-2"), reference("article-2#a")),
    chapter("الثاني", withId("a")),
  ]);
  const { targets } = prepared.articles[0] ?? {};
  expect(found).toEqual([]);
  expect(targets?.get("article-2")).toMatchObject({
    anchor: "article-2",
    inArticle: { index: 1, isWhole: true },
  });
  expect(targets?.get("article-2#a")).toMatchObject({
    anchor: "a-2",
    inArticle: { index: 1, isWhole: false },
  });
  expect(targets?.get("a")?.inArticle).toBeUndefined();
});

test("one without words prints the title of the article", () => {
  const { prepared } = prepare([chapter("الأول", reference("article-2")), chapter("الثاني")]);
  expect(prepared.articles[0]?.body).toMatchObject([
    { children: [{ children: [{ value: "الثاني" }] }] },
  ]);
});

test("an id that is not there is told of, and so is an article that is not", () => {
  expect(
    prepare([chapter("الأول", reference("article-2#x"), reference("article-3")), chapter("الثاني")])
      .found,
  ).toEqual([
    'article/unknown-target nothing in the article has the id "article-3"',
    'article/unknown-target nothing in «الثاني» has the id "x"',
  ]);
});

test("notes are numbered anew in each article, or through the publication", () => {
  const articles = [
    chapter("الأول", paragraph("نص", note(paragraph("أ")), note(paragraph("ب")))),
    chapter("الثاني", paragraph("نص", note(paragraph("ج")))),
  ];
  const labels = (fields: Partial<Publication>) =>
    prepare(articles, fields).prepared.articles.map(({ noteLabels }) => [...noteLabels.values()]);
  expect(labels({})).toEqual([["١", "٢"], ["١"]]);
  expect(labels({ noteNumbering: "continue" })).toEqual([["١", "٢"], ["٣"]]);
});

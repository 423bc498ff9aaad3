import { describe, expect, test } from "vitest";
import { type Article, build, type Publication } from "../../../src/model/index.ts";
import { indexOrder, profileForLanguage } from "../../../src/profile/index.ts";
import { createTermFinder } from "../../../src/transforms/find-terms.ts";
import { preparePublication } from "../../../src/transforms/index.ts";

function prepared(articles: readonly Article[], fields: Partial<Publication>) {
  const language = articles[0]?.language ?? "ar";
  const publication = build.publication("كتاب", articles, { language, ...fields });
  return preparePublication(publication, profileForLanguage(language), () => undefined);
}

/** One line an entry: letter, words, and its places as article numbers with the anchors. */
function lines(made: ReturnType<typeof prepared>): readonly string[] {
  return made.indexes.flatMap(({ groups }) =>
    groups.flatMap(({ letter, entries }) =>
      entries.map(
        ({ words, places }) =>
          `${letter} ${words}: ${places.map(({ anchor, article }) => `${article + 1} ${anchor}`).join(", ")}`,
      ),
    ),
  );
}

const article = (texts: readonly string[], fields: Partial<Article> = {}): Article =>
  build.article(
    texts.map((text) => build.paragraph(text)),
    { headline: [build.text("عنوان")], ...fields },
  );

describe("the order of an Arabic index", () => {
  const { compare, letterOf } = indexOrder("ar");

  test("passes over the article, vowels, tatweel and the bearer of a hamza", () => {
    const words = [
      "مؤسسة",
      "الورق",
      "إبراهيم",
      "أحمد",
      "آدم",
      "التاريخ",
      "بـــيت",
      "الله",
      "مَأوى",
      "zero",
      "ابن مقلة",
    ];
    expect([...words].sort(compare)).toEqual([
      ...[
        "إبراهيم",
        "ابن مقلة",
        "أحمد",
        "آدم",
        "الله",
        "بـــيت",
        "التاريخ",
        "مَأوى",
        "مؤسسة",
        "الورق",
        "zero",
      ],
    ]);
  });

  test.each([
    ["الورق", "و"],
    ["أحمد", "ا"],
    ["ٱلرحمن", "ا"],
    ["الله", "ا"],
    ["«الكتاب»", "ك"],
    ["Node.js", "N"],
    ["١٢ سببًا", "#"],
  ])("puts %s under %s", (word, letter) => {
    expect(letterOf(word)).toBe(letter);
  });

  test("leaves other languages their articles", () => {
    expect(["The Road", "Paper"].sort(indexOrder("en").compare)).toEqual(["Paper", "The Road"]);
    expect(indexOrder("fr").letterOf("l’encre")).toBe("E");
    expect(indexOrder("fa").letterOf("الفبا")).toBe("ا");
  });
});

test("a term is found as a word of its own, with what Arabic writes together with it", () => {
  const texts = ["وبالورق نكتب", "ورقة", "صُنِع الوَرَق هنا", "مورق", "للورق ثمن", "أوراق", "ورق."];
  expect(createTermFinder(texts)("الورق")).toEqual([0, 2, 4, 6]);
  expect(createTermFinder(["أحمد إبن مقلة", "احمد ابن مقله"])("أحمد ابن مقلة")).toEqual([0, 1]);
  expect(createTermFinder(["a (C++) b", "C"])("C++")).toEqual([0]);
  for (const term of ["e-mail", "a/b", "[x]", "{y}", "\\d", "--", "a|b", "^$", "&&", "x&&y"]) {
    expect(createTermFinder([`a ${term} b`, "none"])(term), term).toEqual([0]);
  }
});

test("keywords lead to the articles that name them and the paragraphs that say them, notes apart", () => {
  const note = build.paragraph("نص", { type: "note", children: [build.paragraph("عن الحبر")] });
  const made = prepared(
    [
      article(["مقدمة", "في الورق وصناعته", "عن الورق ثانية"], { keywords: ["ورق", "فهرسة"] }),
      build.article([note], { keywords: [] }),
      article(["لا شيء هنا إلا حبر"]),
    ],
    { keywords: ["الحبر", "غائب"], index: { keywords: true, persons: false } },
  );
  expect(lines(made)).toEqual([
    "ح الحبر: 3 index-place-3",
    "ف فهرسة: 1 article-1",
    "و ورق: 1 article-1, 1 index-place, 1 index-place-2",
  ]);
  const [first] = made.articles;
  expect([...(first?.anchors.values() ?? [])]).toEqual(["index-place", "index-place-2"]);
});

test("persons are those who made the articles and those who are named, in the form that catalogues sort by", () => {
  const made = prepared(
    [
      article(["كتب عنه ابن النديم."], { bylines: [{ name: "سعاد المرابط", role: "author" }] }),
      article(["قالت سعاد المرابط إن ابن مقلة أول الخطاطين."]),
    ],
    {
      creators: [{ name: "سعاد المرابط", role: "author", fileAs: "المرابط، سعاد" }],
      index: { keywords: false, persons: ["ابن النديم", "ابن مقلة"] },
    },
  );
  expect(lines(made)).toEqual([
    "ا ابن مقلة: 2 index-place",
    "ا ابن النديم: 1 index-place-2",
    "م المرابط، سعاد: 1 article-1, 2 index-place",
  ]);
});

test("no index is made unless asked for, and none that would be empty", () => {
  expect(prepared([article(["نص"], { keywords: ["نص"] })], {}).indexes).toEqual([]);
  const asked = { index: { keywords: true, persons: true } };
  expect(prepared([article(["نص"])], asked).indexes).toEqual([]);
});

test("an anchor that an author gave is not taken from its owner", () => {
  const owned = { ...build.paragraph("الورق"), id: "index-place" };
  const made = prepared([build.article([build.paragraph("ورق"), owned])], {
    keywords: ["ورق"],
    index: { keywords: true, persons: false },
  });
  expect(lines(made)).toEqual(["و ورق: 1 index-place-2, 1 index-place"]);
});

import { mkdir, writeFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Article, build, type Publication } from "../../../src/model/index.ts";
import { type Book, renderBook, textsOf } from "../../unit/renderers/epub/book.ts";
import {
  elementsOf,
  type ParsedElement,
  parseXml,
  textOf,
} from "../../unit/renderers/epub/parse-xml.ts";
import { everyNode, SAMPLE_IMAGES, SAMPLES } from "./every-node.ts";

const images = SAMPLE_IMAGES;
const folder = new URL("../../../output/reference/epub/", import.meta.url);

const library = (language: string): Publication =>
  build.publication(
    "مكتبة",
    SAMPLES.map((words) => everyNode(words)),
    {
      language,
      subtitle: "أربع لغات",
      creators: [
        { name: "سعاد المرابط", role: "author", fileAs: "المرابط، سعاد" },
        { name: "سعاد المرابط", role: "translator" },
        { name: "Ibn Muqla", role: "photographer" },
      ],
      publisher: "دار الميناء",
      identifier: "urn:isbn:9780000000002",
      date: "2026-03",
      description: "أربع مقالات في كل منها كل ما في النموذج.",
      series: { title: "السفن", position: 1 },
      cover: { src: "ship.svg", alt: "سفينة شراعية" },
      frontMatter: { titlePage: true, contents: true, colophon: false },
    },
  );

const pagination = new Map([
  ["hero", "١"],
  ["first-heading", "٣"],
  ["the-table", "٥"],
  ["first-heading-2", "٩"],
]);

const cases: readonly (readonly [string, () => Promise<Book>])[] = [
  ...SAMPLES.map(
    (words) => [`one-${words.language}`, () => renderBook(everyNode(words), { images })] as const,
  ),
  ["no-headline", () => renderBook(everyNode({ ...first(), title: "" }, false), { images })],
  ["library", () => renderBook(library("ar"), { images, pagination })],
  ["library-ltr", () => renderBook(library("en"), { images, pagination })],
];

function first() {
  const [words] = SAMPLES;
  if (words === undefined) {
    throw new Error("no sample");
  }
  return words;
}

describe.each(cases)("%s", (name, render) => {
  const book = render();

  test("is well-formed in all parts", async () => {
    const { bytes, paths, text } = await book;
    await mkdir(folder, { recursive: true });
    await writeFile(new URL(`${name}.epub`, folder), bytes);
    for (const path of paths.filter((path) => /\.(xhtml|opf|ncx)$/.test(path))) {
      const root = parseXml(await text(path.replace("EPUB/", "")));
      const ids = [...elementsOf(root)].flatMap(({ attributes }) => attributes.get("id") ?? []);
      expect(new Set(ids).size, path).toBe(ids.length);
    }
  });

  test("says language and direction in every document", async () => {
    const { paths, text } = await book;
    for (const path of paths.filter((path) => path.endsWith(".xhtml"))) {
      const html = parseXml(await text(path.replace("EPUB/", "")));
      const direction = html.attributes.get("lang") === "en" ? "ltr" : "rtl";
      expect(html.attributes.get("xml:lang"), path).toBe(html.attributes.get("lang"));
      expect(html.attributes.get("dir"), path).toBe(direction);
      expect(childOf(html, "body").attributes.get("dir"), path).toBe(direction);
    }
  });

  test("has no link, picture or manifest item that leads nowhere, and no file that nothing names", async () => {
    const { paths, text } = await book;
    const documents = new Map<string, ParsedElement>();
    for (const path of paths.filter((path) => path.endsWith(".xhtml"))) {
      documents.set(path, parseXml(await text(path.replace("EPUB/", ""))));
    }
    for (const [path, root] of documents) {
      for (const { attributes } of elementsOf(root)) {
        const reference = attributes.get("href") ?? attributes.get("src");
        if (reference === undefined || /^(https|mailto):/.test(reference)) {
          continue;
        }
        const target = new URL(reference, `epub:///${path}`);
        const file = target.pathname.slice(1);
        expect(paths, `${path} → ${reference}`).toContain(file);
        const fragment = decodeURIComponent(target.hash.slice(1));
        const ids = [...elementsOf(documents.get(file) ?? root)].map((element) =>
          element.attributes.get("id"),
        );
        if (fragment !== "") {
          expect(ids, `${path} → ${reference}`).toContain(fragment);
        }
      }
    }
    const manifest = [...elementsOf(parseXml(await text("package.opf")))]
      .filter((element) => element.name === "item")
      .map(({ attributes }) => `EPUB/${attributes.get("href")}`);
    expect([...manifest, "EPUB/package.opf", "META-INF/container.xml", "mimetype"].sort()).toEqual(
      [...paths].sort(),
    );
  });

  test("holds nothing that runs or reaches out", async () => {
    const { paths, text } = await book;
    for (const path of paths.filter((path) => path.endsWith(".xhtml"))) {
      for (const { name, attributes } of elementsOf(parseXml(await text(path.slice(5))))) {
        expect(name).not.toMatch(/^(script|iframe|object|embed|form|input|style)$/);
        for (const [attribute, value] of attributes) {
          expect(attribute).not.toMatch(/^on|^style$/);
          expect(value).not.toMatch(/^\s*(javascript|file|data):/i);
          if (attribute === "src") {
            expect(value).not.toMatch(/^https?:/);
          }
        }
      }
    }
  });

  test("is the same, byte for byte, when written again", async () => {
    const [one, other] = [await book, await render()];
    expect(Buffer.from(other.bytes).equals(Buffer.from(one.bytes))).toBe(true);
  });
});

function childOf(element: ParsedElement, name: string): ParsedElement {
  const found = element.children.find((child) => typeof child !== "string" && child.name === name);
  if (found === undefined || typeof found === "string") {
    throw new Error(`no ${name}`);
  }
  return found;
}

test("every word of the model stands in the document", async () => {
  const article = everyNode(first());
  const chapter = parseXml((await textsOf(article, { images })).text("text/chapter-001.xhtml"));
  const printed = textOf(childOf(chapter, "body"));
  for (const word of wordsOf(article)) {
    expect(printed).toContain(word);
  }
});

/** The strings of an article that a reader is to see: values of text and code, and names. */
function wordsOf(article: Article): readonly string[] {
  const words: string[] = [];
  const visible = new Set(["value", "poet", "metre", "surah", "ayahs", "bio"]);
  JSON.stringify(article, (key, value: unknown) => {
    if (typeof value === "string" && visible.has(key) && value !== "<script/>" && value !== "x") {
      words.push(value);
    }
    return value;
  });
  return words;
}

test("text comes out as it went in, in its order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), { maxLength: 6 }),
      async (lines) => {
        const article = build.article(lines.map((line) => build.paragraph(line)));
        const body = (await textsOf(article)).text("text/chapter-001.xhtml");
        const paragraphs = [...elementsOf(parseXml(body))].filter(({ name }) => name === "p");
        expect(paragraphs.map(textOf)).toEqual(lines);
      },
    ),
    { numRuns: 30 },
  );
});

test.each([
  "<%= global.process.exit() %>",
  "</title><script>alert(1)</script>",
  "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
  '" onload="alert(1)',
  "{{constructor}} #{1} %s",
])("a title such as %s is words only", async (title) => {
  const publication = build.publication(title, [
    build.article([build.heading(1, title), build.paragraph(title)], {
      headline: [build.text(title)],
    }),
  ]);
  const book = await textsOf({ ...publication, description: title, publisher: title });
  for (const path of ["package.opf", "nav.xhtml", "toc.ncx", "text/chapter-001.xhtml"]) {
    const root = parseXml(book.text(path));
    expect(textOf(root)).toContain(title);
    expect([...elementsOf(root)].some(({ name }) => name === "script")).toBe(false);
  }
});

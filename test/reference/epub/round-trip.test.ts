import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type Article,
  type ConvertOptions,
  convert,
  type Publication,
} from "../../../src/index.ts";
import { type Block, build, type Inline } from "../../../src/model/index.ts";
import { bareModel } from "../../support/bare-model.ts";
import { exampleFiles } from "../../support/examples.ts";
import { readBack } from "../../support/read-epub.ts";
import { readExample, readExamplePublication } from "../../support/read-example.ts";
import { renderBook } from "../../unit/renderers/epub/book.ts";
import { everyNode, SAMPLE_IMAGES, SAMPLES } from "./every-node.ts";

const ROOT = new URL("../../../", import.meta.url).pathname;
const TEMPLATES = ["news", "report", "diwan"];

async function bookOf(
  input: Article | Publication,
  baseFolder: string,
  options: ConvertOptions = {},
): Promise<Uint8Array> {
  const { files } = await convert(input, { to: ["epub"], baseFolder, ...options });
  return files.epub ?? new Uint8Array();
}

describe.each(exampleFiles().map((path) => [basename(path), path] as const))("%s", (_, path) => {
  test.each(TEMPLATES)(
    "comes back from its e-book as it was, in the template %s",
    async (template) => {
      const input = await readExample(path);
      const book = await bookOf(input, dirname(path), { template });
      const { input: read, diagnostics } = await readBack(book);
      expect(diagnostics).toEqual([]);
      expect(bareModel(read)).toEqual(bareModel(input));
    },
  );
});

test.each(["magazine", "report"])("the publication %s comes back as it was", async (name) => {
  const path = join(ROOT, `examples/${name}.yaml`);
  const input = await readExamplePublication(path);
  const { input: read, diagnostics, files } = await readBack(await bookOf(input, dirname(path)));
  expect(diagnostics).toEqual([]);
  expect(bareModel(read)).toEqual(bareModel(input));
  expect(files.size).toBeGreaterThan(0);
  for (const [src, bytes] of files) {
    expect(Buffer.from(bytes).equals(readFileSync(join(dirname(path), src))), src).toBe(true);
  }
});

/** What does not come back, with the reason; docs/sources.md names the same. All else does. */
const LOSSES: readonly {
  readonly what: string;
  readonly test: (node: Inline | Block) => boolean;
  readonly left: (node: Inline | Block) => readonly (Inline | Block)[];
}[] = [
  {
    what: "raw matter is never written into a book: its fallback comes back",
    test: ({ type }) => type === "raw",
    left: (node) => (node.type === "raw" ? node.fallback : []),
  },
  {
    what: "an address that would run something is never written: the words of the link come back",
    test: (node) => node.type === "link" && /^javascript:/.test(node.url),
    left: (node) => (node.type === "link" ? node.children : []),
  },
  {
    what: "a picture in a line that could not be loaded is its description",
    test: (node) => node.type === "image" && node.image.src === "absent.png",
    left: (node) => (node.type === "image" ? [build.text(node.image.alt ?? "")] : []),
  },
];

/** A model value with what does not come back replaced by what comes in its place. */
function withoutLosses(value: unknown): unknown {
  if (Array.isArray(value)) {
    const nodes: readonly (Inline | Block)[] = value;
    return nodes.flatMap((node) => {
      const loss = LOSSES.find(({ test: isLost }) => typeof node === "object" && isLost(node));
      return loss === undefined ? [withoutLosses(node)] : loss.left(node).map(withoutLosses);
    });
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutLosses(item)]))
    : value;
}

describe.each(SAMPLES.map((words) => [words.language, words] as const))(
  "every node in %s",
  (_, words) => {
    test.each([true, false])("comes back, with a headline: %s", async (hasHeadline) => {
      const input = everyNode(words, hasHeadline);
      const { bytes } = await renderBook(input, { images: SAMPLE_IMAGES });
      const { input: read, diagnostics } = await readBack(bytes);
      expect(diagnostics).toEqual([]);
      expect(bareModel(read)).toEqual(bareModel(withoutLosses(input)));
    });
  },
);

test("a publication with all that one can say comes back as it was", async () => {
  const input = build.publication(
    "مكتبة",
    SAMPLES.map((words) => everyNode(words)),
    {
      language: "ar",
      direction: "rtl",
      profile: "ar-MA",
      subtitle: "أربع لغات",
      creators: [
        { name: "Ibn Muqla", role: "photographer" },
        { name: "سعاد المرابط", role: "author", fileAs: "المرابط، سعاد" },
        { name: "Ibn Muqla", role: "translator" },
        { name: "مراسل", role: "correspondent" },
        { name: "محرر", role: "editor" },
      ],
      publisher: "دار الميناء",
      identifier: "urn:isbn:9780000000002",
      date: "2026-03",
      rights: {
        holder: "الدار",
        year: 2026,
        notice: "كل الحقوق",
        licence: "CC",
        creditLine: "شكر",
      },
      description: "أربع مقالات في كل منها كل ما في النموذج.",
      keywords: ["سفن", "كتب"],
      series: { title: "السفن", position: 1.5 },
      cover: { src: "ship.svg", alt: "سفينة شراعية" },
      parts: [{ title: "الباب الأول", subtitle: "في السفن", from: 2, to: 3 }],
      matter: { front: 1, back: 1 },
      index: { keywords: ["السفينة"], persons: true },
      frontMatter: { titlePage: true, contents: true, colophon: true, listOfFigures: true },
      noteNumbering: "continue",
      captionNumbering: "chapter",
    },
  );
  const { bytes } = await renderBook(input, { images: SAMPLE_IMAGES });
  const { input: read, diagnostics } = await readBack(bytes);
  expect(diagnostics).toEqual([]);
  expect(bareModel(read)).toEqual(bareModel(withoutLosses(input)));
});

test("what is known of an article comes back; what is for the desk is not in the book", async () => {
  const known = build.article([build.paragraph("نص")], {
    id: "desk-7",
    kind: "opinion",
    language: "ar-MA",
    direction: "ltr",
    profile: "ar-EG",
    shortHeadline: "قصير",
    bylines: [
      { name: "زيد", role: "translator", url: "https://example.com/", email: "z@example.com" },
      { name: "عمرو", role: "author", bio: "كاتب", organisation: "الدار" },
    ],
    dateline: { places: ["بيروت", "صور"], agencies: ["أ ف ب"], date: "2026-01-02" },
    sources: [
      { name: "وكالة", role: "agency" },
      { name: "شريك", url: "https://example.org/" },
    ],
    dates: {
      published: "2026",
      modified: "2026-01-03",
      created: "2025-12",
      embargoUntil: "2026-01-01",
    },
    status: "usable",
    version: "3",
    corrections: [
      { date: "2026-01-04", text: [build.text("كان "), build.strong("خطأ")] },
      { date: "2026", text: [{ type: "quotation", level: 1, children: [build.text("قول")] }] },
    ],
    rights: { notice: "©", creditLine: "شكر", holder: "الدار", year: 1447 },
    keywords: ["أ, ب", "ج"],
    sections: ["ثقافة"],
    series: { title: "سلسلة", position: 2 },
    canonicalUrl: "https://example.com/a",
    numberedCaptions: false,
  });
  const secret = { editorialNote: "لا ينشر قبل المراجعة", custom: { "acme:desk": "سري" } };
  const { bytes, text } = await renderBook({ ...known, ...secret });
  const { input: read } = await readBack(bytes);
  expect(bareModel(read)).toEqual(bareModel(known));
  const chapter = await text("text/chapter-001.xhtml");
  expect(chapter + (await text("package.opf"))).not.toMatch(/لا ينشر|سري/);
});

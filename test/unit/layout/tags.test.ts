import { expect, test } from "vitest";
import type { StructureElement } from "../../../src/layout/index.ts";
import type { LoadedImage } from "../../../src/media/index.ts";
import {
  type Block,
  build,
  type Figure,
  type Inline,
  type List,
  type Note,
} from "../../../src/model/index.ts";
import { dumpStructure } from "../../../src/renderers/dump/index.ts";
import { layOut } from "../../support/lay-out.ts";

const { note, paragraph, text } = build;

const picture: LoadedImage = {
  key: "a",
  format: "png",
  mediaType: "image/png",
  pixelWidth: 1500,
  pixelHeight: 1000,
  orientation: 1,
  density: undefined,
  bytes: new Uint8Array(),
};

/** The structure of an Arabic article of these blocks, from the article's element on. */
async function structureOf(...body: readonly Block[]): Promise<readonly string[]> {
  const document = await layOut(body, { images: new Map([["a", picture]]) });
  const [, ...lines] = dumpStructure(document).trimEnd().split("\n");
  return lines.map((line) => line.replace("  ", ""));
}

/** The languages that elements say, with the roles that say them. */
async function languagesOf(...body: readonly Block[]): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = ({ role, language, children }: StructureElement): void => {
    if (language !== undefined) {
      found.push(`${role} ${language}`);
    }
    for (const child of children) {
      visit(child);
    }
  };
  const { structure } = await layOut(body, { images: new Map([["a", picture]]) });
  visit({ ...structure, language: undefined });
  return found;
}

const language = "fr";
const words = [text("Bonjour")];
const figure: Figure = {
  type: "figure",
  image: { src: "a", alt: "une place" },
  caption: words,
};
const cell = { children: [paragraph("Paris")] };

test.each<readonly [string, Block, readonly string[]]>([
  [
    "an aside",
    { type: "aside", kind: "tip", children: [paragraph("Lire")], language },
    ["Sect fr"],
  ],
  ["a quotation", { type: "quote", children: [paragraph("Lire")], language }, ["BlockQuote fr"]],
  ["a pull quote", { type: "pullQuote", children: words, language }, ["BlockQuote fr"]],
  ["verse", { type: "verse", lines: [{ hemistichs: [words] }], language }, ["Sect fr"]],
  ["a list", { ...build.list("bullet", "un", "deux"), language }, ["L fr"]],
  [
    "a table",
    { type: "table", columns: [], head: [], body: [{ cells: [cell] }], foot: [], language },
    ["Table fr"],
  ],
  ["a figure", { ...figure, language }, ["Figure fr", "Caption fr"]],
  [
    "a picture of a gallery",
    { type: "gallery", figures: [{ ...figure, language }] },
    ["Figure fr", "Caption fr"],
  ],
  [
    "an exchange",
    { type: "qa", question: [paragraph("Quoi ?")], answer: [paragraph("Rien.")], language },
    ["P fr", "P fr"],
  ],
])("%s in another language says so, once", async (_name, block, expected) => {
  expect(await languagesOf(block)).toEqual(expected);
});

test("a picture is read before the words that stand below it, in a gallery too", async () => {
  const credited = { ...figure, credit: words };
  expect(await languagesOf({ ...credited, language })).toEqual([
    "Figure fr",
    "Caption fr",
    "Caption fr",
  ]);
  const gallery: Block = { type: "gallery", figures: [credited, figure], caption: words, language };
  const lines = await structureOf(gallery);
  expect(lines.slice(1).map((line) => line.trim().split(" ")[0])).toEqual([
    ...["Sect", "Figure", "Caption", "Caption", "Figure", "Caption", "Caption"],
  ]);
});

test("a block inside a block of another language says its own alone", async () => {
  const inner: Block = { type: "quote", children: [paragraph("نص")], language: "ar" };
  const outer: Block = { type: "quote", children: [paragraph("Lire"), inner], language };
  expect(await languagesOf(outer)).toEqual(["BlockQuote fr", "BlockQuote ar"]);
});

test("a note is in the language of the article, whatever it is a note to", async () => {
  const block: Block = { ...paragraph("Bonjour", note(paragraph("تحية"))), language };
  expect(await languagesOf(block)).toEqual(["P fr", "Note ar"]);
});

test("what holds quoted words holds paragraphs, the one of who said them too", async () => {
  const said: Block = { type: "pullQuote", children: words, attribution: [text("منى")] };
  const recited: Block = { type: "quran", children: [text("نون")], surah: "القلم" };
  const quoted = ["  BlockQuote", "    P", "    P"];
  expect(await structureOf(said, recited)).toEqual(["Art", ...quoted, ...quoted]);
});

test("code in a line is an element of the line", async () => {
  const line = paragraph("اكتب ", { type: "code", value: "npm ci" }, " هنا");
  expect(await structureOf(line)).toEqual(["Art", "  P", "    Code"]);
});

test("a reference to a note that has one already, and one to a figure, are references", async () => {
  const first: Note = { ...note(paragraph("هامش")), id: "n" };
  const to = (target: string, words: string): Inline => ({
    type: "crossReference",
    target,
    children: words === "" ? [] : [text(words)],
  });
  const line = paragraph("أولا", first, " ثم ", to("n", "١"), " وانظر ", to("f", "الشكل"));
  const own = (await structureOf(line, { ...figure, id: "f" })).slice(1, 8);
  expect(own).toEqual([
    "  P",
    "    Reference",
    "      Link",
    "    Reference",
    "      Link",
    "    Reference",
    "      Link",
  ]);
});

test("a list tells how it is numbered, or which bullets it has", async () => {
  const list = (style: List["style"], ...inner: readonly Block[]): Block => ({
    type: "list",
    style,
    items: [{ children: [paragraph("بند"), ...inner] }],
  });
  // The bullets of the template, from outside in: •, –, ◦.
  const bulleted = list("bullet", list("bullet", list("bullet", list("abjad", list("roman")))));
  const found = (await structureOf(bulleted)).filter((line) => line.includes(" L "));
  expect(found.map((line) => /numbering="(\w+)"/.exec(line)?.[1])).toEqual([
    ...["Disc", "Disc", "Circle", "LowerAlpha", "LowerRoman"],
  ]);
});

test("code is no Arabic; a formula that cannot be drawn is read in the words of the text", async () => {
  const code: Block = { type: "code", value: "npm ci" };
  const formula: Block = { type: "math", tex: "\\frac{", alt: "كسر" };
  expect((await structureOf(code, formula)).slice(1)).toEqual([
    '  Code lang="en"',
    '  Formula alt="كسر"',
  ]);
});

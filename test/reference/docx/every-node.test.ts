import { mkdir, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { build, type Publication } from "../../../src/model/index.ts";
import { lintFormatting } from "../../unit/renderers/docx/lint-formatting.ts";
import { lintStructure } from "../../unit/renderers/docx/lint-structure.ts";
import { lintWord } from "../../unit/renderers/docx/lint-word.ts";
import { wordFile } from "../../unit/renderers/docx/word-file.ts";
import { everyNode, SAMPLE_IMAGES, SAMPLES, type SampleWords } from "../epub/every-node.ts";

// The files stay in the output folder, where the validators and the eye find them.
const folder = new URL("../../../output/reference/docx/", import.meta.url);
const images = SAMPLE_IMAGES;

const faultsOf = (bytes: Uint8Array) => [
  ...lintWord(bytes),
  ...lintStructure(bytes),
  ...lintFormatting(bytes),
];

const bookOf = (words: SampleWords): Publication =>
  build.publication(
    words.title,
    SAMPLES.map((sample) => everyNode(sample)),
    {
      language: words.language,
      subtitle: words.line,
      creators: [{ name: words.name, role: "author" }],
      publisher: words.name,
      date: "2026-03",
      frontMatter: { titlePage: true, contents: true, colophon: true },
    },
  );

test.each(SAMPLES.map((words) => [words.language, words] as const))(
  "every node in %s passes the lints",
  async (language, words) => {
    await mkdir(folder, { recursive: true });
    const one = await wordFile(everyNode(words), { images });
    await writeFile(new URL(`one-${language}.docx`, folder), one.bytes);
    expect(faultsOf(one.bytes)).toEqual([]);
  },
);

test.each(SAMPLES.map((words) => [words.language, words] as const))(
  "articles of four languages in a publication in %s pass the lints",
  async (language, words) => {
    await mkdir(folder, { recursive: true });
    const pagination = new Map([["first-heading", "٣"]]);
    const book = await wordFile(bookOf(words), { images, pagination });
    await writeFile(new URL(`book-${language}.docx`, folder), book.bytes);
    expect(faultsOf(book.bytes)).toEqual([]);
  },
);

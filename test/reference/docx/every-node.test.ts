import { mkdir, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { build } from "../../../src/model/index.ts";
import { wordFile } from "../../unit/renderers/docx/word-file.ts";
import { everyNode, SAMPLE_IMAGES, SAMPLES } from "../epub/every-node.ts";

const folder = new URL("../../../output/reference/docx/", import.meta.url);
const images = SAMPLE_IMAGES;

for (const words of SAMPLES) {
  test(`every node in ${words.language}`, async () => {
    await mkdir(folder, { recursive: true });
    const one = await wordFile(everyNode(words), { images });
    await writeFile(new URL(`one-${words.language}.docx`, folder), one.bytes);
    const book = await wordFile(
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
      ),
      { images },
    );
    await writeFile(new URL(`book-${words.language}.docx`, folder), book.bytes);
    expect(one.names[0]).toBe("[Content_Types].xml");
  });
}

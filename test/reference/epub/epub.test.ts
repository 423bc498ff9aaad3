import { mkdir, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { build } from "../../../src/model/index.ts";
import { renderBook } from "../../unit/renderers/epub/book.ts";
import { everyNode, SAMPLE_IMAGES, SAMPLES } from "./every-node.ts";

const images = SAMPLE_IMAGES;
const folder = new URL("../../../output/reference/epub/", import.meta.url);

for (const words of SAMPLES) {
  test(`a book with every node in ${words.language}`, async () => {
    await mkdir(folder, { recursive: true });
    const one = await renderBook(everyNode(words), { images });
    await writeFile(new URL(`one-${words.language}.epub`, folder), one.bytes);
    const bare = await renderBook(everyNode(words, false), { images });
    await writeFile(new URL(`bare-${words.language}.epub`, folder), bare.bytes);
    const book = await renderBook(
      build.publication(
        words.title,
        SAMPLES.map((sample) => everyNode(sample)),
        {
          language: words.language,
          subtitle: words.line,
          creators: [
            { name: words.name, role: "author", fileAs: words.name },
            { name: words.name, role: "translator" },
            { name: "Ibn Muqla", role: "photographer" },
          ],
          publisher: words.name,
          identifier: "urn:isbn:9780000000002",
          date: "2026-03",
          description: words.long,
          series: { title: words.title, position: 1 },
          cover: { src: "ship.svg", alt: words.title },
          frontMatter: { titlePage: true, contents: true, colophon: true },
        },
      ),
      {
        images,
        pagination: new Map([
          ["first-heading", "٣"],
          ["the-table", "٥"],
          ["first-heading-2", "٩"],
        ]),
      },
    );
    await writeFile(new URL(`book-${words.language}.epub`, folder), book.bytes);
    expect(one.paths[0]).toBe("mimetype");
  });
}

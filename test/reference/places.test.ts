import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { type Article, convert, readSource } from "../../src/index.ts";
import { type WalkedNode, walkBlocks } from "../../src/model/index.ts";
import { exampleFiles } from "../support/examples.ts";
import { layOut } from "../support/lay-out.ts";

const files = exampleFiles().filter((path) =>
  /(?:diwan|feature|interview|technical|vocalised)\S*\.md$/.test(path),
);

/** The article with an id of its own on every block of its body. */
async function withIds(path: string): Promise<{ article: Article; ids: readonly string[] }> {
  const silent = () => undefined;
  const read = await readSource("markdown", readFileSync(path, "utf8"), { source: path }, silent);
  if (read?.type !== "article") {
    throw new Error(`${path} is no article`);
  }
  const article = structuredClone(read);
  const ids: string[] = [];
  walkBlocks(article.body, (node) => {
    if (PLACES.has(node.type) && !isInline(node)) {
      const id = `${node.type}-place-${ids.length}`;
      Object.assign(node, { id });
      ids.push(id);
    }
    return node.type !== "note";
  });
  return { article, ids };
}

/** Code in the line has no id; only a block of code names its language. */
const isInline = (node: WalkedNode): boolean => node.type === "code" && !("syntax" in node);

const PLACES: ReadonlySet<string> = new Set([
  ...["paragraph", "heading", "list", "quote", "pullQuote", "verse", "quran", "figure", "gallery"],
  ...["table", "code", "math", "aside", "qa"],
]);

test.each(files.map((path) => [basename(path), path] as const))(
  "%s: a link finds every block that has an id, in all three formats",
  async (_, path) => {
    const { article, ids } = await withIds(path);
    expect(ids.length).toBeGreaterThan(2);

    const { body, ...fields } = article;
    const { destinations } = await layOut(body, { fields });
    expect(["PDF", ids.filter((id) => !destinations.has(id))]).toEqual(["PDF", []]);

    const made = await convert(article, { to: ["docx", "epub"], baseFolder: dirname(path) });
    const word = strFromU8(
      unzipSync(made.files.docx ?? new Uint8Array())["word/document.xml"] ?? new Uint8Array(),
    );
    const bookmarks = ids.filter((id) => !word.includes(`w:name="${id.replaceAll("-", "_")}"`));
    expect(["Word", bookmarks]).toEqual(["Word", []]);
    const chapter = strFromU8(
      unzipSync(made.files.epub ?? new Uint8Array())["EPUB/text/chapter-001.xhtml"] ??
        new Uint8Array(),
    );
    expect(["EPUB", ids.filter((id) => !chapter.includes(` id="${id}"`))]).toEqual(["EPUB", []]);
  },
);

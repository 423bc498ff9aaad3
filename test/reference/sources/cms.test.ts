import { describe, expect, test } from "vitest";
import { runCommand } from "../../support/command-line.ts";
import { sourceFixture } from "../../unit/readers/read-pieces.ts";

test("a news item of ninjs 2 is told by content and goes to all three formats", async () => {
  const { exitCode, written } = await runCommand(["item.json"], {
    "item.json": sourceFixture("ninjs/item-2-ar.json"),
  });
  expect(written).toEqual(["item.docx", "item.epub", "item.pdf"]);
  expect(exitCode).toBe(0);
});

test("a document of TipTap is told by content and goes to all three formats", async () => {
  const { exitCode, written } = await runCommand(["doc.json"], {
    "doc.json": sourceFixture("prosemirror/tiptap-ar.json"),
  });
  expect(written).toEqual(["doc.docx", "doc.epub", "doc.pdf"]);
  expect(exitCode).toBe(0);
});

const PICTURE = new Uint8Array(
  Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
);

/** The pictures that a fixture names, and the texts that it holds. */
const EXPORTS = [
  { file: "ghost/export-ar.json", texts: 3, pictures: 5 },
  { file: "ninjs/item-1-ar.json", texts: 1, pictures: 1 },
  { file: "ninjs/item-3-ar.json", texts: 1, pictures: 3 },
  { file: "portable-text/document-ar.json", texts: 1, pictures: 2 },
  { file: "portable-text/dataset-ar.ndjson", texts: 2, pictures: 2 },
];

describe.each(EXPORTS)("$file", ({ file, texts, pictures }) => {
  const name = file.replace(/^.*\//, "");

  test("goes to all three formats without its pictures, each of which is told", async () => {
    const { exitCode, written, error } = await runCommand([name], { [name]: sourceFixture(file) });
    const missing = error.match(/image\/remote picture not (?:at hand|fetched): \S+/g) ?? [];
    expect(new Set(missing).size).toBe(pictures);
    expect(written.length).toBe(texts * 3);
    expect(exitCode).toBe(0);
  });

  test("finds them in a copy of the uploads", async () => {
    const argv = [name, "--to", "epub", "--media", "copy"];
    const bare = await runCommand(argv, { [name]: sourceFixture(file) });
    const names = [...bare.error.matchAll(/picture not (?:at hand|fetched): \S*?([^/\s]+)$/gm)];
    const copy = Object.fromEntries(names.map(([, one = ""]) => [`copy/${one}`, PICTURE]));
    expect(Object.keys(copy).length).toBe(pictures);
    const { exitCode, error } = await runCommand(argv, { [name]: sourceFixture(file), ...copy });
    expect(error).not.toContain("image/remote");
    expect(exitCode).toBe(0);
  });
});

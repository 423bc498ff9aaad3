import { expect, test } from "vitest";
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

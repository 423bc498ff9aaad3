import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCommand } from "../../support/command-line.ts";

const wire = readFileSync(new URL("text/wire.txt", import.meta.url), "utf8");
const copied = readFileSync(new URL("text/pdftotext-raw.txt", import.meta.url), "utf8");

test("a story as an agency sends it goes to all three formats, and says what was guessed", async () => {
  const { exitCode, error, written } = await runCommand(["wire.txt"], { "wire.txt": wire });
  expect(written).toEqual(["wire.docx", "wire.epub", "wire.pdf"]);
  expect(exitCode).toBe(0);
  expect(error.match(/taken for [^(]+\(confidence [\d.]+\)/g)).toMatchInlineSnapshot(`
    [
      "taken for the headline (confidence 0.80)",
      "taken for a byline (confidence 0.95)",
      "taken for the date (confidence 0.90)",
      "taken for a dateline (confidence 0.98)",
      "taken for a sign-off, kept as an editorial note (confidence 0.90)",
      "taken for a byline (confidence 0.95)",
      "taken for a heading (confidence 0.95)",
      "taken for a list of 3 items (confidence 0.95)",
      "taken for a heading (confidence 0.95)",
      "taken for verse (confidence 0.90)",
    ]
  `);
  const plain = await runCommand(["wire.txt", "--no-guess", "--to", "epub"], { "wire.txt": wire });
  expect(plain.error).not.toContain("input/guessed");
});

test("a copy of a page is told, and mended with --repair", async () => {
  const files = { "copied.txt": copied };
  const told = await runCommand(["copied.txt", "--to", "epub"], files);
  expect(told.error).toContain("read it with --repair to have it put right");
  const mended = await runCommand(["copied.txt", "--to", "epub", "--repair"], files);
  expect(mended.exitCode).toBe(0);
  expect(mended.error).not.toContain("read it with --repair");
});

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { blocksText } from "../../src/model/index.ts";
import { readMarkdown } from "../../src/readers/index.ts";
import { comparable, readWord } from "../reference/sources/docx/read-word.ts";
import { checker, isMissing, ROOT, runProgram } from "../support/checkers.ts";
import { exampleFiles } from "../support/examples.ts";

const OUT = join(ROOT, "output/conformance-word-sources");
const examples = exampleFiles().filter((path) => path.endsWith(".md"));
const stemOf = (path: string) => basename(path, ".md");
const stems = examples.map((path) => [stemOf(path), path] as const);

beforeAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
});

/** LibreOffice keeps of a drawing in vectors only the copy in dots that stands beside it. */
const asDots = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value).replace(/"src":"(?:[^"]+\.svg|media\/[^"]+\.png)"/g, '"src":"drawing"'),
  );

describe.skipIf(isMissing("soffice"))("what LibreOffice saves of our documents", () => {
  beforeAll(() => {
    const main = join(ROOT, "dist/cli/main.js");
    const written = runProgram(process.execPath, [
      main,
      ...examples,
      "--to",
      "docx",
      "--out",
      OUT,
      "--quiet",
    ]);
    expect(written.status, written.stderr).toBe(0);
    const saved = join(OUT, "libreoffice");
    const profile = `-env:UserInstallation=file://${join(OUT, "profile")}`;
    const files = examples.map((path) => join(OUT, `${stemOf(path)}.docx`));
    runProgram(checker("soffice"), [
      profile,
      "--headless",
      "--convert-to",
      "docx",
      "--outdir",
      saved,
      ...files,
    ]);
  });

  test.each(stems)("is %s still", async (stem, path) => {
    const given = await readMarkdown(readFileSync(path, "utf8"), {}, () => undefined);
    const { input } = await readWord(readFileSync(join(OUT, "libreoffice", `${stem}.docx`)));
    expect(asDots(comparable(input))).toEqual(asDots(comparable(given)));
  });
});

describe.skipIf(isMissing("pandoc"))("what pandoc writes of an example", () => {
  const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

  // Formulas and descriptions of pictures are words in one reading and signs or nothing in the other.
  const plain = stems.filter(([stem]) => stem !== "exhibit-ar");

  test.each(plain)("has the words of %s in pandoc's order", async (stem, path) => {
    const file = join(OUT, `pandoc-${stem}.docx`);
    const folder = `--resource-path=${join(ROOT, "examples")}`;
    runProgram(checker("pandoc"), [path, folder, "-M", "dir=rtl", "-M", "lang=ar", "-o", file]);
    const { stdout } = runProgram(checker("pandoc"), [file, "-t", "plain", "--wrap=none"]);
    const { input } = await readWord(readFileSync(file));
    const ours = wordsOf(input?.type === "article" ? blocksText(input.body) : "");
    const theirs = wordsOf(stdout);
    // Its plain text has the numbers of items and notes as well, and the notes at the end.
    let at = 0;
    const found = ours.filter((word) => {
      const next = theirs.slice(at, at + 40).indexOf(word);
      at = next === -1 ? at : at + next + 1;
      return next !== -1;
    });
    expect(found.length / ours.length).toBeGreaterThan(0.995);
  });
});

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { convert } from "../../../../src/convert.ts";
import type { Diagnostic } from "../../../../src/diagnostics/index.ts";
import { createNodeHost } from "../../../../src/host/index.ts";
import type { Article, Publication } from "../../../../src/model/index.ts";
import {
  decodeSource,
  formatOf,
  readPublication,
  readSource,
} from "../../../../src/readers/index.ts";
import { ROOT } from "../../../support/checkers.ts";
import { exampleFiles } from "../../../support/examples.ts";
import { comparable, readWord } from "./read-word.ts";

const EXAMPLES = join(ROOT, "examples");

async function readExample(path: string): Promise<Article | Publication> {
  const format = formatOf(path);
  if (format === undefined || format === "publication") {
    throw new Error(`${path} is no article`);
  }
  const text = decodeSource(await readFile(path), path, () => undefined) ?? "";
  const read = await readSource(format, text, { source: path }, () => undefined);
  if (read === undefined) {
    throw new Error(`${path} cannot be read`);
  }
  return read;
}

async function throughWord(input: Article | Publication, template?: string) {
  const { files } = await convert(input, {
    to: ["docx"],
    baseFolder: EXAMPLES,
    now: new Date("2026-11-22T00:00:00Z"),
    ...(template === undefined ? {} : { template }),
  });
  return readWord(files.docx ?? new Uint8Array());
}

describe("an example", () => {
  test.each(exampleFiles().map((path) => [basename(path), path]))(
    "%s comes back from Word as it was",
    async (_name, path) => {
      const given = await readExample(path);
      const { input } = await throughWord(given);
      expect(comparable(input)).toEqual(comparable(given));
    },
  );

  test.each(["magazine.yaml", "report.yaml"])(
    "%s comes back with all its articles",
    async (name) => {
      const path = join(EXAMPLES, name);
      const text = await readFile(path, "utf8");
      const report = (found: Diagnostic): void => {
        throw new Error(found.message);
      };
      const access = {
        host: createNodeHost(),
        folder: EXAMPLES,
        allowOutside: false,
        language: undefined,
      };
      const given = (await readPublication(text, path, access, report))?.publication;
      if (given === undefined) {
        throw new Error(`${name} cannot be read`);
      }
      const { input } = await throughWord(given);
      expect(comparable(input)).toEqual(comparable(given));
    },
  );
});

import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import {
  type Article,
  createNodeHost,
  formatOf,
  type Publication,
  readSource,
} from "../../src/index.ts";
import { readPublication } from "../../src/readers/index.ts";

/** The article that an example's file holds. */
export async function readExample(path: string): Promise<Article | Publication> {
  const format = formatOf(path);
  if (format === undefined || format === "publication") {
    throw new Error(`${path} is no article`);
  }
  const text = readFileSync(path, "utf8");
  const input = await readSource(format, text, { source: path }, () => undefined);
  if (input === undefined) {
    throw new Error(`cannot read ${path}`);
  }
  return input;
}

/** The publication that an example's file describes. */
export async function readExamplePublication(path: string): Promise<Publication> {
  const access = {
    host: createNodeHost(),
    folder: dirname(path),
    allowOutside: false,
    language: undefined,
  };
  const bound = await readPublication(readFileSync(path, "utf8"), path, access, () => undefined);
  if (bound === undefined) {
    throw new Error(`cannot read ${path}`);
  }
  return bound.publication;
}

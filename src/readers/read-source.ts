import type { Report } from "../diagnostics/index.ts";
import type { Article, Publication } from "../model/index.ts";
import { readJson } from "./json/read-json.ts";
import type { ReadOptions } from "./reader.ts";
import { readText } from "./text/read-text.ts";

/** Formats that hold what they say in one file. */
export type ArticleFormat = "text" | "markdown" | "json";

/** `publication` names the files that its articles are in. */
export type InputFormat = ArticleFormat | "publication";

const FORMATS: ReadonlyMap<string, InputFormat> = new Map([
  ["txt", "text"],
  ["text", "text"],
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["json", "json"],
  ["yaml", "publication"],
  ["yml", "publication"],
]);

/** The format that the ending of a file name tells; upper and lower case are the same. */
export function formatOf(fileName: string): InputFormat | undefined {
  const ending = /\.([^./\\]+)$/.exec(fileName)?.[1];
  return ending === undefined ? undefined : FORMATS.get(ending.toLowerCase());
}

/**
 * Reads Markdown; see `docs/article-model.md` for what it may hold. Asynchronous because the Markdown parser is loaded when
 * first asked for: it takes longer to load than most articles take to read.
 */
export async function readMarkdown(
  text: string,
  options: ReadOptions,
  report: Report,
): Promise<Article | undefined> {
  const reader = await import("./markdown/read-markdown.ts");
  return reader.readMarkdown(text, options, report);
}

/** Reads `text`, decoded already, as `format`; `undefined` after reporting an error. */
export async function readSource(
  format: ArticleFormat,
  text: string,
  options: ReadOptions,
  report: Report,
): Promise<Article | Publication | undefined> {
  switch (format) {
    case "text":
      return readText(text, options, report);
    case "markdown":
      return readMarkdown(text, options, report);
    case "json":
      return readJson(text, options, report);
  }
}

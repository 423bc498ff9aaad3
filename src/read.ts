import { createCollector, type Report } from "./diagnostics/index.ts";
import type { Article, Publication } from "./model/index.ts";
import * as readers from "./readers/index.ts";

export interface ReadInputOptions extends readers.ReadOptions {
  /** Hears of what was found, warnings included. */
  readonly report?: Report | undefined;
}

/** Plain text into an article: paragraphs by blank line or by line, as the text shows. Throws `ConversionError`. */
export function readText(text: string, options: ReadInputOptions = {}): Promise<Article> {
  return demand((report) => readers.readText(text, options, report), options);
}

/** Markdown with front matter and directives into an article. Throws `ConversionError`. */
export function readMarkdown(text: string, options: ReadInputOptions = {}): Promise<Article> {
  return demand((report) => readers.readMarkdown(text, options, report), options);
}

/** JSON of the model, checked, into what it holds. Throws `ConversionError`. */
export function readJson(
  text: string,
  options: ReadInputOptions = {},
): Promise<Article | Publication> {
  return demand((report) => readers.readJson(text, options, report), options);
}

async function demand<Value>(
  read: (report: Report) => Promise<Value | undefined> | Value | undefined,
  options: ReadInputOptions,
): Promise<Value> {
  const { report, stopOnError } = createCollector();
  const value = await read((found) => {
    report(found);
    options.report?.(found);
  });
  stopOnError();
  if (value === undefined) {
    throw new Error("the reader gave nothing and reported no error");
  }
  return value;
}

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

/**
 * A web page, of which the article is kept, or a part of one. Throws `ConversionError`.
 */
export function readHtml(text: string, options: ReadInputOptions = {}): Promise<Article> {
  return demand(async (report) => {
    const { readHtml: read } = await import("./readers/html/index.ts");
    return read(text, options, report);
  }, options);
}

/** JSON of the model, checked, into what it holds. Throws `ConversionError`. */
export function readJson(
  text: string,
  options: ReadInputOptions = {},
): Promise<Article | Publication> {
  return demand((report) => readers.readJson(text, options, report), options);
}

export interface ReadFileOptions extends ReadInputOptions {
  /** Instead of what the content and the name of the file tell. */
  readonly from?: readers.InputFormat | undefined;
}

/**
 * The texts of a file of any format but `publication`, one by one: an export may hold thousands, and memory does not grow
 * with their number. A piece that could not be read has no `input`, and why is in its `diagnostics`; the others follow.
 * What is wrong with the file as a whole is thrown at its end, as `ConversionError`. `sourceOnHost` and `sourceOfBytes`
 * make a `SourceFile`; pass a piece's `files` to `convert`.
 */
export async function* readSourceFile(
  source: readers.SourceFile,
  options: ReadFileOptions = {},
): AsyncIterable<readers.ReadPiece> {
  const { report, stopOnError } = createCollector();
  const tell: Report = (found) => {
    report(found);
    options.report?.(found);
  };
  const format = options.from ?? (await readers.tellFormat(source, tell));
  if (format !== undefined) {
    for await (const piece of readers.readSourceAs(format, source, options, tell)) {
      for (const found of piece.diagnostics) {
        options.report?.(found);
      }
      yield piece;
    }
  }
  stopOnError();
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

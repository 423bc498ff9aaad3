import type { Report } from "../diagnostics/index.ts";
import type { Article, ArticleKind, Publication } from "../model/index.ts";

export interface ReadOptions {
  /** The name that spans carry; `<input>` when absent. */
  readonly source?: string | undefined;
  /** BCP 47 tag of an article that does not say its own; `ar` when absent. */
  readonly language?: string | undefined;
  /** The kind of an article that does not say its own; `news` when absent. */
  readonly kind?: ArticleKind | undefined;
}

/** Reads one text into the model. What is wrong is reported; after an error the result is `undefined`. */
export type Reader = (
  text: string,
  options: ReadOptions,
  report: Report,
) => Article | Publication | undefined;

/** `ReadOptions` with every field settled. */
export interface ReadSettings {
  readonly source: string;
  readonly language: string;
  readonly kind: ArticleKind;
}

export function settle(options: ReadOptions): ReadSettings {
  return {
    source: options.source ?? "<input>",
    language: options.language ?? "ar",
    kind: options.kind ?? "news",
  };
}

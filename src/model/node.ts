import type { Span } from "../diagnostics/index.ts";

export type Direction = "ltr" | "rtl";

/** What every node of the model may carry. */
export interface Located {
  /** Where the author wrote it; absent when the article was built in code. */
  readonly span?: Span | undefined;
}

/** A node that a cross-reference may point at. */
export interface Identified {
  /** Unique in its article: letters, digits, `-`, `_`, `.` or `:`, not starting with a digit. */
  readonly id?: string | undefined;
}

/** Matter in another language or direction than its surroundings. */
export interface Localised {
  /** BCP 47 tag; the surroundings' language when absent. */
  readonly language?: string | undefined;
  /** The base direction; that of the language, or of the surroundings, when absent. */
  readonly direction?: Direction | undefined;
}

import type { Article, Publication } from "../model/index.ts";
import type { Reader, SourceReader } from "./reader.ts";

/** What a source may be; the names that `--from` takes. */
export type InputFormat =
  | "markdown"
  | "text"
  | "json"
  /** Names the files that its articles are in. */
  | "publication"
  | "html"
  | "docx"
  | "epub"
  /** A WordPress export (WXR), or posts of its REST interface. */
  | "wordpress"
  /** RSS or Atom. */
  | "feed"
  | "ghost"
  | "ninjs"
  | "portable-text"
  | "prosemirror";

/** A reader of one decoded text, which may be loaded when it is first asked for, or one of a file. */
export type FormatReader =
  | {
      readonly kind: "text";
      readonly read: (
        ...given: Parameters<Reader>
      ) => Promise<Article | Publication | undefined> | Article | Publication | undefined;
    }
  | { readonly kind: "source"; readonly read: SourceReader };

export interface FormatEntry {
  readonly name: InputFormat;
  /** Other names that `--from` takes. */
  readonly aliases: readonly string[];
  /** Endings of file names that tell the format; what several formats share is told by content. */
  readonly endings: readonly string[];
  /** The reader, loaded when first asked for. */
  readonly load: () => Promise<FormatReader>;
}

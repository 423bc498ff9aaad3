import type { Diagnostic, Report } from "../diagnostics/index.ts";
import type { Article, ArticleKind, Publication } from "../model/index.ts";

export interface ReadOptions {
  /** The name that spans carry; `<input>` when absent. */
  readonly source?: string | undefined;
  /** BCP 47 tag of an article that does not say its own; `ar` when absent. */
  readonly language?: string | undefined;
  /** The kind of an article that does not say its own; `news` when absent. */
  readonly kind?: ArticleKind | undefined;
  /** Plain text: whether what copying out of pages did to it is mended, and not only reported; false when absent. */
  readonly repair?: boolean | undefined;
  /** Plain text: whether lines are taken for a headline, a byline, a list and the like; true when absent. */
  readonly guess?: boolean | undefined;
  /** What becomes of tracked changes in a Word document; `accept` when absent. */
  readonly tracked?: "accept" | "reject" | undefined;
}

/** Reads one text into the model. What is wrong is reported; after an error the result is `undefined`. */
export type Reader = (
  text: string,
  options: ReadOptions,
  report: Report,
) => Article | Publication | undefined;

/** A file as readers take it that hold many texts, or are packed. */
export interface SourceFile {
  /** The name that spans carry. */
  readonly name: string;
  /** The whole file. */
  readonly bytes: () => Promise<Uint8Array>;
  /** The file from its start, piece by piece; as often as asked for. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** One text of a source. */
export interface ReadPiece {
  /**
   * What its outputs are named by, without ending: letters, digits and hyphens, no two alike in one source. Absent in a
   * source that is one text: the file's own name serves.
   */
  readonly stem?: string | undefined;
  /** Absent after an error, which is among `diagnostics`; the pieces after it are read all the same. */
  readonly input: Article | Publication | undefined;
  /** What was found in this piece. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files that came in the source, by the `src` that the model has for them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whether pictures are named by where they lie on a website, and need not be at hand; false when absent. */
  readonly picturesElsewhere?: boolean | undefined;
  /** The source as spans count it, where it is one text in one string: for showing lines of it. */
  readonly text?: string | undefined;
}

/**
 * Reads a source that may hold many texts, one by one, in the order of the file; memory does not grow with their number.
 * `report` hears what concerns the source as a whole; an error there ends it.
 */
export type SourceReader = (
  source: SourceFile,
  options: ReadOptions,
  report: Report,
) => AsyncIterable<ReadPiece>;

/** `ReadOptions` with every field settled. */
export interface ReadSettings {
  readonly source: string;
  readonly language: string;
  readonly kind: ArticleKind;
  readonly repair: boolean;
  readonly guess: boolean;
}

/** Options as the readers take them, with what they mean when they are absent. */
export function settle(options: ReadOptions): ReadSettings {
  return {
    source: options.source ?? "<input>",
    language: options.language ?? "ar",
    kind: options.kind ?? "news",
    repair: options.repair ?? false,
    guess: options.guess ?? true,
  };
}

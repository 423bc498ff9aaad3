/** What a caller may ask of a Word file beside its content. */
export interface WordOptions {
  /** Whether hidden bookmarks tell which block each paragraph came from, and a part lists them; true when absent. */
  readonly blockMarks?: boolean | undefined;
  /** Puts the template's fonts into the file, obfuscated as ECMA-376 17.8.1 wants it; false when absent. */
  readonly embedFonts?: boolean | undefined;
  /** The bytes of a .docx or .dotx whose styles, theme, page, heads and feet are taken over. */
  readonly reference?: Uint8Array | undefined;
  /** Whether editorial notes become comments; false when absent, since they are for the desk alone. */
  readonly editorialNotes?: boolean | undefined;
  /** Asks whoever opens the file to open it for reading; false when absent. */
  readonly readOnlyRecommended?: boolean | undefined;
  /** What Word lets an editor do, without a password; everything when absent. */
  readonly protection?: WordProtection | undefined;
}

/** Nothing but reading, comments alone, or changes that are tracked. */
export type WordProtection = "reading" | "comments" | "tracked-changes";

/** What a caller may ask of a PDF beside its pages. */
export interface PdfOptions {
  /** The profile of ISO 19005 to keep to: `3a`, which may hold the article's own source, or `2a`. `3a` when absent. */
  readonly archival?: "2a" | "3a" | undefined;
  /** The article as JSON, put into the file as its source. */
  readonly source?: Uint8Array | undefined;
  /** Encrypts the file (AES-256), which then is no PDF/A. */
  readonly passwords?: PdfPasswords | undefined;
}

export interface PdfPasswords {
  /** Asked for whenever the file is opened; anyone may open it when absent. */
  readonly user?: string | undefined;
  /** Opens the file with all rights. */
  readonly owner?: string | undefined;
}

import type { Span } from "./span.ts";

export type Severity = "error" | "warning" | "info";

/**
 * Every code the library can report, with its fixed severity. A code is public API and never changes
 * its meaning; `docs/diagnostics.md` explains each one.
 */
export const SEVERITY = {
  "input/not-found": "error",
  "input/unreadable": "error",
  "input/unknown-format": "error",
  "input/encoding": "error",
  "input/assumed-encoding": "info",
  "input/syntax": "error",
  "input/empty": "error",
  "input/unknown-field": "error",
  "input/duplicate-stem": "error",
  "input/outside-folder": "error",
  "input/too-large": "error",
  "input/damaged": "error",
  "input/lost": "warning",
  "input/dropped": "info",
  "input/guessed": "info",
  "article/invalid": "error",
  "article/no-headline": "info",
  "article/forbidden-character": "warning",
  "article/unknown-target": "warning",
  "article/unused-note": "warning",
  "article/duplicate-id": "warning",
  "markdown/unsupported": "warning",
  "markdown/unclosed": "warning",
  "template/not-found": "error",
  "template/invalid": "error",
  "profile/not-found": "error",
  "font/not-found": "error",
  "font/invalid": "error",
  "font/no-shaping": "error",
  "font/missing-glyph": "warning",
  "font/not-embeddable": "warning",
  "image/not-found": "error",
  "image/invalid": "error",
  "image/unsupported": "warning",
  "image/remote": "warning",
  "image/no-alt": "warning",
  "image/low-resolution": "warning",
  "layout/loose-line": "warning",
  "layout/overfull-line": "warning",
  "layout/mark-collision": "warning",
  "layout/overfull-block": "warning",
  "layout/head-too-large": "warning",
  "layout/unsupported-node": "warning",
  "pdf/missing-alt": "warning",
  "pdf/not-archival": "warning",
  "pdf/font-refused": "error",
  "pdf/unsupported-node": "warning",
  "pdf/text-layer": "info",
  "docx/unsupported-node": "warning",
  "docx/accessibility": "info",
  "docx/embedded-fonts": "info",
  "docx/reference-invalid": "error",
  "docx/reference-lacks": "info",
  "epub/unsupported-node": "warning",
  "output/unwritable": "error",
} as const satisfies Record<string, Severity>;

export type DiagnosticCode = keyof typeof SEVERITY;

/** One thing the author should know; never thrown, always data. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One line, no final full stop, naming the thing at fault. */
  readonly message: string;
  readonly span?: Span | undefined;
  /** What to do about it; one short line each. */
  readonly hints?: readonly string[] | undefined;
}

/** Where a stage sends what it found. Reporting never stops the stage. */
export type Report = (found: Diagnostic) => void;

/** Builds a diagnostic; the severity comes from the table. */
export function diagnostic(
  code: DiagnosticCode,
  message: string,
  where: { readonly span?: Span | undefined; readonly hints?: readonly string[] } = {},
): Diagnostic {
  return { code, severity: SEVERITY[code], message, ...where };
}

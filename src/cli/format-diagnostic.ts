import type { Diagnostic } from "../index.ts";
import { sourceExcerpt } from "./source-excerpt.ts";
import { visibleText } from "./visible-text.ts";

/** What a diagnostic is shown with. */
export interface DiagnosticSurroundings {
  /** The input as the user named it, for what has no place of its own. */
  readonly input: string;
  /** The text that spans point into; absent when it could not be read. */
  readonly text: string | undefined;
  readonly columns: number;
}

/** `article.md:12:5 warning font/missing-glyph …`, the source line with a caret, and the hints; ends with a line end. */
export function formatDiagnostic(
  { code, severity, message, span, hints }: Diagnostic,
  { input, text, columns }: DiagnosticSurroundings,
): string {
  const place =
    span === undefined ? input : `${span.source}:${span.start.line}:${span.start.column}`;
  const excerpt =
    span === undefined || text === undefined || span.source !== input
      ? []
      : sourceExcerpt(text, span, columns);
  const lines = [
    `${visibleText(place)} ${severity} ${code} ${visibleText(message)}`,
    ...excerpt,
    ...(hints ?? []).map((hint) => `  help: ${visibleText(hint)}`),
  ];
  return `${lines.join("\n")}\n`;
}

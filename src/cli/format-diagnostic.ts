import type { Diagnostic } from "../index.ts";
import { sourceExcerpt } from "./source-excerpt.ts";
import { visibleText } from "./visible-text.ts";

/** What a diagnostic is shown with. */
export interface DiagnosticSurroundings {
  /** The input as the user named it, for what has no place of its own. */
  readonly input: string;
  /** The texts that spans point into, by the name of their source; one that could not be read is absent. */
  readonly texts: ReadonlyMap<string, string>;
  readonly columns: number;
}

/** `article.md:12:5 warning font/missing-glyph …`, the source line with a caret, and the hints; ends with a line end. */
export function formatDiagnostic(
  { code, severity, message, span, hints }: Diagnostic,
  { input, texts, columns }: DiagnosticSurroundings,
): string {
  const place =
    span === undefined ? input : `${span.source}:${span.start.line}:${span.start.column}`;
  const text = span === undefined ? undefined : texts.get(span.source);
  const excerpt =
    span === undefined || text === undefined ? [] : sourceExcerpt(text, span, columns);
  const lines = [
    `${visibleText(place)} ${severity} ${code} ${visibleText(message)}`,
    ...excerpt,
    ...(hints ?? []).map((hint) => `  help: ${visibleText(hint)}`),
  ];
  return `${lines.join("\n")}\n`;
}

import type { InputResult } from "./convert-input.ts";

/** The one document that `--json` prints. Fields are only ever added. */
export function jsonReport(results: readonly InputResult[], exitCode: number): string {
  const report = {
    exitCode,
    inputs: results.map(
      ({ input, isDone, files, pages, words, diagnostics, bug, milliseconds }) => ({
        input,
        done: isDone,
        files: files.map(({ format, path, bytes }) => ({
          format,
          path,
          bytes,
          ...(format === "pdf" ? { pages } : { words }),
        })),
        diagnostics,
        ...(bug === undefined ? {} : { bug: bug instanceof Error ? bug.message : String(bug) }),
        milliseconds: Math.round(milliseconds),
      }),
    ),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** The same for a command that could not be begun. */
export function jsonUsageError(message: string): string {
  return `${JSON.stringify({ exitCode: 2, usage: message, inputs: [] }, undefined, 2)}\n`;
}

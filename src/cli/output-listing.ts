import type { InputResult } from "./convert-input.ts";
import { visibleText } from "./visible-text.ts";

/** One line a written file: its path, its pages or words, its size. */
export function listFiles({ files, pages, words }: InputResult): string {
  const rows = files.map(({ format, path, bytes }) => [
    visibleText(path),
    format === "pdf" ? counted(pages ?? 0, "page") : counted(words ?? 0, "word"),
    fileSize(bytes),
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map(
      ([path = "", amount = "", size = ""]) =>
        `${path.padEnd(widths[0] ?? 0)}  ${amount.padStart(widths[1] ?? 0)}  ${size.padStart(widths[2] ?? 0)}\n`,
    )
    .join("");
}

export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

function fileSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

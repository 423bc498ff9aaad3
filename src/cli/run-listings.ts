import { createCollector, listFonts, listProfiles, listTemplates } from "../index.ts";
import type { Environment } from "./environment.ts";
import { formatDiagnostic } from "./format-diagnostic.ts";
import { visibleText } from "./visible-text.ts";

/** `warraq templates`. */
export async function runTemplates(
  isJson: boolean,
  { host, writeOut }: Environment,
): Promise<number> {
  const templates = await listTemplates(host);
  writeOut(
    isJson
      ? `${JSON.stringify({ templates }, undefined, 2)}\n`
      : columnsOf(templates.map(({ name, description }) => [name, description])),
  );
  return 0;
}

/** `warraq profiles`: name, language and country, a number, a date. */
export function runProfiles(isJson: boolean, { writeOut }: Environment): number {
  const profiles = listProfiles();
  writeOut(
    isJson
      ? `${JSON.stringify({ profiles }, undefined, 2)}\n`
      : columnsOf(
          profiles.map(({ name, description, calendar, number, date }) => [
            name,
            description,
            calendar,
            number,
            date,
          ]),
        ),
  );
  return 0;
}

/** `warraq fonts`: the families a template may name. */
export async function runFonts(
  fontFolders: readonly string[],
  isJson: boolean,
  { host, writeOut, writeError, columns }: Environment,
): Promise<number> {
  const { report, diagnostics } = createCollector();
  const fonts = await listFonts(host, fontFolders, report);
  if (isJson) {
    writeOut(`${JSON.stringify({ fonts, diagnostics }, undefined, 2)}\n`);
  } else {
    writeOut(
      columnsOf(
        fonts.map(({ family, joinsArabic, styles }) => [
          family,
          joinsArabic ? "Arabic" : "",
          styles.join(", "),
        ]),
      ),
    );
    for (const found of diagnostics) {
      writeError(formatDiagnostic(found, { input: "fonts", texts: new Map(), columns }));
    }
  }
  return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}

function columnsOf(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(visibleText));
  const widths = (safe[0] ?? []).map((_, column) =>
    Math.max(...safe.map((row) => (row[column] ?? "").length)),
  );
  return safe
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`)
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

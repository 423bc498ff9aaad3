import {
  createCollector,
  type Finding,
  findHouseStyle,
  findMissingGlyphs,
  type HouseStyleOptions,
  MISSING_GLYPH,
  normaliseLines,
  RULES,
} from "../index.ts";
import type { LintCommand } from "./commands.ts";
import type { Environment } from "./environment.ts";
import { formatDiagnostic } from "./format-diagnostic.ts";
import { houseStyleOptions } from "./house-style-options.ts";
import { demandFormat } from "./input-format.ts";
import { namedEdit } from "./named-characters.ts";
import { planOutputs } from "./plan-outputs.ts";
import { readInput } from "./read-input.ts";
import { sourceExcerpt } from "./source-excerpt.ts";
import { visibleText } from "./visible-text.ts";

/** `warraq check`: 0 when nothing is found, 1 when something is or an input cannot be read. */
export async function runLint(command: LintCommand, environment: Environment): Promise<number> {
  const options = houseStyleOptions(command.clean, "house", command.profile);
  demandFormat(command.from);
  const entries: object[] = [];
  let isClean = true;
  for (const input of command.inputs) {
    const entry = await lintInput(input, command, options, environment);
    isClean &&= entry.findings.length === 0 && entry.isRead;
    entries.push({ input, done: entry.isRead, findings: entry.findings });
  }
  const exitCode = isClean ? 0 : 1;
  if (command.json) {
    const report = { exitCode, inputs: entries };
    environment.writeOut(`${JSON.stringify(report, undefined, 2)}\n`);
  }
  return exitCode;
}

async function lintInput(
  input: string,
  command: LintCommand,
  options: HouseStyleOptions,
  environment: Environment,
): Promise<{ readonly findings: readonly Finding[]; readonly isRead: boolean }> {
  const { report, diagnostics } = createCollector();
  const all: Finding[] = [];
  let isRead = true;
  const asked = { ...command, title: undefined };
  for (const planned of planOutputs([input], [], ".")) {
    const tell = (found: (typeof diagnostics)[number], texts: ReadonlyMap<string, string>) => {
      isRead &&= found.severity !== "error";
      if (found.severity === "error" && !command.json) {
        const { columns } = environment;
        environment.writeError(formatDiagnostic(found, { input: planned.name, texts, columns }));
      }
    };
    for await (const text of readInput(planned, asked, environment, report)) {
      const texts = new Map(
        [...text.texts].map(([name, written]) => [name, normaliseLines(written)] as const),
      );
      for (const found of text.diagnostics) {
        tell(found, texts);
      }
      const findings =
        text.input === undefined
          ? []
          : [
              ...findHouseStyle(text.input, { ...options, texts }),
              ...(await findMissingGlyphs(text.input, {
                fontFolders: command.fontFolders,
                host: environment.host,
              })),
            ];
      all.push(...findings);
      if (!command.json) {
        const name = text.stem === undefined ? planned.name : `${planned.name}: ${text.stem}`;
        environment.writeOut(
          findings.map((one) => formatFinding(one, name, texts, environment.columns)).join(""),
        );
      }
    }
    for (const found of diagnostics) {
      tell(found, new Map());
    }
  }
  if (!command.json && !command.quiet && isRead) {
    environment.writeOut(`${visibleText(input)}: ${countByRule(all)}\n`);
  }
  return { findings: all, isRead };
}

/** `article.md:12:5 CL-05 safe Latin punctuation in Arabic: , → ،`, and the source line with a caret. */
function formatFinding(
  { rule, level, span, before, after, message, suggestions }: Finding,
  input: string,
  texts: ReadonlyMap<string, string>,
  columns: number,
): string {
  const place =
    span === undefined ? input : `${span.source}:${span.start.line}:${span.start.column}`;
  const name =
    rule === MISSING_GLYPH ? "missing glyph" : (RULES.find(({ id }) => id === rule)?.name ?? "");
  const meant = (suggestions ?? []).join("، ");
  const what =
    after === undefined
      ? `${message ?? ""}${meant === "" ? "" : ` (${meant}?)`}`
      : `${shown(before)} → ${shown(after)}`;
  const text = span === undefined ? undefined : texts.get(span.source);
  const excerpt =
    span === undefined || text === undefined ? [] : sourceExcerpt(text, span, columns);
  return `${[`${visibleText(place)} ${rule} ${level} ${name}: ${visibleText(what)}`, ...excerpt].join("\n")}\n`;
}

const shown = (text: string): string => (text === "" ? "nothing" : namedEdit(text));

/** `12 findings (CL-05 3, CL-17 9)`. */
export function countByRule(found: readonly { readonly rule: string }[], noun = "finding"): string {
  if (found.length === 0) {
    return `no ${noun}s`;
  }
  const counts = new Map<string, number>();
  for (const { rule } of found) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const parts = [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([rule, count]) => `${rule} ${count}`);
  return `${found.length} ${noun}${found.length === 1 ? "" : "s"} (${parts.join(", ")})`;
}

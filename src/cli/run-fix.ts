import { basename } from "node:path";
import {
  ConversionError,
  createCollector,
  type Diagnostic,
  decodeSource,
  diagnostic,
  type Edit,
  type FixableFormat,
  type FixedSource,
  fixSource,
  HostError,
  type HouseStyleOptions,
  isPublicationFile,
  normaliseLines,
  type Report,
  sourceOfBytes,
  sourceOnHost,
  tellFormat,
} from "../index.ts";
import type { FixCommand } from "./commands.ts";
import type { Environment } from "./environment.ts";
import { formatDiagnostic } from "./format-diagnostic.ts";
import { formatPatches } from "./format-patches.ts";
import { houseStyleOptions } from "./house-style-options.ts";
import { demandFormat } from "./input-format.ts";
import { countByRule } from "./run-lint.ts";
import { UsageError } from "./usage-error.ts";
import { visibleText } from "./visible-text.ts";

const FIXABLE: readonly FixableFormat[] = ["markdown", "text", "json", "html"];

/** `warraq fix`: shows what house style would change in the sources, and writes it only when asked to. */
export async function runFix(command: FixCommand, environment: Environment): Promise<number> {
  const options = houseStyleOptions(command.clean, "safe", command.profile);
  demandFormat(command.from);
  if (command.inputs.includes("-") && (command.write || command.out !== undefined)) {
    throw new UsageError("standard input cannot be written to; name a file");
  }
  const entries: object[] = [];
  let isDone = true;
  for (const input of command.inputs) {
    const result = await fixInput(input, command, options, environment);
    isDone &&= result.isDone;
    if (command.json) {
      const { edits, refused, written, diagnostics } = result;
      entries.push({ input, done: result.isDone, edits, refused, written, diagnostics });
    } else {
      print(input, result, command, environment);
    }
  }
  const exitCode = isDone ? 0 : 1;
  if (command.json) {
    const report = { exitCode, inputs: entries };
    environment.writeOut(`${JSON.stringify(report, undefined, 2)}\n`);
  }
  return exitCode;
}

interface FixResult {
  readonly isDone: boolean;
  readonly text: string;
  readonly fixed: FixedSource | undefined;
  readonly edits: readonly Edit[];
  readonly refused: readonly Edit[];
  /** The file that was written. */
  readonly written: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

async function fixInput(
  input: string,
  command: FixCommand,
  options: HouseStyleOptions,
  environment: Environment,
): Promise<FixResult> {
  const { report, diagnostics, stopOnError } = createCollector();
  let text = "";
  let fixed: FixedSource | undefined;
  let written: string | undefined;
  try {
    const source = await readFixable(input, command, environment, report);
    stopOnError();
    if (source === undefined) {
      throw new Error("nothing was read and no error was reported");
    }
    text = source.text;
    const { language } = command;
    fixed = await fixSource(text, source.format, { ...options, language, source: source.name });
    written = await write(input, fixed, command, environment, report);
  } catch (error) {
    if (!(error instanceof ConversionError)) {
      throw error;
    }
    for (const found of error.diagnostics) {
      if (!diagnostics.includes(found)) {
        report(found);
      }
    }
  }
  return {
    isDone: diagnostics.every(({ severity }) => severity !== "error"),
    text,
    fixed,
    edits: fixed?.edits ?? [],
    refused: fixed?.refused ?? [],
    written,
    diagnostics,
  };
}

async function readFixable(
  input: string,
  command: FixCommand,
  environment: Environment,
  report: Report,
): Promise<{ name: string; text: string; format: FixableFormat } | undefined> {
  const isStandardInput = input === "-";
  const name = isStandardInput ? "<stdin>" : input;
  try {
    const source = isStandardInput
      ? sourceOfBytes(await environment.readStandardInput(), name)
      : sourceOnHost(environment.host, name);
    const told =
      demandFormat(command.from) ??
      (await tellFormat(source, report, isStandardInput ? "markdown" : undefined));
    const format = FIXABLE.find((one) => one === told);
    if (told === undefined) {
      return undefined;
    }
    const text =
      format === undefined ? undefined : decodeSource(await source.bytes(), name, report);
    if (format === undefined || (format === "json" && isPublicationFile(text ?? ""))) {
      const what = format === undefined ? told : "a file that names others";
      report(
        diagnostic("input/unknown-format", `house style cannot be written into ${what}`, {
          hints: [
            `there is ${FIXABLE.join(", ")}; warraq check lists what is found in any format, --clean applies it on export`,
          ],
        }),
      );
      return undefined;
    }
    return text === undefined ? undefined : { name, text, format };
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    const code = error.reason === "not-found" ? "input/not-found" : "input/unreadable";
    report(diagnostic(code, `cannot read ${error.message}`));
    return undefined;
  }
}

/** Writes where it was asked to, as UTF-8 and whole; a file that needs no edit is not touched. */
async function write(
  input: string,
  { text, edits }: FixedSource,
  { write: inPlace, out }: FixCommand,
  { host }: Environment,
  report: Report,
): Promise<string | undefined> {
  const path =
    out === undefined ? input : `${out.replace(/[/\\]+$/, "") || "/"}/${basename(input)}`;
  if ((!inPlace && out === undefined) || (inPlace && edits.length === 0)) {
    return undefined;
  }
  try {
    await host.writeFiles([{ path, bytes: new TextEncoder().encode(text) }]);
    return path;
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    report(diagnostic("output/unwritable", `cannot write ${error.message}`));
    return undefined;
  }
}

function print(
  input: string,
  { text, fixed, edits, refused, written, diagnostics, isDone }: FixResult,
  command: FixCommand,
  { writeOut, writeError, columns }: Environment,
): void {
  const source = normaliseLines(text);
  const texts = new Map([[input === "-" ? "<stdin>" : input, source]]);
  for (const found of diagnostics) {
    writeError(formatDiagnostic(found, { input, texts, columns }));
  }
  if (fixed !== undefined && !command.quiet) {
    writeOut(formatPatches(fixed, source, input, columns));
  }
  for (const { rule, span, before, after } of refused) {
    const place = span === undefined ? input : `${input}:${span.start.line}:${span.start.column}`;
    writeError(`${visibleText(`${place} ${rule} not fixable here: ${before} → ${after}`)}\n`);
  }
  if (isDone) {
    const done =
      written !== undefined
        ? `; written to ${visibleText(written)}`
        : edits.length > 0
          ? "; nothing is written without --write"
          : "";
    writeOut(`${visibleText(input)}: ${countByRule(edits, "edit")}${done}\n`);
  }
}

import {
  type CopyScore,
  checkPdf,
  createCollector,
  findProfile,
  HostError,
  type PdfCheck,
} from "../index.ts";
import type { CheckCommand } from "./commands.ts";
import type { Environment } from "./environment.ts";
import { formatDiagnostic } from "./format-diagnostic.ts";
import { planOutputs } from "./plan-outputs.ts";
import { readWhole } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";
import { visibleText } from "./visible-text.ts";

/** `warraq check --pdf`: 0 when at least one reader could be asked, whatever it copies. */
export async function runCheck(command: CheckCommand, environment: Environment): Promise<number> {
  const { writeOut, writeError } = environment;
  if (command.profile !== undefined && findProfile(command.profile) === undefined) {
    throw new UsageError(`unknown profile "${command.profile}"`);
  }
  const input = await readArticle(command, environment);
  const pdf = await readPdf(command, environment);
  if (input === undefined || pdf === undefined) {
    return 1;
  }
  const found = await checkPdf(pdf, input, { ...command.habits, profile: command.profile });
  for (const [reader, reason] of found.failed) {
    writeError(`${visibleText(command.pdf)}: ${reader} cannot read it: ${visibleText(reason)}\n`);
  }
  if (found.readers.length === 0) {
    const advice = "npm install pdfjs-dist @hyzyla/pdfium mupdf, or install pdftotext of poppler";
    writeError(found.failed.size > 0 ? "" : `no reader is there to ask: ${advice}\n`);
    return 1;
  }
  writeOut(command.json ? jsonOf(found) : tableOf(found));
  return 0;
}

async function readArticle(command: CheckCommand, environment: Environment) {
  const [planned] = planOutputs([command.input], [], ".");
  if (planned === undefined) {
    throw new Error("one input is not planned as one");
  }
  const { report, diagnostics } = createCollector();
  const read = await readWhole(planned, { ...command, title: undefined }, environment, report);
  const { name } = planned;
  const source = { input: name, texts: read?.texts ?? new Map(), columns: environment.columns };
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  for (const found of errors) {
    environment.writeError(formatDiagnostic(found, source));
  }
  return errors.length > 0 ? undefined : read?.input;
}

async function readPdf({ pdf }: CheckCommand, { host, writeError }: Environment) {
  try {
    const bytes = await host.readFile(pdf);
    if (new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-")) {
      return bytes;
    }
    writeError(`${visibleText(pdf)} is not a PDF\n`);
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    writeError(`cannot read ${visibleText(error.message)}\n`);
  }
  return undefined;
}

function tableOf({ readers, rows }: PdfCheck): string {
  const head = ["", "paragraphs", ...readers];
  const lines = rows.map(({ kind, paragraphs, scores }) => [
    kind,
    String(paragraphs),
    ...readers.map((reader) => cellOf(scores.get(reader))),
  ]);
  const table = [head, ...lines];
  const widths = head.map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  const shown = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${["words in order, exact paragraphs, pairs of words as a search finds them", ...shown].join("\n")}\n`;
}

function cellOf(score: CopyScore | undefined): string {
  if (score === undefined) {
    return "";
  }
  const { words, wordsFound, paragraphs, exact, pairs, pairsFound } = score;
  return `${percent(wordsFound, words)}  ${exact}/${paragraphs}  ${percent(pairsFound, pairs)}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)}%`;
}

function jsonOf({ readers, failed, rows }: PdfCheck): string {
  const plain = {
    readers,
    failed: Object.fromEntries(failed),
    rows: rows.map(({ kind, paragraphs, scores }) => ({
      kind,
      paragraphs,
      scores: Object.fromEntries(scores),
    })),
  };
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}

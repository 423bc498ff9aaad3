import { createCollector, findProfile, loadTemplate } from "../index.ts";
import type { ConvertCommand } from "./arguments.ts";
import { convertInput, type InputResult } from "./convert-input.ts";
import type { Environment } from "./environment.ts";
import { formatDiagnostic } from "./format-diagnostic.ts";
import { jsonReport } from "./json-report.ts";
import { listFiles, summarise } from "./output-listing.ts";
import { planOutputs, planPublication } from "./plan-outputs.ts";
import { createProgress } from "./progress.ts";
import { reportBug } from "./report-bug.ts";
import { UsageError } from "./usage-error.ts";

const STAGE_WORDS: Readonly<Record<string, string>> = {
  read: "reading",
  prepare: "preparing",
  images: "checking pictures",
  fonts: "opening fonts",
  layout: "laying out",
  pdf: "making the PDF",
  docx: "making the Word document",
  epub: "making the EPUB",
  write: "writing",
};

/** Converts every input; each stands for itself, so one that fails takes no other with it. Gives the exit status. */
export async function runConvert(
  command: ConvertCommand,
  environment: Environment,
): Promise<number> {
  const { inputs, to, out, one } = command;
  const planned =
    one === undefined ? planOutputs(inputs, to, out) : [planPublication(one, inputs, to, out)];
  demandProfile(command.profile);
  if (!(await isTemplateSound(command, environment))) {
    return 1;
  }
  const started = environment.clock();
  const progress = createProgress(environment, !command.quiet && !command.json);
  const results: InputResult[] = [];
  for (const [at, input] of planned.entries()) {
    const count = planned.length === 1 ? "" : `(${at + 1}/${planned.length}) `;
    const result = await convertInput(input, command, environment, (stage) =>
      progress.show(`${count}${input.name}: ${STAGE_WORDS[stage] ?? stage}`),
    );
    progress.clear();
    results.push(result);
    if (!command.json) {
      printResult(result, command, environment);
    }
  }
  const exitCode = results.every(({ isDone }) => isDone) ? 0 : 1;
  if (command.json) {
    environment.writeOut(jsonReport(results, exitCode));
  } else if (!command.quiet) {
    environment.writeOut(summarise(results, environment.clock() - started));
  }
  return exitCode;
}

function printResult(
  result: InputResult,
  command: ConvertCommand,
  { writeOut, writeError, columns, variables }: Environment,
): void {
  const { input, texts, diagnostics, bug } = result;
  for (const found of diagnostics) {
    if (found.severity !== "info" || !command.quiet) {
      writeError(formatDiagnostic(found, { input, texts, columns }));
    }
  }
  if (bug !== undefined) {
    writeError(reportBug(bug, input, command.verbose || variables["WARRAQ_DEBUG"] !== undefined));
  }
  const isStopped = !result.isDone && bug === undefined;
  if (isStopped && command.strict && diagnostics.every(({ severity }) => severity !== "error")) {
    writeError(`${input}: nothing written, because --strict lets no warning pass\n`);
  }
  if (!command.quiet) {
    writeOut(listFiles(result));
  }
}

function demandProfile(name: string | undefined): void {
  if (name !== undefined && findProfile(name) === undefined) {
    throw new UsageError(`unknown profile "${name}"; a language tag, such as ar, ar-MA or fa`);
  }
}

/** Asked before any input is read: a template that is not there is a mistake in the command, not in an article. */
async function isTemplateSound(
  { template, json }: ConvertCommand,
  { host, writeError, writeOut, columns }: Environment,
): Promise<boolean> {
  const { report, diagnostics } = createCollector();
  if ((await loadTemplate(template, host, report)) !== undefined) {
    return true;
  }
  const missing = diagnostics.find(({ code }) => code === "template/not-found");
  if (missing !== undefined) {
    throw new UsageError([missing.message, ...(missing.hints ?? [])].join("; "));
  }
  if (json) {
    writeOut(`${JSON.stringify({ exitCode: 1, diagnostics, inputs: [] }, undefined, 2)}\n`);
  } else {
    for (const found of diagnostics) {
      writeError(formatDiagnostic(found, { input: template, texts: new Map(), columns }));
    }
  }
  return false;
}

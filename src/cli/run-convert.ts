import { createCollector, findProfile, loadTemplate } from "../index.ts";
import type { ConvertCommand } from "./commands.ts";
import { convertInput, type InputResult } from "./convert-input.ts";
import type { Environment } from "./environment.ts";
import { formatDiagnostic } from "./format-diagnostic.ts";
import { houseStyleOptions } from "./house-style-options.ts";
import { demandFormat } from "./input-format.ts";
import { createJsonReport } from "./json-report.ts";
import { listFiles } from "./output-listing.ts";
import { planOutputs, planPublication } from "./plan-outputs.ts";
import { createProgress } from "./progress.ts";
import { reportBug } from "./report-bug.ts";
import { countByRule } from "./run-lint.ts";
import { createTally } from "./tally.ts";
import { UsageError } from "./usage-error.ts";
import { visibleText } from "./visible-text.ts";

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
  demandFormat(command.from);
  houseStyleOptions(command.clean, "off");
  if (!(await isTemplateSound(command, environment))) {
    return 1;
  }
  const started = environment.clock();
  const progress = createProgress(environment, !command.quiet && !command.json);
  const tally = createTally();
  const report = createJsonReport(environment.writeOut);
  for (const [at, input] of planned.entries()) {
    const count = planned.length === 1 ? "" : `(${at + 1}/${planned.length}) `;
    const results = convertInput(input, command, environment, (stage, text) => {
      const name = text === undefined ? input.name : `${input.name}: ${text}`;
      progress.show(`${count}${name}: ${STAGE_WORDS[stage] ?? stage}`);
    });
    for await (const result of results) {
      progress.clear();
      tally.add(result);
      if (command.json) {
        report.add(result);
      } else {
        printResult(result, command, environment);
      }
    }
    progress.clear();
  }
  const exitCode = tally.hasFailures() ? 1 : 0;
  if (command.json) {
    report.end(exitCode);
  } else if (!command.quiet) {
    environment.writeOut(tally.summary(environment.clock() - started));
  }
  return exitCode;
}

function printResult(
  result: InputResult,
  command: ConvertCommand,
  { writeOut, writeError, columns, variables }: Environment,
): void {
  const { text, texts, diagnostics, bug } = result;
  const input = text === undefined ? result.input : `${result.input}: ${text}`;
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
    if (result.edits.length > 0) {
      writeOut(`${visibleText(input)}: house style made ${countByRule(result.edits, "edit")}\n`);
    }
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

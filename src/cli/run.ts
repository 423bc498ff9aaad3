import { readArguments } from "./arguments.ts";
import type { Command } from "./commands.ts";
import type { Environment } from "./environment.ts";
import { HELP } from "./help.ts";
import { jsonUsageError } from "./json-report.ts";
import { reportBug } from "./report-bug.ts";
import { UsageError } from "./usage-error.ts";
import { packageVersion } from "./version.ts";
import { visibleText } from "./visible-text.ts";

/** The whole command: arguments in, exit status out. 0 all well, 1 a conversion failed, 2 the command was wrong. */
export async function run(argv: readonly string[], environment: Environment): Promise<number> {
  try {
    return await obey(readArguments(argv), environment);
  } catch (error) {
    if (error instanceof UsageError) {
      if (argv.includes("--json")) {
        environment.writeOut(jsonUsageError(error.message));
      } else {
        environment.writeError(`warraq: ${visibleText(error.message)}\n`);
      }
      return 2;
    }
    const withDetails =
      argv.includes("--verbose") || environment.variables["WARRAQ_DEBUG"] !== undefined;
    environment.writeError(reportBug(error, undefined, withDetails));
    return 1;
  }
}

/** The library is loaded only by what needs it: help and mistakes answer at once. */
async function obey(command: Command, environment: Environment): Promise<number> {
  switch (command.kind) {
    case "help":
      environment.writeOut(HELP);
      return 0;
    case "version":
      environment.writeOut(`${packageVersion()}\n`);
      return 0;
    case "templates": {
      const { runTemplates } = await import("./run-listings.ts");
      return runTemplates(command.json, environment);
    }
    case "profiles": {
      const { runProfiles } = await import("./run-listings.ts");
      return runProfiles(command.json, environment);
    }
    case "fonts": {
      const { runFonts } = await import("./run-listings.ts");
      return runFonts(command.fontFolders, command.json, environment);
    }
    case "check": {
      const { runCheck } = await import("./run-check.ts");
      return runCheck(command, environment);
    }
    case "lint": {
      const { runLint } = await import("./run-lint.ts");
      return runLint(command, environment);
    }
    case "fix": {
      const { runFix } = await import("./run-fix.ts");
      return runFix(command, environment);
    }
    case "convert": {
      const { runConvert } = await import("./run-convert.ts");
      return runConvert(command, environment);
    }
  }
}

import type { InputResult } from "./convert-input.ts";

export interface JsonReport {
  readonly add: (result: InputResult) => void;
  readonly end: (exitCode: number) => void;
}

/**
 * The one document that `--json` prints, written as the results come: of ten thousand texts none is kept. Fields are only
 * ever added.
 */
export function createJsonReport(write: (text: string) => void): JsonReport {
  let isFirst = true;
  return {
    add: (result) => {
      write(`${isFirst ? '{\n  "inputs": [' : ","}\n${indented(entryOf(result))}`);
      isFirst = false;
    },
    end: (exitCode) => {
      write(`${isFirst ? '{\n  "inputs": [' : "\n  "}],\n  "exitCode": ${exitCode}\n}\n`);
    },
  };
}

const indented = (entry: object): string =>
  JSON.stringify(entry, undefined, 2).replace(/^/gm, "    ");

function entryOf({
  input,
  text,
  count,
  isDone,
  files,
  pages,
  words,
  diagnostics,
  edits,
  bug,
  milliseconds,
}: InputResult): object {
  return {
    input,
    ...(text === undefined ? {} : { text }),
    ...(count === undefined ? {} : { count }),
    done: isDone,
    files: files.map(({ format, path, bytes }) => ({
      format,
      path,
      bytes,
      ...(format === "pdf" ? { pages } : { words }),
    })),
    diagnostics,
    edits,
    ...(bug === undefined ? {} : { bug: bug instanceof Error ? bug.message : String(bug) }),
    milliseconds: Math.round(milliseconds),
  };
}

/** The same for a command that could not be begun. */
export function jsonUsageError(message: string): string {
  return `${JSON.stringify({ exitCode: 2, usage: message, inputs: [] }, undefined, 2)}\n`;
}

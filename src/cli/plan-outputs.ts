import { basename, dirname, extname } from "node:path";
import { createStems, type OutputFormat, stemKey } from "../index.ts";
import { UsageError } from "./usage-error.ts";

/** One input and where its outputs go. */
export interface PlannedInput {
  /** As the user named it; `<stdin>` for standard input. */
  readonly name: string;
  readonly isStandardInput: boolean;
  /** The files to bind into one publication; absent for an input that is converted as it is. */
  readonly files?: readonly string[];
  /** What the article's paths are relative to. */
  readonly folder: string;
  /** The files of its only text, or of the text of that stem in an input that holds many. */
  readonly outputsOf: (stem: string | undefined) => readonly PlannedOutput[];
}

export interface PlannedOutput {
  readonly format: OutputFormat;
  readonly path: string;
}

/** Settles every output path before anything is read; two inputs that would write the same file are refused. */
export function planOutputs(
  inputs: readonly string[],
  formats: readonly OutputFormat[],
  out: string,
): readonly PlannedInput[] {
  const byStem = new Map<string, string>();
  const outputs = outputsIn(out, formats);
  const planned = inputs.map((input) => {
    const isStandardInput = input === "-";
    const stem = isStandardInput ? "stdin" : stemOf(input);
    const key = stemKey(stem);
    const other = byStem.get(key);
    if (other !== undefined) {
      throw new UsageError(
        `input/duplicate-stem ${other} and ${input} would both be written as ${stem}.*; convert them into different folders with --out`,
      );
    }
    byStem.set(key, input);
    return {
      name: isStandardInput ? "<stdin>" : input,
      isStandardInput,
      folder: isStandardInput ? "." : dirname(input),
      stem,
    };
  });
  // A text of an export never takes the name of another input's files, nor of another export's.
  const stems = createStems([...byStem.keys()]);
  return planned.map(({ stem, ...input }) => ({
    ...input,
    outputsOf: (text) => outputs(text === undefined ? stem : stems.claim(text)),
  }));
}

const outputsIn =
  (out: string, formats: readonly OutputFormat[]) =>
  (stem: string): readonly PlannedOutput[] =>
    formats.map((format) => ({ format, path: `${withoutSlash(out)}/${stem}.${format}` }));

/** One publication of all inputs, in their order; `name` gives the outputs theirs. */
export function planPublication(
  name: string,
  inputs: readonly string[],
  formats: readonly OutputFormat[],
  out: string,
): PlannedInput {
  const outputs = outputsIn(out, formats);
  return {
    name,
    isStandardInput: false,
    files: inputs,
    folder: ".",
    outputsOf: () => outputs(name),
  };
}

const withoutSlash = (folder: string): string =>
  folder.length > 1 ? folder.replace(/[/\\]+$/, "") : folder;

function stemOf(input: string): string {
  const name = basename(input);
  return basename(name, extname(name));
}

import { basename, dirname, extname } from "node:path";
import type { OutputFormat } from "../index.ts";
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
  readonly outputs: readonly { readonly format: OutputFormat; readonly path: string }[];
}

/** Settles every output path before anything is read; two inputs that would write the same file are refused. */
export function planOutputs(
  inputs: readonly string[],
  formats: readonly OutputFormat[],
  out: string,
): readonly PlannedInput[] {
  const byStem = new Map<string, string>();
  return inputs.map((input) => {
    const isStandardInput = input === "-";
    const stem = isStandardInput ? "stdin" : stemOf(input);
    // Two names that some file system takes for one: case, and how accents are composed.
    const key = stem.normalize("NFC").toLowerCase();
    const other = byStem.get(key);
    if (other !== undefined) {
      throw new UsageError(
        `input/duplicate-stem ${other} and ${input} would both be written as ${stem}.*; convert them into different folders with --out`,
      );
    }
    byStem.set(key, input);
    const folder = withoutSlash(out);
    return {
      name: isStandardInput ? "<stdin>" : input,
      isStandardInput,
      folder: isStandardInput ? "." : dirname(input),
      outputs: formats.map((format) => ({ format, path: `${folder}/${stem}.${format}` })),
    };
  });
}

/** One publication of all inputs, in their order; `name` gives the outputs theirs. */
export function planPublication(
  name: string,
  inputs: readonly string[],
  formats: readonly OutputFormat[],
  out: string,
): PlannedInput {
  const folder = withoutSlash(out);
  return {
    name,
    isStandardInput: false,
    files: inputs,
    folder: ".",
    outputs: formats.map((format) => ({ format, path: `${folder}/${name}.${format}` })),
  };
}

const withoutSlash = (folder: string): string =>
  folder.length > 1 ? folder.replace(/[/\\]+$/, "") : folder;

function stemOf(input: string): string {
  const name = basename(input);
  return basename(name, extname(name));
}

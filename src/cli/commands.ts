import type { CleanLevel, ConvertWordOptions, OutputFormat, WritingHabits } from "../index.ts";

/** What `--clean`, `--rules` and `--keep-quotations` ask for. */
export interface HouseStyleWishes {
  /** What the command does by itself when absent. */
  readonly level: CleanLevel | undefined;
  /** Rules as they were written, `CL-05,-CL-14`. */
  readonly rules: string;
  readonly verbatim: boolean;
}

/** `warraq INPUT…`: what is to be made, of what, and where it goes. */
export interface ConvertCommand {
  readonly kind: "convert";
  readonly inputs: readonly string[];
  readonly to: readonly OutputFormat[];
  readonly out: string;
  readonly template: string;
  readonly title: string | undefined;
  /** The name of the one publication that all inputs become. */
  readonly one: string | undefined;
  readonly language: string | undefined;
  readonly profile: string | undefined;
  /** What is asked of the country profile. */
  readonly habits: WritingHabits;
  /** As it was written; `demandFormat` knows the names. */
  readonly from: string | undefined;
  /** What becomes of tracked changes in a Word document. */
  readonly tracked: "accept" | "reject" | undefined;
  readonly fontFolders: readonly string[];
  readonly embedFonts: boolean;
  readonly drawCover: boolean;
  readonly embedSource: boolean;
  readonly archival: "2a" | "3a";
  readonly passwords: { readonly user?: string; readonly owner?: string } | undefined;
  readonly allowOutside: boolean;
  /** The folder of a website's uploads. */
  readonly mediaFolder: string | undefined;
  readonly allowNetwork: boolean;
  /** Plain text: whether copies of pages are mended, and lines taken for what they look like. */
  readonly repair: boolean;
  readonly guess: boolean;
  readonly word: ConvertWordOptions;
  readonly clean: HouseStyleWishes;
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly json: boolean;
}

/** `warraq check`: what the rules of house style find. */
export interface LintCommand {
  readonly kind: "lint";
  readonly inputs: readonly string[];
  readonly language: string | undefined;
  readonly profile: string | undefined;
  readonly from: string | undefined;
  readonly allowOutside: boolean;
  readonly clean: HouseStyleWishes;
  readonly fontFolders: readonly string[];
  readonly quiet: boolean;
  readonly json: boolean;
}

/** `warraq fix`: house style applied to the sources themselves. */
export interface FixCommand extends Omit<LintCommand, "kind"> {
  readonly kind: "fix";
  /** Whether the inputs are written over. */
  readonly write: boolean;
  /** A folder for the fixed files, instead. */
  readonly out: string | undefined;
}

/** `warraq check --pdf`: what readers copy out of a PDF, beside its input. */
export interface CheckCommand {
  readonly kind: "check";
  readonly pdf: string;
  readonly input: string;
  readonly language: string | undefined;
  readonly profile: string | undefined;
  readonly habits: WritingHabits;
  /** As it was written; `demandFormat` knows the names. */
  readonly from: string | undefined;
  readonly allowOutside: boolean;
  readonly json: boolean;
}

/** What a command line asks for. */
export type Command =
  | ConvertCommand
  | CheckCommand
  | LintCommand
  | FixCommand
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "templates"; readonly json: boolean }
  | { readonly kind: "profiles"; readonly json: boolean }
  | { readonly kind: "fonts"; readonly json: boolean; readonly fontFolders: readonly string[] };

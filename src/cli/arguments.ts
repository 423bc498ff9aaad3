import { parseArgs } from "node:util";
import type { CleanLevel, ConvertWordOptions, OutputFormat } from "../index.ts";
import type {
  CheckCommand,
  Command,
  ConvertCommand,
  FixCommand,
  HouseStyleWishes,
  LintCommand,
} from "./commands.ts";
import { UsageError } from "./usage-error.ts";
import { writingHabits } from "./writing-habits.ts";

const OPTIONS = {
  to: { type: "string", multiple: true },
  out: { type: "string", short: "o" },
  template: { type: "string", short: "t" },
  title: { type: "string" },
  one: { type: "string" },
  lang: { type: "string" },
  profile: { type: "string" },
  digits: { type: "string" },
  calendars: { type: "string" },
  months: { type: "string" },
  from: { type: "string" },
  tracked: { type: "string" },
  font: { type: "string", multiple: true },
  "no-embed-fonts": { type: "boolean" },
  "no-cover": { type: "boolean" },
  "embed-source": { type: "boolean" },
  pdf: { type: "string" },
  "pdf-a": { type: "string" },
  "user-password": { type: "string" },
  "owner-password": { type: "string" },
  "allow-outside": { type: "boolean" },
  media: { type: "string" },
  "allow-network": { type: "boolean" },
  repair: { type: "boolean" },
  "no-guess": { type: "boolean" },
  reference: { type: "string" },
  "word-fonts": { type: "boolean" },
  "no-block-marks": { type: "boolean" },
  "editorial-notes": { type: "boolean" },
  "read-only": { type: "boolean" },
  protect: { type: "string" },
  clean: { type: "string" },
  rules: { type: "string", multiple: true },
  "keep-quotations": { type: "boolean" },
  write: { type: "boolean" },
  strict: { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  verbose: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

const CLEAN_LEVELS: readonly CleanLevel[] = ["off", "safe", "house"];

const OUTPUTS: readonly OutputFormat[] = ["pdf", "docx", "epub"];

/** Reads the command line; throws `UsageError` for what it cannot mean. */
export function readArguments(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  if (values.help === true) {
    return { kind: "help" };
  }
  if (values.version === true) {
    return { kind: "version" };
  }
  const json = values.json ?? false;
  const fontFolders = values.font ?? [];
  const [first, ...others] = positionals;
  if (first === "templates" || first === "fonts" || first === "profiles") {
    if (others.length > 0) {
      throw new UsageError(
        `"warraq ${first}" takes no inputs; for a file of that name, ./${first}`,
      );
    }
    return first === "fonts" ? { kind: first, json, fontFolders } : { kind: first, json };
  }
  if (first === "check") {
    return values.pdf === undefined ? lintCommand(others, values) : checkCommand(others, values);
  }
  if (first === "fix") {
    return fixCommand(others, values);
  }
  if (values.write !== undefined) {
    throw new UsageError("--write is for warraq fix");
  }
  if (values.pdf !== undefined) {
    throw new UsageError("--pdf is for warraq check; --to pdf makes a PDF");
  }
  if (first === undefined) {
    throw new UsageError("no input given; warraq --help tells how");
  }
  if (positionals.includes("")) {
    throw new UsageError("the name of an input is empty");
  }
  const one = publicationName(values.one);
  if (values.title !== undefined && others.length > 0 && one === undefined) {
    throw new UsageError("--title is for one input; these are several, and --one NAME binds them");
  }
  if (one !== undefined && positionals.includes("-")) {
    throw new UsageError("--one binds files; standard input is none");
  }
  return {
    kind: "convert",
    inputs: positionals,
    to: outputFormats(values.to),
    out: demandWords("--out", values.out) ?? "output",
    template: demandWords("--template", values.template) ?? "news",
    title: demandWords("--title", values.title),
    one,
    language: languageTag(values.lang),
    profile: values.profile,
    habits: writingHabits(values),
    from: demandWords("--from", values.from),
    tracked: trackedChanges(values.tracked),
    fontFolders,
    embedFonts: values["no-embed-fonts"] !== true,
    drawCover: values["no-cover"] !== true,
    embedSource: values["embed-source"] ?? false,
    archival: archivalProfile(values["pdf-a"]),
    passwords: passwords(values["user-password"], values["owner-password"]),
    allowOutside: values["allow-outside"] ?? false,
    mediaFolder: demandWords("--media", values.media),
    allowNetwork: values["allow-network"] ?? false,
    repair: values.repair ?? false,
    guess: values["no-guess"] !== true,
    word: {
      reference: demandWords("--reference", values.reference),
      embedFonts: values["word-fonts"] ?? false,
      blockMarks: values["no-block-marks"] !== true,
      editorialNotes: values["editorial-notes"] ?? false,
      readOnlyRecommended: values["read-only"] ?? false,
      protection: protectionKind(values.protect),
    },
    clean: houseStyle(values),
    strict: values.strict ?? false,
    quiet: values.quiet ?? false,
    verbose: values.verbose ?? false,
    json,
  };
}

function checkCommand(
  [input, ...others]: readonly string[],
  values: ReturnType<typeof parse>["values"],
): CheckCommand {
  const pdf = demandWords("--pdf", values.pdf);
  if (input === undefined || pdf === undefined) {
    throw new UsageError('"warraq check --pdf FILE.pdf" takes the input it was made of');
  }
  if (others.length > 0) {
    throw new UsageError('"warraq check --pdf" takes one input');
  }
  return {
    kind: "check",
    pdf,
    input,
    language: languageTag(values.lang),
    profile: values.profile,
    habits: writingHabits(values),
    from: demandWords("--from", values.from),
    allowOutside: values["allow-outside"] ?? false,
    json: values.json ?? false,
  };
}

function trackedChanges(written: string | undefined): ConvertCommand["tracked"] {
  if (written !== undefined && written !== "accept" && written !== "reject") {
    throw new UsageError(`--tracked is accept or reject, not "${written}"`);
  }
  return written;
}

function lintCommand(
  inputs: readonly string[],
  values: ReturnType<typeof parse>["values"],
): LintCommand {
  return { kind: "lint", ...styledInputs("check", inputs, values) };
}

function fixCommand(
  inputs: readonly string[],
  values: ReturnType<typeof parse>["values"],
): FixCommand {
  const write = values.write ?? false;
  const out = demandWords("--out", values.out);
  if (write && out !== undefined) {
    throw new UsageError("--write writes over the inputs; --out DIR writes beside them: say one");
  }
  return { kind: "fix", ...styledInputs("fix", inputs, values), write, out };
}

function styledInputs(
  command: string,
  inputs: readonly string[],
  values: ReturnType<typeof parse>["values"],
): Omit<LintCommand, "kind"> {
  if (inputs.length === 0) {
    throw new UsageError(`"warraq ${command}" takes inputs; for a file of that name, ./${command}`);
  }
  if (inputs.includes("")) {
    throw new UsageError("the name of an input is empty");
  }
  return {
    inputs,
    language: languageTag(values.lang),
    profile: values.profile,
    from: demandWords("--from", values.from),
    allowOutside: values["allow-outside"] ?? false,
    clean: houseStyle(values),
    fontFolders: values.font ?? [],
    quiet: values.quiet ?? false,
    json: values.json ?? false,
  };
}

function houseStyle(values: ReturnType<typeof parse>["values"]): HouseStyleWishes {
  const level = CLEAN_LEVELS.find((one) => one === values.clean?.toLowerCase());
  if (values.clean !== undefined && level === undefined) {
    throw new UsageError(
      `unknown level "${values.clean}" of --clean; there is ${CLEAN_LEVELS.join(", ")}`,
    );
  }
  return {
    level,
    rules: (values.rules ?? []).join(","),
    verbatim: values["keep-quotations"] ?? false,
  };
}

/** A name for files, not a path to them: that is for --out. */
function publicationName(written: string | undefined): string | undefined {
  const name = demandWords("--one", written);
  if (name !== undefined && /[/\\]|^\.\.?$/.test(name)) {
    throw new UsageError("--one is the name of the publication; --out says where it goes");
  }
  return name;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: withSwitches(argv), options: OPTIONS, allowPositionals: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE")) {
      throw new UsageError(inOurWords(error.message), { cause: error });
    }
    throw error;
  }
}

/** Node takes the value of `--rules -CL-14` for an option. */
function withSwitches(argv: readonly string[]): string[] {
  const joined: string[] = [];
  for (const argument of argv) {
    if (joined.at(-1) === "--rules" && /^-[a-z]{2}-\d/i.test(argument)) {
      joined[joined.length - 1] = `--rules=${argument}`;
    } else {
      joined.push(argument);
    }
  }
  return joined;
}

/** Node explains at length how to escape; the first sentence says what is wrong. */
function inOurWords(message: string): string {
  const unknown = /^Unknown option '([^']*)'/.exec(message)?.[1];
  if (unknown !== undefined) {
    return `unknown option ${unknown}; warraq --help lists them all`;
  }
  const [sentence = message] = message.split(/\.\s|\n/);
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
}

function outputFormats(written: readonly string[] | undefined): readonly OutputFormat[] {
  if (written === undefined) {
    return OUTPUTS;
  }
  const names = written.flatMap((list) => list.split(",")).map((name) => name.trim().toLowerCase());
  for (const name of names) {
    if (!OUTPUTS.some((format) => format === name)) {
      throw new UsageError(`unknown format "${name}"; there is ${OUTPUTS.join(", ")}`);
    }
  }
  return OUTPUTS.filter((format) => names.includes(format));
}

const PROTECTIONS = ["reading", "comments", "tracked-changes"] as const;

function protectionKind(written: string | undefined): ConvertWordOptions["protection"] {
  const kind = PROTECTIONS.find((one) => one === written);
  if (written !== undefined && kind === undefined) {
    throw new UsageError(`unknown protection "${written}"; there is ${PROTECTIONS.join(", ")}`);
  }
  return kind;
}

function languageTag(written: string | undefined): string | undefined {
  if (written !== undefined && !/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(written)) {
    throw new UsageError(`"${written}" is not a language tag; such as ar, fa or en-GB`);
  }
  return written;
}

function archivalProfile(written: string | undefined): "2a" | "3a" {
  const profile = written?.toLowerCase() ?? "3a";
  if (profile !== "2a" && profile !== "3a") {
    throw new UsageError(`unknown profile of PDF/A "${written}"; there is 2a, 3a`);
  }
  return profile;
}

function passwords(user: string | undefined, owner: string | undefined) {
  if (user === "" || owner === "") {
    throw new UsageError("a password is empty");
  }
  return user === undefined && owner === undefined
    ? undefined
    : { ...(user === undefined ? {} : { user }), ...(owner === undefined ? {} : { owner }) };
}

function demandWords(option: string, written: string | undefined): string | undefined {
  if (written?.trim() === "") {
    throw new UsageError(`${option} is empty`);
  }
  return written;
}

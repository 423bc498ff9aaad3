import {
  type Article,
  bindFiles,
  type Diagnostic,
  decodeSource,
  diagnostic,
  HostError,
  isPublicationFile,
  type Publication,
  type Report,
  readPublication,
  readSourceAs,
  type SourceFile,
  sourceOfBytes,
  sourceOnHost,
  tellFormat,
} from "../index.ts";
import type { ConvertCommand } from "./commands.ts";
import type { Environment } from "./environment.ts";
import { demandFormat } from "./input-format.ts";
import type { PlannedInput } from "./plan-outputs.ts";

/** What reading an input depends on. */
export type ReadCommand = Pick<ConvertCommand, "title" | "language" | "from" | "allowOutside"> &
  Partial<Pick<ConvertCommand, "tracked" | "repair" | "guess">>;

/** One text of an input, read. */
export interface InputText {
  /** Names its outputs where the input holds many; absent when it is the only one. */
  readonly stem: string | undefined;
  /** Absent after an error. */
  readonly input: Article | Publication | undefined;
  /** Whether the reader has held it to the whole schema. */
  readonly isChecked?: boolean | undefined;
  /** What was found in this text alone. */
  readonly diagnostics: readonly Diagnostic[];
  /** The decoded sources by name, for showing lines of them. */
  readonly texts: ReadonlyMap<string, string>;
  readonly changed: Date | undefined;
  /** What paths of pictures are relative to. */
  readonly folder: string;
  /** Pictures that came with the text. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whether other pictures need not be at hand. */
  readonly picturesElsewhere?: boolean | undefined;
}

/** The texts of an input, one by one as they are read; `report` hears what concerns the input as a whole. */
export async function* readInput(
  planned: PlannedInput,
  command: ReadCommand,
  environment: Environment,
  report: Report,
): AsyncIterable<InputText> {
  try {
    yield* readUnguarded(planned, command, environment, report);
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    const code = error.reason === "not-found" ? "input/not-found" : "input/unreadable";
    report(diagnostic(code, `cannot read ${error.message}`));
  }
}

/** The only text of an input; one that holds several is reported, with `undefined`. */
export async function readWhole(
  planned: PlannedInput,
  command: ReadCommand,
  environment: Environment,
  report: Report,
): Promise<InputText | undefined> {
  let only: InputText | undefined;
  for await (const text of readInput(planned, command, environment, report)) {
    if (only !== undefined) {
      const message = `${planned.name} holds several texts; give one of them`;
      report(diagnostic("input/unknown-format", message));
      return undefined;
    }
    only = text;
  }
  for (const found of only?.diagnostics ?? []) {
    report(found);
  }
  return only;
}

async function* readUnguarded(
  planned: PlannedInput,
  command: ReadCommand,
  environment: Environment,
  report: Report,
): AsyncIterable<InputText> {
  const { name, folder, files, isStandardInput } = planned;
  const { host } = environment;
  const { language, allowOutside, repair, guess } = command;
  const whole = { stem: undefined, diagnostics: [] };
  if (files !== undefined) {
    const access = { host, allowOutside, language };
    const bound = await bindFiles(files, command.title ?? name, access, report);
    if (bound !== undefined) {
      yield { ...whole, ...bound, input: bound.publication };
    }
    return;
  }
  const source = isStandardInput
    ? sourceOfBytes(await environment.readStandardInput(), name)
    : sourceOnHost(host, name);
  const changed = isStandardInput ? undefined : await host.modifiedAt(name);
  const format =
    demandFormat(command.from) ??
    (await tellFormat(source, report, isStandardInput ? "markdown" : undefined));
  if (format === undefined) {
    return;
  }
  const publication = await publicationText(format, source, report);
  if (publication !== undefined) {
    const access = { host, folder, allowOutside, language };
    const bound = await readPublication(publication, name, access, report);
    yield {
      ...whole,
      input: bound?.publication,
      texts: bound?.texts ?? new Map([[name, publication]]),
      changed: latest(changed, bound?.changed),
      folder,
      files: bound?.files ?? new Map(),
    };
    return;
  }
  if (format === "publication") {
    return;
  }
  for await (const { text, ...piece } of readSourceAs(
    format,
    source,
    { language, tracked: command.tracked, repair, guess },
    report,
  )) {
    const texts = new Map(text === undefined ? [] : [[name, text]]);
    yield { ...piece, stem: piece.stem, texts, changed, folder, isChecked: format === "json" };
  }
}

/** The text of a publication file; `undefined` for all else, and after reporting why it cannot be decoded. */
async function publicationText(
  format: string,
  source: SourceFile,
  report: Report,
): Promise<string | undefined> {
  if (format === "publication") {
    return decodeSource(await source.bytes(), source.name, report);
  }
  if (format !== "json") {
    return undefined;
  }
  // What is wrong with it is said when it is read as what it is.
  const text = decodeSource(await source.bytes(), source.name, () => undefined);
  return text !== undefined && isPublicationFile(text) ? text : undefined;
}

const latest = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;

import {
  type Article,
  bindFiles,
  ConversionError,
  convert,
  createCollector,
  type Diagnostic,
  decodeSource,
  diagnostic,
  formatOf,
  HostError,
  type InputFormat,
  isPublicationFile,
  type OutputFormat,
  type Publication,
  type Report,
  readPublication,
  readSource,
} from "../index.ts";
import type { ConvertCommand } from "./arguments.ts";
import type { Environment } from "./environment.ts";
import type { PlannedInput } from "./plan-outputs.ts";

export interface WrittenFile {
  readonly format: OutputFormat;
  readonly path: string;
  /** Size in bytes. */
  readonly bytes: number;
}

/** What became of one input. */
export interface InputResult {
  readonly input: string;
  readonly isDone: boolean;
  readonly files: readonly WrittenFile[];
  readonly pages: number | undefined;
  readonly words: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The decoded sources by name, for showing lines of them. */
  readonly texts: ReadonlyMap<string, string>;
  /** A fault of warraq itself. */
  readonly bug: unknown;
  readonly milliseconds: number;
}

/** Reads, converts and writes one input: all its files, or none. Never throws. */
export async function convertInput(
  planned: PlannedInput,
  command: ConvertCommand,
  environment: Environment,
  onStage: (stage: string) => void,
): Promise<InputResult> {
  const started = environment.clock();
  const { report, diagnostics, stopOnError } = createCollector();
  const done: {
    texts: ReadonlyMap<string, string>;
    files: WrittenFile[];
    pages?: number | undefined;
    words?: number;
  } = {
    files: [],
    texts: new Map(),
  };
  let bug: unknown;
  try {
    onStage("read");
    const source = await readWhole(planned, command, environment, report);
    done.texts = source?.texts ?? done.texts;
    stopOnError();
    if (source?.input === undefined) {
      throw new Error("nothing was read and no error was reported");
    }
    const { files, pages, words } = await convert(source.input, {
      to: command.to,
      template: command.template,
      title: command.title,
      language: command.language,
      profile: command.profile,
      fontFolders: command.fontFolders,
      embedFonts: command.embedFonts,
      drawCover: command.drawCover,
      embedSource: command.embedSource,
      archival: command.archival,
      passwords: command.passwords,
      allowOutside: command.allowOutside,
      word: command.word,
      host: environment.host,
      baseFolder: source.folder,
      sourceTime: source.changed,
      now: reproducibleTime(environment),
      report,
      onStage,
    });
    if (!(command.strict && diagnostics.some(({ severity }) => severity === "warning"))) {
      onStage("write");
      done.files = await writeOutputs(planned, files, environment, report);
      done.pages = pages;
      done.words = words;
    }
    stopOnError();
  } catch (error) {
    // A ConversionError repeats what `report` heard already.
    bug = error instanceof ConversionError ? undefined : (error ?? new Error("nothing was thrown"));
  }
  return {
    input: planned.name,
    isDone: done.files.length > 0,
    files: done.files,
    pages: done.pages,
    words: done.words,
    diagnostics,
    texts: done.texts,
    bug,
    milliseconds: environment.clock() - started,
  };
}

/** What reading an input depends on. */
type ReadCommand = Pick<ConvertCommand, "title" | "language" | "from" | "allowOutside">;

/** What is to be converted, read. */
interface WholeInput {
  /** Absent after an error. */
  readonly input: Article | Publication | undefined;
  readonly texts: ReadonlyMap<string, string>;
  readonly changed: Date | undefined;
  /** What paths of pictures are relative to. */
  readonly folder: string;
}

/** An article, or a publication with the files that it is made of. */
export async function readWhole(
  planned: PlannedInput,
  command: ReadCommand,
  environment: Environment,
  report: Report,
): Promise<WholeInput | undefined> {
  const { name, folder, files } = planned;
  const { host } = environment;
  const { language, allowOutside } = command;
  if (files !== undefined) {
    const access = { host, allowOutside, language };
    const bound = await bindFiles(files, command.title ?? name, access, report);
    return bound === undefined ? undefined : { ...bound, input: bound.publication };
  }
  const read = await readInput(planned, command, environment, report);
  if (read === undefined) {
    return undefined;
  }
  const { text, format, changed } = read;
  const texts = new Map([[name, text]]);
  if (format === "publication" || (format === "json" && isPublicationFile(text))) {
    const access = { host, folder, allowOutside, language };
    const bound = await readPublication(text, name, access, report);
    return {
      input: bound?.publication,
      texts: bound?.texts ?? texts,
      changed: latest(changed, bound?.changed),
      folder,
    };
  }
  const input = await readSource(format, text, { source: name, language }, report);
  return { input, texts, changed, folder };
}

const latest = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;

interface ReadInput {
  readonly text: string;
  readonly format: InputFormat;
  readonly changed: Date | undefined;
}

async function readInput(
  { name, isStandardInput }: PlannedInput,
  { from }: ReadCommand,
  { host, readStandardInput }: Environment,
  report: Report,
): Promise<ReadInput | undefined> {
  const format = from ?? (isStandardInput ? "markdown" : formatOf(name));
  try {
    const bytes = isStandardInput ? await readStandardInput() : await host.readFile(name);
    const changed = isStandardInput ? undefined : await host.modifiedAt(name);
    if (format === undefined) {
      report(
        diagnostic("input/unknown-format", `cannot tell the format of ${name} by its name`, {
          hints: [
            "name it .md, .txt, .json or .yaml, or say --from markdown, text, json or publication",
          ],
        }),
      );
      return undefined;
    }
    const text = decodeSource(bytes, name, report);
    return text === undefined ? undefined : { text, format, changed };
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    const code = error.reason === "not-found" ? "input/not-found" : "input/unreadable";
    report(diagnostic(code, `cannot read ${error.message}`));
    return undefined;
  }
}

async function writeOutputs(
  { outputs }: PlannedInput,
  files: Readonly<Partial<Record<OutputFormat, Uint8Array>>>,
  { host }: Environment,
  report: Report,
): Promise<WrittenFile[]> {
  const ready = outputs.flatMap(({ format, path }) => {
    const bytes = files[format];
    return bytes === undefined ? [] : [{ format, path, bytes }];
  });
  try {
    await host.writeFiles(ready);
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    report(diagnostic("output/unwritable", `cannot write ${error.message}`));
    return [];
  }
  return ready.map(({ format, path, bytes }) => ({ format, path, bytes: bytes.length }));
}

/** `SOURCE_DATE_EPOCH` counts above what the article says: whoever sets it builds packages. */
function reproducibleTime({ variables, host }: Environment): Date | undefined {
  return variables["SOURCE_DATE_EPOCH"] === undefined ? undefined : host.now();
}

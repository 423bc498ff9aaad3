import {
  ConversionError,
  convert,
  createCollector,
  type Diagnostic,
  diagnostic,
  type Edit,
  HostError,
  normaliseLines,
  type OutputFormat,
  type Report,
} from "../index.ts";
import type { ConvertCommand } from "./commands.ts";
import type { Environment } from "./environment.ts";
import { houseStyleOptions } from "./house-style-options.ts";
import type { PlannedInput, PlannedOutput } from "./plan-outputs.ts";
import { type InputText, readInput } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

export interface WrittenFile {
  readonly format: OutputFormat;
  readonly path: string;
  /** Size in bytes. */
  readonly bytes: number;
}

/** What became of one input, or of one text of an input that holds many. */
export interface InputResult {
  readonly input: string;
  /** The stem of the text; absent where the result is of the input as a whole. */
  readonly text?: string | undefined;
  /** How many texts the input held, said at the end of one that holds many. */
  readonly count?: number | undefined;
  readonly isDone: boolean;
  readonly files: readonly WrittenFile[];
  readonly pages: number | undefined;
  readonly words: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What `--clean` changed in the text. */
  readonly edits: readonly Edit[];
  /** The decoded sources by name, for showing lines of them. */
  readonly texts: ReadonlyMap<string, string>;
  /** A fault of warraq itself. */
  readonly bug: unknown;
  readonly milliseconds: number;
}

/** Hears what is being done: the stage, and the text that it is done to where there are many. */
export type StageListener = (stage: string, text: string | undefined) => void;

/**
 * Reads, converts and writes one input, each text of it as soon as it is read: all files of a text, or none. Gives one
 * result a text, and for an input of many texts one more of itself, with what was found in no text of it. Throws nothing
 * but `UsageError`, before anything is written.
 */
export async function* convertInput(
  planned: PlannedInput,
  command: ConvertCommand,
  environment: Environment,
  onStage: StageListener,
): AsyncIterable<InputResult> {
  const started = environment.clock();
  const { report, diagnostics } = createCollector();
  let count = 0;
  let bug: unknown;
  onStage("read", undefined);
  try {
    for await (const text of readInput(planned, command, environment, report)) {
      const { stem } = text;
      if (stem === undefined) {
        yield await convertText(text, planned, command, environment, onStage, {
          started,
          diagnostics,
        });
        return;
      }
      if (count === 0 && command.title !== undefined) {
        throw new UsageError(`--title is for one text; ${planned.name} holds many`);
      }
      count += 1;
      yield await convertText(text, planned, command, environment, onStage, {
        started: environment.clock(),
        diagnostics: [],
      });
      onStage("read", undefined);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      throw error;
    }
    bug = error ?? new Error("nothing was thrown");
  }
  const isSound = diagnostics.every(({ severity }) => severity !== "error") && bug === undefined;
  if (count === 0 && isSound) {
    report(diagnostic("input/empty", `${planned.name} holds no text`));
  }
  yield {
    input: planned.name,
    count: count === 0 ? undefined : count,
    isDone: count > 0 && isSound,
    files: [],
    pages: undefined,
    words: undefined,
    diagnostics,
    edits: [],
    texts: new Map(),
    bug,
    milliseconds: environment.clock() - started,
  };
}

/** What came before a text was read. */
interface Before {
  readonly started: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Never throws. */
async function convertText(
  text: InputText,
  planned: PlannedInput,
  command: ConvertCommand,
  environment: Environment,
  onStage: StageListener,
  before: Before,
): Promise<InputResult> {
  const { report, diagnostics, stopOnError } = createCollector();
  const done: {
    files: WrittenFile[];
    pages?: number | undefined;
    words?: number;
    edits: readonly Edit[];
  } = { files: [], edits: [] };
  let bug: unknown;
  try {
    for (const found of [...before.diagnostics, ...text.diagnostics]) {
      report(found);
    }
    stopOnError();
    if (text.input === undefined) {
      throw new Error("nothing was read and no error was reported");
    }
    const { files, pages, words, edits } = await convert(text.input, {
      to: command.to,
      template: command.template,
      title: command.title,
      isChecked: text.isChecked,
      clean: {
        ...houseStyleOptions(command.clean, "off"),
        texts: new Map([...text.texts].map(([name, one]) => [name, normaliseLines(one)])),
      },
      language: command.language,
      profile: command.profile,
      ...command.habits,
      fontFolders: command.fontFolders,
      embedFonts: command.embedFonts,
      drawCover: command.drawCover,
      embedSource: command.embedSource,
      archival: command.archival,
      passwords: command.passwords,
      allowOutside: command.allowOutside,
      files: text.files,
      picturesElsewhere: text.picturesElsewhere,
      mediaFolder: command.mediaFolder,
      allowNetwork: command.allowNetwork,
      word: command.word,
      host: environment.host,
      baseFolder: text.folder,
      sourceTime: text.changed,
      now: reproducibleTime(environment),
      report,
      onStage: (stage) => onStage(stage, text.stem),
    });
    done.edits = edits;
    if (!(command.strict && diagnostics.some(({ severity }) => severity === "warning"))) {
      onStage("write", text.stem);
      done.files = await writeOutputs(planned.outputsOf(text.stem), files, environment, report);
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
    text: text.stem,
    isDone: done.files.length > 0,
    files: done.files,
    pages: done.pages,
    words: done.words,
    diagnostics,
    edits: done.edits,
    texts: text.texts,
    bug,
    milliseconds: environment.clock() - before.started,
  };
}

async function writeOutputs(
  outputs: readonly PlannedOutput[],
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

import { run } from "../../src/cli/run.ts";
import { createMemoryHost, type MemoryHost, type MemoryHostOptions } from "../../src/host/index.ts";

export interface Terminal {
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
  readonly host: MemoryHost;
  /** Names of the files in `output/`. */
  readonly written: readonly string[];
}

export interface TerminalOptions extends MemoryHostOptions {
  readonly input?: string | undefined;
  readonly isInteractive?: boolean | undefined;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds that pass between two looks at the clock. */
  readonly pace?: number | undefined;
}

/** Runs the command line over files in memory, with a clock that stands still unless told otherwise. */
export async function runCommand(
  argv: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
  options: TerminalOptions = {},
): Promise<Terminal> {
  const host = createMemoryHost(files, options);
  let out = "";
  let error = "";
  let time = 0;
  const exitCode = await run(argv, {
    host,
    readStandardInput: async () => new TextEncoder().encode(options.input ?? ""),
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    isInteractive: options.isInteractive ?? false,
    columns: 80,
    clock: () => {
      time += options.pace ?? 0;
      return time;
    },
    variables: options.variables ?? {},
  });
  const written = [...host.files.keys()]
    .filter((path) => path.startsWith("/output/"))
    .map((path) => path.slice("/output/".length))
    .sort();
  return { exitCode, out, error, host, written };
}

/** The text with the isolates of the excerpt shown, so that a snapshot tells them. */
export function showIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, (control) =>
    control === "\u2067" ? "⟪rtl " : control === "\u2066" ? "⟪ltr " : "⟫",
  );
}

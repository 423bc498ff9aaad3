import type { Host } from "../index.ts";

/** All that the command line touches, so that a test can stand in for the machine. */
export interface Environment {
  readonly host: Host;
  readonly readStandardInput: () => Promise<Uint8Array>;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** True when standard error is a terminal that a person looks at. */
  readonly isInteractive: boolean;
  /** Width of that terminal in columns. */
  readonly columns: number;
  /** Milliseconds from some fixed moment; never runs backwards. */
  readonly clock: () => number;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

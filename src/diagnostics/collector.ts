import { ConversionError } from "./conversion-error.ts";
import type { Diagnostic, Report } from "./diagnostic.ts";

/** Gathers what the stages report, in order. */
export interface Collector {
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
  /** Throws a `ConversionError` with everything so far when one of it is an error. */
  readonly stopOnError: () => void;
}

export function createCollector(): Collector {
  const diagnostics: Diagnostic[] = [];
  return {
    report: (found) => {
      diagnostics.push(found);
    },
    diagnostics,
    stopOnError: () => {
      if (diagnostics.some((found) => found.severity === "error")) {
        throw new ConversionError([...diagnostics]);
      }
    },
  };
}

import {
  type DiagnosticCode,
  diagnostic,
  type Report,
  type Span,
} from "../../diagnostics/index.ts";

type LossCode = Extract<DiagnosticCode, "input/lost" | "input/dropped" | "input/guessed">;

/** What of a document did not come through, counted: one diagnostic for each kind, at the end. */
export interface Losses {
  /** The model has no place for it; its text is kept. */
  readonly lost: (what: string, span?: Span) => void;
  /** Left out. */
  readonly dropped: (what: string, span?: Span) => void;
  /** Read from looks. */
  readonly guessed: (what: string, span?: Span) => void;
  readonly tell: (report: Report) => void;
}

export function createLosses(): Losses {
  const found = new Map<string, { code: LossCode; what: string; span?: Span; count: number }>();
  const count =
    (code: LossCode) =>
    (what: string, span?: Span): void => {
      const key = `${code} ${what}`;
      const known = found.get(key);
      if (known === undefined) {
        found.set(key, { code, what, count: 1, ...(span === undefined ? {} : { span }) });
      } else {
        known.count += 1;
      }
    };
  return {
    lost: count("input/lost"),
    dropped: count("input/dropped"),
    guessed: count("input/guessed"),
    tell: (report) => {
      for (const { code, what, span, count: times } of found.values()) {
        report(diagnostic(code, times === 1 ? what : `${what} (${times} times)`, { span }));
      }
    },
  };
}

import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";

/** Something of the source that is not in the model as it was. */
export interface Loss {
  readonly code: "input/lost" | "input/dropped" | "input/guessed";
  /** What, with what became of it: `lists counted backwards are counted forwards`. */
  readonly what: string;
  readonly count: number;
  /** The first place. */
  readonly span: Span | undefined;
}

/** Counts losses by kind, so that a page with a hundred scripts is told of in one line. */
export interface Tally {
  readonly add: (code: Loss["code"], what: string, span: Span | undefined, count?: number) => void;
  /** In the order in which each kind was first met. */
  readonly losses: () => readonly Loss[];
}

export function createTally(): Tally {
  const found = new Map<string, { -readonly [Key in keyof Loss]: Loss[Key] }>();
  return {
    add: (code, what, span, count = 1) => {
      const known = found.get(`${code} ${what}`);
      if (known === undefined) {
        found.set(`${code} ${what}`, { code, what, count, span });
      } else {
        known.count += count;
        known.span ??= span;
      }
    },
    losses: () => [...found.values()],
  };
}

/** One diagnostic for each kind. */
export function reportTally(tally: Tally, report: Report): void {
  for (const { code, what, count, span } of tally.losses()) {
    const times = code === "input/guessed" ? "" : ` (${count})`;
    report(diagnostic(code, `${what}${times}`, span === undefined ? {} : { span }));
  }
}

import type { Report, Span } from "../../diagnostics/index.ts";
import { createTally, reportTally, type Tally } from "../html/index.ts";

/** What a reader could not keep, counted: a text with forty sign-up forms gets one line about them. */
export interface Losses {
  /** The model has no place for `what`; `kept` tells what is kept of it. */
  readonly lost: (what: string, kept: string, span: Span) => void;
  /** Left out on purpose: it is no part of the text. */
  readonly dropped: (what: string, span: Span) => void;
  /** The same count, for HTML that stands inside. */
  readonly tally: Tally;
  /** Reports all that was counted. */
  readonly tell: () => void;
}

export function createLosses(report: Report): Losses {
  const tally = createTally();
  return {
    lost: (what, kept, span) =>
      tally.add("input/lost", `no place in an article for ${what}: ${kept}`, span),
    dropped: (what, span) => tally.add("input/dropped", `${what} is left out`, span),
    tally,
    tell: () => reportTally(tally, report),
  };
}

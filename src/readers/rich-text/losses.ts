import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";

/** What a reader could not keep, counted: a text with forty sign-up forms gets one line about them. */
export interface Losses {
  /** The model has no place for `what`; `kept` tells what is kept of it. */
  readonly lost: (what: string, kept: string, span: Span) => void;
  /** Left out on purpose: it is no part of the text. */
  readonly dropped: (what: string, span: Span) => void;
  /** Reports all that was counted. */
  readonly tell: () => void;
}

interface Counted {
  readonly code: "input/lost" | "input/dropped";
  readonly message: string;
  readonly span: Span;
  count: number;
}

export function createLosses(report: Report): Losses {
  const counted = new Map<string, Counted>();
  const count = (code: Counted["code"], message: string, span: Span) => {
    const key = `${code} ${message}`;
    const before = counted.get(key);
    if (before === undefined) {
      counted.set(key, { code, message, span, count: 1 });
    } else {
      before.count += 1;
    }
  };
  return {
    lost: (what, kept, span) =>
      count("input/lost", `${what} has no place in an article: ${kept}`, span),
    dropped: (what, span) => count("input/dropped", `${what} is left out`, span),
    tell: () => {
      for (const { code, message, span, count: times } of counted.values()) {
        const more = times === 1 ? "" : ` (${times} times; the first is here)`;
        report(diagnostic(code, `${message}${more}`, { span }));
      }
      counted.clear();
    },
  };
}

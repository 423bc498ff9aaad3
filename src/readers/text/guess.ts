import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { SourceText } from "../source-text.ts";

/** A stretch of the text, as offsets, and its words. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Asks whether a stretch is to be taken for what it looks like, 0 to 1 sure; either way the author hears of it. */
export type Guess = (stretch: Stretch, name: string, confidence: number) => boolean;

/** From this on, something is taken for what it looks like. */
const SURE = 0.8;
/** From this on, the author hears that it might have been. */
const LIKELY = 0.6;

/** Guesses that are told in diagnostics. */
export function createGuess(source: SourceText, report: Report): Guess {
  return ({ start, end, words }, name, confidence) => {
    if (confidence >= LIKELY) {
      const shown = words.length > 50 ? `${words.slice(0, 50)}…` : words;
      const sure = `confidence ${confidence.toFixed(2)}`;
      const message =
        confidence >= SURE
          ? `taken for ${name} (${sure}): "${shown}"`
          : `kept as a paragraph; perhaps ${name} (${sure}): "${shown}"`;
      const hints = confidence >= SURE ? ["--no-guess takes nothing for what it looks like"] : [];
      report(diagnostic("input/guessed", message, { span: source.span(start, end), hints }));
    }
    return confidence >= SURE;
  };
}

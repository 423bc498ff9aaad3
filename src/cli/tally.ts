import type { InputResult } from "./convert-input.ts";
import { counted } from "./output-listing.ts";
import { visibleText } from "./visible-text.ts";

/** What is kept of the results of a run, however many there are. */
export interface Tally {
  readonly add: (result: InputResult) => void;
  readonly hasFailures: () => boolean;
  /** `3 files in 0.84 s`, and which failed. */
  readonly summary: (milliseconds: number) => string;
}

/** As many as a person reads. */
const MOST_NAMES = 20;

export function createTally(): Tally {
  let files = 0;
  let converted = 0;
  let failed = 0;
  let hasTexts = false;
  const names: string[] = [];
  return {
    add: ({ input, text, count, isDone, files: written }) => {
      files += written.length;
      hasTexts ||= text !== undefined;
      // An input of many texts has been counted by them.
      if (count === undefined || !isDone) {
        converted += 1;
      }
      if (!isDone) {
        failed += 1;
        if (names.length < MOST_NAMES) {
          names.push(text === undefined ? input : `${input}: ${text}`);
        }
      }
    },
    hasFailures: () => failed > 0,
    summary: (milliseconds) => {
      const noun = hasTexts ? "text" : "input";
      const failures = failed === 0 ? "" : `; ${failed} of ${counted(converted, noun)} failed`;
      const listed = hasTexts ? names.map((name) => `  not converted: ${visibleText(name)}\n`) : [];
      const more = hasTexts && failed > names.length ? `  and ${failed - names.length} more\n` : "";
      return `${counted(files, "file")} in ${(milliseconds / 1000).toFixed(2)} s${failures}\n${listed.join("")}${more}`;
    },
  };
}

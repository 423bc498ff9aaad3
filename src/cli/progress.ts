import type { Environment } from "./environment.ts";
import { visibleText } from "./visible-text.ts";

export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** Work shorter than this needs no word about it. */
const PATIENCE_MS = 400;

const ERASE_LINE = "\r\u001b[2K";

/** One line on the terminal that says what is being done; silent on quick work, and where nobody is looking. */
export function createProgress(
  { isInteractive, clock, writeError, columns }: Environment,
  isWanted: boolean,
): Progress {
  const started = clock();
  let isShown = false;
  return {
    show: (text) => {
      if (isWanted && isInteractive && clock() - started > PATIENCE_MS) {
        isShown = true;
        writeError(`${ERASE_LINE}${visibleText(text).slice(0, Math.max(10, columns - 1))}`);
      }
    },
    clear: () => {
      if (isShown) {
        isShown = false;
        writeError(ERASE_LINE);
      }
    },
  };
}

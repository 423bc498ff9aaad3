import type { Point, Span } from "../diagnostics/index.ts";

/** A source as the readers see it: its lines end in LF and no byte order mark opens it. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
  /** `offset` counts UTF-16 code units from 0 in `text`; one beyond the text is taken as its end. */
  readonly pointAt: (offset: number) => Point;
  /** From `start` up to, without, `end`; both are offsets. */
  readonly span: (start: number, end: number) => Span;
}

const BEGINNING: Point = { line: 1, column: 1, offset: 0 };

/** `at` is where the text begins when it is cut out of a longer file. */
export function createSourceText(name: string, written: string, at: Point = BEGINNING): SourceText {
  const text = normaliseLines(written);
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    lineStarts.push(at + 1);
  }
  const pointAt = (wanted: number): Point => {
    const offset = Math.min(Math.max(wanted, 0), text.length);
    const line = lastAtOrBefore(lineStarts, offset);
    const inLine = offset - (lineStarts[line] ?? 0);
    return {
      line: at.line + line,
      column: (line === 0 ? at.column : 1) + inLine,
      offset: at.offset + offset,
    };
  };
  return {
    name,
    text,
    pointAt,
    span: (start, end) => ({ source: name, start: pointAt(start), end: pointAt(end) }),
  };
}

/** Drops a byte order mark and turns CRLF and lone CR into LF; lines and columns stay those of an editor. */
export function normaliseLines(text: string): string {
  const unmarked = text.startsWith("\uFEFF") ? text.slice(1) : text;
  // Most have none, and looking for one character is many times as quick as looking for a pattern.
  return unmarked.includes("\r") ? unmarked.replace(/\r\n?/g, "\n") : unmarked;
}

/** True when nothing in `text` leaves a mark on paper: blanks, controls and format characters only. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Cs}]/u.test(text);
}

/** Index of the last entry not above `wanted`; `ascending` begins with 0. */
function lastAtOrBefore(ascending: readonly number[], wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= wanted) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

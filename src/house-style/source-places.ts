import { type Point, type Span, spanWithin } from "../diagnostics/index.ts";
import { type Alignment, alignSource } from "./align-source.ts";
import type { Piece } from "./collect-text.ts";

/** Tells where in the sources the characters of a piece were written. */
export interface SourcePlaces {
  /** The place of `[from, to)` of the piece, as exactly as it can be told. */
  readonly span: (piece: Piece, from: number, to: number) => Span | undefined;
}

/** Keeps, of each source, where its lines begin. `texts` are the sources by name, their lines ended by LF. */
export function createSourcePlaces(texts: ReadonlyMap<string, string>): SourcePlaces {
  const alignments = new Map<Piece, Alignment | undefined>();
  const lineStarts = new Map<string, readonly number[]>();
  const pointAt = (name: string, text: string, offset: number): Point => {
    const starts = lineStarts.get(name) ?? startsOf(text);
    lineStarts.set(name, starts);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  };
  return {
    span: (piece, from, to) => {
      const { span, value } = piece;
      const text = span === undefined ? undefined : texts.get(span.source);
      if (span === undefined || text === undefined) {
        return spanWithin(span, value.length, from, to);
      }
      if (!alignments.has(piece)) {
        alignments.set(piece, alignSource(text, span.start.offset, span.end.offset, value));
      }
      const aligned = alignments.get(piece);
      const first = aligned?.[Math.min(from, value.length - 1)];
      const last = from === to ? undefined : aligned?.[to - 1];
      if (first === undefined) {
        return span;
      }
      const start = from < value.length ? first.from : first.to;
      const end = from === to ? start : (last?.to ?? start);
      return {
        source: span.source,
        start: pointAt(span.source, text, start),
        end: pointAt(span.source, text, end),
      };
    },
  };
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

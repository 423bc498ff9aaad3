import type { Span } from "./span.ts";

/**
 * The place of the units `[from, to)` of a text of `length` units that was written at `span`. Where the source is not
 * the text letter for letter (an escape, a line end inside), the whole span is all that can be told.
 */
export function spanWithin(
  span: Span | undefined,
  length: number,
  from: number,
  to: number,
): Span | undefined {
  if (
    span === undefined ||
    span.start.line !== span.end.line ||
    span.end.offset - span.start.offset !== length
  ) {
    return span;
  }
  const { source, start } = span;
  const at = (offset: number) => ({
    line: start.line,
    column: start.column + offset,
    offset: start.offset + offset,
  });
  return { source, start: at(from), end: at(to) };
}

import type { Span } from "../index.ts";
import { displayWidth } from "./display-width.ts";
import { visibleText } from "./visible-text.ts";

const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const RIGHT_TO_LEFT_ISOLATE = "\u2067";
const POP_ISOLATE = "\u2069";
const FIRST_STRONG =
  /[A-Za-z\u00c0-\u02af\u0370-\u058f]|(?<rtl>[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])/u;

const ELLIPSIS = "…";

/**
 * The line that a span starts in, and a caret below its start. Both are isolated in the direction of the line, so that in
 * a terminal that reorders text they are turned about together, and in one that does not they stand as they are.
 * A long line, such as a paragraph, is shown by the part around the span; `columns` is the room there is.
 */
export function sourceExcerpt(
  text: string,
  { start, end }: Span,
  columns: number,
): readonly string[] {
  const line = text.split("\n")[start.line - 1];
  if (line === undefined || line.trim() === "") {
    return [];
  }
  const gutter = `${start.line}`;
  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.min(end.column - 1, line.length) : line.length;
  const room = Math.max(20, columns - gutter.length - 6);
  const shown = cutAround(line, from, room);
  const before = visibleText(line.slice(shown.from, from));
  const marked = visibleText(line.slice(from, Math.min(Math.max(to, from), shown.to)));
  const lead = shown.from > 0 ? ELLIPSIS : "";
  const tail = shown.to < line.length ? ELLIPSIS : "";
  const content = `${lead}${visibleText(line.slice(shown.from, shown.to))}${tail}`;
  // Under a whole line, carets say no more than one does.
  const isWholeLine = from === 0 && to >= line.length;
  const carets = "^".repeat(isWholeLine ? 1 : Math.max(1, Math.min(displayWidth(marked), room)));
  const indent = " ".repeat(displayWidth(lead) + displayWidth(before));
  const isolate =
    FIRST_STRONG.exec(line)?.groups?.["rtl"] === undefined
      ? LEFT_TO_RIGHT_ISOLATE
      : RIGHT_TO_LEFT_ISOLATE;
  const margin = " ".repeat(gutter.length);
  return [
    `  ${gutter} | ${isolate}${content}${POP_ISOLATE}`,
    `  ${margin} | ${isolate}${indent}${carets}${POP_ISOLATE}`,
  ];
}

/** The stretch of `line`, at most `room` columns, with a third of the room before `at`; offsets fall between characters. */
function cutAround(line: string, at: number, room: number): { from: number; to: number } {
  if (displayWidth(line) <= room) {
    return { from: 0, to: line.length };
  }
  const inside = room - 2;
  let from = at;
  for (let width = 0; from > 0 && width < inside / 3; ) {
    const previous = [...line.slice(Math.max(0, from - 2), from)].at(-1) ?? "";
    from -= previous.length;
    width += displayWidth(previous);
  }
  let to = from;
  for (const character of line.slice(from)) {
    if (displayWidth(line.slice(from, to + character.length)) > inside) {
      break;
    }
    to += character.length;
  }
  return { from, to };
}

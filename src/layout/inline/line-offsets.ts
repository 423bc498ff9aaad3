import { rangeAt } from "./itemise-paragraph.ts";
import { LINE_SEPARATOR, OBJECT_REPLACEMENT, type ParagraphText } from "./paragraph-text.ts";

/** Where a line begins and ends in the paragraph; `end` includes the spaces that the line does not show. */
export interface LineExtent {
  readonly start: number;
  readonly end: number;
}

/** The line's own characters, and the offset in them of each offset in the paragraph. */
export interface LineOffsets {
  readonly text: string;
  readonly of: (paragraphOffset: number) => number;
}

const NOT_PLAIN = new RegExp(`[${LINE_SEPARATOR}${OBJECT_REPLACEMENT}]`);

function holdsInserted(inserted: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (inserted[at] === 1) {
      return true;
    }
  }
  return false;
}

/**
 * What the line shows of the paragraph: without the controls that layout inserts, but for `hyphen`, the offset of the soft
 * hyphen that the line ends with, if it does.
 */
export function lineOffsets(
  { text, inserted, ranges }: ParagraphText,
  { start, end }: LineExtent,
  hyphen: number | undefined,
): LineOffsets {
  const whole = text.slice(start, end);
  if (!NOT_PLAIN.test(whole) && !holdsInserted(inserted, start, end)) {
    // As nearly all lines are: nothing to leave out, nothing to put in.
    const { length } = whole;
    return {
      text: whole,
      of: (offset) => (offset >= start && offset < end ? offset - start : length),
    };
  }
  const map = new Int32Array(end - start + 1);
  let line = "";
  for (let at = start; at < end; at += 1) {
    map[at - start] = line.length;
    const character = text.charAt(at);
    if ((inserted[at] !== 1 || at === hyphen) && character !== LINE_SEPARATOR) {
      const object = character === OBJECT_REPLACEMENT ? rangeAt(ranges, at)?.object : undefined;
      line += object?.text?.value ?? character;
    }
  }
  map[end - start] = line.length;
  return { text: line, of: (offset) => map[offset - start] ?? line.length };
}

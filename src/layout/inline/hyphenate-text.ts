import { hyphenPoints } from "../../text/index.ts";
import { rangeAt } from "./itemise-paragraph.ts";
import { type InlineRange, type ParagraphText, SOFT_HYPHEN } from "./paragraph-text.ts";

/**
 * A whole word of Latin letters between spaces, its quotation marks and punctuation left out. Parts of addresses, file
 * names and compounds are none: a hyphen there could be read as the author's.
 */
const WORD =
  /(?<=^|[\s([{«“„"'‘‹\u2013\u2014\u2066-\u2069])\p{Script=Latin}{7,}(?=[.,;:!?…)\]}»”"'’›\u060c\u061b\u061f\u2066-\u2069]*(?:\s|$))/gu;

/**
 * The paragraph with a soft hyphen at each place where its language parts a Latin word, and program text and names of
 * links left alone; the same object where there is no such place.
 */
export function hyphenateText(paragraph: ParagraphText): ParagraphText {
  const { text, ranges } = paragraph;
  const points: number[] = [];
  for (const { index, 0: word } of text.matchAll(WORD)) {
    const range = rangeAt(ranges, index);
    if (range !== undefined && range.look.font !== "code") {
      points.push(...hyphenPoints(word, range.language).map((point) => index + point));
    }
  }
  return points.length === 0 ? paragraph : withSoftHyphens(paragraph, points);
}

function withSoftHyphens(paragraph: ParagraphText, points: readonly number[]): ParagraphText {
  const { text, ranges, notes } = paragraph;
  const cuts = [0, ...points, text.length];
  const inserted = new Uint8Array(text.length + points.length);
  let longer = "";
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [start = 0, end = 0] = cuts.slice(at, at + 2);
    inserted.set(paragraph.inserted.subarray(start, end), longer.length);
    longer += text.slice(start, end);
    if (at < points.length) {
      inserted[longer.length] = 1;
      longer += SOFT_HYPHEN;
    }
  }
  const moved = (offset: number): number => offset + countBelow(points, offset);
  return {
    ...paragraph,
    text: longer,
    inserted,
    ranges: ranges.map(
      (range): InlineRange => ({ ...range, start: moved(range.start), end: moved(range.end) }),
    ),
    notes: notes.map((place) => ({ ...place, offset: moved(place.offset) })),
  };
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

import { type Carrier, movePen, recast } from "./carrier.ts";

/**
 * The carriers of a right-to-left run with the width of a mark given to its letter; no ink moves. A face may put a stroke
 * beside a letter to make room for its vowel, as Amiri does in `أپِع`, and the stroke belongs to the vowel. pdf.js takes
 * marks for widthless, and all that follows would be elsewhere to it.
 */
export function withoutWideMarks(
  carriers: readonly Carrier[],
  unitsPerPoint: number,
): readonly Carrier[] {
  const narrowed = [...carriers];
  for (let at = 0; at < narrowed.length; at += 1) {
    const mark = narrowed[at];
    const letter = letterOf(narrowed, at);
    if (mark === undefined || !isWideMark(mark) || letter < 0) {
      continue;
    }
    for (let between = at + 1; between <= letter; between += 1) {
      const other = narrowed[between];
      if (other !== undefined) {
        const moved = movePen(other, -mark.advance, unitsPerPoint);
        narrowed[between] =
          between === letter ? recast(moved, { advance: other.advance + mark.advance }) : moved;
      }
    }
    narrowed[at] = recast(mark, { advance: 0 });
  }
  return narrowed;
}

export const isWideMark = ({ kind, advance, level }: Carrier): boolean =>
  kind === "mark" && advance > 0 && level % 2 === 1;

/** The index of the letter on the right that a mark belongs to; -1 for a mark alone. */
function letterOf(carriers: readonly Carrier[], mark: number): number {
  let at = mark + 1;
  while (carriers[at]?.kind === "mark") {
    at += 1;
  }
  return carriers[at]?.kind === "letter" ? at : -1;
}

import type { BidiParagraph } from "./bidi.ts";

/**
 * The same order with the lowest levels: a stretch above the level of its surroundings in which everything is two levels
 * up or more, as right-to-left words isolated in a right-to-left line are, is turned twice for nothing. What reads levels
 * may then take each that is not the paragraph's for words of the other direction.
 */
export function lowerLevels(paragraph: BidiParagraph): BidiParagraph {
  const levels = paragraph.levels.slice();
  for (
    let base: number = paragraph.baseLevel;
    levels.some((level) => level >= base + 2);
    base += 1
  ) {
    let start = 0;
    while (start < levels.length) {
      if ((levels[start] ?? 0) <= base) {
        start += 1;
        continue;
      }
      let end = start;
      let lowest = Number.POSITIVE_INFINITY;
      while (end < levels.length && (levels[end] ?? 0) > base) {
        lowest = Math.min(lowest, levels[end] ?? 0);
        end += 1;
      }
      const surplus = (lowest - base) & ~1;
      for (let at = start; at < end; at += 1) {
        levels[at] = (levels[at] ?? 0) - surplus;
      }
      start = end;
    }
  }
  return { ...paragraph, levels };
}

import type { BidiParagraph } from "./bidi.ts";

/**
 * The same order with the lowest levels: a stretch above the level of its surroundings in which everything is two levels
 * up or more, as right-to-left words isolated in a right-to-left line are, is turned twice for nothing. What reads levels
 * may then take each that is not the paragraph's for words of the other direction.
 */
export function lowerLevels(paragraph: BidiParagraph): BidiParagraph {
  if (!reaches(paragraph.levels, paragraph.baseLevel + 2)) {
    return paragraph;
  }
  const levels = paragraph.levels.slice();
  for (let base: number = paragraph.baseLevel; reaches(levels, base + 2); base += 1) {
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

function reaches(levels: Uint8Array, height: number): boolean {
  for (let at = 0; at < levels.length; at += 1) {
    if ((levels[at] ?? 0) >= height) {
      return true;
    }
  }
  return false;
}

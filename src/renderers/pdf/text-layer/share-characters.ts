/** A character that is drawn on the one before it. */
export const MARK = /\p{Mn}|\p{Me}/u;

/**
 * Which glyph of a cluster stands for each of its characters: bases go to glyphs that have an advance, marks to those
 * without one. Where the numbers differ, as in a ligature or a letter drawn with separate dots, the first base has all
 * bases and the last mark all remaining marks. Glyphs and characters are in logical order.
 */
export function shareCharacters(
  areMarkGlyphs: readonly boolean[],
  characters: readonly string[],
): readonly number[] {
  const all = areMarkGlyphs.map((_, at) => at);
  const withAdvance = all.filter((at) => areMarkGlyphs[at] === false);
  // A cluster without width, such as a lone joiner, is its first glyph's.
  const baseGlyphs = withAdvance.length > 0 ? withAdvance : [0];
  const otherGlyphs = all.filter((at) => !baseGlyphs.includes(at));
  const isMark = (character: string): boolean => otherGlyphs.length > 0 && MARK.test(character);
  const markCount = characters.filter(isMark).length;
  const baseCount = characters.length - markCount;
  // Dots that a face keeps apart from their letter come before the vowels.
  const markGlyphs = markCount === 0 ? [] : otherGlyphs.slice(-markCount);
  let bases = 0;
  let marks = 0;
  return characters.map((character) => {
    if (isMark(character)) {
      marks += 1;
      return markGlyphs[Math.min(marks, markGlyphs.length) - 1] ?? 0;
    }
    bases += 1;
    return baseGlyphs[baseCount === baseGlyphs.length ? bases - 1 : 0] ?? 0;
  });
}

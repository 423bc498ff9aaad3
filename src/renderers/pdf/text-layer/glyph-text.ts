import type { PlacedGlyph, PlacedRun } from "../../../layout/index.ts";

const MARK = /\p{Mn}|\p{Me}/u;

/**
 * The characters that each glyph of a run stands for, in the order of the run's glyphs; joined in logical order they
 * are the clusters' text. Bases go to glyphs that have an advance and marks to those without one. Where the
 * numbers differ, as in a ligature or a letter drawn with separate dots, the cluster's first base takes all bases and
 * the last mark all remaining marks.
 */
export function glyphTexts(run: PlacedRun, text: string): readonly string[] {
  const texts: string[] = [];
  for (const cluster of clustersOf(run.glyphs)) {
    const isRightToLeft = run.level % 2 === 1;
    const logical = isRightToLeft ? [...cluster].reverse() : cluster;
    const [first] = cluster;
    const characters = first === undefined ? "" : text.slice(first.start, first.end);
    const found = clusterTexts(
      logical.map((glyph) => glyph.advance === 0),
      characters,
    );
    texts.push(...(isRightToLeft ? [...found].reverse() : found));
  }
  return texts;
}

function clustersOf(glyphs: readonly PlacedGlyph[]): readonly (readonly PlacedGlyph[])[] {
  const clusters: PlacedGlyph[][] = [];
  for (const glyph of glyphs) {
    const last = clusters.at(-1);
    if (last !== undefined && last[0]?.start === glyph.start) {
      last.push(glyph);
    } else {
      clusters.push([glyph]);
    }
  }
  return clusters;
}

function clusterTexts(areMarks: readonly boolean[], characters: string): readonly string[] {
  const texts = areMarks.map(() => "");
  const all = areMarks.map((_, at) => at);
  const withAdvance = all.filter((at) => areMarks[at] === false);
  // A cluster without width, such as a lone joiner, is its first glyph's.
  const baseGlyphs = withAdvance.length > 0 ? withAdvance : [0];
  const markGlyphs = all.filter((at) => !baseGlyphs.includes(at));
  if (markGlyphs.length === 0) {
    distribute([...characters], baseGlyphs, texts);
    return texts;
  }
  const marks = [...characters].filter((character) => MARK.test(character));
  const bases = [...characters].filter((character) => !MARK.test(character));
  distribute(bases, baseGlyphs, texts);
  // Dots that a face keeps apart from their letter come before the vowels.
  const vowelGlyphs = markGlyphs.slice(-Math.max(marks.length, 1));
  for (const [at, mark] of marks.entries()) {
    append(texts, vowelGlyphs[Math.min(at, vowelGlyphs.length - 1)] ?? 0, mark);
  }
  return texts;
}

function distribute(characters: readonly string[], glyphs: readonly number[], texts: string[]) {
  const oneEach = characters.length === glyphs.length;
  for (const [at, character] of characters.entries()) {
    append(texts, glyphs[oneEach ? at : 0] ?? 0, character);
  }
}

function append(texts: string[], at: number, character: string): void {
  texts[at] = `${texts[at] ?? ""}${character}`;
}

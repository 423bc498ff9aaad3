/** The reference's lists, which its styles may ask for, before ours; ours get the numbers after. */
export interface MergedNumbering {
  readonly xml: string;
  /** Added to each of our list numbers. */
  readonly offset: number;
}

export function mergeNumbering(ours: string, theirs: string | undefined): MergedNumbering {
  if (theirs === undefined) {
    return { xml: ours, offset: 0 };
  }
  // Pictures as bullets would bring parts of their own; the text of the level stands instead.
  const bare = theirs
    .replace(/<w:numPicBullet\b[\s\S]*?<\/w:numPicBullet>/g, "")
    .replace(/<w:lvlPicBulletId\b[^>]*\/>/g, "");
  const highest = (xml: string, pattern: RegExp) =>
    Math.max(0, ...[...xml.matchAll(pattern)].map(([, number]) => Number(number)));
  const abstractOffset = highest(bare, /w:abstractNumId="(\d+)"/g) + 1;
  const offset = highest(bare, /w:numId="(\d+)"/g);
  const shifted = ours
    .replace(
      /w:abstractNumId="(\d+)"/g,
      (_all, id) => `w:abstractNumId="${Number(id) + abstractOffset}"`,
    )
    .replace(
      /<w:abstractNumId w:val="(\d+)"/g,
      (_all, id) => `<w:abstractNumId w:val="${Number(id) + abstractOffset}"`,
    )
    .replace(/w:numId="(\d+)"/g, (_all, id) => `w:numId="${Number(id) + offset}"`);
  const abstract = (xml: string) => xml.match(/<w:abstractNum\b[\s\S]*?<\/w:abstractNum>/g) ?? [];
  const numbers = (xml: string) => xml.match(/<w:num\b[\s\S]*?<\/w:num>/g) ?? [];
  const head = /^[\s\S]*?<w:numbering\b[^>]*?(?=\/?>)/.exec(bare)?.[0] ?? "";
  return {
    xml: [
      `${head}>`,
      ...abstract(bare),
      ...abstract(shifted),
      ...numbers(bare),
      ...numbers(shifted),
      "</w:numbering>",
    ].join(""),
    offset,
  };
}

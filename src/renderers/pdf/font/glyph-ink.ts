/** A glyph of the face, moved; `x` and `y` in font units, y upwards. */
interface InkPart {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
}

/** What is drawn at one place: nothing, a glyph, or several as one. */
export type Ink = readonly InkPart[];

/** A glyph of a subset that is still growing: its ink, and how far it moves the pen, in font units. */
export interface SubsetGlyph {
  readonly ink: Ink;
  readonly advance: number;
}

/** Equal for equal glyphs. */
export function glyphKey({ ink, advance }: SubsetGlyph): string {
  return `${advance}|${ink.map(({ glyph, x, y }) => `${glyph},${x},${y}`).join(";")}`;
}

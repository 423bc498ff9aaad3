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

/** Advances below this, and offsets as far as half of the other on either side, have a number. */
const ADVANCES = 4096;
const OFFSETS = 4096;
/** Glyph numbers have 16 bits. */
const GLYPHS = 0x10000;

/**
 * A number that is equal for equal glyphs of at most one part, quicker to make and to find than the key; `undefined` for
 * glyphs of several parts and such as are far away. It stays below 2 to the 53rd, and for glyphs that stand in their own
 * place, nearly all, below 2 to the 28th.
 */
export function glyphNumber({ ink, advance }: SubsetGlyph): number | undefined {
  if (!isWithin(advance, ADVANCES) || ink.length > 1) {
    return undefined;
  }
  const part = ink[0];
  if (part === undefined) {
    return -1 - advance;
  }
  const own = part.glyph * ADVANCES + advance;
  if (part.x === 0 && part.y === 0) {
    return own;
  }
  const x = part.x + OFFSETS / 2;
  const y = part.y + OFFSETS / 2;
  return isWithin(x, OFFSETS) && isWithin(y, OFFSETS)
    ? GLYPHS * ADVANCES + (own * OFFSETS + x) * OFFSETS + y
    : undefined;
}

const isWithin = (length: number, limit: number): boolean =>
  length >= 0 && length < limit && Number.isInteger(length);

import type { SubsetGlyph } from "./glyph-ink.ts";

/** A power of two: a book has some thousand different codes. */
const PLACES = 8192;
/** Advances below this, in font units. */
const ADVANCES = 0x8000;

/**
 * The CIDs of glyphs in their own place that read as one UTF-16 unit, nearly all of a text: each has one place here, found
 * by arithmetic, and may be put out of it by another.
 */
export class RecentCids {
  private readonly glyphs = new Int32Array(PLACES);
  private readonly advances = new Int32Array(PLACES).fill(-1);
  private readonly cids = new Uint16Array(PLACES);

  /** The CID that was set; -1 where it is not known here. */
  get(glyph: SubsetGlyph, text: string): number {
    const part = glyph.ink[0];
    if (part === undefined || !isPlain(glyph, text)) {
      return -1;
    }
    return this.plain(part.glyph, glyph.advance, text.charCodeAt(0));
  }

  /** The same of a glyph in its own place that reads as one UTF-16 unit. */
  plain(glyph: number, advance: number, unit: number): number {
    const place = placeOf(glyph, unit, advance);
    return this.glyphs[place] === ((glyph << 16) | unit) && this.advances[place] === advance
      ? (this.cids[place] ?? -1)
      : -1;
  }

  set(glyph: SubsetGlyph, text: string, cid: number): void {
    const part = glyph.ink[0];
    if (part !== undefined && isPlain(glyph, text)) {
      const unit = text.charCodeAt(0);
      const place = placeOf(part.glyph, unit, glyph.advance);
      this.glyphs[place] = (part.glyph << 16) | unit;
      this.advances[place] = glyph.advance;
      this.cids[place] = cid;
    }
  }
}

function isPlain({ ink, advance }: SubsetGlyph, text: string): boolean {
  const part = ink[0];
  return (
    ink.length === 1 &&
    text.length === 1 &&
    part !== undefined &&
    part.x === 0 &&
    part.y === 0 &&
    advance >= 0 &&
    advance < ADVANCES &&
    Math.trunc(advance) === advance
  );
}

const placeOf = (glyph: number, unit: number, advance: number): number =>
  (glyph * 31 + unit * 7 + advance * 127) & (PLACES - 1);

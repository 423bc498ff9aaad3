import type { FontFace, Reach } from "./face.ts";

/** Places in the tables `head` and `glyf` (OpenType 1.9.1), in bytes from the start of the table and of a glyph. */
const LOCATION_FORMAT = 50;
const [BOX_Y_MIN, BOX_Y_MAX, HEADER_LENGTH] = [4, 8, 10];

interface Table {
  readonly offset: number;
  readonly length: number;
}

/**
 * How far the glyphs of a TrueType face reach, from the box that each carries in `glyf`: a tenth of the time that its
 * outline takes. Without these tables, and for a glyph that they have no box for, `inkOf` is asked.
 */
export function glyphReach(
  bytes: Uint8Array,
  { head, loca, glyf }: Readonly<Record<string, Table>>,
  inkOf: FontFace["inkOf"],
): (glyph: number) => Reach | undefined {
  if (head === undefined || loca === undefined || glyf === undefined) {
    return inkOf;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLong = view.getInt16(head.offset + LOCATION_FORMAT) !== 0;
  const count = loca.length / (isLong ? 4 : 2) - 1;
  const locationOf = (glyph: number): number =>
    isLong ? view.getUint32(loca.offset + 4 * glyph) : 2 * view.getUint16(loca.offset + 2 * glyph);
  return (glyph) => {
    if (glyph >= count) {
      return inkOf(glyph);
    }
    const start = locationOf(glyph);
    const end = locationOf(glyph + 1);
    if (start === end) {
      return undefined;
    }
    if (end < start + HEADER_LENGTH || end > glyf.length) {
      return inkOf(glyph);
    }
    const header = glyf.offset + start;
    return {
      yMin: view.getInt16(header + BOX_Y_MIN),
      yMax: view.getInt16(header + BOX_Y_MAX),
    };
  };
}

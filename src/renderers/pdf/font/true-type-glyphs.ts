import { readTables, type SfntTables, tableOf } from "./sfnt.ts";

/** Reads outlines of a face with TrueType outlines as they are stored (OpenType, tables `glyf`, `loca`, `hmtx`). */
export interface TrueTypeGlyphs {
  readonly tables: SfntTables;
  /** The stored outline; empty for a blank glyph. */
  readonly outline: (glyph: number) => Buffer;
  readonly advance: (glyph: number) => number;
  readonly leftSideBearing: (glyph: number) => number;
}

/** A glyph that a composite one refers to: its number stands at `offset` of the composite's outline. */
export interface ComponentReference {
  readonly glyph: number;
  readonly offset: number;
}

/** Bits of a component (OpenType, table `glyf`, composite glyph flags). */
export const COMPONENT = {
  wordArguments: 0x0001,
  argumentsAreOffsets: 0x0002,
  scale: 0x0008,
  more: 0x0020,
  scaleXY: 0x0040,
  twoByTwo: 0x0080,
} as const;

/** Bytes of an outline before its contours or components: contour count and box. */
export const OUTLINE_HEADER = 10;

export function readTrueTypeGlyphs(bytes: Uint8Array): TrueTypeGlyphs {
  const tables = readTables(bytes);
  const glyf = tableOf(tables, "glyf");
  const loca = tableOf(tables, "loca");
  const hmtx = tableOf(tables, "hmtx");
  const longOffsets = tableOf(tables, "head").readInt16BE(50) === 1;
  const metricCount = tableOf(tables, "hhea").readUInt16BE(34);
  const offset = (glyph: number): number =>
    longOffsets ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  return {
    tables,
    outline: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
    advance: (glyph) => hmtx.readUInt16BE(Math.min(glyph, metricCount - 1) * 4),
    leftSideBearing: (glyph) =>
      glyph < metricCount
        ? hmtx.readInt16BE(glyph * 4 + 2)
        : hmtx.readInt16BE(metricCount * 4 + (glyph - metricCount) * 2),
  };
}

/** The glyphs that a composite outline is made of, and the bytes in it that name them; none for a simple one. */
export function componentsOf(outline: Buffer): readonly ComponentReference[] {
  const found: ComponentReference[] = [];
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) {
    return found;
  }
  let at = OUTLINE_HEADER;
  let flags: number = COMPONENT.more;
  while ((flags & COMPONENT.more) !== 0) {
    flags = outline.readUInt16BE(at);
    found.push({ glyph: outline.readUInt16BE(at + 2), offset: at + 2 });
    at += 4 + ((flags & COMPONENT.wordArguments) !== 0 ? 4 : 2) + transformSize(flags);
  }
  return found;
}

function transformSize(flags: number): number {
  if ((flags & COMPONENT.scale) !== 0) {
    return 2;
  }
  if ((flags & COMPONENT.scaleXY) !== 0) {
    return 4;
  }
  return (flags & COMPONENT.twoByTwo) !== 0 ? 8 : 0;
}

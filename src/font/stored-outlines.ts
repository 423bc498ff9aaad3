/** Places in the tables `head` and `maxp` and in a glyph of `glyf` (OpenType 1.9.1), in bytes. */
const LOCATION_FORMAT = 50;
const GLYPH_COUNT = 4;
const HEADER_LENGTH = 10;

/** Bits of a point of a simple glyph. */
const POINT = { shortX: 0x02, shortY: 0x04, repeat: 0x08, sameX: 0x10, sameY: 0x20 } as const;

/** Bits of a component of a composite glyph. */
const PART = { words: 0x01, scale: 0x08, more: 0x20, scaleXY: 0x40, twoByTwo: 0x80 } as const;

/** How deep composites may stand in each other; the fonts that there are need three. */
const DEEPEST = 16;

/** Places in the directory of a font file (OpenType 1.9.1), in bytes. */
const DIRECTORY = { count: 4, records: 12, recordLength: 16 } as const;

/**
 * What is wrong with the outlines of a TrueType font, as the end of a sentence about it; `undefined` where all can be
 * read, and for a font that has none. Every glyph of `loca` and `glyf` is walked to its end, in some milliseconds: whoever
 * draws one later, in the middle of a page, finds all its points and parts.
 */
export function outlineFault(bytes: Uint8Array): string | undefined {
  try {
    return faultOf(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    return "is cut short";
  }
}

function faultOf(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  const [head, maxp, loca, glyf] = ["head", "maxp", "loca", "glyf"].map((tag) => tables.get(tag));
  if (glyf === undefined) {
    return undefined;
  }
  if (head === undefined || maxp === undefined || loca === undefined) {
    return "lacks a table that tells where its outlines are";
  }
  const glyphCount = maxp.getUint16(GLYPH_COUNT);
  const format = head.getInt16(LOCATION_FORMAT);
  if (format !== 0 && format !== 1) {
    return "does not tell how the places of its outlines are written";
  }
  const isLong = format === 1;
  if (loca.byteLength < (glyphCount + 1) * (isLong ? 4 : 2)) {
    return "has fewer outlines than glyphs";
  }
  const placeOf = (glyph: number): number =>
    isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph);
  if (glyphCount === 0 || placeOf(0) === placeOf(glyphCount)) {
    return "has no outlines";
  }
  const parts = new Map<number, readonly number[]>();
  for (let glyph = 0; glyph < glyphCount; glyph += 1) {
    const [start, end] = [placeOf(glyph), placeOf(glyph + 1)];
    if (start === end) {
      continue;
    }
    if (end < start + HEADER_LENGTH || end > glyf.byteLength) {
      return `has no outline where that of glyph ${glyph} should be`;
    }
    const outline = new DataView(glyf.buffer, glyf.byteOffset + start, end - start);
    const found = outline.getInt16(0) < 0 ? partsOf(outline) : endOfPoints(outline);
    if (found === undefined) {
      return `has a damaged outline, that of glyph ${glyph}`;
    }
    if (typeof found !== "number") {
      parts.set(glyph, found);
    }
  }
  const endless = [...parts.keys()].find((glyph) => !endsWithin(glyph, parts, glyphCount, DEEPEST));
  return endless === undefined ? undefined : `has no end to the parts of glyph ${endless}`;
}

function tablesOf(file: DataView): ReadonlyMap<string, DataView> {
  const tables = new Map<string, DataView>();
  const end = DIRECTORY.records + file.getUint16(DIRECTORY.count) * DIRECTORY.recordLength;
  for (let at = DIRECTORY.records; at < end; at += DIRECTORY.recordLength) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => file.getUint8(at + byte)));
    const start = file.byteOffset + file.getUint32(at + 8);
    tables.set(tag, new DataView(file.buffer, start, file.getUint32(at + 12)));
  }
  return tables;
}

/** The glyphs that a composite one is made of; `undefined` where it is cut off. */
function partsOf(outline: DataView): readonly number[] | undefined {
  const found: number[] = [];
  let at = HEADER_LENGTH;
  let flags: number = PART.more;
  while ((flags & PART.more) !== 0) {
    if (at + 4 > outline.byteLength) {
      return undefined;
    }
    flags = outline.getUint16(at);
    found.push(outline.getUint16(at + 2));
    at += 4 + ((flags & PART.words) !== 0 ? 4 : 2) + transformLength(flags);
  }
  return at > outline.byteLength ? undefined : found;
}

function transformLength(flags: number): number {
  if ((flags & PART.scale) !== 0) {
    return 2;
  }
  if ((flags & PART.scaleXY) !== 0) {
    return 4;
  }
  return (flags & PART.twoByTwo) !== 0 ? 8 : 0;
}

/** Where a simple glyph ends, in bytes from its start; `undefined` where that is behind what is stored. */
function endOfPoints(outline: DataView): number | undefined {
  const contours = outline.getInt16(0);
  const { byteLength } = outline;
  let at = HEADER_LENGTH + 2 * contours;
  // A glyph without contours may end with its box.
  if (contours === 0) {
    return at;
  }
  if (at + 2 > byteLength) {
    return undefined;
  }
  const points = outline.getUint16(at - 2) + 1;
  at += 2 + outline.getUint16(at);
  let coordinates = 0;
  for (let known = 0; known < points; ) {
    if (at >= byteLength) {
      return undefined;
    }
    const flags = outline.getUint8(at);
    let times = 1;
    at += 1;
    if ((flags & POINT.repeat) !== 0) {
      if (at >= byteLength) {
        return undefined;
      }
      times += outline.getUint8(at);
      at += 1;
    }
    coordinates +=
      times *
      (lengthOf(flags, POINT.shortX, POINT.sameX) + lengthOf(flags, POINT.shortY, POINT.sameY));
    known += times;
  }
  const end = at + coordinates;
  return end > byteLength ? undefined : end;
}

function lengthOf(flags: number, short: number, same: number): number {
  if ((flags & short) !== 0) {
    return 1;
  }
  return (flags & same) !== 0 ? 0 : 2;
}

function endsWithin(
  glyph: number,
  parts: ReadonlyMap<number, readonly number[]>,
  glyphCount: number,
  depth: number,
): boolean {
  return (parts.get(glyph) ?? []).every(
    (part) => part < glyphCount && depth > 0 && endsWithin(part, parts, glyphCount, depth - 1),
  );
}

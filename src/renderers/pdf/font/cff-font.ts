/** Two-byte operators of a top DICT are 12 and this (Adobe Technical Note 5176, table 9 and 10). */
const ESCAPE = 12;
const TOP_DICT = {
  fontBBox: [5],
  charset: [15],
  charStrings: [17],
  private: [18],
  ros: [ESCAPE, 30],
  cidCount: [ESCAPE, 34],
  fdArray: [ESCAPE, 36],
  fdSelect: [ESCAPE, 37],
} as const;
/** Private DICT: the width that charstrings give differences to. */
const NOMINAL_WIDTH = [21];
/** The first number free for a font's own strings. */
const FIRST_CUSTOM_STRING = 391;
const HEADER = Buffer.of(1, 0, 4, 4);

/** Left, bottom, right and top, in thousandths of an em. */
export type FontBox = readonly [number, number, number, number];

/**
 * A CID-keyed CFF font, in which the glyph of CID n is the n-th charstring (Adobe Technical Note 5176, section 18). All
 * glyphs share one font DICT, and coordinates are thousandths of an em.
 */
export function cffFont(name: string, box: FontBox, charstrings: readonly Buffer[]): Buffer {
  const names = index([Buffer.from(name, "latin1")]);
  const strings = index([Buffer.from("Adobe", "latin1"), Buffer.from("Identity", "latin1")]);
  const globalSubroutines = index([]);
  const charset = identityCharset(charstrings.length);
  const fdSelect = singleFontSelect(charstrings.length);
  const glyphs = index(charstrings);
  const privateDict = Buffer.concat([integer(0), Buffer.from(NOMINAL_WIDTH)]);

  const fontDicts = (privateOffset: number): Buffer =>
    index([entry([privateDict.length, privateOffset], TOP_DICT.private)]);
  const layout = (offset: number) => {
    const charsetAt = offset;
    const selectAt = charsetAt + charset.length;
    const glyphsAt = selectAt + fdSelect.length;
    const privateAt = glyphsAt + glyphs.length;
    return {
      charsetAt,
      selectAt,
      glyphsAt,
      privateAt,
      fontDictsAt: privateAt + privateDict.length,
    };
  };
  const topDicts = (at: ReturnType<typeof layout>): Buffer =>
    index([
      Buffer.concat([
        entry([FIRST_CUSTOM_STRING, FIRST_CUSTOM_STRING + 1, 0], TOP_DICT.ros),
        entry(box, TOP_DICT.fontBBox),
        entry([charstrings.length], TOP_DICT.cidCount),
        entry([at.charsetAt], TOP_DICT.charset),
        entry([at.selectAt], TOP_DICT.fdSelect),
        entry([at.glyphsAt], TOP_DICT.charStrings),
        entry([at.fontDictsAt], TOP_DICT.fdArray),
      ]),
    ]);
  // Every number of a DICT takes five bytes here, so the dictionary's size does not depend on what it says.
  const before =
    HEADER.length +
    names.length +
    topDicts(layout(0)).length +
    strings.length +
    globalSubroutines.length;
  const at = layout(before);
  return Buffer.concat([
    HEADER,
    names,
    topDicts(at),
    strings,
    globalSubroutines,
    charset,
    fdSelect,
    glyphs,
    privateDict,
    fontDicts(at.privateAt),
  ]);
}

function entry(operands: readonly number[], operator: readonly number[]): Buffer {
  return Buffer.concat([...operands.map(integer), Buffer.from(operator)]);
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(29, 0);
  bytes.writeInt32BE(value, 1);
  return bytes;
}

/** INDEX data (Adobe Technical Note 5176, section 5), with offsets of four bytes. */
function index(items: readonly Buffer[]): Buffer {
  if (items.length === 0) {
    return Buffer.alloc(2);
  }
  const offsetSize = 4;
  const head = Buffer.alloc(3 + (items.length + 1) * offsetSize);
  head.writeUInt16BE(items.length, 0);
  head.writeUInt8(offsetSize, 2);
  let offset = 1;
  for (const [at, length] of [...items.map((item) => item.length), 0].entries()) {
    head.writeUInt32BE(offset, 3 + at * offsetSize);
    offset += length;
  }
  return Buffer.concat([head, ...items]);
}

/** Format 2, one range: glyph n has CID n. Glyph 0 is not listed. */
function identityCharset(glyphCount: number): Buffer {
  if (glyphCount < 2) {
    return Buffer.of(0);
  }
  const charset = Buffer.alloc(5);
  charset.writeUInt8(2, 0);
  charset.writeUInt16BE(1, 1);
  charset.writeUInt16BE(glyphCount - 2, 3);
  return charset;
}

/** Format 3, one range: every glyph belongs to font DICT 0. */
function singleFontSelect(glyphCount: number): Buffer {
  const select = Buffer.alloc(8);
  select.writeUInt8(3, 0);
  select.writeUInt16BE(1, 1);
  select.writeUInt16BE(glyphCount, 6);
  return select;
}

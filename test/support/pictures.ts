import { crc32, deflateSync } from "node:zlib";

/** A chunk of a PNG with its length and checksum. */
export function pngChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** A PNG of the given size, grey or of a palette, of a byte a pixel; `rows` in place of its own pixel rows makes it lie about them. */
export function makePng(
  width: number,
  height: number,
  {
    rows = Buffer.alloc(height * (1 + width)),
    between = [],
    colourType = 0,
  }: {
    readonly rows?: Uint8Array;
    readonly between?: readonly Buffer[];
    readonly colourType?: 0 | 3;
  } = {},
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(colourType, 9);
  return Buffer.concat([
    SIGNATURE,
    pngChunk("IHDR", header),
    ...between,
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", new Uint8Array()),
  ]);
}

/** The bare bones of a baseline JPEG: markers and sizes as they should be, with nothing worth decoding between. */
export function makeJpeg(
  width: number,
  height: number,
  {
    segments = [],
    frame = 0xc0,
    bits = 8,
    colours = 1,
  }: {
    readonly segments?: readonly Buffer[];
    readonly frame?: number;
    readonly bits?: number;
    readonly colours?: number;
  } = {},
): Buffer {
  const extent = [height >> 8, height & 255, width >> 8, width & 255];
  const components = Array.from({ length: colours }, (_, at) => [at + 1, 0x11, 0]);
  const size = Buffer.from([bits, ...extent, colours, ...components.flat()]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    jpegSegment(frame, size),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
  ]);
}

/** A marker segment with its length. */
export function jpegSegment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** An Exif segment with an orientation, and a density of 300 to the inch. */
export function exifSegment(orientation: number, byteOrder: "II" | "MM"): Buffer {
  const little = byteOrder === "II";
  const tiff = Buffer.alloc(8 + 2 + 4 * 12 + 4 + 16);
  const u16 = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(byteOrder, 0, "latin1");
  u16(42, 2);
  u32(8, 4);
  u16(4, 8);
  const values = 8 + 2 + 48 + 4;
  const entries = [
    [0x0112, 3, orientation],
    [0x011a, 5, values],
    [0x011b, 5, values + 8],
    [0x0128, 3, 2],
  ] as const;
  for (const [index, [tag, type, value]] of entries.entries()) {
    const at = 10 + 12 * index;
    u16(tag, at);
    u16(type, at + 2);
    u32(1, at + 4);
    if (type === 3) {
      u16(value, at + 8);
    } else {
      u32(value, at + 8);
      u32(300, value);
      u32(1, value + 4);
    }
  }
  return jpegSegment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]));
}

/** A two-colour GIF with one frame. */
export function makeGif(width: number, height: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  return Buffer.concat([
    Buffer.from("GIF89a", "latin1"),
    size,
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from([0, 2, 2, 0x44, 1, 0, 0x3b]),
  ]);
}

/** A WebP of one chunk. */
export function makeWebp(type: "VP8 " | "VP8L" | "VP8X", content: Uint8Array): Buffer {
  const padded = content.length % 2 === 0 ? content : Buffer.concat([content, Buffer.alloc(1)]);
  const [length, total] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32LE(content.length);
  total.writeUInt32LE(12 + padded.length);
  return Buffer.concat([
    Buffer.from("RIFF", "latin1"),
    total,
    Buffer.from(`WEBP${type}`, "latin1"),
    length,
    padded,
  ]);
}

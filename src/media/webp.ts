import { type ByteReader, createByteReader } from "./byte-reader.ts";
import { readExif } from "./exif.ts";
import { broken } from "./image-error.ts";
import type { ImageFacts } from "./image-facts.ts";
import { checkPixels } from "./pixel-limit.ts";

/** Measures a WebP and checks that its chunks are whole (WebP container specification, RFC 9649). */
export function inspectWebp(bytes: Uint8Array): ImageFacts {
  const read = createByteReader(bytes);
  const end = 8 + read.u32(4, true);
  if (end > bytes.length) {
    throw broken("the file is cut off");
  }
  let size: readonly [number, number] | undefined;
  let exif = readExif(new Uint8Array());
  let hasPixels = false;
  for (let at = 12; at + 8 <= end; ) {
    const type = read.ascii(at, 4);
    const length = read.u32(at + 4, true);
    const content = at + 8;
    if (content + length > end) {
      throw broken("the file is cut off");
    }
    size ??= sizeIn(type, read, content);
    hasPixels ||= type === "VP8 " || type === "VP8L" || type === "ANMF";
    if (type === "EXIF") {
      exif = readExif(bytes.subarray(content, content + length));
    }
    at = content + length + (length % 2);
  }
  if (size === undefined || !hasPixels) {
    throw broken("it has no pixels");
  }
  const [pixelWidth, pixelHeight] = size;
  checkPixels(pixelWidth, pixelHeight);
  return { format: "webp", pixelWidth, pixelHeight, ...exif };
}

function sizeIn(type: string, read: ByteReader, at: number): readonly [number, number] | undefined {
  switch (type) {
    case "VP8X":
      return [read.u24(at + 4, true) + 1, read.u24(at + 7, true) + 1];
    case "VP8L": {
      if (read.u8(at) !== 0x2f) {
        throw broken("its pixel data is damaged");
      }
      const packed = read.u32(at + 1, true);
      return [(packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1];
    }
    case "VP8 ":
      if (read.u24(at + 3) !== 0x9d012a) {
        throw broken("its pixel data is damaged");
      }
      return [read.u16(at + 6, true) & 0x3fff, read.u16(at + 8, true) & 0x3fff];
    default:
      return undefined;
  }
}

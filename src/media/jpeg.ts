import { type ByteReader, createByteReader } from "./byte-reader.ts";
import { type ExifFacts, readExif } from "./exif.ts";
import { broken, ImageError } from "./image-error.ts";
import { type ImageFacts, squareDensity } from "./image-facts.ts";
import { checkPixels } from "./pixel-limit.ts";

/** Baseline, extended sequential and progressive Huffman frames: what readers of PDF, Word and EPUB decode. */
const SHOWN_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** Lossless, hierarchical and arithmetic frames (ITU-T T.81, table B.1). */
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** Grey, three colours, four inks. */
const SHOWN_COLOURS = new Set([1, 3, 4]);
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Follows the markers of a JPEG from the first to the end-of-image; what is cut off or out of place is refused. */
export function inspectJpeg(bytes: Uint8Array): ImageFacts {
  const read = createByteReader(bytes);
  let size: { readonly width: number; readonly height: number } | undefined;
  let density: number | undefined;
  let exif: ExifFacts = { orientation: 1, density: undefined };
  let scans = 0;
  for (let at = 2; ; ) {
    const { marker, next } = nextMarker(read, at);
    if (marker === END_OF_IMAGE) {
      break;
    }
    const length = read.u16(next);
    const content = next + 2;
    const end = next + length;
    if (length < 2 || end > bytes.length) {
      throw broken("the file is cut off");
    }
    if (OTHER_FRAMES.has(marker)) {
      throw new ImageError("unsupported", "it is a lossless, hierarchical or arithmetic JPEG");
    }
    if (SHOWN_FRAMES.has(marker)) {
      if (size !== undefined) {
        throw broken("it has two frames");
      }
      size = readFrame(read, content, end);
    } else if (marker === 0xe0 && length >= 14 && read.ascii(content, 5) === "JFIF\0") {
      density = jfifDensity(read, content);
    } else if (marker === 0xe1 && length >= 8 && read.ascii(content, 6) === "Exif\0\0") {
      exif = readExif(bytes.subarray(content + 6, end));
    }
    at = end;
    if (marker === START_OF_SCAN) {
      if (size === undefined) {
        throw broken("its pixels come before its size");
      }
      scans += 1;
      at = skipEntropyCoded(bytes, end);
    }
  }
  if (size === undefined || scans === 0) {
    throw broken("it has no pixels");
  }
  return {
    format: "jpeg",
    pixelWidth: size.width,
    pixelHeight: size.height,
    orientation: exif.orientation,
    density: density ?? exif.density,
  };
}

/** The size that a frame gives (ITU-T T.81, B.2.2), in samples and colours that are shown everywhere. */
function readFrame(read: ByteReader, at: number, end: number): { width: number; height: number } {
  const [bits, height, width] = [read.u8(at), read.u16(at + 1), read.u16(at + 3)];
  const colours = read.u8(at + 5);
  if (at + 6 + 3 * colours > end) {
    throw broken("its frame is cut off");
  }
  checkPixels(width, height);
  if (bits !== 8) {
    throw new ImageError("unsupported", `it is a JPEG of ${bits} bits a sample`);
  }
  if (!SHOWN_COLOURS.has(colours)) {
    throw new ImageError("unsupported", `it is a JPEG of ${colours} colours`);
  }
  return { width, height };
}

/** A marker is 0xFF, any number of fill bytes 0xFF, and its code. */
function nextMarker(read: ByteReader, from: number): { marker: number; next: number } {
  if (from >= read.length) {
    throw broken("the file is cut off: it has no end-of-image marker");
  }
  if (read.u8(from) !== 0xff) {
    throw broken("it has bytes where a marker should be");
  }
  let at = from + 1;
  while (read.u8(at) === 0xff) {
    at += 1;
  }
  return { marker: read.u8(at), next: at + 1 };
}

/** To the next marker that is neither a stuffed zero nor a restart. */
function skipEntropyCoded(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code !== undefined && code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) {
      return at;
    }
  }
  throw broken("the file is cut off: it has no end-of-image marker");
}

/** Units: 1 to an inch, 2 to a centimetre, 0 an aspect ratio only. */
function jfifDensity(read: ByteReader, at: number): number | undefined {
  const factor = { 1: 1, 2: 2.54 }[read.u8(at + 7)];
  return factor === undefined
    ? undefined
    : squareDensity(read.u16(at + 8) * factor, read.u16(at + 10) * factor);
}

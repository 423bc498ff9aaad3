import { crc32, inflateSync } from "node:zlib";
import { adam7Passes } from "./adam7.ts";
import { createByteReader } from "./byte-reader.ts";
import { broken } from "./image-error.ts";
import { type ImageFacts, squareDensity } from "./image-facts.ts";
import { checkPixels } from "./pixel-limit.ts";

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
  readonly interlaced: boolean;
}

/** Samples a pixel by colour type, and the bit depths allowed with it (PNG 3rd edition, table 9). */
const COLOUR_TYPES: Readonly<Record<number, { samples: number; depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** Bytes of 256 colours. */
const LARGEST_PALETTE = 768;
/** Bytes of the one clear colour, by type of colours; a palette has its own transparency. */
const CLEAR_COLOUR: Readonly<Record<number, number>> = { 0: 2, 2: 6 };
/** Paeth; rows are filtered in five ways, from 0 on. */
const LAST_FILTER = 4;

const METRES_PER_INCH = 0.0254;

/** Checks a PNG whole: every chunk's CRC, the order that matters, and that the pixels are all there. */
export function inspectPng(bytes: Uint8Array): ImageFacts {
  const read = createByteReader(bytes);
  let header: Header | undefined;
  let density: number | undefined;
  let palette = 0;
  let transparency: number | undefined;
  const data: Uint8Array[] = [];
  for (let at = 8; ; ) {
    const length = read.u32(at);
    const type = read.ascii(at + 4, 4);
    const content = at + 8;
    if (read.u32(content + length) !== crc32(bytes.subarray(at + 4, content + length))) {
      throw broken(`the checksum of its ${printable(type)} chunk is wrong`);
    }
    if (header === undefined && type !== "IHDR") {
      throw broken("its first chunk is not IHDR");
    }
    if (type === "IHDR") {
      header = readHeader(bytes, content);
    } else if (type === "PLTE") {
      palette = length;
    } else if (type === "tRNS") {
      transparency = length;
    } else if (type === "pHYs" && length === 9 && read.u8(content + 8) === 1) {
      const [x, y] = [read.u32(content), read.u32(content + 4)];
      density = squareDensity(x * METRES_PER_INCH, y * METRES_PER_INCH);
    } else if (type === "IDAT") {
      data.push(bytes.subarray(content, content + length));
    } else if (type === "IEND") {
      break;
    }
    at = content + length + 4;
  }
  if (header === undefined || data.length === 0) {
    throw broken("it has no pixels");
  }
  checkColours(read.u8(25), palette, transparency);
  checkImageData(header, data);
  const { width: pixelWidth, height: pixelHeight } = header;
  return { format: "png", pixelWidth, pixelHeight, orientation: 1, density };
}

function readHeader(bytes: Uint8Array, at: number): Header {
  const read = createByteReader(bytes);
  const [width, height] = [read.u32(at), read.u32(at + 4)];
  const [depth, colourType, interlace] = [read.u8(at + 8), read.u8(at + 9), read.u8(at + 12)];
  const colour = COLOUR_TYPES[colourType];
  if (colour === undefined || !colour.depths.includes(depth) || interlace > 1) {
    throw broken("its header is not one a PNG can have");
  }
  checkPixels(width, height);
  return { width, height, bitsPerPixel: colour.samples * depth, interlaced: interlace === 1 };
}

/** What the chunks `PLTE` and `tRNS` must hold by the type of colours (PNG 3rd edition, 11.2.2 and 11.3.1.1), in bytes. */
function checkColours(colourType: number, palette: number, transparency: number | undefined): void {
  if (colourType === 3 && palette === 0) {
    throw broken("it has no palette");
  }
  if (palette % 3 !== 0 || palette > LARGEST_PALETTE) {
    throw broken("its palette is not one a PNG can have");
  }
  const colour = CLEAR_COLOUR[colourType];
  if (transparency !== undefined && colour !== undefined && transparency !== colour) {
    throw broken("its clear colour is not one a PNG can have");
  }
}

/** The pixels inflate to exactly the size that the header promises; a compressed bomb is stopped at that size. */
function checkImageData(header: Header, data: readonly Uint8Array[]): void {
  const expected = rawSize(header);
  let rows: Buffer;
  try {
    rows = inflateSync(Buffer.concat(data), { maxOutputLength: expected });
  } catch (cause) {
    const isTooLong =
      cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    throw broken(isTooLong ? "it has more pixels than it says" : "its pixel data is damaged");
  }
  if (rows.length < expected) {
    throw broken("some of its pixels are missing");
  }
  let at = 0;
  for (const { height, rowSize } of rowsOf(header)) {
    for (const end = at + height * rowSize; at < end; at += rowSize) {
      if ((rows[at] ?? 0) > LAST_FILTER) {
        throw broken("its pixel data is damaged");
      }
    }
  }
}

/** Bytes of all rows. */
const rawSize = (header: Header): number =>
  rowsOf(header).reduce((sum, { height, rowSize }) => sum + height * rowSize, 0);

/** The rows of a picture, pass by pass, with the bytes of each, its filter byte included. */
function rowsOf({ width, height, bitsPerPixel, interlaced }: Header) {
  const passes = interlaced ? adam7Passes(width, height) : [{ width, height }];
  return passes.map((pass) => ({
    height: pass.height,
    rowSize: 1 + Math.ceil((pass.width * bitsPerPixel) / 8),
  }));
}

const printable = (type: string): string => (/^[A-Za-z]{4}$/.test(type) ? type : "unnamed");

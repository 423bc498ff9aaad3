import { createByteReader } from "./byte-reader.ts";
import { broken } from "./image-error.ts";
import type { ImageFacts } from "./image-facts.ts";
import { checkPixels } from "./pixel-limit.ts";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

/** Follows the blocks of a GIF to its trailer (GIF89a specification). */
export function inspectGif(bytes: Uint8Array): ImageFacts {
  const read = createByteReader(bytes);
  const [pixelWidth, pixelHeight] = [read.u16(6, true), read.u16(8, true)];
  checkPixels(pixelWidth, pixelHeight);
  let frames = 0;
  for (let at = 13 + colourTable(read.u8(10)); ; ) {
    const block = read.u8(at);
    if (block === TRAILER) {
      break;
    }
    if (block === IMAGE) {
      frames += 1;
      at += 10 + colourTable(read.u8(at + 9)) + 1;
    } else if (block === EXTENSION) {
      at += 2;
    } else {
      throw broken("it has bytes where a block should be");
    }
    for (let length = read.u8(at); length !== 0; length = read.u8(at)) {
      at += 1 + length;
    }
    at += 1;
  }
  if (frames === 0) {
    throw broken("it has no pixels");
  }
  return { format: "gif", pixelWidth, pixelHeight, orientation: 1, density: undefined };
}

/** Bytes of the colour table that packed flags announce. */
const colourTable = (flags: number): number =>
  (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);

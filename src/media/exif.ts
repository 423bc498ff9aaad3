import { type ByteReader, createByteReader } from "./byte-reader.ts";
import type { Orientation } from "./image.ts";
import { ImageError } from "./image-error.ts";
import { squareDensity } from "./image-facts.ts";

/** What printing needs of a picture's Exif data. */
export interface ExifFacts {
  readonly orientation: Orientation;
  readonly density: number | undefined;
}

const ORIENTATION = 0x0112;
const X_RESOLUTION = 0x011a;
const Y_RESOLUTION = 0x011b;
const RESOLUTION_UNIT = 0x0128;

const NOTHING: ExifFacts = { orientation: 1, density: undefined };

/** Reads the first directory of a TIFF structure (Exif 2.32, section 4.6). Damaged Exif says nothing; the picture may still be sound. */
export function readExif(tiff: Uint8Array): ExifFacts {
  try {
    return readDirectory(createByteReader(tiff));
  } catch (error) {
    if (error instanceof ImageError) {
      return NOTHING;
    }
    throw error;
  }
}

function readDirectory(read: ByteReader): ExifFacts {
  const order = read.ascii(0, 2);
  const little = order === "II";
  if ((!little && order !== "MM") || read.u16(2, little) !== 42) {
    return NOTHING;
  }
  const directory = read.u32(4, little);
  const entries = new Map<number, number>();
  for (let entry = 0; entry < read.u16(directory, little); entry += 1) {
    const at = directory + 2 + 12 * entry;
    entries.set(read.u16(at, little), at + 8);
  }
  const short = (tag: number): number | undefined => {
    const at = entries.get(tag);
    return at === undefined ? undefined : read.u16(at, little);
  };
  const rational = (tag: number): number => {
    const at = entries.get(tag);
    if (at === undefined) {
      return Number.NaN;
    }
    const value = read.u32(at, little);
    return read.u32(value, little) / read.u32(value + 4, little);
  };
  const perInch = short(RESOLUTION_UNIT) === 3 ? 2.54 : 1;
  return {
    orientation: asOrientation(short(ORIENTATION)),
    density: squareDensity(rational(X_RESOLUTION) * perInch, rational(Y_RESOLUTION) * perInch),
  };
}

const ORIENTATIONS: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];

const asOrientation = (value: number | undefined): Orientation =>
  ORIENTATIONS.find((one) => one === value) ?? 1;

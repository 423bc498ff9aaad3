import { inflateSync } from "node:zlib";

/** What a PNG file holds (ISO 15948), its picture data still compressed and filtered. */
export interface Png {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  readonly colourType: PngColourType;
  readonly interlaced: boolean;
  readonly data: Buffer;
  /** Three bytes an entry; empty unless the picture is indexed. */
  readonly palette: Buffer;
  /** The chunk `tRNS`: alpha of the palette's entries, or the one colour that is clear. */
  readonly transparency: Buffer | undefined;
  /** The colour profile of the chunk `iCCP`. */
  readonly profile: Buffer | undefined;
}

export type PngColourType = "grey" | "rgb" | "indexed" | "grey-alpha" | "rgb-alpha";

const COLOUR_TYPES: Readonly<Record<number, PngColourType>> = {
  0: "grey",
  2: "rgb",
  3: "indexed",
  4: "grey-alpha",
  6: "rgb-alpha",
};

const SIGNATURE_LENGTH = 8;
/** Of any use; more is a trap. */
const LARGEST_PROFILE = 16_000_000;

/** Samples of a pixel, alpha included. */
export function samplesOf(type: PngColourType): number {
  switch (type) {
    case "grey":
    case "indexed":
      return 1;
    case "grey-alpha":
      return 2;
    case "rgb":
      return 3;
    case "rgb-alpha":
      return 4;
  }
}

export function readPng(bytes: Uint8Array): Png {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Buffer[]>();
  for (let at = SIGNATURE_LENGTH; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    chunks.set(type, [...(chunks.get(type) ?? []), body]);
    at += length + 12;
  }
  const header = chunks.get("IHDR")?.[0];
  const colourType = COLOUR_TYPES[header?.[9] ?? -1];
  if (header === undefined || colourType === undefined) {
    throw new Error("a picture that was found to be a PNG has no valid header");
  }
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    depth: header.readUInt8(8),
    colourType,
    interlaced: header.readUInt8(12) === 1,
    data: Buffer.concat(chunks.get("IDAT") ?? []),
    palette: chunks.get("PLTE")?.[0] ?? Buffer.alloc(0),
    transparency: chunks.get("tRNS")?.[0],
    profile: profileOf(chunks.get("iCCP")?.[0]),
  };
}

/** The chunk has a name that ends in zero, the method of compression, which can only be 0, and the profile. */
function profileOf(chunk: Buffer | undefined): Buffer | undefined {
  if (chunk === undefined) {
    return undefined;
  }
  try {
    return inflateSync(chunk.subarray(chunk.indexOf(0) + 2), { maxOutputLength: LARGEST_PROFILE });
  } catch {
    // The picture is sound without it.
    return undefined;
  }
}

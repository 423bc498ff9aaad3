import { deflateSync } from "node:zlib";
import type { PdfDocument } from "../document/open-document.ts";
import type { PdfDictionary, PdfRef, PdfValue } from "../document/pdf-object.ts";
import type { ColourSpaces } from "./colour-profile.ts";
import { filteredRows, plainRows, rowLength, sampleAt } from "./png-rows.ts";
import { type Png, readPng, samplesOf } from "./read-png.ts";

/** Samples of a picture as PDF stores them: each row behind a PNG filter byte (ISO 32000-1 7.4.4.4, predictor 15). */
interface Samples {
  readonly deflated: Buffer;
  readonly colours: number;
  readonly depth: number;
}

/**
 * Embeds a PNG without loss. PDF knows PNG's compression and filters, so the data of most pictures is copied; alpha is
 * split off into a soft mask with its filters untouched, at its full depth.
 */
export function embedPng(document: PdfDocument, spaces: ColourSpaces, bytes: Uint8Array): PdfRef {
  const png = readPng(bytes);
  const { picture, alpha } = separate(png);
  const dictionary = imageDictionary(png, picture);
  dictionary["ColorSpace"] = colourSpace(document, spaces, png);
  dictionary["Mask"] = colourKey(png);
  if (alpha !== undefined) {
    const mask = document.ref({ ...imageDictionary(png, alpha), ColorSpace: "DeviceGray" });
    mask.end(alpha.deflated);
    dictionary["SMask"] = mask;
  }
  const ref = document.ref(dictionary);
  ref.end(picture.deflated);
  return ref;
}

function imageDictionary(png: Png, { colours, depth }: Samples): PdfDictionary {
  return {
    Type: "XObject",
    Subtype: "Image",
    Width: png.width,
    Height: png.height,
    BitsPerComponent: depth,
    Filter: "FlateDecode",
    DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: depth, Columns: png.width },
  };
}

function separate(png: Png): { readonly picture: Samples; readonly alpha: Samples | undefined } {
  const samples = samplesOf(png.colourType);
  const { depth } = png;
  const rows = (): Buffer =>
    png.interlaced ? withoutFilters(plainRows(png), rowLength(png)) : filteredRows(png);
  switch (png.colourType) {
    case "grey":
    case "rgb":
    case "indexed": {
      const deflated = png.interlaced ? deflateSync(rows()) : png.data;
      return {
        picture: { deflated, colours: samples, depth },
        alpha:
          png.colourType === "indexed" && png.transparency !== undefined
            ? paletteAlpha(png, png.transparency)
            : undefined,
      };
    }
    case "grey-alpha":
    case "rgb-alpha": {
      const bytes = depth / 8;
      const colours = (samples - 1) * bytes;
      const split = splitPixels(rows(), rowLength(png), samples * bytes, colours);
      return {
        picture: { deflated: deflateSync(split.head), colours: samples - 1, depth },
        alpha: { deflated: deflateSync(split.tail), colours: 1, depth },
      };
    }
  }
}

/**
 * Parts the first bytes of every pixel from the rest. A PNG filter predicts each byte from the same byte of
 * neighbouring pixels, so filtered rows may be parted as they are and the filter bytes hold for both.
 */
function splitPixels(
  rows: Buffer,
  length: number,
  pixel: number,
  headSize: number,
): { readonly head: Buffer; readonly tail: Buffer } {
  const height = rows.length / (length + 1);
  const width = length / pixel;
  const tailSize = pixel - headSize;
  const head = Buffer.alloc(height * (width * headSize + 1));
  const tail = Buffer.alloc(height * (width * tailSize + 1));
  let headAt = 0;
  let tailAt = 0;
  for (let row = 0; row < rows.length; row += length + 1) {
    const filter = rows[row] ?? 0;
    head[headAt] = filter;
    tail[tailAt] = filter;
    headAt += 1;
    tailAt += 1;
    for (let at = row + 1; at < row + 1 + length; at += pixel) {
      headAt += rows.copy(head, headAt, at, at + headSize);
      tailAt += rows.copy(tail, tailAt, at + headSize, at + pixel);
    }
  }
  return { head, tail };
}

function withoutFilters(plain: Buffer, length: number): Buffer {
  const height = plain.length / length;
  const rows = Buffer.alloc(height * (length + 1));
  for (let row = 0; row < height; row += 1) {
    plain.copy(rows, row * (length + 1) + 1, row * length, (row + 1) * length);
  }
  return rows;
}

function paletteAlpha(png: Png, alphas: Buffer): Samples {
  const rows = plainRows(png);
  const length = rowLength(png);
  const mask = Buffer.alloc(png.width * png.height);
  for (let y = 0; y < png.height; y += 1) {
    for (let x = 0; x < png.width; x += 1) {
      // Entries that the chunk does not reach are opaque.
      mask[y * png.width + x] = alphas[sampleAt(rows, y * length, x, png.depth)] ?? 255;
    }
  }
  return { deflated: deflateSync(withoutFilters(mask, png.width)), colours: 1, depth: 8 };
}

function colourSpace(document: PdfDocument, spaces: ColourSpaces, png: Png): PdfValue {
  switch (png.colourType) {
    case "grey":
    case "grey-alpha":
      return spaces.of(1, png.profile);
    case "rgb":
    case "rgb-alpha":
      return spaces.of(3, png.profile);
    case "indexed": {
      const palette = document.ref();
      palette.end(png.palette);
      return [
        "Indexed",
        spaces.of(3, png.profile),
        Math.max(0, png.palette.length / 3 - 1),
        palette,
      ];
    }
  }
}

/** The one clear colour of a picture without an alpha channel (ISO 32000-1 8.9.6.4). */
function colourKey(png: Png): PdfValue {
  const { transparency, colourType } = png;
  if (transparency === undefined || (colourType !== "grey" && colourType !== "rgb")) {
    return undefined;
  }
  const samples = samplesOf(colourType);
  // Of two bytes as many bits count as a sample has (PNG 3rd edition, 11.3.1.1).
  const bits = 2 ** png.depth - 1;
  return Array.from(
    { length: samples },
    (_, at) => transparency.readUInt16BE(at * 2) & bits,
  ).flatMap((sample) => [sample, sample]);
}

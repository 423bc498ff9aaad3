import { type Decoder, loadDecoder } from "./decoder.ts";
import type { LoadedImage } from "./image.ts";
import { loadedImage } from "./loaded-image.ts";

/** A drawing in pixels is this many times as fine as on a screen, as far as it stays below `LARGEST`. */
const DRAWING_SCALE = 3;
const LARGEST = 4000;

/** Loads the decoder when it is first needed, once. */
export function lazyDecoder(): () => Promise<Decoder | undefined> {
  let decoder: Promise<Decoder | undefined> | undefined;
  return () => {
    decoder ??= loadDecoder();
    return decoder;
  };
}

/** The picture with its PNG beside it, where it is of a format that needs one and a decoder is installed. */
export async function withRaster(
  image: LoadedImage,
  decoder: () => Promise<Decoder | undefined>,
): Promise<LoadedImage> {
  if (image.format === "png" || image.format === "jpeg") {
    return image;
  }
  const found = await decoder();
  if (found === undefined) {
    return image;
  }
  const extent = Math.max(image.pixelWidth, image.pixelHeight);
  const scale = image.format === "svg" ? Math.max(1, Math.min(DRAWING_SCALE, LARGEST / extent)) : 1;
  const made = loadedImage(await found.toPng(image.bytes, scale));
  return { ...image, raster: { ...made, density: (image.density ?? 96) * scale } };
}

/** ISO/IEC 23000-22: a still picture or a sequence. */
export const isAvif = (bytes: Uint8Array): boolean =>
  /^.{4}ftypavi[fs]/s.test(String.fromCharCode(...bytes.subarray(0, 16)));

import type { Sharp, SharpOptions } from "sharp";
import { broken } from "./image-error.ts";
import { MOST_PIXELS } from "./pixel-limit.ts";

/** Turns pictures of other formats into PNG. It is made of an optional package. */
export interface Decoder {
  /** Throws `ImageError` for what cannot be decoded. A drawing is made `scale` times as large. */
  readonly toPng: (bytes: Uint8Array, scale?: number) => Promise<Uint8Array>;
}

/** The package to install for WebP, AVIF and GIF in PDF and Word. */
export const DECODER_PACKAGE = "sharp";

/** SVG is measured in pixels of 96 to the inch; librsvg counts 72 to it. */
const DRAWING_DENSITY = 72;

/** Undefined where the package is not installed. */
export async function loadDecoder(): Promise<Decoder | undefined> {
  let open: (bytes: Uint8Array, options: SharpOptions) => Sharp;
  try {
    open = (await import("sharp")).default;
  } catch {
    return undefined;
  }
  return {
    toPng: async (bytes, scale = 1) => {
      try {
        return await open(bytes, {
          limitInputPixels: MOST_PIXELS,
          density: DRAWING_DENSITY * scale,
          failOn: "error",
        })
          .rotate()
          .png({ compressionLevel: 9, adaptiveFiltering: true })
          .toBuffer();
      } catch (cause) {
        const reason = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : "";
        throw broken(`it cannot be decoded: ${reason}`);
      }
    },
  };
}

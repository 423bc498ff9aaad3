import { createHash } from "node:crypto";
import type { ImageFormat, LoadedImage } from "./image.ts";
import { inspectImage } from "./inspect-image.ts";

const MEDIA_TYPES: Readonly<Record<ImageFormat, string>> = {
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
};

/** Measures and checks the bytes of a picture; throws `ImageError` for what is none. */
export function loadedImage(bytes: Uint8Array): LoadedImage {
  const { format, ...facts } = inspectImage(bytes);
  return {
    key: createHash("sha256").update(bytes).digest("hex"),
    format,
    mediaType: MEDIA_TYPES[format],
    ...facts,
    bytes,
  };
}

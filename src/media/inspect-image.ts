import { inspectGif } from "./gif.ts";
import type { ImageFormat } from "./image.ts";
import { broken, ImageError } from "./image-error.ts";
import type { ImageFacts } from "./image-facts.ts";
import { inspectJpeg } from "./jpeg.ts";
import { inspectPng } from "./png.ts";
import { inspectSvg } from "./svg.ts";
import { inspectWebp } from "./webp.ts";

/** Measures a picture and checks that it is whole; throws `ImageError` otherwise. Its name plays no part. */
export function inspectImage(bytes: Uint8Array): ImageFacts {
  if (bytes.length === 0) {
    throw broken("the file is empty");
  }
  switch (sniff(bytes)) {
    case "png":
      return inspectPng(bytes);
    case "jpeg":
      return inspectJpeg(bytes);
    case "gif":
      return inspectGif(bytes);
    case "webp":
      return inspectWebp(bytes);
    case "svg":
      return inspectSvg(bytes);
    case undefined:
      throw new ImageError("unsupported", describeOther(bytes));
  }
}

/** The format by its first bytes. */
function sniff(bytes: Uint8Array): ImageFormat | undefined {
  const head = latin1(bytes, 512);
  if (head.startsWith("\x89PNG\r\n\x1a\n")) {
    return "png";
  }
  if (head.startsWith("\xff\xd8\xff")) {
    return "jpeg";
  }
  if (/^GIF8[79]a/.test(head)) {
    return "gif";
  }
  if (/^RIFF.{4}WEBP/s.test(head)) {
    return "webp";
  }
  const text = head.replace(/^\xef\xbb\xbf/, "").trimStart();
  return /^<(?:\?xml|!--|!doctype\s+svg|(?:\w+:)?svg[\s>/])/i.test(text) ? "svg" : undefined;
}

/** Names the other kinds that people try, so that the message helps. */
function describeOther(bytes: Uint8Array): string {
  const head = latin1(bytes, 32);
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^.{4}ftyp(?:avif|avis)/s, "an AVIF picture"],
    [/^.{4}ftyp(?:heic|heix|mif1|msf1)/s, "a HEIC picture"],
    [/^.{4}ftyp/s, "a video"],
    [/^(?:II\*\0|MM\0\*)/, "a TIFF picture"],
    [/^BM/, "a BMP picture"],
    [/^8BPS/, "a Photoshop file"],
    [/^%PDF-/, "a PDF file"],
    [/^\s*<(?:!doctype html|html)/i, "a web page"],
  ];
  const kind = kinds.find(([pattern]) => pattern.test(head))?.[1];
  return `it is ${kind ?? "no kind of picture that warraq knows"}`;
}

const latin1 = (bytes: Uint8Array, length: number): string =>
  String.fromCharCode(...bytes.subarray(0, length));

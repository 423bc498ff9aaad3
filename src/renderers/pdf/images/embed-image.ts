import type { LoadedImage } from "../../../media/index.ts";
import type { PdfDocument } from "../document/open-document.ts";
import type { PdfRef } from "../document/pdf-object.ts";
import { embedPng } from "./embed-png.ts";

/** The pictures of one PDF; a picture that is shown twice is in the file once. */
export interface ImageSet {
  readonly of: (image: LoadedImage) => { readonly name: string; readonly ref: PdfRef };
}

export function createImageSet(document: PdfDocument): ImageSet {
  const embedded = new Map<string, { readonly name: string; readonly ref: PdfRef }>();
  return {
    of: (image) => {
      const known = embedded.get(image.key);
      if (known !== undefined) {
        return known;
      }
      const made = { name: `I${embedded.size + 1}`, ref: embed(document, image) };
      embedded.set(image.key, made);
      return made;
    },
  };
}

function embed(document: PdfDocument, image: LoadedImage): PdfRef {
  switch (image.format) {
    case "jpeg":
      return document.embedJpeg(image.bytes);
    case "png":
      return embedPng(document, image.bytes);
    case "gif":
    case "webp":
    case "svg":
      throw new Error(`layout placed a picture of format ${image.format}, which PDF cannot hold`);
  }
}

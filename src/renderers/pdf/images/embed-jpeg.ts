import type { PdfDocument } from "../document/open-document.ts";
import type { PdfRef } from "../document/pdf-object.ts";
import type { ColourSpaces } from "./colour-profile.ts";
import type { Jpeg } from "./read-jpeg.ts";

/** Embeds a JPEG byte for byte, with its colour profile beside it: PDF readers ignore the one inside. */
export function embedJpeg(
  document: PdfDocument,
  spaces: ColourSpaces,
  jpeg: Jpeg,
  bytes: Uint8Array,
): PdfRef {
  const ref = document.ref({
    Type: "XObject",
    Subtype: "Image",
    Width: jpeg.width,
    Height: jpeg.height,
    BitsPerComponent: jpeg.depth,
    ColorSpace: spaces.of(jpeg.colours, jpeg.profile),
    Decode: jpeg.invertedInk ? [1, 0, 1, 0, 1, 0, 1, 0] : undefined,
    Filter: "DCTDecode",
  });
  ref.end(bytes);
  return ref;
}

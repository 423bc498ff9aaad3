import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { ImageItem } from "../../../layout/index.ts";
import type { Conformance } from "../conformance/claims.ts";
import type { PdfDocument } from "../document/open-document.ts";
import type { PdfRef } from "../document/pdf-object.ts";
import { type ColourSpaces, createColourSpaces } from "./colour-profile.ts";
import { embedJpeg } from "./embed-jpeg.ts";
import { embedPng } from "./embed-png.ts";
import { readJpeg } from "./read-jpeg.ts";

/** The pictures of one PDF; a picture that is shown twice is in the file once. */
export interface ImageSet {
  readonly of: (item: ImageItem) => { readonly name: string; readonly ref: PdfRef };
}

export function createImageSet(
  document: PdfDocument,
  conformance: Conformance,
  report: Report,
): ImageSet {
  const embedded = new Map<string, { readonly name: string; readonly ref: PdfRef }>();
  const spaces = createColourSpaces(document);
  return {
    of: (item) => {
      const known = embedded.get(item.image.key);
      if (known !== undefined) {
        return known;
      }
      const ref = embed(document, spaces, item, () => {
        conformance.withdraw("PDF/A");
        report(inkWithoutProfile(item));
      });
      const made = { name: `I${embedded.size + 1}`, ref };
      embedded.set(item.image.key, made);
      return made;
    },
  };
}

function embed(
  document: PdfDocument,
  spaces: ColourSpaces,
  { image }: ImageItem,
  findInk: () => void,
): PdfRef {
  switch (image.format) {
    case "jpeg": {
      const jpeg = readJpeg(image.bytes);
      if (spaces.of(jpeg.colours, jpeg.profile) === "DeviceCMYK") {
        findInk();
      }
      return embedJpeg(document, spaces, jpeg, image.bytes);
    }
    case "png":
      return embedPng(document, spaces, image.bytes);
    case "gif":
    case "webp":
    case "svg":
      throw new Error(`layout placed a picture of format ${image.format}, which PDF cannot hold`);
  }
}

/** Amounts of ink without a profile look different on every press: no archive takes them (ISO 19005-2 6.2.4.3). */
function inkWithoutProfile({ source }: ImageItem) {
  const name = source === undefined ? "a picture" : `the picture ${source.src}`;
  return diagnostic(
    "pdf/not-archival",
    `${name} is in CMYK without a colour profile, so the PDF is no PDF/A`,
    { span: source?.span, hints: ["save it as RGB, or with its profile"] },
  );
}

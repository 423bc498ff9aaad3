import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { FontFace } from "../../../font/index.ts";
import type { Conformance } from "../conformance/claims.ts";
import type { PdfDocument } from "../document/open-document.ts";
import { type EmbeddedFont, embedFont } from "./embedded-font.ts";

/** The fonts of one PDF, one for each face that is used. */
export interface FontSet {
  readonly of: (face: FontFace) => EmbeddedFont;
  readonly finish: () => void;
}

/** What `OS/2` fsType says of embedding (OpenType 1.9.1, table `OS/2`). */
const FS_TYPE = { usage: 0x000f, restricted: 0x0002, noSubsetting: 0x0100, bitmapOnly: 0x0200 };

/** Why the maker does not allow what a PDF does with the face; `undefined` where it may be done. */
function refusal({ fsType }: FontFace): string | undefined {
  // Of several usage bits, which older fonts may have, the one that allows most counts.
  if ((fsType & FS_TYPE.usage) === FS_TYPE.restricted) {
    return "may not be embedded";
  }
  if ((fsType & FS_TYPE.noSubsetting) !== 0) {
    return "may not be embedded in parts";
  }
  return (fsType & FS_TYPE.bitmapOnly) === 0 ? undefined : "may be embedded as bitmaps only";
}

export function createFontSet(
  document: PdfDocument,
  conformance: Conformance,
  report: Report,
): FontSet {
  const fonts = new Map<string, EmbeddedFont>();
  return {
    of: (face) => {
      const known = fonts.get(face.id);
      if (known !== undefined) {
        return known;
      }
      const refused = refusal(face);
      if (refused !== undefined) {
        report(
          diagnostic("pdf/font-refused", `${face.fullName} ${refused}, says its maker`, {
            hints: ["use another font, or ask its maker for a file that says otherwise"],
          }),
        );
      }
      const embedded = embedFont(document, face, `F${fonts.size + 1}`, conformance);
      const made = refused === undefined ? embedded : withoutInk(embedded);
      fonts.set(face.id, made);
      return made;
    },
    finish: () => {
      for (const font of fonts.values()) {
        font.finish();
      }
    },
  };
}

/** The error ends the conversion; whoever takes the bytes all the same gets none of the maker's outlines. */
function withoutInk(font: EmbeddedFont): EmbeddedFont {
  return {
    ...font,
    cidFor: ({ advance }, unicode) => font.cidFor({ ink: [], advance }, unicode),
  };
}

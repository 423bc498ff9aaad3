import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { FontFace } from "../../../font/index.ts";
import type { PdfDocument } from "../document/open-document.ts";
import { type EmbeddedFont, embedFont } from "./embedded-font.ts";

/** The fonts of one PDF, one for each face that is used. */
export interface FontSet {
  readonly of: (face: FontFace) => EmbeddedFont;
  readonly finish: () => void;
}

/** `OS/2` fsType bit 1: the maker allows no embedding (OpenType 1.9.1, table `OS/2`). */
const RESTRICTED = 0x0002;

export function createFontSet(document: PdfDocument, report: Report): FontSet {
  const fonts = new Map<string, EmbeddedFont>();
  return {
    of: (face) => {
      const known = fonts.get(face.id);
      if (known !== undefined) {
        return known;
      }
      if ((face.fsType & RESTRICTED) !== 0) {
        report(
          diagnostic(
            "font/not-embeddable",
            `${face.fullName} may not be embedded, says its maker`,
            {
              hints: ["the PDF holds the characters it uses all the same: ask for a licence first"],
            },
          ),
        );
      }
      const made = embedFont(document, face, `F${fonts.size + 1}`);
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

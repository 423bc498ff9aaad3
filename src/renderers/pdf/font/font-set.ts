import type { FontFace } from "../../../font/index.ts";
import type { PdfDocument } from "../document/open-document.ts";
import { type EmbeddedFont, embedFont } from "./embedded-font.ts";

/** The fonts of one PDF, one for each face that is used. */
export interface FontSet {
  readonly of: (face: FontFace) => EmbeddedFont;
  readonly finish: () => void;
}

export function createFontSet(document: PdfDocument): FontSet {
  const fonts = new Map<string, EmbeddedFont>();
  return {
    of: (face) => {
      const known = fonts.get(face.id);
      if (known !== undefined) {
        return known;
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

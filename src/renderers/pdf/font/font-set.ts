import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { FontFace } from "../../../font/index.ts";
import type { Conformance } from "../conformance/claims.ts";
import type { PdfDocument } from "../document/open-document.ts";
import { type EmbeddedFont, embedFont } from "./embedded-font.ts";
import type { SubsetGlyph } from "./glyph-ink.ts";

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
      const admit = refused === undefined ? withinReach(face, report) : withoutInk;
      const made = embedFont(document, face, `F${fonts.size + 1}`, conformance, admit);
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
const withoutInk = (glyph: SubsetGlyph): SubsetGlyph =>
  glyph.ink.length === 0 ? glyph : { ink: [], advance: glyph.advance };

/** Coordinates of a font file are 16 bits (OpenType 1.9.1, `glyf`); the glyphs of a cluster can stand farther apart. */
const FARTHEST = 0x7fff;
/** Leaves some for the outline of the part itself. */
const MOST_OFFSET = FARTHEST - 4096;

/** Keeps ink out of the file that it has no numbers for, and says so, once. */
function withinReach(face: FontFace, report: Report): (glyph: SubsetGlyph) => SubsetGlyph {
  let isTold = false;
  return (glyph) => {
    const isNear = glyph.ink.every(
      ({ x, y }) => Math.abs(x) <= MOST_OFFSET && Math.abs(y) <= MOST_OFFSET,
    );
    if (isNear && glyph.advance <= 2 * FARTHEST) {
      return glyph;
    }
    if (!isTold) {
      isTold = true;
      report(
        diagnostic(
          "pdf/font-refused",
          `${face.fullName} puts the parts of a character too far apart to be embedded`,
          { hints: ["use another font for this text"] },
        ),
      );
    }
    return { ink: [], advance: Math.min(glyph.advance, 2 * FARTHEST) };
  };
}

import type { FontFace } from "../../../font/index.ts";
import type { PdfDictionary } from "../document/pdf-object.ts";
import type { FontBox } from "./cff-font.ts";
import { readTables, tableOf } from "./sfnt.ts";

/** Bits of the descriptor's Flags (ISO 32000-1 table 123). */
const FLAG = { fixedPitch: 1, symbolic: 4, italic: 64 } as const;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The name of an embedded subset: six letters that tell the subsets of a file apart, and the face's own name. */
export function subsetName(face: FontFace, count: number): string {
  let seed = Number.parseInt(face.id.slice(-8), 16) + count;
  let tag = "";
  while (tag.length < 6) {
    tag += LETTERS[seed % LETTERS.length] ?? "A";
    seed = Math.floor(seed / LETTERS.length) + count;
  }
  return `${tag}+${face.postscriptName.replaceAll(/[^\w-]/g, "")}`;
}

/** A font descriptor without its font file (ISO 32000-1 9.8); lengths in thousandths of an em. */
export function fontDescriptor(face: FontFace, name: string): PdfDictionary {
  const { metrics } = face;
  const scaled = (length: number): number => Math.round((length * 1000) / metrics.unitsPerEm);
  const post = tableOf(readTables(face.bytes), "post");
  return {
    Type: "FontDescriptor",
    FontName: name,
    Flags:
      // The characters of the subset are numbered by us, not by a standard Latin encoding.
      FLAG.symbolic | (isFixedPitch(face) ? FLAG.fixedPitch : 0) | (face.italic ? FLAG.italic : 0),
    FontBBox: fontBox(face),
    ItalicAngle: post.readInt32BE(4) / 65536,
    Ascent: scaled(metrics.ascent),
    Descent: scaled(metrics.descent),
    CapHeight: scaled(metrics.capHeight),
    XHeight: scaled(metrics.xHeight),
    StemV: stemWidth(face.weight),
  };
}

/** The box around all glyphs of the face, from table `head`. */
export function fontBox(face: FontFace): FontBox {
  const head = tableOf(readTables(face.bytes), "head");
  const edge = (offset: number): number =>
    Math.round((head.readInt16BE(offset) * 1000) / face.metrics.unitsPerEm);
  return [edge(36), edge(38), edge(40), edge(42)];
}

/** Fonts do not state the width of their stems; this rule of thumb gives 88 for regular and 166 for bold. */
function stemWidth(weight: number): number {
  return Math.round(50 + (weight / 65) ** 2);
}

function isFixedPitch(face: FontFace): boolean {
  const narrow = face.glyphFor(0x69);
  const wide = face.glyphFor(0x4d);
  return narrow !== 0 && wide !== 0 && face.advanceOf(narrow) === face.advanceOf(wide);
}

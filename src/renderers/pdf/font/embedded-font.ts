import type { FontFace } from "../../../font/index.ts";
import type { Conformance } from "../conformance/claims.ts";
import type { PdfDocument } from "../document/open-document.ts";
import { type PdfRef, textString } from "../document/pdf-object.ts";
import { cffFont } from "./cff-font.ts";
import { charstring } from "./charstring.ts";
import { fontBox, fontDescriptor, subsetName } from "./font-descriptor.ts";
import { glyphKey, glyphNumber, type SubsetGlyph } from "./glyph-ink.ts";
import { RecentCids } from "./recent-cids.ts";
import { hasPrivateUse, toUnicodeMap } from "./to-unicode.ts";
import { createTrueTypeSubset } from "./true-type-subset.ts";

/**
 * A face inside the PDF: a composite font whose character codes, the CIDs, are given out here. What tells one CID from
 * another is ink, advance and text together, so that the same glyph can stand for different characters.
 */
export interface EmbeddedFont {
  readonly face: FontFace;
  /** The name that content streams call the font by. */
  readonly resource: string;
  readonly ref: PdfRef;
  /** The CID that paints `glyph` and reads as `unicode`, which may be empty. */
  readonly cidFor: (glyph: SubsetGlyph, unicode: string) => number;
  /** The same of a glyph in its own place that reads as one UTF-16 unit; `advance` in font units. */
  readonly plainCidFor: (glyph: number, advance: number, unit: number) => number;
  /** How far a CID moves the pen, in thousandths of an em, exactly as the file states it. */
  readonly widthOf: (cid: number) => number;
  /** Writes the font; no CID can be given out afterwards. */
  readonly finish: () => void;
}

/** CIDs have two bytes. */
const MOST_CIDS = 0x10000;

/** `admit` gives what may be embedded of a glyph that is met for the first time; asked about that, it gives it back. */
export function embedFont(
  document: PdfDocument,
  face: FontFace,
  resource: string,
  conformance: Conformance,
  admit: (glyph: SubsetGlyph) => SubsetGlyph,
): EmbeddedFont {
  const ref = document.ref();
  const missing: SubsetGlyph = {
    ink: [{ glyph: 0, x: 0, y: 0 }],
    advance: face.advanceOf(0),
  };
  const program = face.outlines === "truetype" ? trueTypeProgram(face) : cffProgram(face);
  const glyphs: number[] = [program.addMissing(missing)];
  const texts: string[] = [""];
  const widths: number[] = [thousandths(face, missing.advance)];
  const cids = new Map<string, number>();
  /** By text, for what is one glyph: nearly everything. */
  const plainCids = new Map<string, Map<number, number>>();
  const recent = new RecentCids();
  const addCid = (glyph: SubsetGlyph, unicode: string): number => {
    const admitted = admit(glyph);
    if (admitted !== glyph) {
      return cidFor(admitted, unicode);
    }
    const cid = glyphs.push(program.add(glyph)) - 1;
    if (cid >= MOST_CIDS) {
      throw new Error(`more than ${MOST_CIDS} characters of ${face.fullName} in one PDF`);
    }
    texts.push(unicode);
    widths.push(thousandths(face, glyph.advance));
    return cid;
  };
  const cidFor = (glyph: SubsetGlyph, unicode: string): number => {
    const known = recent.get(glyph, unicode);
    if (known >= 0) {
      return known;
    }
    const found = findCid(glyph, unicode);
    recent.set(glyph, unicode, found);
    return found;
  };
  const findCid = (glyph: SubsetGlyph, unicode: string): number => {
    const number = glyphNumber(glyph);
    if (number === undefined) {
      const key = `${glyphKey(glyph)}|${unicode}`;
      const cid = cids.get(key) ?? addCid(glyph, unicode);
      cids.set(key, cid);
      return cid;
    }
    let ofText = plainCids.get(unicode);
    if (ofText === undefined) {
      ofText = new Map();
      plainCids.set(unicode, ofText);
    }
    let cid = ofText.get(number);
    if (cid === undefined) {
      cid = addCid(glyph, unicode);
      ofText.set(number, cid);
    }
    return cid;
  };
  return {
    face,
    resource,
    ref,
    cidFor,
    plainCidFor: (glyph, advance, unit) => {
      const known = recent.plain(glyph, advance, unit);
      return known < 0
        ? cidFor({ ink: [{ glyph, x: 0, y: 0 }], advance }, String.fromCharCode(unit))
        : known;
    },
    widthOf: (cid) => widths[cid] ?? 0,
    finish: () => {
      const name = subsetName(face, glyphs.length);
      const descriptor = document.ref(fontDescriptor(face, name));
      const descendant = document.ref({
        Type: "Font",
        BaseFont: name,
        CIDSystemInfo: {
          Registry: textString("Adobe"),
          Ordering: textString("Identity"),
          Supplement: 0,
        },
        FontDescriptor: descriptor,
        DW: 0,
        W: [0, widths],
      });
      program.finish(document, name, glyphs, descriptor, descendant);
      descriptor.end();
      descendant.end();
      if (texts.some(hasPrivateUse)) {
        conformance.lowerLevel();
      }
      const toUnicode = document.ref();
      toUnicode.end(toUnicodeMap(texts));
      ref.data = {
        Type: "Font",
        Subtype: "Type0",
        BaseFont: name,
        Encoding: "Identity-H",
        DescendantFonts: [descendant],
        ToUnicode: toUnicode,
      };
      ref.end();
    },
  };
}

/** The outlines of an embedded font, in one of the two kinds that PDF knows. */
interface FontProgram {
  /** Glyph 0, which comes first. */
  readonly addMissing: (glyph: SubsetGlyph) => number;
  /** A number for the glyph, by which `finish` is told which CID it belongs to. */
  readonly add: (glyph: SubsetGlyph) => number;
  /** Writes the font file and completes the descriptor and the CIDFont; `glyphs` by CID. */
  readonly finish: (
    document: PdfDocument,
    name: string,
    glyphs: readonly number[],
    descriptor: PdfRef,
    descendant: PdfRef,
  ) => void;
}

function trueTypeProgram(face: FontFace): FontProgram {
  const subset = createTrueTypeSubset(face.bytes);
  return {
    addMissing: () => 0,
    add: subset.add,
    finish: (document, _name, glyphs, descriptor, descendant) => {
      const bytes = subset.encode();
      const file = document.ref({ Length1: bytes.length });
      file.end(bytes);
      descriptor.data["FontFile2"] = file;
      descendant.data["Subtype"] = "CIDFontType2";
      descendant.data["CIDToGIDMap"] = "Identity";
      if (glyphs.some((glyph, cid) => glyph !== cid)) {
        const map = document.ref();
        map.end(bigEndian(glyphs));
        descendant.data["CIDToGIDMap"] = map;
      }
    },
  };
}

/** PDF has no map from CIDs to glyphs for CFF, so every CID has a charstring of its own; equal ones compress well. */
function cffProgram(face: FontFace): FontProgram {
  const charstrings: Buffer[] = [];
  const add = (glyph: SubsetGlyph): number => charstrings.push(charstring(face, glyph)) - 1;
  return {
    addMissing: add,
    add,
    finish: (document, name, _glyphs, descriptor, descendant) => {
      const file = document.ref({ Subtype: "CIDFontType0C" });
      file.end(cffFont(name, fontBox(face), charstrings));
      descriptor.data["FontFile3"] = file;
      descendant.data["Subtype"] = "CIDFontType0";
    },
  };
}

function bigEndian(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [at, number] of numbers.entries()) {
    bytes.writeUInt16BE(number, at * 2);
  }
  return bytes;
}

/** Rounded as it will be written: what follows on the line is placed by this number. */
function thousandths(face: FontFace, advance: number): number {
  return Math.round((advance * 1_000_000) / face.metrics.unitsPerEm) / 1000;
}

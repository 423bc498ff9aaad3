import { mirrored } from "../../../../text/index.ts";
import { type PdfiumClass, pdfiumClassOf } from "./character-class.ts";

/** Quotation marks that PDFium turns over where it reverses text, besides what has Bidi_Mirrored. */
const QUOTATION_MARKS: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["”", "“"],
  ["‘", "’"],
  ["’", "‘"],
]);

/** Signs that PDFium takes apart though Unicode does not: `®` into R, `❶` into 1. */
const TAKEN_APART = /^[®℞℟℣℧\u2400-\u2422⓫-⓿❶-➓]$/;

/** What PDFium makes of a bracket or quotation mark where it reverses; of all else itself. */
export const mirrorOf = (character: string): string =>
  QUOTATION_MARKS.get(character) ?? mirrored(character);

/** Whether a neutral character, where PDFium reverses it, is another or none afterwards. */
export const isTurned = (sign: string): boolean =>
  pdfiumClassOf(sign) === "neutral" && turned(sign) !== sign;

interface Segment {
  readonly kind: PdfiumClass;
  readonly characters: string[];
}

/**
 * What PDFium makes of one line of text whose characters stand in `visual` order. It cuts the line into segments of one
 * class; when there are as many right-to-left as left-to-right ones or more, it takes the segments from the right. It
 * reverses a right-to-left segment, and a neutral one that follows such a segment, mirroring and decomposing its
 * characters; the others it leaves as they are, numbers and marks among them.
 */
export function readByPdfium(visual: readonly string[]): string {
  const segments = segmentsOf(visual);
  const count = (kind: PdfiumClass): number =>
    segments.filter((segment) => segment.kind === kind).length;
  const rights = count("right");
  const isRightToLeft = rights > 0 && rights >= count("left");
  if (isRightToLeft) {
    segments.reverse();
  }
  let lastIsRight = isRightToLeft;
  let read = "";
  for (const { kind, characters } of segments) {
    if (kind === "right" || (kind === "neutral" && lastIsRight)) {
      lastIsRight = true;
      read += characters.reverse().map(turned).join("");
    } else {
      lastIsRight = lastIsRight && kind === "weak";
      read += characters.join("");
    }
  }
  return read;
}

function segmentsOf(visual: readonly string[]): Segment[] {
  const segments: Segment[] = [];
  let last = "";
  for (const character of visual) {
    // Of spaces that follow each other it keeps one.
    if (character === " " && last === " ") {
      continue;
    }
    last = character;
    const kind = pdfiumClassOf(character);
    const segment = segments.at(-1);
    if (segment?.kind === kind) {
      segment.characters.push(character);
    } else {
      segments.push({ kind, characters: [character] });
    }
  }
  return segments;
}

const known = new Map<string, string>();

function turned(character: string): string {
  let result = known.get(character);
  if (result === undefined) {
    result = newlyTurned(character);
    known.set(character, result);
  }
  return result;
}

function newlyTurned(character: string): string {
  if (character.length > 1 || TAKEN_APART.test(character)) {
    // Halves of a surrogate pair change places: nobody can read that.
    return "\ufffd";
  }
  const mirror = mirrorOf(character);
  return pdfiumClassOf(character) === "neutral"
    ? mirror.normalize("NFKD").replace(/\p{M}/gu, STROKE)
    : mirror.normalize("NFKC");
}

/** What it makes of a stroke through a sign: `≠` is an equals sign and this. */
const STROKE = "/";

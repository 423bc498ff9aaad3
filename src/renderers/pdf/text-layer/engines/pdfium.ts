import { type PdfiumClass, pdfiumClassOf } from "./character-class.ts";

/** Characters that PDFium turns over where it reverses text (Bidi_Mirrored, as far as text uses it). */
const MIRRORED: ReadonlyMap<string, string> = new Map(
  ["()", "[]", "{}", "<>", "«»", "‹›", "“”", "‘’", "≤≥"].flatMap((pair) => {
    const [open = "", close = ""] = pair;
    return [
      [open, close],
      [close, open],
    ];
  }),
);

export const isMirrored = (character: string): boolean => MIRRORED.has(character);

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
    // Halves of a surrogate pair change places: nobody can read that.
    result =
      character.length > 1 ? "\ufffd" : (MIRRORED.get(character) ?? character).normalize("NFKC");
    known.set(character, result);
  }
  return result;
}

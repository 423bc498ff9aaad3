import type { FontCatalogue } from "../../../font/index.ts";
import type { FontRole, Template } from "../../../template/index.ts";

/** The families that stand in Word's two kinds of font slot for one font role. */
export interface FontSlots {
  /** `w:ascii`, `w:hAnsi` and `w:eastAsia`. */
  readonly latin: string;
  /** `w:cs`: characters of right-to-left runs. */
  readonly complex: string;
  /** Factor on the size of left-to-right text, 1 when its family is the first choice. */
  readonly latinScale: number;
}

const LATIN_SAMPLE = 0x61;
const ARABIC_SAMPLE = 0x628;
const HEBREW_SAMPLE = 0x5d0;

/** Word takes one family a slot, so each slot gets the first family that has letters of its script. */
export function fontSlots(
  role: FontRole,
  template: Template,
  fonts: FontCatalogue,
  language: string,
): FontSlots {
  const { families, companionScale } = template.fonts[role];
  const [first = "Amiri"] = families;
  const chain = fonts.chain({ families, weight: 400, italic: false });
  const covering = (codePoint: number): string => {
    const face = chain.find((candidate) => candidate.covers(codePoint));
    return face?.family ?? first;
  };
  // A family that is not in the catalogue may well be on the editor's machine: the author's word counts.
  const known = fonts.face(first, 400, false) !== undefined;
  const latin = known ? covering(LATIN_SAMPLE) : first;
  const hebrew = /^(he|iw|yi)\b/i.test(language);
  const complex = known ? covering(hebrew ? HEBREW_SAMPLE : ARABIC_SAMPLE) : first;
  return { latin, complex, latinScale: latin === first ? 1 : companionScale };
}

import { CharacterTable } from "./character-table.ts";
import { MARK } from "./share-characters.ts";

/** A character without ink that acts on its neighbours: General_Category Cf, but for the signs that enclose numbers. */
const CONTROL = /^(?![\u0600-\u0605\u06dd\u0890\u0891\u08e2])\p{Cf}$/u;

/** Spaces of every width: what is not U+0020 is a number to poppler and nothing to others. */
export const SPACE = /^[\t \u00a0\u2000-\u200a\u202f\u205f\u3000]$/;

/**
 * Signs for several letters or words, such as `ﷺ`, that pdf.js writes out before it turns a line around: the words would
 * come out backwards. They are in the file as their words from left to right, which every reader puts in order.
 */
const PHRASE = /^[\ufbea-\ufbf8\ufc00-\ufc5d\ufc64-\ufcf1\ufcf5-\ufd3d\ufd88\ufdf4\ufdfa\ufdfb]$/;

/** What a character is to the text layer. */
export interface Traits {
  readonly kind: "space" | "mark" | "letter";
  readonly isControl: boolean;
  /** What stands for it in the file: one space for all. */
  readonly text: string;
  /** What readers are to make of that. */
  readonly source: string;
}

const traits = new CharacterTable(newTraits);

/** Of one character, that may be a surrogate pair. */
export const traitsOf = (character: string): Traits => traits.of(character);

/** Of a character that is one UTF-16 unit, without a string of it. */
export const traitsOfUnit = (unit: number): Traits => traits.ofUnit(unit);

function newTraits(character: string): Traits {
  const kind = SPACE.test(character) ? "space" : MARK.test(character) ? "mark" : "letter";
  const isControl = CONTROL.test(character);
  if (PHRASE.test(character)) {
    const phrase = character.normalize("NFKC");
    return { kind, isControl, text: [...phrase].reverse().join(""), source: phrase };
  }
  const text = kind === "space" ? " " : character;
  return { kind, isControl, text, source: text };
}

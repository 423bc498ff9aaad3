/** Arabic letters, for use in a character class; without tatweel, marks and digits. */
export const LETTER =
  "\\u0620-\\u063f\\u0641-\\u064a\\u066e\\u066f\\u0671-\\u06d3\\u06d5\\u06ee\\u06ef\\u06fa-\\u06fc\\u06ff\\u0750-\\u077f\\u08a0-\\u08c7";

/** Vowel signs and the other marks on Arabic letters, for use in a character class. */
export const MARK =
  "\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed";

const ARABIC_LETTER = new RegExp(`^[${LETTER}]$`, "u");

/** Whether a character is an Arabic letter. */
export const isArabicLetter = (character: string | undefined): boolean =>
  character !== undefined && ARABIC_LETTER.test(character);

const STRONG = /\p{L}/u;

/** The nearest letter before `at`, of any script. */
export function letterBefore(text: string, at: number): string | undefined {
  for (let from = at - 1; from >= 0; from -= 1) {
    const character = characterAt(text, from);
    if (STRONG.test(character)) {
      return character;
    }
  }
  return undefined;
}

/** The nearest letter at or after `at`, of any script. */
export function letterAfter(text: string, at: number): string | undefined {
  for (let from = at; from < text.length; from += 1) {
    const character = characterAt(text, from);
    if (STRONG.test(character)) {
      return character;
    }
  }
  return undefined;
}

/** The character that the unit at `at` belongs to. */
function characterAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  const start = code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
  return String.fromCodePoint(text.codePointAt(Math.max(start, 0)) ?? 0);
}

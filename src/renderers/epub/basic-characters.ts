/** Code points from the first to the last, both included. */
type Range = readonly [first: number, last: number];

const RANGES: readonly Range[] = [
  // Basic Latin and Latin-1.
  [0x0020, 0x007e],
  [0x00a0, 0x00ff],
  [0x0152, 0x0153],
  // Joiners, marks of direction, dashes, quotation marks, ellipsis.
  [0x200b, 0x200f],
  [0x2010, 0x2027],
  [0x2039, 0x203a],
  [0x2066, 0x2069],
  // Arabic: punctuation, letters, vowel signs, digits, Qur'anic marks.
  [0x0600, 0x0671],
  [0x06d4, 0x06ed],
  // The ornate parentheses of Qur'an quotations, and the usual honorifics.
  [0xfd3e, 0xfd3f],
  [0xfdf2, 0xfdf2],
  [0xfdfa, 0xfdfa],
  // The carrier of a mark that stands alone.
  [0x25cc, 0x25cc],
];

/** Letters and digits of Persian and Urdu beside the Arabic ones. */
const PERSIAN_AND_URDU = "ٹپچڈڑژکگںھہۃیےۓۂۀ۰۱۲۳۴۵۶۷۸۹";

/**
 * Characters that an embedded font keeps whether or not the book has them: a reader's note, a search, or a corrected
 * letter should look like the rest.
 */
export const BASIC_CHARACTERS: readonly number[] = [
  ...RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at),
  ),
  ...[...PERSIAN_AND_URDU].map((letter) => letter.codePointAt(0) ?? 0),
];

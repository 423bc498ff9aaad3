import type { ListStyle } from "../../model/index.ts";

/** The mark that a paragraph opens with as an item of a list does. */
export interface TextItem {
  readonly style: ListStyle;
  /** Its place in the list, from 1; absent for a bullet. */
  readonly number: number | undefined;
  /** Where its words begin, as an offset into the paragraph. */
  readonly begin: number;
}

const ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

const BULLET = /^[•●▪◦‣*-]\s+|^[–—]\s+/u;
const NUMBER = /^[(]?(\p{Nd}{1,3})\s?(?:[.)]|-(?=\s)|\s-(?=\s))\s*/u;
const LETTER = /^[(]?(\p{L})ـ?\s?(?:[.)]|[-–](?=\s)|\s[-–](?=\s))\s*/u;

/** Reads the mark of an item; `undefined` for a paragraph without one. */
export function readItem(words: string): TextItem | undefined {
  const bullet = BULLET.exec(words);
  if (bullet !== null) {
    return { style: "bullet", number: undefined, begin: bullet[0].length };
  }
  const numbered = NUMBER.exec(words);
  if (numbered !== null) {
    const [mark, digits = ""] = numbered;
    const value = digits.replace(/\p{Nd}/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
    const style = /[٠-٩]/.test(digits) ? "arabic-indic" : "decimal";
    return mark.length < words.length
      ? { style, number: Number(value), begin: mark.length }
      : undefined;
  }
  const lettered = LETTER.exec(words);
  if (lettered !== null) {
    const [mark, letter = ""] = lettered;
    const plain = letter === "ا" ? "أ" : letter;
    const abjad = ABJAD.indexOf(plain) + 1;
    // The two orders begin alike: «أ ب» are taken for the abjad that lists of Arabic are counted by.
    return abjad > 0 ? { style: "abjad", number: abjad, begin: mark.length } : undefined;
  }
  return undefined;
}

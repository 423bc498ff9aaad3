import type { DigitSet, ListStyle } from "../model/index.ts";
import { withDigits } from "./digits.ts";

/** The eastern order of the abjad: أبجد هوز حطي كلمن سعفص قرشت ثخذ ضظغ. */
const ABJAD = [..."أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"];
/** The order of the Maghreb: أبجد هوز حطي كلمن صعفض قرست ثخذ ظغش. */
const MAGHREBI_ABJAD = [..."أبجدهوزحطيكلمنصعفضقرستثخذظغش"];
/** The order of the dictionary. */
const HIJAI = [..."أبتثجحخدذرزسشصضطظعغفقكلمنهوي"];
const LATIN = [..."abcdefghijklmnopqrstuvwxyz"];

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/**
 * The number of a list item in its style, without delimiter. Letters run past their last as spreadsheet columns do
 * (… غ، أأ، أب), also in the order of the Maghreb, which `isMaghrebi` asks for; zero and numbers that a style cannot write fall back to digits.
 */
export function listNumber(
  style: Exclude<ListStyle, "bullet">,
  number: number,
  digits: DigitSet,
  isMaghrebi = false,
): string {
  const decimal = withDigits(String(number), digits);
  switch (style) {
    case "decimal":
      return decimal;
    case "arabic-indic":
      return withDigits(String(number), "arab");
    case "abjad":
      return withLoneHeh(letters(number, isMaghrebi ? MAGHREBI_ABJAD : ABJAD) ?? decimal);
    case "hijai":
      return withLoneHeh(letters(number, HIJAI) ?? decimal);
    case "alpha":
      return letters(number, LATIN) ?? decimal;
    case "roman":
      return roman(number) ?? decimal;
  }
}

/** A heh that counts alone takes a tatweel, as printers give it, lest it be taken for a five. */
export const withLoneHeh = (written: string): string => (written === "ه" ? "هـ" : written);

function letters(number: number, alphabet: readonly string[]): string | undefined {
  if (number < 1) {
    return undefined;
  }
  const last = alphabet[(number - 1) % alphabet.length] ?? "";
  const rest = Math.floor((number - 1) / alphabet.length);
  return rest === 0 ? last : `${letters(rest, alphabet) ?? ""}${last}`;
}

function roman(number: number): string | undefined {
  if (number < 1 || number > 3999) {
    return undefined;
  }
  let rest = number;
  let written = "";
  for (const [value, numeral] of ROMAN) {
    while (rest >= value) {
      written += numeral;
      rest -= value;
    }
  }
  return written;
}

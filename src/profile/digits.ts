import type { DigitPolicy, DigitSet } from "../model/index.ts";

const ZERO: Readonly<Record<DigitSet, number>> = { latn: 0x30, arab: 0x660, arabext: 0x6f0 };

/** `text` with its European digits replaced by those of the set. */
export function withDigits(text: string, digits: DigitSet): string {
  if (digits === "latn") {
    return text;
  }
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(ZERO[digits] + Number(digit)));
}

/** `text` with the digits of all three sets replaced by those of one. */
export function inDigits(text: string, digits: DigitSet): string {
  return withDigits(europeanDigits(text), digits);
}

/** `text` with Arabic-Indic and Persian digits replaced by European ones. */
export function europeanDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );
}

/** The digits that what is asked comes to in a language: only those that write Arabic letters have others than 0–9. */
export function digitsFor(
  policy: DigitPolicy,
  ownDigits: DigitSet,
  writesArabic: boolean,
): DigitSet {
  switch (policy) {
    case "keep":
    case "profile":
      return ownDigits;
    case "latn":
      return "latn";
    case "arab":
    case "arabext":
      return writesArabic ? policy : ownDigits;
  }
}

import type { DigitSet } from "./profile.ts";

const ZERO: Readonly<Record<DigitSet, number>> = { latn: 0x30, arab: 0x660, arabext: 0x6f0 };

/** `text` with its European digits replaced by those of the set. */
export function withDigits(text: string, digits: DigitSet): string {
  if (digits === "latn") {
    return text;
  }
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(ZERO[digits] + Number(digit)));
}

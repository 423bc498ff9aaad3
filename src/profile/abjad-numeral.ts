import { withLoneHeh } from "./list-marker.ts";

/** Letters by their value: units, tens and hundreds, then a thousand. */
interface AbjadOrder {
  readonly units: string;
  readonly tens: string;
  readonly hundreds: string;
  readonly thousand: string;
}

/** أبجد هوز حطي كلمن سعفص قرشت ثخذ ضظغ. */
const EASTERN: AbjadOrder = {
  units: "أبجدهوزحط",
  tens: "يكلمنسعفص",
  hundreds: "قرشتثخذضظ",
  thousand: "غ",
};

/** أبجد هوز حطي كلمن صعفض قرست ثخذ ظغش: the order of the Maghreb. */
const MAGHREBI: AbjadOrder = {
  units: "أبجدهوزحط",
  tens: "يكلمنصعفض",
  hundreds: "قرستثخذظغ",
  thousand: "ش",
};

/**
 * A number in the letters of the abjad, the greater values first: 11 is يا, 125 قكه. A lone ه takes a tatweel, as printers
 * give it, lest it be taken for a five. `undefined` below 1 and above 1,999, which the letters cannot write.
 */
export function abjadNumeral(number: number, isMaghrebi: boolean): string | undefined {
  if (!Number.isInteger(number) || number < 1 || number > 1999) {
    return undefined;
  }
  const order = isMaghrebi ? MAGHREBI : EASTERN;
  const digit = (unit: number): number => Math.floor(number / unit) % 10;
  const letter = (letters: string, value: number): string =>
    value === 0 ? "" : (letters[value - 1] ?? "");
  const written =
    (number >= 1000 ? order.thousand : "") +
    letter(order.hundreds, digit(100)) +
    letter(order.tens, digit(10)) +
    letter(order.units, digit(1));
  return withLoneHeh(written);
}

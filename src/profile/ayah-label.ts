import { europeanDigits } from "./digits.ts";
import type { Labels } from "./profile.ts";

/** What stands before the numbers of ayahs, `٣`, `١–٤` or `٢٥٥، ٢٨٥`: in the singular, dual or plural. */
export function ayahLabel(ayahs: string, { ayah }: Labels): string {
  const numbers = [...ayahs.matchAll(/\p{Nd}+/gu)].map(([digits]) =>
    Number(europeanDigits(digits)),
  );
  const [first = 0, second] = numbers;
  if (second === undefined) {
    return ayah.one;
  }
  const isRange = /\p{Nd}\s*[-\u2010-\u2015]\s*\p{Nd}/u.test(ayahs);
  return numbers.length === 2 && (!isRange || second === first + 1) ? ayah.two : ayah.more;
}

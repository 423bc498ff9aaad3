import { europeanDigits } from "./digits.ts";
import { LABELS } from "./labels.ts";
import type { Labels } from "./profile.ts";

/** Where words of the Qurʾān stand, each part as its author wrote it. */
export interface AyahPlace {
  readonly surah?: string | undefined;
  readonly ayahs?: string | undefined;
}

/** What is printed of one part; `label` is empty where the author wrote it too: «الفاتحة» as well as «سورة الفاتحة». */
interface LabelledPart {
  readonly field: keyof AyahPlace;
  readonly label: string;
  readonly words: string;
}

/** «سورة الفاتحة، الآية ١», of what is known; empty where nothing is. */
export function ayahPlace(place: AyahPlace, labels: Labels): string {
  return ayahPlaceParts(place, labels)
    .map(({ label, words }) => (label === "" ? words : `${label} ${words}`))
    .join(labels.listSeparator);
}

/** The same in its parts, between which `listSeparator` stands. */
export function ayahPlaceParts(
  { surah, ayahs }: AyahPlace,
  labels: Labels,
): readonly LabelledPart[] {
  const part = (field: keyof AyahPlace, label: string, words: string, own: readonly string[]) => ({
    field,
    label: own.some((one) => words.startsWith(one)) ? "" : label,
    words,
  });
  return [
    ...(surah === undefined ? [] : [part("surah", labels.surah, surah, [labels.surah])]),
    ...(ayahs === undefined
      ? []
      : [part("ayahs", ayahLabel(ayahs, labels), ayahs, Object.values(labels.ayah))]),
  ];
}

/** What stands before the numbers of ayahs, `٣`, `١–٤` or `٢٥٥، ٢٨٥`: in the singular, dual or plural. */
function ayahLabel(ayahs: string, { ayah }: Labels): string {
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

const AYAH_WORDS = [
  ...Object.values(LABELS).flatMap(({ ayah }) => Object.values(ayah)),
  ...["آية", "آیه"],
].join("|");
/** A label that is a word by itself. */
const LAST_LABEL = new RegExp(String.raw`(?<![^،,:\s])(?:${AYAH_WORDS})$`, "iu");
const OF_NUMBERS = /[\p{Nd}\s،,و\u2010-\u2015-]/u;
const OF_SEPARATORS = /[،,:\s]/u;

/** The parts of a place as it is printed in any language; the surah keeps its label. */
export function readAyahPlace(printed: string): AyahPlace {
  const words = printed.trim();
  const tail = words.slice(startOfEnd(words, OF_NUMBERS));
  const digit = tail.search(/\p{Nd}/u);
  const ayahs = digit < 0 ? "" : tail.slice(digit);
  const before = withoutSeparators(words.slice(0, words.length - ayahs.length));
  const surah = withoutSeparators(before.replace(LAST_LABEL, ""));
  return {
    ...(surah === "" ? {} : { surah }),
    ...(ayahs === "" ? {} : { ayahs }),
  };
}

const withoutSeparators = (text: string): string =>
  text.slice(0, startOfEnd(text, OF_SEPARATORS)).trim();

/** Where the characters at the end begin that are all of one kind. An expression would begin anew at each of them. */
function startOfEnd(text: string, kind: RegExp): number {
  let start = text.length;
  while (start > 0 && kind.test(text.charAt(start - 1))) {
    start -= 1;
  }
  return start;
}

import { ARABIC_MONTH_NUMBERS, europeanDigits } from "../profile/index.ts";
import { DIGIT } from "./number-tokens.ts";

/** A date in prose with its month in words. Offsets count UTF-16 code units; `to` is exclusive. */
export interface WrittenDate {
  readonly from: number;
  readonly to: number;
  readonly day: number;
  /** From 1. */
  readonly month: number;
  /** Where its month stands, both names of it where there are two. */
  readonly monthFrom: number;
  readonly monthTo: number;
  /** Of four digits; absent of the first of two days that share their year: «28 أيار إلى 3 حزيران 2026». */
  readonly year: number | undefined;
}

const escaped = (name: string) => name.replaceAll(" ", "[ \\u00a0]");

/** Names of a map as one alternative of a pattern, the longest first. */
export const alternatives = (names: Iterable<string>): string =>
  [...names]
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
    .map(escaped)
    .join("|");

const NAME = `(?:${alternatives(ARABIC_MONTH_NUMBERS.keys())})`;
const MONTH = `(${NAME})(?:[ \\u00a0]?[/–-][ \\u00a0]?(${NAME})|[ \\u00a0]\\((${NAME})\\))?`;
const DAY = `(?<![${DIGIT}.,٫٬:/])(?<=^|[^\\p{L}\\p{M}]|(?<![\\p{L}\\p{M}])[وفبلك]{1,2}\\u0640?)([${DIGIT}]{1,2})[ \\u00a0](?:من[ \\u00a0](?:شهر[ \\u00a0])?)?`;
const YEAR = `[،,]?[ \\u00a0](?:من[ \\u00a0])?(?:(?:عام|سنة)[ \\u00a0])?([${DIGIT}]{4})(?![${DIGIT}]|[.,٫٬:/][${DIGIT}])`;
const JOINT = "(?:[ \\u00a0](?:إلى|الى|حتى|وحتى|ولغاية|لغاية|و|[-–—])[ \\u00a0]?|[–-]|[ \\u00a0]و)";

const FULL = new RegExp(`${DAY}${MONTH}${YEAR}`, "dgu");
const SHARED = new RegExp(
  `${DAY}${MONTH}(?=${JOINT}[${DIGIT}]{1,2}[ \\u00a0]${NAME}[^\\n]{0,24}?${YEAR})`,
  "dgu",
);

/** What is called by a date: its name is not the date's. */
const NAMED =
  /(?<![\p{L}\p{M}])(?:[وبلفك]{0,2})(?:ال)?(?:ثورة|ثورتي|حركة|انتفاضة|انقلاب|حرب|شارع|جسر|كوبري|ميدان|ساحة|مدينة|جامعة|مدرسة|ملعب|استاد|حزب|لواء|كتيبة|جماعة|تحالف|قوى|تيار|أحداث)[ \u00a0]$/u;

/**
 * The Gregorian dates of an Arabic text, in order: a day, a month by any of its names or by two, a year. Streets, risings and
 * their like that are called by a date are none.
 */
export function gregorianDates(text: string): readonly WrittenDate[] {
  const full = [...text.matchAll(FULL)].flatMap((match) => datesOf(match, text, true));
  const shared = [...text.matchAll(SHARED)].flatMap((match) => datesOf(match, text, false));
  return [...full, ...shared.filter(({ from }) => full.every((one) => one.from !== from))].sort(
    (one, other) => one.from - other.from,
  );
}

function datesOf(match: RegExpExecArray, text: string, hasYear: boolean): readonly WrittenDate[] {
  const [whole, day = "", name = "", slashed, bracketed, written] = match;
  const monthFrom = match.indices?.[2]?.[0];
  const [month, again] = [name, slashed ?? bracketed ?? name].map(monthNumber);
  const isMonth = month !== undefined && month === again && monthFrom !== undefined;
  const value = Number(europeanDigits(day));
  if (!isMonth || value < 1 || value > 31 || NAMED.test(text.slice(0, match.index).slice(-20))) {
    return [];
  }
  const nameEnd = match.indices?.[3]?.[1] ?? match.indices?.[4]?.[1];
  const monthTo =
    nameEnd === undefined
      ? monthFrom + name.length
      : bracketed === undefined
        ? nameEnd
        : nameEnd + 1;
  const year = hasYear && written !== undefined ? Number(europeanDigits(written)) : undefined;
  const from = match.index;
  return [{ from, to: from + whole.length, day: value, month, monthFrom, monthTo, year }];
}

const monthNumber = (name: string): number | undefined =>
  ARABIC_MONTH_NUMBERS.get(name.replaceAll("\u00a0", " "));

import type { Calendar, DigitPolicy, MonthNaming, WritingHabits } from "../index.ts";
import { UsageError } from "./usage-error.ts";

// The library is not loaded by what reads arguments; the types hold these lists to it.
const DIGITS: Readonly<Record<DigitPolicy, true>> = {
  keep: true,
  profile: true,
  arab: true,
  latn: true,
  arabext: true,
};
const CALENDARS: Readonly<Record<Calendar, true>> = { gregorian: true, hijri: true, persian: true };
const MONTHS: Readonly<Record<MonthNaming, true>> = { single: true, dual: true };

/** `--digits`, `--calendars`, `--months`; throws `UsageError` for what is none of their words. */
export function writingHabits(written: {
  readonly digits?: string | undefined;
  readonly calendars?: string | undefined;
  readonly months?: string | undefined;
}): WritingHabits {
  const { digits, calendars, months } = written;
  return {
    digits: digits === undefined ? undefined : oneOf("--digits", digits, DIGITS),
    calendars: calendars?.split(",").map((name) => oneOf("--calendars", name, CALENDARS)),
    months: months === undefined ? undefined : oneOf("--months", months, MONTHS),
  };
}

function oneOf<Word extends string>(
  option: string,
  written: string,
  words: Readonly<Record<Word, true>>,
): Word {
  const name = written.trim().toLowerCase();
  const known = Object.keys(words) as Word[];
  const word = known.find((one) => one === name);
  if (word === undefined) {
    throw new UsageError(`${option} cannot be "${written}"; there is ${known.join(", ")}`);
  }
  return word;
}

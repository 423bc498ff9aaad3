import type { Calendar } from "../model/index.ts";

/** A day as a calendar counts it, all from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const NAMES = { gregorian: "gregory", hijri: "islamic-umalqura", persian: "persian" } as const;

/** The years that the tables of Umm al-Qurā cover in ICU; outside of them it would count by another rule in silence. */
const HIJRI_YEARS = { first: 1300, last: 1600 } as const;

const formats = new Map<Calendar, Intl.DateTimeFormat>();

/** The day of `date` (read in UTC) in a calendar; `undefined` where its tables do not reach. */
export function dayIn(calendar: Calendar, date: Date): CalendarDay | undefined {
  if (calendar === "gregorian") {
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
    };
  }
  const format =
    formats.get(calendar) ??
    new Intl.DateTimeFormat("en-u-nu-latn", {
      calendar: NAMES[calendar],
      year: "numeric",
      month: "numeric",
      day: "numeric",
      timeZone: "UTC",
    });
  formats.set(calendar, format);
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const year = number("year");
  const isCovered =
    calendar === "persian" ? year >= 1 : year >= HIJRI_YEARS.first && year <= HIJRI_YEARS.last;
  return isCovered ? { year, month: number("month"), day: number("day") } : undefined;
}

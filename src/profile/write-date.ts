import type { Calendar, DigitSet } from "../model/index.ts";
import { dayIn } from "./calendar.ts";
import { arabicCountry } from "./countries.ts";
import { withDigits } from "./digits.ts";
import { ARABIC_MONTHS, dualMonth, MONTHS } from "./month-names.ts";

/** What the writing of dates depends on. */
export interface DateHabits {
  readonly locale: Intl.Locale;
  readonly digits: DigitSet;
  /** The first leads, the others follow it as its equivalents. */
  readonly calendars: readonly Calendar[];
  /** Whether months have both their Arabic names. */
  readonly dualMonths: boolean;
}

/** How a language puts a date together. */
interface DatePattern {
  /** Day, month and year, of which `era` is part. */
  readonly full: (day: string, month: string, year: string) => string;
  readonly month: (month: string, year: string) => string;
  /** What follows a year, where calendars stand beside each other or are not the country's first. */
  readonly eras: Readonly<Record<Calendar, string>>;
  /** Between a date and the same day in another calendar. */
  readonly equals: string;
}

const PATTERNS: ReadonlyMap<string, DatePattern> = new Map([
  [
    "ar",
    {
      full: (day, month, year) => `${day} ${month} ${year}`,
      month: (month, year) => `${month} ${year}`,
      eras: { gregorian: "م", hijri: "هـ", persian: "\u00a0هـ.ش" },
      equals: " الموافق ",
    },
  ],
  [
    "fa",
    {
      full: (day, month, year) => `${day} ${month} ${year}`,
      month: (month, year) => `${month} ${year}`,
      eras: { gregorian: "\u00a0م.", hijri: "\u00a0ه\u200d.ق.", persian: "\u00a0ه\u200d.ش." },
      equals: " برابر با ",
    },
  ],
  [
    "ur",
    {
      full: (day, month, year) => `${day} ${month}، ${year}`,
      month: (month, year) => `${month} ${year}`,
      eras: { gregorian: "ء", hijri: "\u00a0ہجری", persian: "\u00a0شمسی" },
      equals: " بمطابق ",
    },
  ],
  [
    "ps",
    {
      full: (day, month, year) => `${year} ${month} ${day}`,
      month: (month, year) => `${year} ${month}`,
      eras: { gregorian: "\u00a0م", hijri: "\u00a0هـ.ق", persian: "\u00a0هـ.ش" },
      equals: " برابر له ",
    },
  ],
  [
    "ckb",
    {
      full: (day, month, year) => `${day}ی ${month}ی ${year}`,
      month: (month, year) => `${month}ی ${year}`,
      eras: { gregorian: "ی زایینی", hijri: "ی کۆچی", persian: "ی هەتاوی" },
      equals: " بەرامبەر بە ",
    },
  ],
]);

/**
 * An ISO 8601 date written out. A moment is shown by the day its author wrote, whatever the zones of writer and machine.
 * What is no date stays as it is; a year or a month alone is Gregorian.
 */
export function writeDate(iso: string, habits: DateHabits): string {
  const day = iso.slice(0, 10);
  const date = new Date(day.length === 4 ? `${day}-01-01T00:00:00Z` : day);
  if (Number.isNaN(date.getTime())) {
    return iso;
  }
  const { locale, digits } = habits;
  const pattern = PATTERNS.get(locale.language);
  if (day.length === 4) {
    return withDigits(day, digits);
  }
  if (pattern === undefined) {
    return writtenByIntl(date, day.length === 7, habits);
  }
  if (day.length === 7) {
    const month = monthName("gregorian", date.getUTCMonth() + 1, habits);
    return pattern.month(month, withDigits(day.slice(0, 4), digits));
  }
  const known = habits.calendars.flatMap((calendar) => {
    const counted = dayIn(calendar, date);
    return counted === undefined ? [] : [{ calendar, counted }];
  });
  // Where no calendar reaches, the one that has no end does.
  const shown =
    known.length > 0
      ? known
      : [{ calendar: "gregorian" as const, counted: dayIn("gregorian", date) }];
  // Hijri years are told by their sign even when they stand alone; the solar ones of their own countries are not.
  const isPaired = shown.length > 1;
  return shown
    .map(({ calendar, counted }) => {
      if (counted === undefined) {
        return iso;
      }
      const isOwn = calendar === "gregorian" || (calendar === "persian" && isPersian(locale));
      const era = isPaired || !isOwn ? pattern.eras[calendar] : "";
      return pattern.full(
        withDigits(String(counted.day), digits),
        monthName(calendar, counted.month, habits),
        withDigits(String(counted.year), digits) + era,
      );
    })
    .join(pattern.equals);
}

/** Whether a country counts by the Persian calendar before all others. */
export const isPersian = ({ language, region }: Intl.Locale): boolean =>
  language === "fa" ||
  (language === "ps" && region !== "PK") ||
  (language === "ckb" && region === "IR");

function monthName(calendar: Calendar, month: number, { locale, dualMonths }: DateHabits): string {
  const { language, region } = locale;
  if (language === "ar" && calendar === "gregorian") {
    const { months } = arabicCountry(region);
    return dualMonths
      ? dualMonth(months, month, region === undefined)
      : (ARABIC_MONTHS[months][month - 1] ?? "");
  }
  const own = MONTHS.get(`${language}-${region ?? ""}`) ?? MONTHS.get(language);
  return own?.[calendar][month - 1] ?? "";
}

const INTL_NAMES = { gregorian: "gregory", hijri: "islamic-umalqura", persian: "persian" } as const;

/** Languages of which warraq has no names of its own: CLDR's, other calendars in parentheses. */
function writtenByIntl(date: Date, isMonth: boolean, { locale, calendars }: DateHabits): string {
  const precision: Intl.DateTimeFormatOptions = isMonth
    ? { year: "numeric", month: "long" }
    : { year: "numeric", month: "long", day: "numeric" };
  const written = (calendar: Calendar): string =>
    new Intl.DateTimeFormat(new Intl.Locale(locale.baseName, { numberingSystem: "latn" }), {
      ...precision,
      calendar: INTL_NAMES[calendar],
      timeZone: "UTC",
    })
      .format(date)
      // ICU wraps some parts in direction marks; the order of the words is the bidi algorithm's business.
      .replace(/[\u200e\u200f\u061c]/g, "");
  const shown = isMonth
    ? ["gregorian" as const]
    : calendars.filter((calendar) => dayIn(calendar, date) !== undefined);
  const [first = "gregorian", ...others] = shown;
  const equivalents = others.map(written).join("; ");
  return written(first) + (equivalents === "" ? "" : ` (${equivalents})`);
}

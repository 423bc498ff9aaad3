import {
  dayIn,
  europeanDigits,
  HIJRI_MONTH_NUMBERS,
  profileForLanguage,
} from "../../profile/index.ts";
import { alternatives, gregorianDates, type WrittenDate } from "../gregorian-dates.ts";
import { DIGIT } from "../number-tokens.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";

/** The Hijri date beside a Gregorian one: after it, or before it. */
const HIJRI = `([${DIGIT}]{1,2})[ \\u00a0](?:من[ \\u00a0](?:شهر[ \\u00a0])?)?(${alternatives(HIJRI_MONTH_NUMBERS.keys())})[،,]?[ \\u00a0](?:(?:عام|سنة)[ \\u00a0])?([${DIGIT}]{4})(?![${DIGIT}])[ \\u00a0]?(?:هـ|هجرية?)?`;
const LINK =
  "[ \\u00a0]?[،,]?[ \\u00a0]?\\(?(?:الموافقة?|موافقة?|المصادف|ل|لـ|[-–—/])?[ \\u00a0]?(?:لـ?[ \\u00a0]?)?";
const AFTER = new RegExp(`^[ \\u00a0]?(?:م|ميلادية?)?(?![\\p{L}\\p{M}])${LINK}${HIJRI}`, "u");
const BEFORE = new RegExp(`${HIJRI}${LINK}$`, "u");

export const hijriDates: Rule = {
  id: "CL-20",
  level: "house",
  name: "Hijri dates",
  summary:
    "Prose is never changed: the Hijri date is written where a date is given as data. Where the article asks for both calendars, a full date in prose is told of, and a Hijri date beside it that is more than a day off.",
  languages: ["ar"],
  settings: ["asked", "always"],
  find: (text) =>
    gregorianDates(text.text).flatMap((date): readonly Found[] => {
      const iso = isoOf(date);
      const counted = iso === undefined ? undefined : dayIn("hijri", new Date(iso));
      if (iso === undefined || counted === undefined) {
        return [];
      }
      const beside = hijriBeside(text.text, date);
      if (beside !== undefined) {
        return isNear(iso, beside)
          ? []
          : [told(text, date, iso, "is not that day, nor one beside it")];
      }
      const { calendars } = text.profile;
      const isAsked =
        text.setting === "always" || (calendars.includes("hijri") && calendars.length > 1);
      return isAsked ? [told(text, date, iso, "is not written beside this date")] : [];
    }),
};

interface HijriDay {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

/** The day as ISO 8601 has it; absent where there is no such day or year. */
function isoOf({ year, month, day }: WrittenDate): string | undefined {
  if (year === undefined) {
    return undefined;
  }
  const pad = (value: number) => String(value).padStart(2, "0");
  const iso = `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
  const date = new Date(iso);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === day ? iso : undefined;
}

function hijriBeside(text: string, { from, to }: WrittenDate): HijriDay | undefined {
  const match =
    AFTER.exec(text.slice(to, to + 80)) ?? BEFORE.exec(text.slice(Math.max(0, from - 80), from));
  const [, day = "", name = "", year = ""] = match ?? [];
  const month = HIJRI_MONTH_NUMBERS.get(name.replaceAll("\u00a0", " "));
  return month === undefined
    ? undefined
    : { day: Number(europeanDigits(day)), month, year: Number(europeanDigits(year)) };
}

const DAY_LENGTH = 86_400_000;

/** Whether a Hijri day is the computed one, or the one before or after it, as the sighting of the moon may have it. */
function isNear(iso: string, { day, month, year }: HijriDay): boolean {
  const at = new Date(iso).getTime();
  return [-1, 0, 1].some((shift) => {
    const counted = dayIn("hijri", new Date(at + shift * DAY_LENGTH));
    return counted?.day === day && counted.month === month && counted.year === year;
  });
}

function told(
  { profile }: CollectedText,
  { from, to }: WrittenDate,
  iso: string,
  what: string,
): Found {
  const asked = profile.calendars.includes("hijri") && profile.calendars.length > 1;
  const calendars = asked ? profile.calendars : (["gregorian", "hijri"] as const);
  const written = profileForLanguage(profile.name, { ...profile.habits, calendars }).date(iso);
  return {
    from,
    to,
    message: `the Hijri date ${what}; :date[]{iso=${iso}} writes it, computed by the calendar of أم القرى, from which the sighting may differ by a day`,
    suggestions: [written],
  };
}

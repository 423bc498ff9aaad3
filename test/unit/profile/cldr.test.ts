import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../src/model/index.ts";
import { PROFILE_NAMES, profileForLanguage } from "../../../src/profile/index.ts";

const MARKS = /[\u200e\u200f\u061c]/g;
const INTL = { gregorian: "gregory", hijri: "islamic-umalqura", persian: "persian" } as const;

/** Languages whose names are ours; of the others the names are CLDR's own at run time. */
const OURS = PROFILE_NAMES.filter((name) => /^(?:ar|fa|ur|ps|ckb)(?:-|$)/.test(name));

/** Where a profile departs from CLDR 48, and why. */
const OTHER_DIGITS: Readonly<Record<string, string>> = {
  ar: "CLDR has 0–9 for Arabic of no country; its books are counted in ٠–٩, and 'keep' leaves the text alone",
  ur: "CLDR has 0–9 for Urdu of no country; its books are counted in ۰–۹",
};
const OTHER_DATES: readonly {
  readonly in: RegExp;
  readonly calendars: readonly Calendar[];
  readonly why: string;
}[] = [
  { in: /^ar/, calendars: ["persian"], why: "CLDR spells months wrong (أذربيهشت, تار, آيان)" },
  {
    in: /^ur/,
    calendars: ["persian"],
    why: "CLDR misreads months (خداداد, آرڈبائش), its era is AP",
  },
  {
    in: /^ps/,
    calendars: ["hijri", "persian"],
    why: "CLDR's eras are Latin, its months «ربيع II»",
  },
  { in: /^ckb/, calendars: ["hijri", "persian"], why: "CLDR's months are Latin, but for Iran" },
];

/** With 0–9 CLDR has ٪ in two countries; the sign goes with the digits (UTS 35, symbols by numbering system), so here it is %. */
const EASTERN_PERCENT = ["ar-SA", "ar-SO"];

/** What CLDR writes with our two habits: no space before هـ, no stray blank in the Urdu months. */
const housed = (text: string, name: string, calendar: Calendar): string => {
  const plain = text.replace(MARKS, "").replaceAll("\u00a0", " ");
  if (calendar !== "hijri") {
    return plain;
  }
  return name.startsWith("ar") ? plain.replace(/ هـ$/, "هـ") : plain.replaceAll("ر بیع", "ربیع");
};

/** Every day from the first of January of the one year to the last of December of the other. */
function days(first: number, last: number): readonly Date[] {
  const all: Date[] = [];
  const end = Date.UTC(last, 11, 31);
  for (let at = Date.UTC(first, 0, 1); at <= end; at += 86_400_000) {
    all.push(new Date(at));
  }
  return all;
}

const isoOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Two leap years among them, and Hijri 1443 to 1450: all of their days, in one profile of each kind of country. */
const LONG = days(2021, 2029);
/** A common year and a leap year, for every profile. */
const SHORT = days(2027, 2028);

describe.each(OURS)("%s", (name) => {
  const numbering = new Intl.NumberFormat(name).resolvedOptions().numberingSystem;
  const isLong = ["ar-EG", "ar-MA", "ar-LB", "fa-IR", "fa-AF"].includes(name);

  test.each(["gregorian", "hijri", "persian"] as const)("every day, %s", (calendar) => {
    if (OTHER_DATES.some((other) => other.in.test(name) && other.calendars.includes(calendar))) {
      return;
    }
    const profile = profileForLanguage(name, { calendars: [calendar] });
    const oracle = new Intl.DateTimeFormat(
      new Intl.Locale(name, { numberingSystem: profile.digits }),
      { calendar: INTL[calendar], day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
    );
    const wrong = (isLong ? LONG : SHORT).flatMap((date) => {
      const ours = profile.date(isoOf(date)).replaceAll("\u00a0", " ");
      const theirs = housed(oracle.format(date), name, calendar);
      return ours === theirs ? [] : [`${isoOf(date)}: ${ours} ≠ ${theirs}`];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test("digits and separators", () => {
    const profile = profileForLanguage(name);
    if (OTHER_DIGITS[name] === undefined) {
      expect(profile.digits).toBe(numbering);
    } else {
      expect(profile.digits).not.toBe(numbering);
    }
    for (const [digits, marks] of [
      [profile.digits, profile.marks],
      ["latn", profile.europeanMarks],
    ] as const) {
      const tag = new Intl.Locale(name, { numberingSystem: digits });
      const part = (type: string, style: "decimal" | "percent" = "decimal") =>
        new Intl.NumberFormat(tag, { style })
          .formatToParts(1234567.5)
          .find((one) => one.type === type)
          ?.value.replace(MARKS, "");
      expect(marks).toEqual({
        decimal: part("decimal"),
        group: part("group"),
        percent:
          digits === "latn" && EASTERN_PERCENT.includes(name)
            ? "%"
            : part("percentSign", "percent"),
      });
    }
    const percent = new Intl.NumberFormat(name, { style: "percent" })
      .format(0.5)
      .replace(MARKS, "");
    expect(/\s/.test(percent)).toBe(profile.spacedPercent);
  });

  test("months and days of the week", () => {
    const profile = profileForLanguage(name);
    const month = new Intl.DateTimeFormat(new Intl.Locale(name), {
      calendar: "gregory",
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    const nameOf = (date: Date) =>
      month.formatToParts(date).find(({ type }) => type === "month")?.value;
    expect(profile.months).toEqual(
      Array.from({ length: 12 }, (_, at) => nameOf(new Date(Date.UTC(2026, at, 15)))),
    );
    const weekday = new Intl.DateTimeFormat(name, { weekday: "long", timeZone: "UTC" });
    expect(profile.weekdays).toEqual(
      Array.from({ length: 7 }, (_, at) => weekday.format(new Date(Date.UTC(2026, 10, 22 + at)))),
    );
  });

  test("the calendar that leads", () => {
    const theirs = new Intl.DateTimeFormat(name).resolvedOptions().calendar;
    expect(INTL[profileForLanguage(name).calendars[0] ?? "gregorian"]).toBe(theirs);
  });
});

test("Hijri years from 1443 to 1450 are whole, each of 354 or 355 days", () => {
  const profile = profileForLanguage("ar-SA", { calendars: ["hijri"], digits: "latn" });
  const counted = new Map<string, number>();
  for (const date of LONG) {
    const year = /(\d{4})هـ$/.exec(profile.date(isoOf(date)))?.[1] ?? "";
    counted.set(year, (counted.get(year) ?? 0) + 1);
  }
  for (let year = 1443; year <= 1450; year += 1) {
    expect([354, 355]).toContain(counted.get(String(year)));
  }
});

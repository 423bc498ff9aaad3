import { findProfile, PROFILE_NAMES } from "./profile/index.ts";

/** A country profile, as a list shows it. */
export interface ProfileListing {
  readonly name: string;
  /** The language and the country in English. */
  readonly description: string;
  /** 0123456789 in its digits. */
  readonly digits: string;
  /** A number in its digits and separators, with its sign for percent. */
  readonly number: string;
  /** The Gregorian months as it names them. */
  readonly months: readonly string[];
  /** The calendar that dates are written in, and one of them. */
  readonly calendar: string;
  readonly date: string;
}

/** A day whose month has another name in each set of Arabic months. */
const SAMPLE_DAY = "2026-08-03";

/** The profiles that are made for a language or a country, in the order of the documentation. */
export function listProfiles(): readonly ProfileListing[] {
  return PROFILE_NAMES.flatMap((name) => {
    const profile = findProfile(name);
    if (profile === undefined) {
      return [];
    }
    const { marks, spacedPercent } = profile;
    return [
      {
        name,
        description: profile.description,
        digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(profile.counter).join(""),
        number: `${profile.number(1234.5)}${spacedPercent ? "\u00a0" : ""}${marks.percent}`,
        months: profile.months,
        calendar: profile.calendars[0] ?? "gregorian",
        date: profile.date(SAMPLE_DAY),
      },
    ];
  });
}

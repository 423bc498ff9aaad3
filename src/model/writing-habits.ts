/** The sets of digits: 0–9, ٠–٩, ۰–۹, by their names in BCP 47. */
export type DigitSet = "latn" | "arab" | "arabext";

/**
 * `keep` leaves the digits of the text as they are, and what warraq writes has the profile's. All others give text and
 * what warraq writes one set: the profile's, or the one named.
 */
export const DIGIT_POLICIES = ["keep", "profile", "arab", "latn", "arabext"] as const;
export type DigitPolicy = (typeof DIGIT_POLICIES)[number];

/**
 * `hijri` is the calendar of Umm al-Qurā, which is computed; where the moon is sighted, months may begin a day earlier or
 * later. `persian` is the solar Hijri calendar of Iran and Afghanistan.
 */
export const CALENDARS = ["gregorian", "hijri", "persian"] as const;
export type Calendar = (typeof CALENDARS)[number];

/** Whether Arabic months have one name or both: «أيار», «أيار/مايو». */
export const MONTH_NAMINGS = ["single", "dual"] as const;
export type MonthNaming = (typeof MONTH_NAMINGS)[number];

/** What an article or a publication asks of its country profile. */
export interface WritingHabits {
  /** `keep` when absent. */
  readonly digits?: DigitPolicy | undefined;
  /** The calendars of dates that warraq writes, the leading one first; the profile's own when absent. */
  readonly calendars?: readonly Calendar[] | undefined;
  /** `single` when absent. */
  readonly months?: MonthNaming | undefined;
}

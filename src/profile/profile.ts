import type {
  AsideKind,
  BylineRole,
  Calendar,
  DigitSet,
  Direction,
  ListStyle,
  WritingHabits,
} from "../model/index.ts";

/** The marks that go with a set of digits. */
export interface NumberMarks {
  readonly decimal: string;
  readonly group: string;
  readonly percent: string;
}

/** Habits of a country or language: everything warraq writes that the author did not. */
export interface Profile {
  /** A BCP 47 tag, such as `ar` or `ar-MA`. */
  readonly name: string;
  /** Its language and country in English. */
  readonly description: string;
  readonly language: string;
  readonly direction: Direction;
  /** What was asked beside the name. */
  readonly habits: WritingHabits;
  /** Digits of counters, dates and numbers that warraq writes. */
  readonly digits: DigitSet;
  /** Whether the digits of the text are to be the profile's too. */
  readonly convertsText: boolean;
  /** The marks of its digits. */
  readonly marks: NumberMarks;
  /** The marks that go with European digits in the country: of «1.234» they tell whether it is above a thousand. */
  readonly europeanMarks: NumberMarks;
  /** Whether `marks.percent` stands apart from its number, as in Kurdish and French. */
  readonly spacedPercent: boolean;
  /** The calendars of dates that warraq writes, the leading one first; never empty. */
  readonly calendars: readonly Calendar[];
  /** The Gregorian months as the country names them, January first. */
  readonly months: readonly string[];
  /** The same with both their Arabic names, «أيار/مايو»; as `months` in other languages. */
  readonly dualMonths: readonly string[];
  /** The days of the week, Sunday first; empty where warraq knows none. */
  readonly weekdays: readonly string[];
  readonly quotes: { readonly outer: QuotePair; readonly inner: QuotePair };
  readonly labels: Labels;
  /** The marker of item `number` of a list, its delimiter included; bullets are the template's. */
  readonly listMarker: (style: Exclude<ListStyle, "bullet">, number: number) => string;
  /** A counting number (page, note, figure) in the profile's digits. */
  readonly counter: (number: number) => string;
  /** The number of a page before the articles, in letters: of the abjad by their value, in the order of the country; or Roman. */
  readonly frontFolio: (style: "abjad" | "roman", number: number) => string;
  /**
   * Between the parts of a section number. Arabic-Indic digits on both sides of a hyphen stand from right to left, as
   * Arabic numbers its sections; other digits would stand from left to right (UAX #9, W4), and take the point, which
   * is read so.
   */
  readonly sectionSeparator: "-" | ".";
  /** An ISO 8601 date written out; a moment is shown by the day as written. */
  readonly date: (iso: string) => string;
  /** A number with the profile's digits and separators. */
  readonly number: (value: number) => string;
}

/** Opening mark, closing mark. */
export type QuotePair = readonly [string, string];

export interface Labels {
  readonly contents: string;
  readonly namesIndex: string;
  readonly subjectsIndex: string;
  /** Before the names of the fonts, in a colophon. */
  readonly fonts: string;
  readonly notes: string;
  readonly figure: string;
  readonly table: string;
  /** The two as a reference names them within a sentence: «الشكل», «الجدول». */
  readonly references: { readonly figure: string; readonly table: string };
  /** Between the number and the words of a caption. */
  readonly captionSeparator: string;
  /** Beside the number of a table that goes on from the page before. */
  readonly continued: string;
  readonly listOfFigures: string;
  readonly listOfTables: string;
  readonly page: string;
  /** Before the number of one issue of a paper. */
  readonly issue: string;
  readonly summary: string;
  readonly source: string;
  readonly correction: string;
  readonly rights: string;
  readonly updated: string;
  readonly photograph: string;
  readonly surah: string;
  /** Before the number of one ayah, and of several. */
  readonly ayah: { readonly one: string; readonly two: string; readonly more: string };
  readonly question: string;
  readonly answer: string;
  readonly link: string;
  /** What a link from a note back to its place says. */
  readonly backToText: string;
  readonly cover: string;
  readonly start: string;
  /** Between items of a short list, such as the names of authors. */
  readonly listSeparator: string;
  readonly asides: Readonly<Record<AsideKind, string>>;
  /** What stands before a name in a byline; empty where the name stands alone. */
  readonly bylines: Readonly<Record<BylineRole, string>>;
}

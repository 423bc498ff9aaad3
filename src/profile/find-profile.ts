import {
  type Article,
  type Calendar,
  type DigitSet,
  languageDirection,
  type WritingHabits,
} from "../model/index.ts";
import { abjadNumeral } from "./abjad-numeral.ts";
import { arabicCountry, PROFILE_NAMES } from "./countries.ts";
import { digitsFor, withDigits } from "./digits.ts";
import { LABELS } from "./labels.ts";
import { listNumber } from "./list-marker.ts";
import { ARABIC_MONTHS, dualMonth, MONTHS } from "./month-names.ts";
import type { NumberMarks, Profile, QuotePair } from "./profile.ts";
import { WEEKDAYS } from "./weekdays.ts";
import { isPersian, writeDate } from "./write-date.ts";

const GUILLEMETS: QuotePair = ["«", "»"];
const CURLY: QuotePair = ["“", "”"];
const SINGLE: QuotePair = ["‘", "’"];

const KNOWN_LANGUAGES = new Set(PROFILE_NAMES.map((name) => name.split("-")[0] ?? ""));

/** The profile of that name; `undefined` when warraq knows no such language. */
export function findProfile(name: string, habits: WritingHabits = {}): Profile | undefined {
  const tag = canonicalTag(name);
  const language = tag?.split("-")[0] ?? "";
  return tag !== undefined && KNOWN_LANGUAGES.has(language) ? makeProfile(tag, habits) : undefined;
}

/** The profile that suits a language tag; every language gets one. */
export function profileForLanguage(tag: string, habits: WritingHabits = {}): Profile {
  return makeProfile(canonicalTag(tag) ?? "en", habits);
}

/** The habits for matter that may have a language of its own: a country's profile serves its language. */
export function profileIn(language: string | undefined, profile: Profile): Profile {
  return language === undefined || servesLanguage(language, profile)
    ? profile
    : profileForLanguage(language, profile.habits);
}

/** A country's profile serves its language wherever a tag does not ask for another country. */
export function servesLanguage(tag: string, profile: Profile): boolean {
  const [language, ...rest] = tag.toLowerCase().split("-");
  return tag === profile.name || (language === profile.language && rest.length === 0);
}

/** The habits of one article in a publication: its own where it names them or is in another language. */
export function profileOfArticle(article: Article, ofPublication: Profile): Profile {
  const habits = habitsOf(article, ofPublication.habits);
  const named = article.profile === undefined ? undefined : findProfile(article.profile, habits);
  if (named !== undefined) {
    return named;
  }
  const [language] = article.language.toLowerCase().split("-");
  const name = language === ofPublication.language ? ofPublication.name : article.language;
  return profileForLanguage(name, habits);
}

/** What an article or publication asks; `others` serve where it says nothing. */
export function habitsOf(
  { digits, calendars, months }: WritingHabits,
  others: WritingHabits = {},
): WritingHabits {
  return {
    digits: digits ?? others.digits,
    calendars: calendars ?? others.calendars,
    months: months ?? others.months,
  };
}

function canonicalTag(name: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(name)[0];
  } catch {
    // Not a language tag at all: RangeError.
    return undefined;
  }
}

let names: Intl.DisplayNames | undefined;

/** Loading the names of all languages takes longer than all else of a profile, and only lists of profiles show them. */
function describe(tag: string): string {
  names ??= new Intl.DisplayNames("en", { type: "language", languageDisplay: "standard" });
  return names.of(tag) ?? tag;
}

/** Asked for at every turn; a book has a handful. */
const made = new Map<string, Profile>();
const MOST_KEPT = 64;

function makeProfile(tag: string, habits: WritingHabits): Profile {
  const { digits, calendars, months } = habits;
  const key = [tag, digits, calendars, months].join("|");
  const known = made.get(key);
  if (known !== undefined) {
    return known;
  }
  if (made.size >= MOST_KEPT) {
    made.clear();
  }
  const profile = newProfile(tag, habits);
  made.set(key, profile);
  return profile;
}

function newProfile(tag: string, habits: WritingHabits): Profile {
  const locale = new Intl.Locale(tag);
  const { language, region } = locale;
  const direction = languageDirection(tag);
  const writesArabic = direction === "rtl" && language !== "he" && language !== "yi";
  const policy = habits.digits ?? "keep";
  const digits = digitsFor(policy, digitsOf(locale), writesArabic);
  const isMaghrebi = language === "ar" && arabicCountry(region).maghrebi;
  const labels =
    LABELS[language] ?? (direction === "rtl" ? LABELS["ar"] : LABELS["en"]) ?? missingLabels();
  const counter = (number: number) => withDigits(String(number), digits);
  const calendars = calendarsOf(locale, habits);
  return {
    name: tag,
    get description() {
      return describe(tag);
    },
    language,
    direction,
    habits,
    digits,
    convertsText: policy !== "keep",
    marks: marksOf(locale, digits),
    europeanMarks: marksOf(locale, "latn"),
    spacedPercent: language === "ckb" || language === "fr",
    calendars,
    months: monthsOf(locale),
    dualMonths: dualMonthsOf(locale),
    weekdays: WEEKDAYS.get(language) ?? [],
    quotes: quotesOf(language),
    labels,
    listMarker: (style, number) => {
      // The digits that an author opened a list with are text: one set for all takes them too.
      const asked = style === "arabic-indic" && policy !== "keep" ? "decimal" : style;
      const shown = listNumber(asked, number, digits, isMaghrebi);
      return style === "abjad" || style === "hijai" ? `${shown})` : `${shown}.`;
    },
    counter,
    // What is written from left to right has no abjad.
    frontFolio: (style, number) =>
      style === "roman" || direction === "ltr"
        ? listNumber("roman", number, digits)
        : (abjadNumeral(number, isMaghrebi) ?? counter(number)),
    sectionSeparator: digits === "arab" ? "-" : ".",
    date: (iso) =>
      writeDate(iso, { locale, digits, calendars, dualMonths: habits.months === "dual" }),
    number: (value) =>
      new Intl.NumberFormat(numberLocale(locale, digits), { maximumFractionDigits: 20 }).format(
        value,
      ),
  };
}

/** CLDR's digits of a country; a language without a country keeps those that its books are counted in. */
function digitsOf({ language, region }: Intl.Locale): DigitSet {
  switch (language) {
    case "ar":
      return arabicCountry(region).digits;
    case "ckb":
      return "arab";
    case "fa":
    case "ps":
      return "arabext";
    case "ur":
      return region === "PK" ? "latn" : "arabext";
    default:
      return "latn";
  }
}

function marksOf({ language, region }: Intl.Locale, digits: DigitSet): NumberMarks {
  if (digits !== "latn") {
    return { decimal: "٫", group: "٬", percent: language === "ur" ? "%" : "٪" };
  }
  switch (language) {
    case "ar": {
      const { latinDecimal } = arabicCountry(region);
      return { decimal: latinDecimal, group: latinDecimal === "." ? "," : ".", percent: "%" };
    }
    case "ps":
      return { decimal: ",", group: ".", percent: "%" };
    case "fr":
      return { decimal: ",", group: "\u202f", percent: "%" };
    default:
      return { decimal: ".", group: ",", percent: "%" };
  }
}

function calendarsOf(locale: Intl.Locale, { calendars }: WritingHabits): readonly Calendar[] {
  return calendars === undefined || calendars.length === 0
    ? [isPersian(locale) ? "persian" : "gregorian"]
    : [...new Set(calendars)];
}

function monthsOf({ language, region }: Intl.Locale): readonly string[] {
  return language === "ar"
    ? ARABIC_MONTHS[arabicCountry(region).months]
    : ((MONTHS.get(`${language}-${region ?? ""}`) ?? MONTHS.get(language))?.gregorian ?? []);
}

function dualMonthsOf(locale: Intl.Locale): readonly string[] {
  const { language, region } = locale;
  const months = monthsOf(locale);
  return language === "ar"
    ? months.map((_, at) => dualMonth(arabicCountry(region).months, at + 1, region === undefined))
    : months;
}

function quotesOf(language: string): Profile["quotes"] {
  switch (language) {
    case "ar":
    case "fa":
    case "ps":
    case "ckb":
      return { outer: GUILLEMETS, inner: CURLY };
    case "ur":
      return { outer: CURLY, inner: SINGLE };
    case "fr":
      return { outer: ["«\u00a0", "\u00a0»"], inner: CURLY };
    default:
      return { outer: CURLY, inner: SINGLE };
  }
}

const numberLocale = (locale: Intl.Locale, digits: DigitSet): string =>
  new Intl.Locale(locale.baseName, { numberingSystem: digits }).toString();

function missingLabels(): never {
  throw new Error("the built-in labels are incomplete");
}

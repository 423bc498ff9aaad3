import { languageDirection } from "../model/index.ts";
import { abjadNumeral } from "./abjad-numeral.ts";
import { withDigits } from "./digits.ts";
import { LABELS } from "./labels.ts";
import { listNumber } from "./list-marker.ts";
import type { DigitSet, Profile, QuotePair } from "./profile.ts";

/** Arabic-writing countries whose press counts in European digits. */
const MAGHREB = new Set(["DZ", "EH", "LY", "MA", "MR", "TN"]);

const GUILLEMETS: QuotePair = ["«", "»"];
const CURLY: QuotePair = ["“", "”"];
const SINGLE: QuotePair = ["‘", "’"];

const KNOWN_LANGUAGES = new Set(["ar", "fa", "ur", "ps", "he", "en", "fr"]);

/** The profile of that name; `undefined` when warraq knows no such language. */
export function findProfile(name: string): Profile | undefined {
  const tag = canonicalTag(name);
  const language = tag?.split("-")[0] ?? "";
  return tag !== undefined && KNOWN_LANGUAGES.has(language) ? makeProfile(tag) : undefined;
}

/** The profile that suits a language tag; every language gets one. */
export function profileForLanguage(tag: string): Profile {
  return makeProfile(canonicalTag(tag) ?? "en");
}

function canonicalTag(name: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(name)[0];
  } catch {
    // Not a language tag at all: RangeError.
    return undefined;
  }
}

function makeProfile(tag: string): Profile {
  const locale = new Intl.Locale(tag);
  const { language, region } = locale;
  const direction = languageDirection(tag);
  const digits = digitsOf(language, region);
  const labels =
    LABELS[language] ?? (direction === "rtl" ? LABELS["ar"] : LABELS["en"]) ?? missingLabels();
  const counter = (number: number) => withDigits(String(number), digits);
  return {
    name: tag,
    language,
    direction,
    digits,
    quotes: quotesOf(language),
    labels,
    listMarker: (style, number) => {
      const shown = listNumber(style, number, digits, MAGHREB.has(region ?? ""));
      return style === "abjad" || style === "hijai" ? `${shown})` : `${shown}.`;
    },
    counter,
    // What is written from left to right has no abjad.
    frontFolio: (style, number) =>
      style === "roman" || direction === "ltr"
        ? listNumber("roman", number, digits)
        : (abjadNumeral(number, MAGHREB.has(region ?? "")) ?? counter(number)),
    sectionSeparator: digits === "arab" ? "-" : ".",
    date: (iso) => writeDate(iso, locale, digits),
    number: (value) =>
      new Intl.NumberFormat(numberLocale(locale, digits), { maximumFractionDigits: 20 }).format(
        value,
      ),
  };
}

function digitsOf(language: string, region: string | undefined): DigitSet {
  switch (language) {
    case "ar":
      return region !== undefined && MAGHREB.has(region) ? "latn" : "arab";
    case "fa":
    case "ur":
    case "ps":
      return "arabext";
    default:
      return "latn";
  }
}

function quotesOf(language: string): Profile["quotes"] {
  switch (language) {
    case "ar":
    case "fa":
    case "ps":
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

function writeDate(iso: string, locale: Intl.Locale, digits: DigitSet): string {
  // A moment is shown by the day its author wrote, whatever the zones of writer and machine.
  const day = iso.slice(0, 10);
  const date = new Date(day.length === 4 ? `${day}-01-01T00:00:00Z` : day);
  if (Number.isNaN(date.getTime())) {
    return iso;
  }
  const precision: Intl.DateTimeFormatOptions =
    day.length === 4
      ? { year: "numeric" }
      : day.length === 7
        ? { year: "numeric", month: "long" }
        : { year: "numeric", month: "long", day: "numeric" };
  return (
    new Intl.DateTimeFormat(numberLocale(locale, digits), {
      ...precision,
      calendar: "gregory",
      timeZone: "UTC",
    })
      .format(date)
      // ICU wraps some parts in direction marks; the order of the words is the bidi algorithm's business.
      .replace(/[\u200e\u200f\u061c]/g, "")
  );
}

function missingLabels(): never {
  throw new Error("the built-in labels are incomplete");
}

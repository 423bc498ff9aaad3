import type { DigitSet } from "../model/index.ts";

/** How a country counts and what it calls the months, beside what its language has in common. */
export interface CountryHabits {
  readonly digits: DigitSet;
  /** What parts a fraction where European digits are written: 1,234.5 or 1.234,5. */
  readonly latinDecimal: "." | ",";
  readonly months: MonthSet;
  /** Whether letters count in the order of the Maghreb. */
  readonly maghrebi: boolean;
}

/** The names of the Gregorian months: of Egypt and the Gulf, of the Levant and Iraq, and three of the Maghreb. */
export type MonthSet = "egyptian" | "levantine" | "tunisian" | "moroccan" | "mauritanian";

const EASTERN: CountryHabits = {
  digits: "arab",
  latinDecimal: ".",
  months: "egyptian",
  maghrebi: false,
};
const LEVANT: CountryHabits = { ...EASTERN, months: "levantine" };
const MAGHREB: CountryHabits = {
  digits: "latn",
  latinDecimal: ",",
  months: "tunisian",
  maghrebi: true,
};

/**
 * The countries that write Arabic, as CLDR 48 has their digits, separators and months. Western Sahara counts letters as
 * its neighbours do; of the rest CLDR says what it says of Arabic in general.
 */
const ARABIC: ReadonlyMap<string, CountryHabits> = new Map([
  ["EG", EASTERN],
  ["SA", EASTERN],
  ["KW", EASTERN],
  ["QA", EASTERN],
  ["BH", EASTERN],
  ["OM", EASTERN],
  ["YE", EASTERN],
  ["SD", EASTERN],
  ["AE", { ...EASTERN, digits: "latn" }],
  ["LB", { ...LEVANT, latinDecimal: "," }],
  ["SY", LEVANT],
  ["JO", LEVANT],
  ["PS", LEVANT],
  ["IQ", LEVANT],
  ["LY", { ...MAGHREB, months: "egyptian" }],
  ["TN", MAGHREB],
  ["DZ", MAGHREB],
  ["MA", { ...MAGHREB, months: "moroccan" }],
  ["MR", { ...MAGHREB, digits: "arab", months: "mauritanian" }],
  ["DJ", EASTERN],
  ["SO", EASTERN],
  ["KM", EASTERN],
  ["EH", { ...EASTERN, digits: "latn", maghrebi: true }],
  ["TD", EASTERN],
  ["ER", EASTERN],
  ["SS", EASTERN],
  ["IL", EASTERN],
]);

/** The country of an Arabic text; one that writes none, and no country at all, count as the east does. */
export const arabicCountry = (region: string | undefined): CountryHabits =>
  ARABIC.get(region ?? "") ?? EASTERN;

/** The profiles that are made for a country or, with a tag of a language alone, for nobody's in particular. */
export const PROFILE_NAMES: readonly string[] = [
  "ar",
  ...[...ARABIC.keys()].map((region) => `ar-${region}`),
  "fa",
  "fa-IR",
  "fa-AF",
  "ur",
  "ur-PK",
  "ur-IN",
  "ps",
  "ps-AF",
  "ps-PK",
  "ckb",
  "ckb-IQ",
  "ckb-IR",
  "he",
  "en",
  "fr",
];

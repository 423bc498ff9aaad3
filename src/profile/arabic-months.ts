import { ARABIC_MONTHS, type MonthNames } from "./month-names.ts";

/** How Arabic writes its months beside the spelling of CLDR: hamzas left out, the endings of Egypt's older papers. */
const OTHER_SPELLINGS: ReadonlyMap<string, number> = new Map([
  ["اذار", 3],
  ["ابريل", 4],
  ["افريل", 4],
  ["ايار", 5],
  ["يونيه", 6],
  ["يوليه", 7],
  ["جويليه", 7],
  ["اغسطس", 8],
  ["اوت", 8],
  ["ايلول", 9],
  ["اكتوبر", 10],
  ["تشرين أول", 10],
  ["تشرين اول", 10],
  ["تشرين الاول", 10],
  ["تشرين ثاني", 11],
  ["تشرين ثان", 11],
  ["كانون أول", 12],
  ["كانون اول", 12],
  ["كانون الاول", 12],
  ["كانون ثاني", 1],
  ["كانون ثان", 1],
]);

/**
 * The names of the Gregorian months in all Arab countries, with the number of the month from 1; no name is that of two
 * months. Some are words of other meanings as well («آب», «أوت», «مارس»): only a date makes them months.
 */
export const ARABIC_MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...Object.values(ARABIC_MONTHS).flatMap((set: MonthNames) =>
    set.map((name, at): readonly [string, number] => [name, at + 1]),
  ),
  ...OTHER_SPELLINGS,
]);

/** The Hijri months as Arab countries write them, with the number of the month from 1. */
export const HIJRI_MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  [
    ["محرم", "المحرم", "محرّم", "المحرّم", "محرم الحرام"],
    ["صفر", "صفر الخير"],
    ["ربيع الأول", "ربيع الاول", "ربيع أول"],
    ["ربيع الآخر", "ربيع الاخر", "ربيع الثاني", "ربيع ثاني"],
    ["جمادى الأولى", "جمادى الاولى", "جمادى الأول", "جمادى الاول", "جمادي الأولى"],
    ["جمادى الآخرة", "جمادى الاخرة", "جمادى الثانية", "جمادى الآخر", "جمادي الآخرة"],
    ["رجب"],
    ["شعبان"],
    ["رمضان"],
    ["شوال", "شوّال"],
    ["ذو القعدة", "ذي القعدة", "ذو القعده", "ذي القعده"],
    ["ذو الحجة", "ذي الحجة", "ذو الحجّة", "ذي الحجّة", "ذو الحجه", "ذي الحجه"],
  ].flatMap((spellings, at) => spellings.map((name): readonly [string, number] => [name, at + 1])),
);

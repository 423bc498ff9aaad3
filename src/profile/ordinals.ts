/** The grammatical gender of what is counted: الفصل is masculine, المقالة feminine. */
export type Gender = "masculine" | "feminine";

interface OrdinalForms {
  /** With the article: الأول, الأولى. */
  readonly masculine: string;
  readonly feminine: string;
}

const UNITS: readonly OrdinalForms[] = [
  { masculine: "الأول", feminine: "الأولى" },
  { masculine: "الثاني", feminine: "الثانية" },
  { masculine: "الثالث", feminine: "الثالثة" },
  { masculine: "الرابع", feminine: "الرابعة" },
  { masculine: "الخامس", feminine: "الخامسة" },
  { masculine: "السادس", feminine: "السادسة" },
  { masculine: "السابع", feminine: "السابعة" },
  { masculine: "الثامن", feminine: "الثامنة" },
  { masculine: "التاسع", feminine: "التاسعة" },
  { masculine: "العاشر", feminine: "العاشرة" },
];

/** Within a compound the first is «حادي», not «أول». */
const COMPOUND_FIRST: OrdinalForms = { masculine: "الحادي", feminine: "الحادية" };

/** From 20 on; a ten counts both genders. */
const TENS = [
  "العشرون",
  "الثلاثون",
  "الأربعون",
  "الخمسون",
  "الستون",
  "السبعون",
  "الثمانون",
  "التسعون",
] as const;

/**
 * An Arabic ordinal that agrees with the gender of what it counts: «الفصل الحادي عشر», «المقالة الحادية عشرة», «الباب الثالث
 * والعشرون». `undefined` outside of 1 to 99.
 */
export function arabicOrdinal(number: number, gender: Gender): string | undefined {
  if (!Number.isInteger(number) || number < 1 || number > 99) {
    return undefined;
  }
  if (number <= 10) {
    return UNITS[number - 1]?.[gender];
  }
  const unit = number % 10;
  const ten = TENS[Math.floor(number / 10) - 2];
  if (unit === 0) {
    return ten;
  }
  const first = unit === 1 ? COMPOUND_FIRST[gender] : (UNITS[unit - 1]?.[gender] ?? "");
  return ten === undefined
    ? `${first} ${gender === "masculine" ? "عشر" : "عشرة"}`
    : `${first} و${ten}`;
}

/**
 * The word that opens a section, in the accusative: أولًا, ثانيًا … عاشرًا, حادي عشر … عشرين, حاديًا وعشرين. `undefined` outside of 1
 * to 99.
 */
export function sectionOrdinal(number: number): string | undefined {
  const ordinal = arabicOrdinal(number, "masculine")?.replace(/(?<=^|و)ال/gu, "");
  if (ordinal === undefined || (number > 10 && number < 20)) {
    // Eleven to nineteen stand on their vowel and do not change.
    return ordinal;
  }
  if (number <= 10) {
    return `${ordinal}${TANWIN}`;
  }
  const [unit = "", ten] = ordinal.replace(/ون$/u, "ين").split(" ");
  return ten === undefined ? unit : `${unit}${TANWIN} ${ten}`;
}

/** The accusative of an indefinite noun; a last yāʾ carries it as any letter does. */
const TANWIN = "ًا";

/** The parts of a book and their gender. */
export const DIVISIONS: Readonly<Record<string, Gender>> = {
  الباب: "masculine",
  الفصل: "masculine",
  المبحث: "masculine",
  المطلب: "masculine",
  القسم: "masculine",
  الجزء: "masculine",
  الملحق: "masculine",
  الشكل: "masculine",
  الجدول: "masculine",
  المقالة: "feminine",
  المسألة: "feminine",
  الفقرة: "feminine",
  المادة: "feminine",
  الصورة: "feminine",
  الحلقة: "feminine",
};

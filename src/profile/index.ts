export { ARABIC_MONTH_NUMBERS, HIJRI_MONTH_NUMBERS } from "./arabic-months.ts";
export { ayahPlace, ayahPlaceParts, readAyahPlace } from "./ayah-place.ts";
export { type CalendarDay, dayIn } from "./calendar.ts";
export { PROFILE_NAMES } from "./countries.ts";
export { europeanDigits, inDigits, withDigits } from "./digits.ts";
export {
  findProfile,
  habitsOf,
  profileForLanguage,
  profileIn,
  profileOfArticle,
  servesLanguage,
} from "./find-profile.ts";
export { type IndexOrder, indexOrder } from "./index-order.ts";
export { arabicOrdinal, DIVISIONS, type Gender, sectionOrdinal } from "./ordinals.ts";
export type { Labels, NumberMarks, Profile, QuotePair } from "./profile.ts";

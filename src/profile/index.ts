export { withDigits } from "./digits.ts";
export { findProfile, profileForLanguage } from "./find-profile.ts";
export { type IndexOrder, indexOrder } from "./index-order.ts";
export type { DigitSet, Labels, Profile, QuotePair } from "./profile.ts";

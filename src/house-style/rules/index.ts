import type { Rule } from "../rule.ts";
import { decorativeTatweel } from "./decorative-tatweel.ts";
import { latinPunctuation } from "./latin-punctuation.ts";

/**
 * Every rule, in the order they are applied in: what mends the encoding first, then spaces and marks, then the taste of
 * the house. Of two edits to the same characters the earlier rule's is made.
 */
export const RULES: readonly Rule[] = [latinPunctuation, decorativeTatweel];

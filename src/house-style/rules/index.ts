import type { Rule } from "../rule.ts";
import { arabicEmphasis } from "./arabic-emphasis.ts";
import { copiedOrder } from "./copied-order.ts";
import { dashes } from "./dashes.ts";
import { decorativeTatweel } from "./decorative-tatweel.ts";
import { detachedWaw } from "./detached-waw.ts";
import { digits } from "./digits.ts";
import { directionControls } from "./direction-controls.ts";
import { doubledPunctuation } from "./doubled-punctuation.ts";
import { ellipses } from "./ellipses.ts";
import { hamzaAndTeh } from "./hamza-and-teh.ts";
import { headingLevels } from "./heading-levels.ts";
import { hijriDates } from "./hijri-dates.ts";
import { honorificSigns } from "./honorific-signs.ts";
import { impossibleMarks } from "./impossible-marks.ts";
import { latinPunctuation } from "./latin-punctuation.ts";
import { lettersOfNeighbours } from "./letters-of-neighbours.ts";
import { missingAlt } from "./missing-alt.ts";
import { mixedDigits } from "./mixed-digits.ts";
import { mixedLetters } from "./mixed-letters.ts";
import { monthNames } from "./month-names.ts";
import { noBreakSpaces } from "./no-break-spaces.ts";
import { normalForm } from "./normal-form.ts";
import { ordinalsInOrder } from "./ordinals-in-order.ts";
import { percentAndCurrency } from "./percent-and-currency.ts";
import { presentationForms } from "./presentation-forms.ts";
import { punctuationSpacing } from "./punctuation-spacing.ts";
import { quotationMarks } from "./quotation-marks.ts";
import { repeatedWords } from "./repeated-words.ts";
import { suspiciousCharacters } from "./suspicious-characters.ts";
import { tanwinOrder } from "./tanwin-order.ts";
import { turnedBrackets } from "./turned-brackets.ts";
import { unbalancedMarks } from "./unbalanced-marks.ts";
import { vowelSigns } from "./vowel-signs.ts";
import { whiteSpace } from "./white-space.ts";

/**
 * Every rule, in the order they are applied in: what mends the encoding first, then letters, marks and spaces, then what
 * reads the mended text. Of two edits to the same characters the earlier rule's is made. One rule a line.
 */
export const RULES: readonly Rule[] = [
  presentationForms,
  normalForm,
  impossibleMarks,
  lettersOfNeighbours,
  decorativeTatweel,
  latinPunctuation,
  ellipses,
  quotationMarks,
  whiteSpace,
  punctuationSpacing,
  detachedWaw,
  dashes,
  digits,
  percentAndCurrency,
  monthNames,
  hijriDates,
  tanwinOrder,
  vowelSigns,
  honorificSigns,
  noBreakSpaces,
  arabicEmphasis,
  hamzaAndTeh,
  turnedBrackets,
  copiedOrder,
  suspiciousCharacters,
  ordinalsInOrder,
  directionControls,
  mixedLetters,
  unbalancedMarks,
  repeatedWords,
  doubledPunctuation,
  headingLevels,
  mixedDigits,
  missingAlt,
];

import type { Rule } from "../rule.ts";
import { dashes } from "./dashes.ts";
import { decorativeTatweel } from "./decorative-tatweel.ts";
import { detachedWaw } from "./detached-waw.ts";
import { ellipses } from "./ellipses.ts";
import { hamzaAndTeh } from "./hamza-and-teh.ts";
import { honorificSigns } from "./honorific-signs.ts";
import { impossibleMarks } from "./impossible-marks.ts";
import { latinPunctuation } from "./latin-punctuation.ts";
import { lettersOfNeighbours } from "./letters-of-neighbours.ts";
import { noBreakSpaces } from "./no-break-spaces.ts";
import { normalForm } from "./normal-form.ts";
import { presentationForms } from "./presentation-forms.ts";
import { punctuationSpacing } from "./punctuation-spacing.ts";
import { quotationMarks } from "./quotation-marks.ts";
import { tanwinOrder } from "./tanwin-order.ts";
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
  tanwinOrder,
  vowelSigns,
  honorificSigns,
  noBreakSpaces,
  hamzaAndTeh,
];

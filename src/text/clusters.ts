/** What never stands alone: marks, joiners, variation selectors, skin tones, and tags of flags. */
const EXTENDER = String.raw`[\p{M}\u200c\u200d\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}]`;

const CLUSTER = new RegExp(
  [
    String.raw`\r\n|[\p{Cc}\u2028\u2029]`,
    String.raw`\p{RI}\p{RI}${EXTENDER}*`,
    String.raw`\p{Extended_Pictographic}(?:${EXTENDER}*\u200d\p{Extended_Pictographic})*${EXTENDER}*`,
    String.raw`[\u1100-\u115f]+[\u1160-\u11ff]*${EXTENDER}*`,
    `[^]${EXTENDER}*`,
  ].join("|"),
  "gu",
);

/** Whether every unit is a cluster of its own, as in most Latin text and in unvocalised Arabic. */
const PLAIN =
  /^[\x20-\x7e\xa0-\xa8\xaa-\xac\xaf-\u02ff\u060c\u061b\u061f-\u064a\u0660-\u066f\u0671-\u06d5]*$/;

/**
 * UTF-16 offsets at which a cluster begins: a base with its marks, joiners and selectors, an emoji sequence, a flag.
 * After UAX #29, with the joiners counted to the letter before them. Ascending; empty for empty text.
 */
export function clusterStarts(text: string): readonly number[] {
  if (PLAIN.test(text)) {
    return Array.from(text, (_, at) => at);
  }
  return Array.from(text.matchAll(CLUSTER), ({ index }) => index);
}

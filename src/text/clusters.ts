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

/** How a UTF-16 unit behaves in a text in which no unit is of the kind `OTHER`; 0 is not known yet. */
const BASE = 1;
const EXTENDING = 2;
/** Only the whole pattern tells. */
const OTHER = 3;

/** By UTF-16 unit. */
const kinds = new Uint8Array(0x10000);

const IS_EXTENDING = new RegExp(`^${EXTENDER}$`, "u");
/** Controls, emoji, Hangul jamo, and halves of surrogate pairs. */
const IS_OTHER = /^[\p{Cc}\p{Cs}\u2028\u2029\p{Extended_Pictographic}\u1100-\u11ff]$/u;

function learnKind(unit: number): number {
  const character = String.fromCharCode(unit);
  const kind = IS_OTHER.test(character) ? OTHER : IS_EXTENDING.test(character) ? EXTENDING : BASE;
  kinds[unit] = kind;
  return kind;
}

/**
 * By UTF-16 unit of the text: 1 where a cluster begins, which is a base with its marks, joiners and selectors, an emoji
 * sequence, or a flag. After UAX #29, with the joiners counted to the letter before them.
 */
export function clusterBeginnings(text: string): Uint8Array {
  const beginnings = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit] || learnKind(unit);
    if (kind === OTHER) {
      return matchedBeginnings(text);
    }
    if (kind === BASE || at === 0) {
      beginnings[at] = 1;
    }
  }
  return beginnings;
}

function matchedBeginnings(text: string): Uint8Array {
  const beginnings = new Uint8Array(text.length);
  for (const { index } of text.matchAll(CLUSTER)) {
    beginnings[index] = 1;
  }
  return beginnings;
}

/** UTF-16 offsets at which a cluster begins; ascending, empty for empty text. See `clusterBeginnings`. */
export function clusterStarts(text: string): readonly number[] {
  const beginnings = clusterBeginnings(text);
  const starts: number[] = [];
  for (let at = 0; at < beginnings.length; at += 1) {
    if (beginnings[at] === 1) {
      starts.push(at);
    }
  }
  return starts;
}

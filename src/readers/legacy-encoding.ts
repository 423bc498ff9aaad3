/** The eight-bit encodings that Arabic text is met in; Windows-1256 is by far the most frequent. */
const CANDIDATES = [
  ["windows-1256", "Windows-1256"],
  ["iso-8859-6", "ISO 8859-6"],
] as const;

/** Share of the non-ASCII characters that must be Arabic letters, marks, digits or punctuation. */
const MIN_ARABIC = 0.85;
/** Share of the Arabic letters that the nine most frequent ones of running text must have; usually above one half. */
const MIN_FREQUENT = 0.35;

const ARABIC =
  /[\u060C\u061B\u061F\u0621-\u0652\u0660-\u0669\u067E\u0686\u0698\u06A9\u06AF\u06BA\u06BE\u06C1\u06D2]/g;
/** Punctuation that Windows-1256 has beside the letters and that says nothing about the language. */
const NEUTRAL = /[\u00A0«»–—‘’“”…•·×÷\u200C-\u200F]/g;
const LETTER = /[\u0621-\u064A]/g;
const FREQUENT = /[اليومنرتة]/g;

export interface LegacyText {
  readonly text: string;
  /** The encoding as people name it. */
  readonly encoding: string;
}

/** `bytes` read as an eight-bit Arabic encoding, when the result looks like Arabic writing. */
export function decodeLegacyArabic(bytes: Uint8Array): LegacyText | undefined {
  for (const [label, encoding] of CANDIDATES) {
    const text = new TextDecoder(label).decode(bytes);
    if (looksArabic(text)) {
      return { text, encoding };
    }
  }
  return undefined;
}

function looksArabic(text: string): boolean {
  const foreign = count(text, /[^\0-\x7F]/g) - count(text, NEUTRAL);
  const letters = count(text, LETTER);
  return (
    letters > 0 &&
    count(text, ARABIC) >= MIN_ARABIC * foreign &&
    count(text, FREQUENT) >= MIN_FREQUENT * letters
  );
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

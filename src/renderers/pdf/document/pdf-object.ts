/** What a PDF dictionary or array may hold, in pdfkit's terms: a plain `string` is a name, a `String` a text string. */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | undefined
  // biome-ignore lint/complexity/noBannedTypes: pdfkit tells text strings from names by the wrapper
  | String
  | Uint8Array
  | Date
  | PdfRef
  | readonly PdfValue[]
  | { readonly [key: string]: PdfValue };

export interface PdfDictionary {
  [key: string]: PdfValue;
}

/** An indirect object. Its number is taken when it is made; its bytes are written by `end`, once. */
export interface PdfRef {
  readonly id: number;
  data: PdfDictionary;
  readonly end: (stream?: Uint8Array | string) => void;
}

/** Implementation limit of PDF/A on strings: 32,767 bytes (ISO 19005-2 6.1.13), two a character and two for the mark. */
const LONGEST_TEXT = 16_382;

/** A text string, written in PDFDocEncoding or UTF-16BE (ISO 32000-1 7.9.2.2). Half surrogates are replaced. */
export function textString(text: string): PdfValue {
  return new String(shortened(wellFormed(text)));
}

/** The text, with an ellipsis in place of what no string can hold. */
export function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${wellFormed(text.slice(0, LONGEST_TEXT - 1))}…` : text;
}

/** The text with halves of surrogate pairs, which no encoding can hold, replaced by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

/** A key of a name tree as bytes: the tree is sorted by them (ISO 32000-1 7.9.6). */
export function nameKey(name: string): Uint8Array {
  return new TextEncoder().encode(name);
}

/** A name tree of one node: the pairs of key and value, sorted by the bytes of the key. */
export function nameTree(entries: Iterable<readonly [string, PdfValue]>): PdfDictionary {
  const sorted = Array.from(entries, ([name, value]) => ({ key: nameKey(name), value })).sort(
    (one, other) => Buffer.compare(one.key, other.key),
  );
  return { Names: sorted.flatMap(({ key, value }) => [key, value]) };
}

/** Below this a number is written by its parts: broken ones take several times as long. */
const MOST_THOUSANDTHS = 2 ** 31;

/** What follows the whole part of a number, by its thousandths: `.5` for 500. */
const FRACTIONS = Array.from({ length: 1000 }, (_, thousandths) =>
  String(thousandths / 1000).slice(1),
);

/** A number for a content stream, with at most three decimals: a thousandth of a point is far below what can be seen. */
export function formatNumber(value: number, decimals = 3): string {
  const factor = 10 ** decimals;
  const rounded = Math.round(value * factor);
  const size = Math.abs(rounded) * (1000 / factor);
  if (decimals <= 3 && size < MOST_THOUSANDTHS) {
    const fraction = size % 1000;
    const written = String((size - fraction) / 1000) + (FRACTIONS[fraction] ?? "");
    return rounded < 0 ? `-${written}` : written;
  }
  // Adding zero makes a plain 0 of a negative one.
  return String(rounded / factor + 0);
}

/** Code points of the digit zero in the systems that Arabic-script texts use. */
const ZEROS = [0x30, 0x660, 0x6f0];

/**
 * A number as people write it: digits of any of the three systems, `٬` or `,` or blanks between groups of three,
 * `٫` or `.` before the fraction, a sign before or, as Arabic texts have it, after.
 */
export function readNumber(written: string): number | undefined {
  const plain = [...written.trim().replace(/[\u200E\u200F\u061C]/g, "")]
    .map(toAscii)
    .join("")
    .replace(/[٬,\u00A0\u202F ](?=\d{3}(?!\d))/g, "")
    .replace(/٫/g, ".")
    .replace(/^[−–]/, "-")
    .replace(/^(.+)[-−]$/, "-$1");
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

function toAscii(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? character : String(code - zero);
}

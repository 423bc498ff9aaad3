import type { LegacyText } from "./legacy-encoding.ts";

/** As much as browsers look at (HTML 13.2.3.2), and some more for pages that begin with scripts. */
const LOOKED_AT = 4096;

/** In `<?xml encoding="…"?>`, `<meta charset="…">` and `<meta http-equiv="Content-Type" content="…; charset=…">`. */
const DECLARED = [
  /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]{2,40})["']/i,
  /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/i,
];

/** What Windows-1252 has from 0x80 on. Node 20 reads these bytes as the controls of ISO 8859-1 there. */
const WESTERN_SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/** What systems write without being asked, whatever the text is. */
const DEFAULTS = /^(?:windows-1252|utf-8|utf-16le|utf-16be)$/;

/**
 * Bytes that are no UTF-8, read as a page or XML says of itself. What is declared is `certain`, but for the encoding of Western
 * languages, which stands in the head of many a page of other letters and is `doubtful`. `undefined` when nothing of that
 * kind is declared, or the bytes are not that.
 */
export function decodeDeclared(
  bytes: Uint8Array,
  trust: "certain" | "doubtful",
): LegacyText | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, LOOKED_AT));
  const label = DECLARED.map((pattern) => pattern.exec(head)?.[1]).find((one) => one !== undefined);
  const decoder = label === undefined ? undefined : decoderOf(label);
  const isDefault = decoder !== undefined && DEFAULTS.test(decoder.encoding);
  if (
    decoder === undefined ||
    isDefault !== (trust === "doubtful") ||
    /^utf/.test(decoder.encoding)
  ) {
    return undefined;
  }
  try {
    return {
      text: isDefault ? withSigns(decoder.decode(bytes)) : decoder.decode(bytes),
      encoding: decoder.encoding.replace(/^windows/, "Windows").replace(/^iso-8859/, "ISO 8859"),
    };
  } catch {
    return undefined;
  }
}

const withSigns = (text: string): string =>
  text.replace(/[\u0080-\u009F]/g, (sign) => WESTERN_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);

/** Knows the names of the Encoding Standard; another is none. */
function decoderOf(label: string) {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

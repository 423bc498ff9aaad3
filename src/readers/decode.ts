import { isUtf8 } from "node:buffer";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import { decodeDeclared } from "./declared-encoding.ts";
import { decodeLegacyArabic } from "./legacy-encoding.ts";
import { createSourceText, normaliseLines } from "./source-text.ts";

/**
 * The text of a file, with LF line ends and without a byte order mark; `undefined` after reporting why not.
 *
 * A byte order mark decides; without one, UTF-16 is told by its zero and Arabic-page bytes, then UTF-8 is tried. Bytes
 * that are not UTF-8, and of which hardly anything is, are read as a page or XML says of itself, or as Windows-1256 or
 * ISO 8859-6 when the result reads as Arabic: a UTF-8 file with one broken byte is an error at that byte, never a page of
 * wrong letters.
 */
export function decodeSource(
  bytes: Uint8Array,
  source: string,
  report: Report,
): string | undefined {
  const refuse = (message: string, offset: number, before: string, hint: string) => {
    const place = createSourceText(source, before);
    report(
      diagnostic("input/encoding", message, {
        span: place.span(place.text.length, place.text.length),
        hints: [`${hint} (byte offset ${offset})`],
      }),
    );
    return undefined;
  };

  const container = containerName(bytes);
  if (container !== undefined) {
    return refuse(`${source} is ${container}, not a text`, 0, "", "give the text itself");
  }
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    return decodeWide(bytes, wide, refuse);
  }

  if (isUtf8(bytes)) {
    return withoutNul(new TextDecoder("utf-8").decode(bytes), refuse);
  }
  const invalid = surveyUtf8(bytes);
  if (invalid.wellFormed < invalid.broken && !bytes.includes(0)) {
    const legacy =
      decodeDeclared(bytes, "certain") ??
      decodeLegacyArabic(bytes) ??
      decodeDeclared(bytes, "doubtful");
    if (legacy !== undefined) {
      report(
        diagnostic("input/assumed-encoding", `${source} is not UTF-8; read as ${legacy.encoding}`, {
          span: createSourceText(source, "").span(0, 0),
          hints: ["save the file as UTF-8 to be certain"],
        }),
      );
      return normaliseLines(legacy.text);
    }
  }
  const byte = (bytes[invalid.offset] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  return refuse(
    `byte 0x${byte} is not valid UTF-8`,
    invalid.offset,
    new TextDecoder("utf-8").decode(bytes.subarray(0, invalid.offset)),
    "save the file as UTF-8",
  );
}

/** Share of NUL characters above which a file is binary. */
const MOST_NULS = 0.05;

type Refuse = (message: string, offset: number, before: string, hint: string) => undefined;
type WideEncoding = { readonly label: "utf-16le" | "utf-16be"; readonly skip: 0 | 2 };

function withoutNul(decoded: string, refuse: Refuse): string | undefined {
  const nul = decoded.indexOf("\0");
  // One that slipped into a text goes the way of other controls; a file with many is none.
  if (nul === -1 || decoded.split("\0").length - 1 <= decoded.length * MOST_NULS) {
    return normaliseLines(decoded);
  }
  const before = decoded.slice(0, nul);
  const offset = new TextEncoder().encode(before).length;
  return refuse(
    "a NUL character: this is not a text file",
    offset,
    before,
    "give a text, Markdown or JSON file",
  );
}

function containerName(bytes: Uint8Array): string | undefined {
  const opens = (signature: string) =>
    [...signature].every((character, at) => bytes[at] === character.charCodeAt(0));
  if (opens("%PDF-")) {
    return "a PDF file";
  }
  return opens("PK\x03\x04") ? "a ZIP container (a Word or EPUB file, perhaps)" : undefined;
}

/** UTF-16 by its mark, or by one byte of each pair being nearly always that of Latin, Arabic or general punctuation. */
function wideEncoding(bytes: Uint8Array): WideEncoding | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) {
    return { label: "utf-16le", skip: 2 };
  }
  if (first === 0xfe && second === 0xff) {
    return { label: "utf-16be", skip: 2 };
  }
  const pairs = Math.min(bytes.length >> 1, 4096);
  const isPage = (byte: number | undefined) =>
    byte === 0x00 || byte === 0x06 || byte === 0x20 || byte === 0xfe;
  // Neither byte occurs in Arabic or Latin text of any eight-bit encoding or UTF-8.
  const isTelling = (byte: number | undefined) => byte === 0x00 || byte === 0x06;
  for (const [label, high] of [
    ["utf-16le", 1],
    ["utf-16be", 0],
  ] as const) {
    let pages = 0;
    let telling = 0;
    let misplaced = 0;
    for (let pair = 0; pair < pairs; pair += 1) {
      pages += isPage(bytes[2 * pair + high]) ? 1 : 0;
      telling += isTelling(bytes[2 * pair + high]) ? 1 : 0;
      misplaced += bytes[2 * pair + 1 - high] === 0 ? 1 : 0;
    }
    if (pairs > 1 && telling >= 0.7 * pairs && pages >= 0.9 * pairs && misplaced === 0) {
      return { label, skip: 0 };
    }
  }
  return undefined;
}

function decodeWide(
  bytes: Uint8Array,
  { label, skip }: WideEncoding,
  refuse: Refuse,
): string | undefined {
  const high = label === "utf-16le" ? 1 : 0;
  const unitAt = (at: number) => (bytes[at + high] ?? 0) * 256 + (bytes[at + 1 - high] ?? 0);
  const end = bytes.length - (bytes.length % 2);
  const textUpTo = (at: number) => new TextDecoder(label).decode(bytes.subarray(skip, at));
  for (let at = skip; at < end; at += 2) {
    const unit = unitAt(at);
    if (unit < 0xd800 || unit > 0xdfff) {
      continue;
    }
    const next = at + 2 < end ? unitAt(at + 2) : 0;
    if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) {
      return refuse("half of a UTF-16 surrogate pair", at, textUpTo(at), "save the file as UTF-8");
    }
    at += 2;
  }
  if (end !== bytes.length) {
    return refuse(
      "the last UTF-16 character is cut off",
      end,
      textUpTo(end),
      "save the file again",
    );
  }
  return withoutNul(textUpTo(end), refuse);
}

interface Utf8Survey {
  /** Of the first byte that is not part of a well-formed character; the number of bytes when all are. */
  readonly offset: number;
  /** Characters of two bytes and more that are well-formed. */
  readonly wellFormed: number;
  /** Bytes that belong to no character. */
  readonly broken: number;
}

/** Well-formed byte sequences are those of The Unicode Standard, table 3-7. */
function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  let offset = bytes.length;
  let wellFormed = 0;
  let broken = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      offset = Math.min(offset, at);
      broken += 1;
    } else if (length > 1) {
      wellFormed += 1;
    }
    at += Math.max(length, 1);
  }
  return { offset, wellFormed, broken };
}

/** Bytes of the well-formed character at `at`; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) {
    return 1;
  }
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >> 4 === 0xe ? 3 : 4;
  if (lead < 0xc2 || lead > 0xf4) {
    return 0;
  }
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) {
    return 0;
  }
  for (let follower = 2; follower < length; follower += 1) {
    if ((bytes[at + follower] ?? 0) >> 6 !== 0b10) {
      return 0;
    }
  }
  return length;
}

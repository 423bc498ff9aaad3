import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { decodeSource } from "../../../src/readers/index.ts";
import { said } from "./outline.ts";

const ARABIC =
  "كان الوراقون في المدن القديمة ينسخون الكتب، ثم يبيعونها؟\r\nوكانت دكاكينهم ملتقى للأدباء.";
const UNIFIED = ARABIC.replace("\r", "");

function decode(bytes: Uint8Array | readonly number[]): {
  readonly text: string | undefined;
  readonly said: string;
} {
  const diagnostics: Diagnostic[] = [];
  const text = decodeSource(Uint8Array.from(bytes), "a.txt", (found) => diagnostics.push(found));
  return { text, said: said(diagnostics) };
}

const utf8 = (text: string) => [...new TextEncoder().encode(text)];

const utf16 = (text: string, endian: "le" | "be") =>
  Array.from(text, (_, at) => text.charCodeAt(at)).flatMap((unit) =>
    endian === "le" ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  );

/** The eight-bit form of a text, by inverting the platform's own table. */
function eightBit(text: string, encoding: string): readonly number[] {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, at) => at));
  return [...text].map((character) => {
    const byte = table.indexOf(character);
    if (byte === -1) {
      throw new Error(`${encoding} has no ${character}`);
    }
    return byte;
  });
}

test.each([
  ["UTF-8", utf8(ARABIC)],
  ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, ...utf8(ARABIC)]],
  ["UTF-16 LE with a mark", [0xff, 0xfe, ...utf16(ARABIC, "le")]],
  ["UTF-16 BE with a mark", [0xfe, 0xff, ...utf16(ARABIC, "be")]],
  ["UTF-16 LE without a mark", utf16(ARABIC, "le")],
  ["UTF-16 BE without a mark", utf16(ARABIC, "be")],
])("reads %s and unifies line ends", (_name, bytes) => {
  expect(decode(bytes)).toEqual({ text: UNIFIED, said: "" });
});

test.each([
  ["windows-1256", "Windows-1256"],
  ["iso-8859-6", "ISO 8859-6"],
])("reads %s and says that it took it so", (label, name) => {
  expect(decode(eightBit(ARABIC, label))).toEqual({
    text: UNIFIED,
    said: `1:1 input/assumed-encoding a.txt is not UTF-8; read as ${name} (save the file as UTF-8 to be certain)`,
  });
});

test.each([
  ["windows-1255", "Windows-1255", "<p>שלום לכולם, זו כתבה על הספרייה</p>", "windows-1255"],
  ["iso-8859-8", "ISO 8859-8", "<p>שלום לכולם</p>", "iso-8859-8"],
  ["windows-1251", "Windows-1251", "<p>Книги и переписчики</p>", "windows-1251"],
  ["windows-1252", "Windows-1252", "<p>Café naïve</p>", "windows-1252"],
  // What the page says is a default that nobody looked at: its letters are Arabic.
  ["iso-8859-1", "Windows-1256", `<p>${UNIFIED}</p>`, "windows-1256"],
])("reads what declares itself to be %s as %s", (declared, name, words, encoding) => {
  for (const head of [
    `<meta charset="${declared}">`,
    `<meta http-equiv=Content-Type content='text/html; charset=${declared}'>`,
    `<?xml version="1.0" encoding="${declared}"?>`,
  ]) {
    const { text, said } = decode(eightBit(head + words, encoding));
    expect(text).toBe(head + words);
    expect(said).toContain(`read as ${name}`);
  }
});

test("the signs of Windows-1252 are no controls, whatever the platform thinks", () => {
  const bytes = [...utf8("<meta charset=latin1><p>"), 0x93, 0x41, 0xe9, 0x94, 0x20, 0x96, 0x80];
  expect(decode(bytes).text).toBe("<meta charset=latin1><p>“Aé” –€");
});

test("what is UTF-8 is read so whatever it declares, and a name that nobody knows decides nothing", () => {
  expect(decode(utf8(`<meta charset=windows-1256>${UNIFIED}`)).said).toBe("");
  expect(decode([...utf8("<meta charset=x-mac-none>"), 0xe9, 0xe9]).text).toBeUndefined();
});

test("Windows-1256 of a long text with French names is still recognised", () => {
  const text = `${ARABIC} «Café de Flore» – ${ARABIC}`;
  expect(decode(eightBit(text, "windows-1256")).text).toBe(text.replaceAll("\r", ""));
});

test("one broken byte in UTF-8 is an error at that byte, not another encoding", () => {
  const bytes = utf8("سطر\nوسطر ثان");
  bytes.splice(utf8("سطر\nوسط").length, 0, 0xd8);
  expect(decode(bytes)).toEqual({
    text: undefined,
    said: "2:4 input/encoding byte 0xD8 is not valid UTF-8 (save the file as UTF-8 (byte offset 13))",
  });
});

test.each([
  ["a character cut off at the end", utf8("نص").slice(0, -1), /^1:2 input\/encoding byte 0xD8/],
  ["French in Windows-1252", [...utf8("d"), 0xe9, ...utf8("j"), 0xe0, ...utf8(" vu")], /0xE9/],
  ["an overlong form", [0xc0, 0xaf], /0xC0/],
  ["a surrogate in UTF-8", [0xed, 0xa0, 0x80], /0xED/],
  ["NUL in a text", utf8("ab\ncd\0ef"), /^2:3 input\/encoding a NUL character/],
  ["half a surrogate pair", [0xff, 0xfe, ...utf16("نص\uD800نص", "le")], /^1:3 .* surrogate/],
  ["an odd number of bytes in UTF-16", [0xff, 0xfe, ...utf16("نص", "le"), 0x20], /cut off/],
  ["a Word file", utf8("PK\x03\x04\x14"), /ZIP container/],
  ["a PDF file", utf8("%PDF-1.7"), /PDF file/],
])("%s is refused", (_name, bytes, expected) => {
  const result = decode(bytes);
  expect(result.text).toBeUndefined();
  expect(result.said).toMatch(expected);
});

test("an empty file is an empty text, for the reader to refuse", () => {
  expect(decode([])).toEqual({ text: "", said: "" });
});

test("the tests' own source decodes to itself", () => {
  const bytes = readFileSync(new URL(import.meta.url));
  expect(decode(bytes).text).toBe(bytes.toString("utf8"));
});

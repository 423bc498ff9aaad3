import type { PdfValue } from "./pdf-object.ts";

/** Encrypts what a string holds. */
type Encrypt = (bytes: Uint8Array) => Uint8Array;

const BYTE_ORDER_MARK = "\u00fe\u00ff";
const NOT_ASCII = /[\u0080-\uffff]/;
const ESCAPED = /[\n\r\t\b\f()\\]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
  "\\": "\\\\",
  "(": "\\(",
  ")": "\\)",
};

/** A value as a file has it (ISO 32000-1 7.3): a character for each byte. */
export function valueText(value: PdfValue, encrypt: Encrypt | undefined): string {
  switch (typeof value) {
    case "string":
      return `/${value}`;
    case "number":
      return numberText(value);
    case "undefined":
      return "null";
    case "boolean":
      return String(value);
    case "object":
      return value === null ? "null" : objectText(value, encrypt);
  }
}

function objectText(value: PdfValue & object, encrypt: Encrypt | undefined): string {
  if (Array.isArray(value)) {
    const items: readonly PdfValue[] = value;
    let text = "[";
    for (let at = 0; at < items.length; at += 1) {
      text += at === 0 ? valueText(items[at], encrypt) : ` ${valueText(items[at], encrypt)}`;
    }
    return `${text}]`;
  }
  if (value instanceof String) {
    return stringText(utf16OrAscii(value.valueOf()), encrypt);
  }
  if (value instanceof Uint8Array) {
    return `<${Buffer.from(value).toString("hex")}>`;
  }
  if (value instanceof Date) {
    const [seconds = ""] = value.toISOString().split(".");
    return stringText(`D:${seconds.replaceAll(/[-T:]/g, "")}Z`, encrypt);
  }
  if (!isDictionary(value)) {
    // An object of pdfkit's, as it is referred to.
    return String(value);
  }
  let text = "<<\n";
  for (const key of Object.keys(value)) {
    const entry = value[key];
    if (entry !== undefined) {
      text += `/${key} ${valueText(entry, encrypt)}\n`;
    }
  }
  return `${text}>>`;
}

const isDictionary = (value: object): value is { readonly [key: string]: PdfValue } =>
  Object.getPrototypeOf(value) === Object.prototype;

/** Real numbers are written with at most six decimals. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) {
    throw new Error(`a PDF has no number ${value}`);
  }
  return String(Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6);
}

function utf16OrAscii(text: string): string {
  return NOT_ASCII.test(text)
    ? BYTE_ORDER_MARK + Buffer.from(text, "utf16le").swap16().toString("latin1")
    : text;
}

function stringText(bytes: string, encrypt: Encrypt | undefined): string {
  const shown =
    encrypt === undefined
      ? bytes
      : Buffer.from(encrypt(Buffer.from(bytes, "latin1"))).toString("latin1");
  return `(${shown.replace(ESCAPED, (character) => ESCAPES[character] ?? character)})`;
}

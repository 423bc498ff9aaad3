import { formatNumber } from "../document/pdf-object.ts";

/** Room for a page of text; it grows for others. */
const FIRST_ROOM = 16 * 1024;

/** Numbers below this, in thousandths, are written digit by digit. */
const MOST_THOUSANDTHS = 2 ** 31;
/** Digits, a sign and a point of such a number. */
const LONGEST_NUMBER = 12;
/** Longer texts are quicker written as a whole. */
const MOST_BY_UNIT = 24;

const NEWLINE = 0x0a;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const HEX_DIGITS = Buffer.from("0123456789abcdef", "latin1");

/** The bytes of a content stream as they grow: a book has millions of codes and numbers, and each would be a string. */
export class OperatorBuffer {
  private bytes = Buffer.allocUnsafe(FIRST_ROOM);
  private length = 0;

  /** Adds characters of ASCII: an operator with its operands, or a part of one. */
  text(characters: string): void {
    const { length } = characters;
    this.demand(length);
    if (length > MOST_BY_UNIT) {
      this.bytes.write(characters, this.length, "latin1");
    } else {
      for (let at = 0; at < length; at += 1) {
        this.bytes[this.length + at] = characters.charCodeAt(at);
      }
    }
    this.length += length;
  }

  /** Ends an operator. */
  endLine(): void {
    this.demand(1);
    this.put(NEWLINE);
  }

  /** Adds a number as `formatNumber` writes it. */
  number(value: number, decimals: 2 | 3 = 3): void {
    const factor = decimals === 3 ? 1000 : 100;
    const rounded = Math.round(value * factor);
    const size = Math.abs(rounded) * (1000 / factor);
    if (size >= MOST_THOUSANDTHS) {
      this.text(formatNumber(value, decimals));
      return;
    }
    this.demand(LONGEST_NUMBER);
    if (rounded < 0) {
      this.put(MINUS);
    }
    const thousandths = size % 1000;
    this.integer((size - thousandths) / 1000);
    if (thousandths > 0) {
      this.fraction(thousandths);
    }
  }

  /** Adds codes of two bytes as a hexadecimal string. */
  codes(cids: readonly number[], start: number, end: number): void {
    this.text("<");
    this.demand(4 * (end - start));
    let { length } = this;
    for (let at = start; at < end; at += 1) {
      const cid = cids[at] ?? 0;
      this.bytes[length] = HEX_DIGITS[cid >> 12] ?? ZERO;
      this.bytes[length + 1] = HEX_DIGITS[(cid >> 8) & 15] ?? ZERO;
      this.bytes[length + 2] = HEX_DIGITS[(cid >> 4) & 15] ?? ZERO;
      this.bytes[length + 3] = HEX_DIGITS[cid & 15] ?? ZERO;
      length += 4;
    }
    this.length = length;
    this.text(">");
  }

  /** All that was added; nothing can be added afterwards. */
  finish(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private integer(value: number): void {
    let power = 1;
    while (power * 10 <= value) {
      power *= 10;
    }
    for (let rest = value; power >= 1; power = Math.floor(power / 10)) {
      const digit = Math.floor(rest / power);
      this.put(ZERO + digit);
      rest -= digit * power;
    }
  }

  private fraction(thousandths: number): void {
    const hundreds = Math.floor(thousandths / 100);
    const tens = Math.floor(thousandths / 10) % 10;
    const ones = thousandths % 10;
    this.put(POINT);
    this.put(ZERO + hundreds);
    if (tens > 0 || ones > 0) {
      this.put(ZERO + tens);
    }
    if (ones > 0) {
      this.put(ZERO + ones);
    }
  }

  private put(byte: number): void {
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  private demand(room: number): void {
    if (this.length + room > this.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, this.length + room));
      this.bytes.copy(grown, 0, 0, this.length);
      this.bytes = grown;
    }
  }
}

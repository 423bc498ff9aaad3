import { formatNumber } from "../document/pdf-object.ts";

/** Room for a page of text; it grows for others. */
const FIRST_ROOM = 16 * 1024;

/** A number is written digit by digit when it is, in units of its last decimal, below this. */
const MOST_BY_DIGIT = 2 ** 31;
/** Digits, a sign and a point of such a number. */
const LONGEST_NUMBER = 12;
/** By the count of decimals. */
const FACTORS = Array.from({ length: 8 }, (_, decimals) => 10 ** decimals);
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

  /** Adds a number as `formatNumber` writes it, digit by digit. */
  number(value: number, decimals = 3): void {
    const factor = FACTORS[decimals] ?? 10 ** decimals;
    const rounded = Math.round(value * factor);
    const size = Math.abs(rounded);
    if (!(size < MOST_BY_DIGIT)) {
      this.text(formatNumber(value, decimals));
      return;
    }
    this.demand(LONGEST_NUMBER);
    if (rounded < 0) {
      this.put(MINUS);
    }
    const whole = Math.floor(size / factor);
    this.integer(whole);
    if (size > whole * factor) {
      this.put(POINT);
      this.fraction(size - whole * factor, factor);
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
    let place = 1;
    while (place * 10 <= value) {
      place *= 10;
    }
    for (let rest = value; place >= 1; place /= 10) {
      const digit = Math.floor(rest / place);
      this.put(ZERO + digit);
      rest -= digit * place;
    }
  }

  /** The decimals of `parts` of `factor`, without zeros at their end. */
  private fraction(parts: number, factor: number): void {
    let place = factor / 10;
    for (let rest = parts; rest > 0; place /= 10) {
      const digit = Math.floor(rest / place);
      this.put(ZERO + digit);
      rest -= digit * place;
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

import { europeanDigits } from "../profile/index.ts";

/** Digits of the three sets, for use in a character class. */
export const DIGIT = "0-9\\u0660-\\u0669\\u06f0-\\u06f9";

/** Digits with what may stand between them, in one piece: a number, a range, a date, a time, a section number. */
export interface NumberToken {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const TOKEN = new RegExp(`[${DIGIT}]+(?:[.,٫٬:/\\-–−][${DIGIT}]+)*`, "gu");

/** Any letter but those of Arabic, Syriac and Hebrew, beside which digits belong to the text from right to left. */
const FOREIGN = "(?=\\p{L})[^\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\u0640]";

/** `COVID-19`, `F-35`, `x86`, `U+0640`: joined to what stands before. */
const JOINED_BEFORE = new RegExp(`(?:${FOREIGN}\\p{M}*|_)[-–_.+&'’/]?$`, "u");
/** `4K`, `3-D`, `1st`. */
const JOINED_AFTER = new RegExp(`^(?:[-–_.+&'’/]?${FOREIGN}|_)`, "u");
/** `Windows 11`, `iPhone 15`, `Boeing 737`: with one blank between, or more numbers of the same name. */
const AFTER_WORD = new RegExp(
  `${FOREIGN}[\\p{L}\\p{M}\\p{N}.+'’)]*[:#]?[ \\u00a0](?:[${DIGIT}.,-]+[ \\u00a0])?[#№+]?$`,
  "u",
);
/** `16 GB`, `5 GHz`. */
const BEFORE_WORD = new RegExp(`^[ \\u00a0]${FOREIGN}`, "u");

const PHONE_WORDS =
  "هاتف|الهاتف|هواتف|جوال|الجوال|موبايل|الموبايل|محمول|المحمول|نقال|النقال|تليفون|تلفون|فاكس|الفاكس|واتساب|الخط الساخن|على الرقم|تلفن|موبائل|فون";
const IDENTIFIER_WORDS =
  "ردمك|ردمد|آيبان|ايبان|إيبان|الرقم التسلسلي|الرقم القومي|رقم الحساب|رقم الإيداع|شابک|شابك";
/** What follows one of these is dialled or looked up, digit by digit. */
const AFTER_IDENTIFIER = new RegExp(
  `(?<![\\p{L}\\p{M}])[وبلف]?(?:${PHONE_WORDS}|${IDENTIFIER_WORDS})(?:[ \\u00a0]*[:：])?[ \\u00a0]*[+(]?(?:[${DIGIT}]+[ \\u00a0()/-]+)*$`,
  "u",
);

/** Groups of digits as telephone numbers have them. */
const GROUPS = new RegExp(
  `[+＋]?\\(?[${DIGIT}]+\\)?(?:[ \\u00a0./-]{1,2}\\(?[${DIGIT}]+\\)?)*`,
  "gu",
);

/**
 * The numbers of a text whose digits may be written in another set: not those of names and runs in Latin letters, telephone
 * numbers, addresses of machines, and identifiers of books and accounts.
 */
export function numberTokens(text: string): readonly NumberToken[] {
  const phones = telephoneNumbers(text);
  return [...text.matchAll(TOKEN)].flatMap((match): readonly NumberToken[] => {
    const [token] = match;
    const from = match.index;
    const to = from + token.length;
    // What matters stands near; a bounded look keeps long texts quick.
    const before = text.slice(Math.max(0, from - 80), from);
    const after = text.slice(to, to + 8);
    const isForeign =
      JOINED_BEFORE.test(before) ||
      JOINED_AFTER.test(after) ||
      AFTER_WORD.test(before) ||
      BEFORE_WORD.test(after);
    return isForeign ||
      AFTER_IDENTIFIER.test(before) ||
      isAddress(token) ||
      isBookNumber(token) ||
      phones.some((phone) => from < phone.to && to > phone.from)
      ? []
      : [{ from, to, text: token }];
  });
}

const DAY_MONTH_YEAR = /^\d{1,2}([./-])\d{1,2}\1\d{2,4}$/;

/** Numbers of seven digits or more that begin as dialled ones do: +, 00, 0. */
function telephoneNumbers(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(GROUPS)].flatMap((match) => {
    const written = europeanDigits(match[0]);
    const digits = written.replace(/\D/g, "");
    const isDialled =
      digits.length >= 7 &&
      digits.length <= 15 &&
      /^(?:[+＋]|\(?0)/.test(written) &&
      !DAY_MONTH_YEAR.test(written) &&
      !/^0\.\d+$/.test(written);
    return isDialled ? [{ from: match.index, to: match.index + match[0].length }] : [];
  });
}

/** An address of a machine (RFC 791), told from a section number by its large parts. */
function isAddress(token: string): boolean {
  const parts = europeanDigits(token).split(".");
  return (
    parts.length === 4 &&
    parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255) &&
    parts.some((part) => Number(part) >= 100)
  );
}

/** An ISBN of thirteen digits whose check digit is right. */
function isBookNumber(token: string): boolean {
  const digits = europeanDigits(token).replaceAll("-", "");
  return (
    /^97[89]\d{10}$/.test(digits) &&
    [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0) % 10 ===
      0
  );
}

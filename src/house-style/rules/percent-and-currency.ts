import { europeanDigits } from "../../profile/index.ts";
import { type NumberToken, numberTokens } from "../number-tokens.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";

/** What a currency is called after a number: of three to ten, of eleven to ninety-nine, of all others. */
interface CurrencyName {
  readonly few: string;
  readonly many: string;
  readonly one: string;
}

/** Signs of one meaning; ¥ is that of two countries. */
const CURRENCIES: ReadonlyMap<string, CurrencyName> = new Map([
  ["$", { few: "دولارات", many: "دولارًا", one: "دولار" }],
  ["€", { few: "يورو", many: "يورو", one: "يورو" }],
  ["£", { few: "جنيهات إسترلينية", many: "جنيهًا إسترلينيًا", one: "جنيه إسترليني" }],
  ["₪", { few: "شواكل", many: "شيكلًا", one: "شيكل" }],
]);

const PERCENT_WORDS = "في المئة";
const SIGN = "[%٪$€£₪]";
const AFTER = new RegExp(`^([ \\u00a0\\u202f]*)(${SIGN})(?![\\p{L}\\p{Nd}%٪$€£₪])`, "u");
/** A sign that follows another number is that number's. */
const BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{M}${SIGN.slice(1, -1)}=&?/_\\\\])(?<!\\p{Nd}[ \\u00a0\\u202f]{1,3})(${SIGN})([ \\u00a0\\u202f]{0,3})$`,
  "u",
);
/** «5 ملايين»: what is counted stands after the thousands and millions. */
const SCALE =
  /^[ \u00a0](?:ألفًا|ألفا|ألف|آلاف|مليونًا|مليونا|مليون|ملايين|مليارًا|مليارا|مليارات|مليار|بليون|تريليونات|تريليون)(?![\p{L}\p{M}])/u;
/** A percentage of what is named after it is one already: «12% في المئة». */
const NAMED = /^[ \u00a0]*(?:في|ب)[ \u00a0]*(?:ال)?(?:مئة|مائة)/u;

export const percentAndCurrency: Rule = {
  id: "CL-18",
  level: "house",
  name: "percent and currency",
  summary:
    "The percent sign stands after its number without a space and goes with its digits (12%, ١٢٪), the sign of a currency after it with one; set to word, both are written out («12 في المئة», «25 دولارًا»).",
  languages: ["ar"],
  settings: ["sign", "word"],
  find: (text) => numberTokens(text.text).flatMap((token) => signOf(text, token)),
};

/** A number with its sign: what stands between them and what goes. */
interface Signed {
  readonly sign: string;
  /** The sign and its space, before the number or after it. */
  readonly from: number;
  readonly to: number;
  readonly isBefore: boolean;
}

function signOf(text: CollectedText, token: NumberToken): readonly Found[] {
  const signed = signedNumber(text.text, token);
  if (signed === undefined) {
    return [];
  }
  const { sign, from, to, isBefore } = signed;
  const isPercent = sign === "%" || sign === "٪";
  // A currency is named after the millions that are counted; the percent sign never leaves its number.
  const scale = isPercent ? "" : (SCALE.exec(text.text.slice(token.to, token.to + 16))?.[0] ?? "");
  const put = isPercent
    ? percentAfter(text, token)
    : currencyAfter(text, token, sign, scale !== "");
  if (put === undefined) {
    return [];
  }
  if (!isBefore) {
    return text.text.slice(from, to) === put ? [] : [{ from, to, after: put }];
  }
  const place = token.to + scale.length;
  // Both or neither: a sign that goes has to come again.
  return text.isOpen(from, to) && text.isOpen(place, place)
    ? [
        { from, to, after: "" },
        { from: place, to: place, after: put },
      ]
    : [];
}

function signedNumber(text: string, { from, to }: NumberToken): Signed | undefined {
  const rest = text.slice(to, to + 4);
  const after = AFTER.exec(rest);
  const before = BEFORE.exec(text.slice(Math.max(0, from - 8), from));
  // With signs on both sides it is not known whose they are.
  if ((after === null) === (before === null)) {
    return undefined;
  }
  if (after !== null) {
    const [whole, , sign = ""] = after;
    return NAMED.test(text.slice(to + whole.length))
      ? undefined
      : { sign, from: to, to: to + whole.length, isBefore: false };
  }
  const [whole = "", sign = ""] = before ?? [];
  return { sign, from: from - whole.length, to: from, isBefore: true };
}

function percentAfter({ setting, profile }: CollectedText, { text }: NumberToken): string {
  if (setting === "word") {
    return `\u00a0${PERCENT_WORDS}`;
  }
  const sign = /[0-9]/.test(text) ? "%" : "٪";
  return profile.spacedPercent ? `\u00a0${sign}` : sign;
}

function currencyAfter(
  { setting, profile }: CollectedText,
  { text }: NumberToken,
  sign: string,
  isScaled: boolean,
): string | undefined {
  if (setting !== "word") {
    return `\u00a0${sign}`;
  }
  const names = CURRENCIES.get(sign);
  const count = isScaled ? 100 : wholeNumber(text, profile.europeanMarks.decimal);
  // «دولار واحد» and «دولاران» have no number before them.
  if (names === undefined || count === 1 || count === 2) {
    return undefined;
  }
  const rest = (count ?? 0) % 100;
  return `\u00a0${rest >= 3 && rest <= 10 ? names.few : rest > 10 ? names.many : names.one}`;
}

/** The last number of a token; absent where it has a fraction, after which everything is counted as after a hundred. */
function wholeNumber(token: string, decimal: string): number | undefined {
  const last =
    europeanDigits(token)
      .split(/[:/–−-]/u)
      .at(-1) ?? "";
  const group = decimal === "." ? "," : ".";
  const whole = /^\d{1,3}(?:[٬,.]\d{3})+$/u.test(last)
    ? last.replaceAll("٬", "").replaceAll(group, "")
    : last;
  return /^\d+$/.test(whole) ? Number(whole) : undefined;
}

import type { Direction } from "./node.ts";

/** Languages written from right to left when their tag names no script (CLDR likely subtags). */
const RIGHT_TO_LEFT_LANGUAGES = new Set([
  "ar",
  "arc",
  "azb",
  "bal",
  "bcc",
  "bgn",
  "bqi",
  "brh",
  "ckb",
  "dv",
  "fa",
  "glk",
  "he",
  "iw",
  "khw",
  "ks",
  "lrc",
  "mzn",
  "nqo",
  "pnb",
  "prs",
  "ps",
  "sd",
  "sdh",
  "skr",
  "syr",
  "ug",
  "ur",
  "yi",
]);

const RIGHT_TO_LEFT_SCRIPTS = new Set([
  "adlm",
  "arab",
  "aran",
  "hebr",
  "mand",
  "mend",
  "nkoo",
  "rohg",
  "samr",
  "syrc",
  "thaa",
  "yezi",
]);

/** The base direction of a BCP 47 tag: by its script subtag, else by its language. */
export function languageDirection(tag: string): Direction {
  const [language = "", ...rest] = tag.toLowerCase().split("-");
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  if (script !== undefined) {
    return RIGHT_TO_LEFT_SCRIPTS.has(script) ? "rtl" : "ltr";
  }
  return RIGHT_TO_LEFT_LANGUAGES.has(language) ? "rtl" : "ltr";
}

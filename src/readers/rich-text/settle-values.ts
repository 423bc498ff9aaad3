import {
  type Direction,
  isSafeAddress,
  type Localised,
  languageDirection,
} from "../../model/index.ts";

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?$/;
/** ISO 8601 without hyphens and colons, as news agencies write it. */
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A date as the model has it (ISO 8601), of one as databases have it: with a blank for the `T`, or milliseconds since 1970.
 * `undefined` when it is no date.
 */
export function settleDate(written: unknown): string | undefined {
  if (typeof written === "number") {
    const date = new Date(written);
    return Number.isNaN(date.getTime()) || date.getTime() < 0 ? undefined : date.toISOString();
  }
  if (typeof written !== "string") {
    return undefined;
  }
  const text = written.trim().replace(BASIC, "$1-$2-$3T$4:$5:$6$7");
  const moment = MOMENT.exec(text);
  const settled =
    moment === null
      ? text
      : `${moment[1]}T${moment[2]}${(moment[3] ?? "").replace(/(\d{2})(\d{2})$/, "$1:$2")}`;
  if (moment === null && !DAY.test(text)) {
    return undefined;
  }
  const [year, month = "01", day = "01"] = settled.slice(0, 10).split("-");
  const parsed = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // An impossible day such as 30 February rolls over, or does not parse at all.
  const isDay =
    !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(`${year}-${month}-${day}`);
  return isDay ? settled : undefined;
}

/** A BCP 47 tag, also of one with underscores as in `ar_EG`; `undefined` when it is none. */
export function settleLanguage(written: string | undefined): string | undefined {
  const tag = written
    ?.trim()
    .replaceAll("_", "-")
    .replace(/[.@].*$/, "");
  return tag !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}

/** The language and direction that something says it has; a direction like that of its surroundings is none of its own. */
export function settleLocale(
  written: { readonly language: string | undefined; readonly direction: string | undefined },
  around: Direction,
): Localised {
  const language = settleLanguage(written.language);
  const said = written.direction;
  const direction =
    said === "ltr" || said === "rtl"
      ? said
      : language === undefined
        ? undefined
        : languageDirection(language);
  return {
    ...(language === undefined ? {} : { language }),
    ...(direction === undefined || direction === around ? {} : { direction }),
  };
}

/** The address of a link that a document may have; `undefined` when there is none or it would run something. */
export function settleAddress(written: string | undefined): string | undefined {
  const url = written?.trim();
  return url === undefined || url === "" || !isSafeAddress(url) ? undefined : url;
}

/** The address of a picture: without the blanks and the slash that open it, so that it is a path or an address of the web. */
export function settlePicture(written: string | undefined): string | undefined {
  const src = written?.trim().replace(/^\/(?!\/)/, "");
  return src === "" ? undefined : src;
}

const ARABIC_SCRIPT = /\p{Script=Arabic}/gu;
const OTHER_LETTERS = /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/gu;

/** Whether words are for the greater part written in the Arabic script, and there are enough of them to tell. */
export function isMostlyArabic(words: string): boolean {
  const sample = words.slice(0, 4000);
  const arabic = sample.match(ARABIC_SCRIPT)?.length ?? 0;
  const other = sample.match(OTHER_LETTERS)?.length ?? 0;
  return arabic >= 12 && arabic > other * 2;
}

/** The words of an editor's JSON without its names, for a guess at their language. */
export function wordsOfJson(json: string): string {
  const words: string[] = [];
  let length = 0;
  for (const [, value = ""] of json.matchAll(/"(?:text|value)"\s*:\s*"((?:[^"\\]|\\.)*)"/g)) {
    words.push(value);
    length += value.length;
    if (length > 4000) {
      break;
    }
  }
  return words.join(" ");
}

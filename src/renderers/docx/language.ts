import { languageDirection } from "../../model/index.ts";

/** The region that word processors know a bare language by; proofing tools are chosen by the whole tag. */
const HOME_REGION: Readonly<Record<string, string>> = {
  ar: "SA",
  ckb: "IQ",
  de: "DE",
  en: "US",
  es: "ES",
  fa: "IR",
  fr: "FR",
  he: "IL",
  it: "IT",
  ps: "AF",
  pt: "PT",
  ru: "RU",
  tr: "TR",
  ug: "CN",
  ur: "PK",
};

/** A BCP 47 tag as Word writes it: a bare language gets its home region. */
function wordLanguage(tag: string): string {
  const region = HOME_REGION[tag.toLowerCase()];
  return region === undefined ? tag : `${tag.toLowerCase()}-${region}`;
}

/** The two languages a run has in Word: of its left-to-right and of its right-to-left characters. */
export interface LanguagePair {
  readonly leftToRight: string;
  readonly rightToLeft: string;
}

/** Languages of a document whose own is `tag`; the other side is English or Arabic. */
export function documentLanguages(tag: string): LanguagePair {
  return languageDirection(tag) === "rtl"
    ? { leftToRight: "en-US", rightToLeft: wordLanguage(tag) }
    : { leftToRight: wordLanguage(tag), rightToLeft: "ar-SA" };
}

/** What `w:lang` of a run must say beyond the document's; `undefined` when nothing. */
export function runLanguage(
  tag: string,
  rightToLeft: boolean,
  defaults: LanguagePair,
): { readonly value: string } | { readonly bidirectional: string } | undefined {
  if ((languageDirection(tag) === "rtl") !== rightToLeft) {
    return undefined;
  }
  const language = wordLanguage(tag);
  if (rightToLeft) {
    return language === defaults.rightToLeft ? undefined : { bidirectional: language };
  }
  return language === defaults.leftToRight ? undefined : { value: language };
}

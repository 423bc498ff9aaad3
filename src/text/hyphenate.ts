import { createRequire } from "node:module";

/** What the package exports for each language. */
interface Hyphenator {
  readonly hyphenateSync: (
    text: string,
    options: { readonly hyphenChar: string; readonly minWordLength: number },
  ) => string;
}

// Patterns are large and few texts need them: each language is loaded at its first word.
const require = createRequire(import.meta.url);

/** Languages by primary subtag, or with a region where its patterns differ. */
const LOADERS: Readonly<Record<string, () => unknown>> = {
  ca: () => require("hyphen/ca"),
  cs: () => require("hyphen/cs"),
  da: () => require("hyphen/da"),
  de: () => require("hyphen/de-1996"),
  en: () => require("hyphen/en-us"),
  "en-gb": () => require("hyphen/en-gb"),
  es: () => require("hyphen/es"),
  fi: () => require("hyphen/fi"),
  fr: () => require("hyphen/fr"),
  hu: () => require("hyphen/hu"),
  id: () => require("hyphen/id"),
  it: () => require("hyphen/it"),
  nb: () => require("hyphen/nb"),
  nl: () => require("hyphen/nl"),
  nn: () => require("hyphen/nn"),
  no: () => require("hyphen/nb"),
  pl: () => require("hyphen/pl"),
  pt: () => require("hyphen/pt"),
  ro: () => require("hyphen/ro"),
  sv: () => require("hyphen/sv"),
  tr: () => require("hyphen/tr"),
};

const SHORTEST_WORD = 7;
const LEAST_BEFORE = 3;
const LEAST_AFTER = 3;
/** Not in any word that is hyphenated. */
const MARK = "|";

const loaded = new Map<string, Hyphenator>();
const knownWords = new Map<string, readonly number[]>();

/**
 * Where a word of Latin letters may be hyphenated, as UTF-16 offsets in it, ascending; by F. M. Liang's method with the
 * patterns of TeX. Empty for short words, abbreviations in capitals, and languages without patterns (BCP 47).
 */
export function hyphenPoints(word: string, language: string): readonly number[] {
  const key = patternsOf(language);
  if (key === undefined || word.length < SHORTEST_WORD || word === word.toUpperCase()) {
    return [];
  }
  const known = knownWords.get(`${key} ${word}`);
  if (known !== undefined) {
    return known;
  }
  const points: number[] = [];
  let offset = 0;
  const options = { hyphenChar: MARK, minWordLength: SHORTEST_WORD };
  for (const part of hyphenatorOf(key).hyphenateSync(word, options).split(MARK).slice(0, -1)) {
    offset += part.length;
    if (offset >= LEAST_BEFORE && word.length - offset >= LEAST_AFTER) {
      points.push(offset);
    }
  }
  knownWords.set(`${key} ${word}`, points);
  return points;
}

function patternsOf(language: string): string | undefined {
  const [primary = "", ...rest] = language.toLowerCase().split("-");
  return [[primary, ...rest].join("-"), primary].find((key) => Object.hasOwn(LOADERS, key));
}

function hyphenatorOf(key: string): Hyphenator {
  const known = loaded.get(key);
  if (known !== undefined) {
    return known;
  }
  const hyphenator = LOADERS[key]?.();
  if (!isHyphenator(hyphenator)) {
    throw new Error(`the patterns of ${key} are not what they were`);
  }
  loaded.set(key, hyphenator);
  return hyphenator;
}

const isHyphenator = (value: unknown): value is Hyphenator =>
  typeof value === "object" &&
  value !== null &&
  "hyphenateSync" in value &&
  typeof value.hyphenateSync === "function";

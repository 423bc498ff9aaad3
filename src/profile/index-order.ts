/** How the entries of an index are ordered and grouped in one language. */
export interface IndexOrder {
  readonly compare: (one: string, other: string) => number;
  /** The letter that an entry stands under; `#` for what begins with none. */
  readonly letterOf: (entry: string) => string;
}

/** Articles that an entry is not ordered by: in Arabic those of all its words. الله is a name and has none. */
const ARTICLES: ReadonlyMap<string, RegExp> = new Map([
  ["ar", /(?<=^|\s)ال(?!له)(?=\p{L}{2})/gu],
  ["en", /^(?:the|an?)\s+/i],
  ["fr", /^(?:(?:les?|la)\s+|l['’]\s*)/i],
  ["he", /^ה(?=\p{L}{3})/u],
]);

/** Letters that no decomposition makes one; forms with a hamza are decomposed (Unicode Standard, table 9-9). */
const SAME_LETTER: Readonly<Record<string, string>> = { ٱ: "ا", ى: "ي", ة: "ت", ک: "ك", ی: "ي" };

/**
 * The order of the Unicode Collation Algorithm as CLDR tailors it for the language, without the article at the head of
 * an entry, and in Arabic without regard to vowels, tatweel and the bearer of a hamza.
 */
export function indexOrder(language: string): IndexOrder {
  const [primary = ""] = language.toLowerCase().split("-");
  const collator = new Intl.Collator(language, { numeric: true });
  const article = ARTICLES.get(primary);
  const keyOf = (entry: string): string => {
    const bare = entry
      .normalize("NFD")
      .replace(/[\p{M}\u0640]/gu, "")
      .replace(/^[^\p{L}\p{N}]+/u, "");
    return article === undefined ? bare : bare.replace(article, "");
  };
  return {
    compare: (one, other) =>
      collator.compare(keyOf(one), keyOf(other)) || (one < other ? -1 : one > other ? 1 : 0),
    letterOf: (entry) => {
      const [first = ""] = keyOf(entry);
      const letter = (primary === "ar" ? SAME_LETTER[first] : undefined) ?? first;
      return /\p{L}/u.test(letter) ? letter.toLocaleUpperCase(language) : "#";
    },
  };
}

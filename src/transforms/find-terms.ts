/**
 * Words as they are looked for: without vowels and tatweel, alifs and forms of hamza and yeh made one, in lower case.
 * Arabic writes one word in several of these ways.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200c\u200d]/gu, "")
    .replace(/ٱ/gu, "ا")
    .replace(/[ىی]/gu, "ي")
    .replace(/ک/gu, "ك")
    .replace(/ة/gu, "ه")
    .replace(/\s+/gu, " ")
    .toLowerCase();
}

/** A term without the article that it may begin with; empty when there is nothing to look for. */
export function foldTerm(words: string): string {
  return foldText(words)
    .trim()
    .replace(/^ال(?!له)(?=\p{L}{2})/u, "");
}

/** What Arabic writes together with the word after it: and, so; by, as, for; the. */
const PROCLITICS = "(?:[وف])?(?:[بكل])?(?:ال|ل)?";

/** Gives the numbers of the texts that say a term as words of their own, with or without the article and particles. */
export function createTermFinder(texts: readonly string[]): (words: string) => readonly number[] {
  const folded = texts.map(foldText);
  return (words) => {
    const term = foldTerm(words);
    if (term === "") {
      return [];
    }
    const escaped = term.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    const before = /^\p{sc=Arab}/u.test(term) ? PROCLITICS : "";
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${before}${escaped}(?![\\p{L}\\p{N}])`, "v");
    return folded.flatMap((text, at) => (text.includes(term) && pattern.test(text) ? [at] : []));
  };
}

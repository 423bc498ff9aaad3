import { LETTER, MARK } from "../arabic.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";

const WORD = new RegExp(`[${LETTER}][${LETTER}${MARK}\\u0640\\u200c]*`, "gu");

/** Letters and words that Arabic has not: a text with several of them is Persian, Urdu or Kurdish that nobody marked. */
const FOREIGN_LETTER = /[پچژگٹڈڑںھےۓۀۂۃێۆۇڕڵ]/u;
const FOREIGN_WORD = new Set(
  "است که می این برای را با شود شد های ها بود نیست ہے ہیں کے کی کا میں اور نے سے پر یہ".split(" "),
);

/** Words that end in alef maqsura, when the next word is written on to them: «علىالطاولة». */
const RUN_ON = /ى(?:ال|أن|ما)/u;

export const lettersOfNeighbours: Rule = {
  id: "CL-10",
  level: "safe",
  name: "Persian yeh, kaf and heh",
  summary:
    "ی, ک, ہ and ھ of Persian and Urdu keyboards, and ى without dots inside a word, become ي, ك and ه in Arabic words; at the end of a word ى and ي are never exchanged, only told.",
  languages: ["ar"],
  find: (collected) =>
    looksForeign(collected)
      ? []
      : [...collected.text.matchAll(WORD)].flatMap((word) => inWord(word[0], word.index)),
};

function looksForeign({ text, isOpen }: CollectedText): boolean {
  const words = [...text.matchAll(WORD)].filter(({ 0: word, index }) =>
    isOpen(index, index + word.length),
  );
  const foreign = words.filter(
    ([word]) => FOREIGN_WORD.has(word) || FOREIGN_LETTER.test(word.replaceAll("ھ", "")),
  );
  return foreign.length > 1 || (foreign.length > 0 && words.length < 4);
}

function inWord(word: string, start: number): readonly Found[] {
  // «گیلان» is a name of another language, and keeps its letters.
  if (FOREIGN_LETTER.test(word.replaceAll("ھ", ""))) {
    return [];
  }
  const letters = word.replace(/[\p{M}\u0640\u200c]/gu, "");
  if (letters.length < 2) {
    return [];
  }
  return [...word.matchAll(/[یکہھى]/gu)].flatMap(({ 0: letter, index }): readonly Found[] => {
    const from = start + index;
    const to = from + 1;
    const rest = word.slice(index + 1);
    const isFinal = !new RegExp(`[${LETTER}]`, "u").test(rest);
    switch (letter) {
      case "ک":
        return [{ from, to, after: "ك" }];
      case "ی":
        return isFinal
          ? [{ from, to, message: "a Persian yeh at the end of a word", suggestions: ["ي", "ى"] }]
          : [{ from, to, after: "ي" }];
      case "ہ":
      case "ھ":
        return isFinal
          ? [{ from, to, message: "a heh of Urdu at the end of a word", suggestions: ["ه", "ة"] }]
          : [{ from, to, after: "ه" }];
      case "ى":
        if (isFinal || rest.startsWith("\u0670")) {
          return [];
        }
        return RUN_ON.test(word.slice(index))
          ? [{ from, to, message: "two words are written in one after ى" }]
          : [{ from, to, after: "ي" }];
    }
    return [];
  });
}

import { LETTER, MARK } from "../arabic.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";

/** What to look for, and what to say of it. */
interface Suspicion {
  readonly pattern: RegExp;
  readonly tell: (found: string) => string;
  /** What may have been meant. */
  readonly instead?: (found: string) => string;
  /** True where it is no mistake in the languages that are not Arabic. */
  readonly onlyArabic?: boolean;
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const WORD = `${LETTER}${MARK}`;
/** Prefixes that are written to a Latin word: «بGoogle», «الHTML». */
const PREFIXED = /^[وف]?(?:[بلك]?ال|لل|[وفبكل])(?=[A-Za-z])/u;

const SUSPICIONS: readonly Suspicion[] = [
  { pattern: /\ufffd+/gu, tell: () => "a character that was lost when the text was converted" },
  {
    pattern: /\p{Co}+/gu,
    tell: (found) => `${codeOf(found)} has a meaning in one font only (private use)`,
  },
  { pattern: /\p{Cn}+/gu, tell: (found) => `${codeOf(found)} is no character of Unicode` },
  {
    pattern:
      /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator})(?:\ufe0f|\u200d|\p{Emoji_Modifier}|\p{Emoji_Presentation}|\p{Regional_Indicator})*/gu,
    tell: (found) => `an emoji (${codeOf(found)})`,
  },
  {
    pattern: /(?<=\p{Nd}\s?)[º˚](?=\s?(?:[CFكم]|$|[\s،.]))/gu,
    tell: (found) => `${found} (${codeOf(found)}) stands for the degree sign`,
    instead: () => "°",
  },
  {
    pattern:
      /[0-9]+[.,]?[٠-٩۰-۹]+[0-9٠-٩۰-۹]*|[٠-٩]+[.,٫]?[0-9۰-۹]+[0-9٠-٩۰-۹]*|[۰-۹]+[.,٫]?[0-9٠-٩]+[0-9٠-٩۰-۹]*/gu,
    tell: (found) =>
      `"${found}" mixes digits of two sets: ٠ and ۰ look like a point, ٥ like a degree`,
  },
  {
    pattern: /(?<=\p{Nd})[OoОо](?=\p{Nd})|(?<![A-Za-z])(?<=[0-9])[lI](?=[0-9])/gu,
    tell: (found) => `the letter ${found} (${codeOf(found)}) within a number`,
  },
  {
    pattern: /(?<=[٠-٩])[اه](?=[٠-٩])/gu,
    tell: (found) => `the letter ${found} within a number`,
    instead: (found) => (found === "ا" ? "١" : "٥"),
  },
  {
    pattern: /(?<=\s)(?:\u0640+|_+)(?=\s)/gu,
    tell: (found) => `${found.startsWith("_") ? "an underscore" : "tatweel"} for a dash`,
    instead: () => "–",
  },
  {
    pattern: new RegExp(`(?<=[${WORD}])_+(?=[${WORD}])`, "gu"),
    tell: () => "an underscore between two words",
    instead: () => " ",
  },
  {
    pattern: new RegExp(`(?<=[${WORD}])[٫‚](?=\\s|$)`, "gu"),
    tell: (found) => `${found} (${codeOf(found)}) stands for a comma`,
    instead: () => "،",
  },
  {
    pattern: /(?<=\p{Nd})،(?=\p{Nd})/gu,
    tell: () => "a comma within a number: the decimal sign is ٫, or a point",
    instead: () => "٫",
  },
  {
    pattern: new RegExp(`(?<=[${WORD}])[۔·](?=\\s|$)`, "gu"),
    tell: (found) => `${found} (${codeOf(found)}) stands for a full stop`,
    instead: () => ".",
    onlyArabic: true,
  },
  {
    pattern: /(?<=\s|^)٭(?=\s)/gu,
    tell: () => "the Arabic star for an asterisk or a bullet",
    instead: () => "*",
  },
  {
    pattern:
      /(?<=\p{Script=Latin})[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}](?=\p{Script=Latin})/gu,
    tell: (found) => `the letter ${found} (${codeOf(found)}) in a word of Latin letters`,
  },
];

export const suspiciousCharacters: Rule = {
  id: "CL-25",
  level: "report",
  name: "characters that look like others",
  summary:
    "Private and unassigned characters, emoji, and characters in the place of those they look like (º for °, ٥ within 25, tatweel or _ for a dash, Latin letters within Arabic words) are told.",
  languages: "all",
  inVerse: true,
  find: (collected) => [
    ...SUSPICIONS.flatMap((suspicion) => suspectsIn(collected, suspicion)),
    ...mixedWordsIn(collected),
  ],
};

function suspectsIn(
  { text, languageAt }: CollectedText,
  { pattern, tell, instead, onlyArabic }: Suspicion,
): readonly Found[] {
  return [...text.matchAll(pattern)]
    .filter((match) => onlyArabic !== true || /^ar\b/i.test(languageAt(match.index)))
    .map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      message: tell(match[0]),
      ...(instead === undefined ? {} : { suggestions: [instead(match[0])] }),
    }));
}

const MIXED = new RegExp(
  `[${WORD}A-Za-z]*(?:[${WORD}][A-Za-z]|[A-Za-z][${WORD}])[${WORD}A-Za-z]*`,
  "gu",
);

/** Words of Arabic and Latin letters, but for a Latin word with an Arabic prefix or ending. */
function mixedWordsIn({ text }: CollectedText): readonly Found[] {
  return [...text.matchAll(MIXED)].flatMap((match): readonly Found[] => {
    const [word] = match;
    const bare = word.replace(PREFIXED, "");
    const runs = bare.match(/[A-Za-z]+|[^A-Za-z]+/g) ?? [];
    const isLatin = /^[A-Za-z]/.test(bare);
    // «COVIDي», «Wordات»: an ending.
    const isInflected = isLatin && runs.length === 2 && (runs[0]?.length ?? 0) > 2;
    // «mp3ملف»: two words that lack a space, which other rules tell.
    const isTwo = runs.length === 2 && runs.every((run) => run.length > 2);
    if (runs.length < 2 || isInflected || isTwo) {
      return [];
    }
    const latin = runs.filter((run) => /[A-Za-z]/.test(run)).join("").length;
    const strangers =
      latin * 2 <= bare.length
        ? "Latin letters in an Arabic word"
        : "Arabic letters in a Latin word";
    return [
      { from: match.index, to: match.index + word.length, message: `${strangers}: "${word}"` },
    ];
  });
}

import type { ArticleText, FoundInArticle, Rule } from "../rule.ts";

/** Letters that look alike in most of their forms, Arabic and Persian. */
const TWINS = [
  { name: "yeh", arabic: "ي", persian: "ی" },
  { name: "kaf", arabic: "ك", persian: "ک" },
] as const;

export const mixedLetters: Rule = {
  id: "CL-28",
  level: "report",
  name: "Arabic and Persian letters in one text",
  summary:
    "A text of one language in which both the Arabic and the Persian yeh or kaf stand (ي and ی, ك and ک) is told, with the number of each and the place of the rarer.",
  languages: "all",
  findInArticle: (_article, _profile, texts) =>
    ["ar", "fa", "ur", "ku", "ckb", "ps"].flatMap((language) =>
      TWINS.flatMap((twins) => mixedIn(texts, language, twins)),
    ),
};

function mixedIn(
  texts: readonly ArticleText[],
  language: string,
  { name, arabic, persian }: (typeof TWINS)[number],
): readonly FoundInArticle[] {
  const places = (letter: string) =>
    texts.flatMap((text) =>
      [...text.text.matchAll(new RegExp(letter, "gu"))].flatMap(({ index: at }) => {
        const [primary = ""] = text.languageAt(at).toLowerCase().split("-");
        return primary === language && text.isOpen(at, at + 1) ? [{ text, at }] : [];
      }),
    );
  const [inArabic, inPersian] = [places(arabic), places(persian)];
  const [rarer, letter] =
    inArabic.length < inPersian.length ? [inArabic, arabic] : [inPersian, persian];
  const [first] = rarer;
  if (first === undefined || inArabic.length === 0 || inPersian.length === 0) {
    return [];
  }
  const code = (one: string) => `U+0${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
  return [
    {
      span: first.text.spanOf(first.at, first.at + 1),
      before: letter,
      message:
        `two letters for ${name} in one text: ${inArabic.length} × ${code(arabic)} (Arabic), ` +
        `${inPersian.length} × ${code(persian)} (Persian); the first of the rarer is here`,
    },
  ];
}

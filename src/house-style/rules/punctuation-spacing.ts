import { LETTER, MARK } from "../arabic.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";

const LETTERS = `[${LETTER}][${MARK}]*`;

/** A space before a mark that belongs to what stands before it. */
const BEFORE = /(?<=[^\s])[ \u00a0]+(?=([،؛:.؟!…»)\]﴾]+))/gu;
const AFTER_OPENING = /(?<=[«([﴿])[ \u00a0]+(?=[^\s»)\]﴾])/gu;

/** A mark with an Arabic word right behind it. */
const AFTER = new RegExp(`([،؛؟!…:.»)\\]])(?=${LETTERS}|[«(\\[])`, "gu");
const AFTER_LATIN = /([،؛؟])(?=[\p{Nd}A-Za-z])/gu;
/** A straight or curly mark of quotation right behind a mark; whether it opens is told by those before it. */
const AFTER_QUOTED = /([،؛؟:])(?=["“„](?=[^\s"“”.،؛:؟!)\]]))/gu;

export const punctuationSpacing: Rule = {
  id: "CL-04",
  level: "safe",
  name: "spaces around punctuation",
  summary:
    "No space before ، ؛ : . ؟ ! … » ) ] ﴾ and one after, unless another mark follows; none after « ( [.",
  languages: ["ar"],
  find: (collected) => {
    const turned = turnedMarks(collected.text);
    return [
      ...spacesBefore(collected, turned),
      ...spacesAfterOpening(collected, turned),
      ...missingSpaces(collected, turned),
    ];
  },
};

/** Marks that close, by what they close. */
const CLOSING: Readonly<Record<string, string>> = { "»": "«", ")": "(", "]": "[" };

/**
 * Places of brackets and guillemets without their other half in that order, as in «)نص(»: which side of them the words are
 * on is not known. What CL-08 tells of may not be set tight to the wrong word.
 */
function turnedMarks(text: string): ReadonlySet<number> {
  const open: { readonly mark: string; readonly at: number }[] = [];
  const turned = new Set<number>();
  for (const { 0: mark, index: at } of text.matchAll(/[«»()[\]]/g)) {
    const partner = CLOSING[mark];
    if (partner === undefined) {
      open.push({ mark, at });
    } else if (open.at(-1)?.mark === partner) {
      open.pop();
    } else {
      turned.add(at);
    }
  }
  for (const { at } of open) {
    turned.add(at);
  }
  return turned;
}

type Turned = ReadonlySet<number>;

/** What a word after marks that were set apart from the word before them begins with. */
const WORD_AFTER = new RegExp(`^(?:[${LETTER}]|["“„«](?=[${LETTER}]))`, "u");

function spacesBefore({ text, isOpen }: CollectedText, turned: Turned): readonly Found[] {
  return [...text.matchAll(BEFORE)].flatMap((match) => {
    const from = match.index;
    const to = from + match[0].length;
    const marks = match[1] ?? "";
    const previous = text[from - 1] ?? "";
    const next = text.slice(to + marks.length, to + marks.length + 1);
    const isKept =
      // What the mark belongs to is not before it: an emoticon, `.5`, `: )`, an operator.
      !isOpen(from, to + 1) ||
      (/^[.:]/.test(marks) && /[\p{Nd}A-Za-z=]/u.test(next)) ||
      (marks.startsWith("!") && next === "=") ||
      // Empty brackets are a box to tick, dots between spaces a line to fill in.
      /[«([﴿]/u.test(previous) ||
      (/^[.…]/.test(marks) && /[.…]/.test(previous)) ||
      (/^\.{2,}/.test(marks) && !/^\.{3}$/.test(marks)) ||
      // A dash speaks for what comes: «– : ».
      /[–—-]/.test(previous) ||
      turned.has(to) ||
      isBetweenNumbers(text, from, to + 1);
    if (isKept) {
      return [];
    }
    // «8080 .الملف»: the space is on the wrong side, and is moved; without it two words would be one.
    const end = to + marks.length;
    const isMoved = /^[.:؟!…]+$/u.test(marks) && WORD_AFTER.test(text.slice(end, end + 2));
    return [
      { from, to, after: "" },
      ...(isMoved && isOpen(end - 1, end) ? [{ from: end, to: end, after: " " }] : []),
    ];
  });
}

/** `1 : 2`, `12 . 30`. */
const isBetweenNumbers = (text: string, before: number, after: number): boolean =>
  /\p{Nd}$/u.test(text.slice(0, before)) && /^ ?\p{Nd}/u.test(text.slice(after, after + 2));

function spacesAfterOpening({ text, isOpen }: CollectedText, turned: Turned): readonly Found[] {
  return [...text.matchAll(AFTER_OPENING)].flatMap((match) => {
    const from = match.index;
    return !turned.has(from - 1) && (isOpen(from - 1, from) || text[from - 1] === "«")
      ? [{ from, to: from + match[0].length, after: "" }]
      : [];
  });
}

function missingSpaces({ text, isOpen }: CollectedText, turned: Turned): readonly Found[] {
  const quotes = new Map([...text.matchAll(/["“”„]/g)].map(({ index }, rank) => [index, rank]));
  const marks = [
    ...text.matchAll(AFTER),
    ...text.matchAll(AFTER_LATIN),
    ...[...text.matchAll(AFTER_QUOTED)].filter(
      ({ index }) => quotes.size % 2 === 0 && (quotes.get(index + 1) ?? 1) % 2 === 0,
    ),
  ];
  return marks.flatMap((match): readonly Found[] => {
    const at = match.index;
    const mark = match[0];
    const to = at + 1;
    const before = text.slice(0, at);
    const isOwn = (isOpen(at, to) || mark === "»") && !turned.has(at) && !turned.has(to);
    return isOwn && wantsSpace(mark, before, text.slice(to)) ? [{ from: to, to, after: " " }] : [];
  });
}

const LAST_WORD = new RegExp(`(?:^|[^${LETTER}${MARK}])((?:${LETTERS})+)$`, "u");
const NEXT_WORD = new RegExp(`^(?:${LETTERS})+`, "u");

const lengthOf = (word: string): number => word.replace(/\p{M}/gu, "").length;

function wantsSpace(mark: string, before: string, after: string): boolean {
  const lastWord = LAST_WORD.exec(before)?.[1] ?? "";
  const nextWord = NEXT_WORD.exec(after)?.[0] ?? "";
  switch (mark) {
    case "،":
    case "؛":
    case "؟":
      return !(/\p{Nd}$/u.test(before) && /^\p{Nd}/u.test(after)) && /\S$/u.test(before);
    case "!":
      return /[\p{L}\p{M}\p{N}؟!»)\]]$/u.test(before);
    // One or two letters before or after a point are an abbreviation: «أ.ف.ب», «د.محمد», «ص.ب».
    case ".":
      return (
        lengthOf(lastWord) > 2 && (nextWord === "" ? after.startsWith("«") : lengthOf(nextWord) > 1)
      );
    case ":":
      return lengthOf(lastWord) > 0 || /[»)\]"”]$/u.test(before);
    case "…":
      return (lengthOf(lastWord) > 0 || /[»)\]"”]$/u.test(before)) && nextWord !== "";
    case "»":
      return nextWord !== "";
    // «(ال)كتاب», «معلم(ون)ين», «[و]قال»: brackets inside a word.
    case ")":
    case "]": {
      const opening = before.lastIndexOf(mark === ")" ? "(" : "[");
      const content = before.slice(opening + 1);
      const isInWord = /[\p{L}\p{M}\u0640]$/u.test(before.slice(0, Math.max(opening, 0)));
      return opening !== -1 && !isInWord && nextWord !== "" && lengthOf(content) > 3;
    }
  }
  return false;
}

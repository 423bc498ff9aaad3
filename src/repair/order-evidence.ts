import { joinsOfForm, lettersOfForms } from "./presentation-forms.ts";

/**
 * How much of a line reads as it should when its characters are taken in the order given, and how much as it never
 * would; both are sums of weights, 0 where nothing tells.
 */
export interface OrderEvidence {
  readonly for: number;
  readonly against: number;
}

const LETTERS =
  "\\u05d0-\\u05ea\\u0620-\\u064a\\u066e-\\u06d3\\u06d5\\u06fa-\\u06ff\\u0750-\\u077f\\u08a0-\\u08c7\\ufb1d-\\ufdff\\ufe70-\\ufefc";
/** A word of Hebrew or Arabic letters, their presentation forms included, with its marks and joiners. */
const WORD = new RegExp(`[${LETTERS}][${LETTERS}\\p{M}\\u200c\\u200d]*`, "gu");

const MARKS = /\p{M}|\u0640|\u200c|\u200d/gu;

/** Words that hardly a sentence does without, and that mean nothing when reversed. */
const COMMON = new Set(
  (
    "في على إلى الى عن التي الذي الذين هذا هذه ذلك تلك أن إن كان كانت قال قالت وقال وأضاف بعد قبل بين عند منذ خلال " +
    "حيث كما غير كل أكثر عام اليوم أمس لقد وقد ليس هناك ومن وفي وعلى فيه فيها منه منها عليه عليها إليه ولم ولا أنه أنها " +
    "وأن التى حول أحد أمام حتى دون كيف رئيس مدينة " +
    "است این که را برای های هم شد شده کرد بود نیز خود آن باید می‌شود دارد بر گفت " +
    "میں ہے ہیں کے کی کو سے اور نے پر یہ نہیں تھا گیا کیا لیے بھی تک " +
    "של את על הוא היא לא עם כי זה גם אבל כל או אם אל יש אין היה היו"
  ).split(" "),
);

const MISREAD = new Set(
  [...COMMON]
    .map((word) => [...word].reverse().join(""))
    .filter((word) => !COMMON.has(word) && !new Set(["لك", "لب", "نم", "سيل", "دحا"]).has(word)),
);

/** Weighs the words, the stops and the brackets of one line, taken to be in logical order. */
export function weighOrder(line: string): OrderEvidence {
  let right = 0;
  let wrong = 0;
  const add = (weight: number) => {
    if (weight > 0) {
      right += weight;
    } else {
      wrong -= weight;
    }
  };
  for (const [word] of line.matchAll(WORD)) {
    for (const weight of weighWord(word)) {
      add(weight);
    }
  }
  // No word begins with a mark.
  add(-1.5 * (line.match(/(?<!\S)[\u064b-\u0652\u0670]/gu)?.length ?? 0));
  // A number or a Latin word sticks to no word, but for a prefix.
  add(-(line.match(/[\u0620-\u063f\u0641-\u064a]{3,}[0-9A-Za-z]/gu)?.length ?? 0));
  for (const weight of weighPunctuation(line)) {
    add(weight);
  }
  return { for: right, against: wrong };
}

function* weighWord(word: string): Generator<number> {
  const characters = [...word.replace(/[\p{M}]/gu, "")];
  const first = joinsOfForm(characters[0] ?? "");
  const last = joinsOfForm(characters.at(-1) ?? "");
  if (characters.length > 1 && first !== undefined && last !== undefined) {
    yield first.before ? -3 : 1;
    yield last.after ? -3 : 1;
    if (first.before !== last.after) {
      return;
    }
  }
  const plain = lettersOfForms(word.replace(MARKS, "")).replaceAll("ٱ", "ا");
  if (COMMON.has(plain)) {
    yield 2;
    return;
  }
  if (MISREAD.has(plain)) {
    yield -2;
    return;
  }
  if (plain.length < 3) {
    return;
  }
  yield* weighEdges(plain);
}

/** What a word of three letters and more begins and ends with. */
function* weighEdges(word: string): Generator<number> {
  // Tāʾ marbūṭa and alif maqṣūra, tanwīn's seat and the final letters of Hebrew only end words.
  if (/^[ةىۃםןץףך]/u.test(word)) {
    yield -3;
  }
  if (/[ةۃםןץףך]$/u.test(word)) {
    yield 2;
  }
  if (/^[وفبك]?ال./u.test(word) || /^لل/u.test(word)) {
    yield 2;
  }
  if (
    /لا[وفبك]?$/u.test(word) &&
    !/^(?:و|ف)?(?:[اأإ]لا|هلا|كلا|مثلا|أولا|اولا|فضلا|طويلا|قليلا|.*[يو]لا|.{2,3}لا)$/u.test(word)
  ) {
    yield -2;
  }
  // «ات» and «ون» at the end, «ست» and «مت» at the beginning are common; the other way round they are rare.
  if (/(?:ات|ية|ون|ين|ها|هم|نا)$/u.test(word)) {
    yield 0.5;
  }
  if (/^(?:تا|ةي|نو|اه|هي)/u.test(word)) {
    yield -0.5;
  }
  if (/^[ئؤء]/u.test(word)) {
    yield -1;
  }
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Stops stand at the end of a word, opening brackets before one. */
function* weighPunctuation(line: string): Generator<number> {
  const characters = [...line.trim()];
  for (const [at, character] of characters.entries()) {
    const before = characters[at - 1] ?? " ";
    const after = characters[at + 1] ?? " ";
    if (/[.،؛:؟!۔,]/u.test(character)) {
      // A point or comma between two spaces, or within a number, tells nothing.
      if (/[\p{L}\p{M}»)\]]/u.test(before) && /\s/u.test(after)) {
        yield 1;
      } else if (/\s/u.test(before) && /[\p{L}«([]/u.test(after)) {
        yield -1.5;
      }
    } else if (/[([«]/u.test(character)) {
      yield* weighBracket(before, after);
    } else if (/[)\]»]/u.test(character)) {
      yield* weighBracket(after, before);
    }
  }
}

/** A bracket by what stands outside it and inside it, if it is one that is turned the right way. */
function* weighBracket(outside: string, inside: string): Generator<number> {
  const isInside = LETTER.test(inside);
  if (isInside && !LETTER.test(outside)) {
    yield 1;
  } else if (!isInside && LETTER.test(outside)) {
    yield -1.5;
  }
}

import type { ArticleText, FoundInArticle, Rule } from "../rule.ts";

const CLOSING: Readonly<Record<string, string>> = {
  "«": "»",
  "‹": "›",
  "“": "”",
  "(": ")",
  "[": "]",
  "{": "}",
  "﴿": "﴾",
};
const OPENING: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSING).map(([open, close]) => [close, open]),
);

/** Before an item, «أ)» or «1)», and in «ص)», a bracket is closed that nothing has opened. */
const ITEM = /(?:^|[\s\n،؛:])(?:\p{Nd}{1,3}|\p{L}\u0640?|[ivx]{1,4})$/iu;
/** Quotations may go on over so many paragraphs. */
const LONGEST_QUOTATION = 6;

/** Marks that may go on over paragraphs. */
const QUOTING = /[«»“”‹›﴿﴾]/u;
/** Lone marks among which the two ends of a quotation are sought. */
const MOST_MATCHED = 500;

/** A mark without its other half. */
interface Lone {
  readonly text: ArticleText;
  readonly nth: number;
  readonly at: number;
  readonly mark: string;
  /** What stood where its other half should have. */
  readonly instead?: string;
}

export const unbalancedMarks: Rule = {
  id: "CL-29",
  level: "report",
  name: "quotation marks and brackets without their other half",
  summary:
    "«, “, (, [ and ﴿ that are never closed, their closing halves that nothing opens, and pairs of two shapes («( … ]») are told; a quotation over several paragraphs, and «أ)» before an item, are right.",
  languages: "all",
  findInArticle: (_article, _profile, texts) => {
    const lone = texts.flatMap((text, nth) => loneIn(text, nth));
    const matched = new Set<Lone>();
    const quoting = lone.filter(({ mark }) => QUOTING.test(mark)).slice(0, MOST_MATCHED);
    for (const open of quoting.filter(({ mark }) => mark in CLOSING)) {
      const close = quoting.find(
        (other) =>
          !matched.has(other) &&
          other.mark === CLOSING[open.mark] &&
          other.nth > open.nth &&
          other.nth <= open.nth + LONGEST_QUOTATION,
      );
      const isReopened = texts[open.nth + 1]?.text.trimStart().startsWith(open.mark) === true;
      if (close !== undefined) {
        matched.add(open).add(close);
      } else if (isReopened) {
        matched.add(open);
      }
    }
    return lone.filter((one) => !matched.has(one)).map(told);
  },
};

function told({ text, at, mark, instead }: Lone): FoundInArticle {
  const other = CLOSING[mark] ?? OPENING[mark] ?? "";
  const isOpening = mark in CLOSING;
  const message =
    instead !== undefined
      ? `${mark} is closed by ${instead} instead of ${other}`
      : isOpening
        ? `${mark} is not closed: ${other} is missing after it, ${excerpt(text.text, at)}`
        : `${mark} closes what is not opened: ${other} is missing before it, ${excerpt(text.text, at)}`;
  return { span: text.spanOf(at, at + 1), before: mark, message };
}

/** A few words around a mark. */
function excerpt(text: string, at: number): string {
  const start = text.lastIndexOf(" ", Math.max(0, at - 12)) + 1;
  const end = text.indexOf(" ", at + 12);
  return `in "${text.slice(start, end === -1 ? undefined : end)}"`.replaceAll("\n", " ");
}

function loneIn(text: ArticleText, nth: number): readonly Lone[] {
  const open: { readonly at: number; readonly mark: string }[] = [];
  const lone: Lone[] = [];
  for (const { index: at, 0: written } of text.text.matchAll(/[«»‹›“”()[\]{}﴿﴾]/gu)) {
    const mark = turned(text.text, at, written);
    if (!text.isOpen(at, at + 1) && !/[«»“”﴿﴾]/u.test(mark)) {
      continue;
    }
    if (mark in CLOSING) {
      // German and Hebrew close with “ what „ opens.
      if (mark === "“" && text.text.slice(0, at).includes("„")) {
        continue;
      }
      open.push({ at, mark });
      continue;
    }
    const match = open.findLastIndex((one) => CLOSING[one.mark] === mark);
    if (match === open.length - 1 && match !== -1) {
      open.pop();
    } else if (match !== -1) {
      lone.push(
        ...open
          .splice(match)
          .slice(1)
          .map((one) => ({ text, nth, ...one })),
      );
    } else if (
      !ITEM.test(text.text.slice(Math.max(0, at - 6), at)) &&
      !isApostrophe(text.text, at)
    ) {
      const last = open.at(-1);
      if (last !== undefined && mark !== "”" && mark !== "»") {
        open.pop();
        lone.push({ text, nth, ...last, instead: mark });
      } else {
        lone.push({ text, nth, at, mark });
      }
    }
  }
  return [...lone, ...open.map((one) => ({ text, nth, ...one }))];
}

/** Urdu opens with ” and closes with “: curly marks are told by the words they stick to. */
function turned(text: string, at: number, mark: string): string {
  if (mark !== "“" && mark !== "”") {
    return mark;
  }
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  const opens = /[\s(«[:—–-]/u.test(before) && /[^\s.،؛:؟!)»\]]/u.test(after);
  const closes = !/\s/u.test(before) && /[\s.،؛:؟!)»\]۔—–-]/u.test(after);
  return opens ? "“" : closes ? "”" : mark;
}

/** ” after a number is inches. */
const isApostrophe = (text: string, at: number): boolean =>
  text[at] === "”" && /\p{Nd}$/u.test(text.slice(0, at));

import type { Byline, Dateline } from "../../model/index.ts";
import { findByline } from "./find-byline.ts";
import { type FoundDateline, findDateline } from "./find-dateline.ts";
import type { Guess } from "./guess.ts";
import { endsSentence, isProse, type TextUnit } from "./text-unit.ts";
import { findWrittenDate } from "./written-date.ts";

/** What stands around the text of a story. */
export interface Surroundings {
  readonly headline: TextUnit | undefined;
  readonly bylines: readonly Byline[];
  readonly dateline: Dateline | undefined;
  /** ISO 8601. */
  readonly published: string | undefined;
  /** What is for the desk: the day of a dateline without its year, marks at the end such as «(انتهى)». */
  readonly forDesk: readonly string[];
  readonly body: readonly TextUnit[];
}

/** Paragraphs among which bylines and datelines are sought, from either end. */
const OPENING = 5;
const CLOSING = 3;

/** Takes headline, bylines, dateline, date and sign-off for what they look like; `guess` says whether to. */
export function recogniseSurroundings(units: readonly TextUnit[], guess: Guess): Surroundings {
  const rest = [...units];
  const bylines: Byline[] = [];
  const days: string[] = [];
  let dateline: Dateline | undefined;
  let published: string | undefined;
  const headline = takeHeadline(rest, guess);

  let from = 0;
  for (let looked = 0; looked < OPENING && from < rest.length; looked += 1) {
    const unit = rest[from];
    if (unit === undefined || !unit.isOneLine || rest.length === 1) {
      break;
    }
    const byline = findByline(unit.words);
    if (byline !== undefined) {
      if (!guess(unit, "a byline", byline.confidence)) {
        break;
      }
      bylines.push(...byline.bylines);
      const { place } = byline;
      dateline ??= place === undefined ? undefined : { places: [place], agencies: [] };
      rest.splice(from, 1);
      continue;
    }
    const day = findWrittenDate(unit.words);
    if (published === undefined && day !== undefined && day.words.trim() === unit.words.trim()) {
      if (guess(unit, "the date", 0.9)) {
        published = day.iso;
        rest.splice(from, 1);
        continue;
      }
    }
    const alone = dateline === undefined ? findDateline(unit.words) : undefined;
    if (alone?.end === unit.words.length && guess(unit, datelineName(alone), alone.confidence)) {
      dateline = alone.dateline;
      days.push(...dayOf(alone));
      rest.splice(from, 1);
      continue;
    }
    break;
  }

  const [first] = rest;
  const opening =
    first === undefined || dateline !== undefined ? undefined : findDateline(first.words);
  if (
    first !== undefined &&
    opening !== undefined &&
    opening.end < first.words.length &&
    opening.end <= first.firstLine &&
    guess(first, datelineName(opening), opening.confidence)
  ) {
    dateline = opening.dateline;
    days.push(...dayOf(opening));
    rest[0] = withoutOpening(first, opening.end);
    from = 0;
  }

  const signOffs = takeSignOffs(rest, guess);
  for (let looked = 0; looked < CLOSING && rest.length > 1; looked += 1) {
    const last = rest.at(-1);
    const byline = last?.isOneLine === true ? findByline(last.words) : undefined;
    // At the end, only what says its role: a name there may be anything.
    if (last === undefined || byline === undefined || byline.confidence < 0.9) {
      break;
    }
    if (!guess(last, "a byline", byline.confidence)) {
      break;
    }
    bylines.push(...byline.bylines);
    rest.pop();
  }
  return { headline, bylines, dateline, published, forDesk: [...days, ...signOffs], body: rest };
}

const dayOf = ({ day }: FoundDateline): readonly string[] => (day === undefined ? [] : [day]);

const datelineName = ({ day }: FoundDateline): string =>
  day === undefined
    ? "a dateline"
    : `a dateline, its day without a year (${day}) kept as an editorial note`;

/** The same paragraph from further on in its first line. */
function withoutOpening(unit: TextUnit, end: number): TextUnit {
  return { ...unit, start: unit.start + end, words: unit.words.slice(end) };
}

/** A headline is no longer than this. */
const LONGEST_HEADLINE = 120;

function takeHeadline(rest: TextUnit[], guess: Guess): TextUnit | undefined {
  const [first, next] = rest;
  if (first === undefined || next === undefined || !first.isOneLine || !isTitle(first)) {
    return undefined;
  }
  const others = rest.slice(1);
  if (first.words.length > LONGEST_HEADLINE || !others.some(isProse)) {
    return undefined;
  }
  const isSigned = findByline(next.words) !== undefined || findDateline(next.words) !== undefined;
  const ended = others.filter(endsSentence).length;
  const confidence =
    0.5 +
    (first.blankAfter ? 0.2 : 0) +
    (isSigned ? 0.3 : 0) +
    (isProse(next) && next.words.length > 1.5 * first.words.length ? 0.2 : 0) +
    (ended >= 0.7 * others.length ? 0.15 : 0);
  if (!guess(first, "the headline", Math.min(confidence, 0.95))) {
    return undefined;
  }
  return rest.shift();
}

/** Words that end as no sentence does, and are none of the lines that a story is signed by. */
function isTitle(unit: TextUnit): boolean {
  const { words, lineEnds } = unit;
  return (
    lineEnds === "space" &&
    !/[.،؛:…]$|[.؟!] +\p{L}/u.test(words) &&
    !/^[-*•–—(\d٠-٩]/u.test(words) &&
    words.split(/\s+/).length >= 2 &&
    findByline(words) === undefined &&
    findDateline(words) === undefined &&
    findWrittenDate(words)?.words.trim() !== words.trim()
  );
}

const SIGN_OFF = /^[([]?\s*(?:انتهى|انتهی|النهاية|پایان|ختم شد|ENDS?|-30-|#{3})\s*[)\]]?\.?$/iu;
const SIGN_OFF_INSIDE = /\s[([]\s*(?:انتهى|انتهی|النهاية|ENDS?)\s*[)\]]\s*\.?$/iu;
/** Initials of those who wrote and edited: «أ.م/ع.ح». */
const INITIALS =
  /^\(?\p{L}{1,2}\s?\.\s?\p{L}{1,2}\.?(?:\s?[/-]\s?\p{L}{1,2}\s?\.\s?\p{L}{1,2}\.?)*\)?$/u;

function takeSignOffs(rest: TextUnit[], guess: Guess): readonly string[] {
  const found: string[] = [];
  while (rest.length > 1) {
    const last = rest.at(-1);
    if (last === undefined) {
      break;
    }
    const isAlone = SIGN_OFF.test(last.words) || INITIALS.test(last.words);
    if (isAlone && guess(last, "a sign-off, kept as an editorial note", 0.9)) {
      found.unshift(last.words);
      rest.pop();
      continue;
    }
    const inside = last.isOneLine ? SIGN_OFF_INSIDE.exec(last.words) : null;
    if (inside !== null && guess(last, "a sign-off, kept as an editorial note", 0.9)) {
      found.unshift(inside[0].trim());
      const words = last.words.slice(0, inside.index);
      rest[rest.length - 1] = { ...last, words, end: last.start + words.length };
    }
    break;
  }
  return found;
}

import { findByline } from "./find-byline.ts";
import type { Guess } from "./guess.ts";
import { readItem, type TextItem } from "./list-items.ts";
import { endsSentence, isProse, type TextUnit } from "./text-unit.ts";
import { findWrittenDate } from "./written-date.ts";

/** What a stretch of the body is taken for. */
export type TextBlock =
  | { readonly type: "paragraph" | "divider" | "verse"; readonly unit: TextUnit }
  | { readonly type: "heading"; readonly unit: TextUnit; readonly level: 1 | 2 | 3 }
  | { readonly type: "list"; readonly items: readonly ItemUnit[] };

/** An item of a list and the paragraph it was. */
export interface ItemUnit extends TextItem {
  readonly unit: TextUnit;
}

/** Takes paragraphs of the body for lists, verse, headings and dividers; `guess` says whether to. */
export function recogniseBlocks(units: readonly TextUnit[], guess: Guess): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  const hasProse = units.filter(isProse).length > 1;
  let at = 0;
  while (at < units.length) {
    const unit = units[at];
    if (unit === undefined) {
      break;
    }
    const items = itemsFrom(units, at);
    const [first] = items;
    if (first !== undefined && items.length > 1) {
      const sure = first.style === "bullet" && /^[–—-]/u.test(unit.words) ? 0.8 : 0.95;
      const last = items.at(-1)?.unit ?? unit;
      const whole = { start: unit.start, end: last.end, words: unit.words };
      if (guess(whole, `a list of ${items.length} items`, sure)) {
        blocks.push({ type: "list", items });
        at += items.length;
        continue;
      }
    }
    blocks.push(single(units, at, hasProse, guess));
    at += 1;
  }
  return blocks;
}

/** Items of one list from a paragraph on: the same kind of mark, its numbers counting on. */
function itemsFrom(units: readonly TextUnit[], from: number): readonly ItemUnit[] {
  const items: ItemUnit[] = [];
  for (let at = from; at < units.length; at += 1) {
    const unit = units[at];
    const item = unit?.lineEnds === "space" ? readItem(unit.words) : undefined;
    const [first] = items;
    const isNext =
      item !== undefined &&
      (first === undefined
        ? item.number === undefined || item.number === 1
        : item.style === first.style && item.number === nextOf(items));
    if (!isNext || item === undefined || unit === undefined) {
      break;
    }
    items.push({ ...item, unit });
  }
  return items;
}

const nextOf = (items: readonly ItemUnit[]): number | undefined => {
  const number = items.at(-1)?.number;
  return number === undefined ? undefined : number + 1;
};

const DIVIDER = /^(?:\*\s*){3,}$|^(?:[-–—_=]\s*){3,}$|^[⁂❧✻]$/u;

function single(
  units: readonly TextUnit[],
  at: number,
  hasProse: boolean,
  guess: Guess,
): TextBlock {
  const unit = units[at];
  if (unit === undefined) {
    throw new RangeError(`there is no paragraph ${at}`);
  }
  if (unit.lineEnds === "verse") {
    const isVerse = guess(unit, "verse", 0.9);
    return isVerse ? { type: "verse", unit } : { type: "paragraph", unit };
  }
  if (DIVIDER.test(unit.words) && guess(unit, "a change of subject", 0.95)) {
    return { type: "divider", unit };
  }
  const confidence = hasProse ? headingConfidence(units, at) : 0;
  if (confidence > 0 && guess(unit, "a heading", confidence)) {
    return { type: "heading", unit, level: levelOf(unit.words) };
  }
  return { type: "paragraph", unit };
}

/** A heading is no longer than this. */
const LONGEST_HEADING = 80;
const ORDINALS = "أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا|اولا";
/** A heading that counts: «أولًا: الخلفية», «الفصل الثاني», «1. المقدمة», «2-1 النتائج». */
const NUMBERED = new RegExp(
  `^(?:(?:${ORDINALS})\\s*[:：\\-–—.]|(?:الفصل|الباب|المبحث|المطلب|القسم|الجزء|فصل|بخش|باب|chapter|part|section)\\s+\\S+|\\p{Nd}{1,2}(?:[.-]\\p{Nd}{1,2}){0,2}\\s?[.)\\-–]?\\s)`,
  "iu",
);

function headingConfidence(units: readonly TextUnit[], at: number): number {
  const unit = units[at];
  const next = units[at + 1];
  if (unit === undefined || next === undefined || !unit.isOneLine || unit.lineEnds !== "space") {
    return 0;
  }
  const { words } = unit;
  const bare = words.replace(/[\u064b-\u0652]/gu, "");
  const isNumbered = NUMBERED.test(bare);
  const isOpen = /[.،؛…]$|[.؟!] +\p{L}/u.test(words.replace(NUMBERED, ""));
  const isCalled = /[:：]$/u.test(words) && !isNumbered;
  const isOther =
    /^[-*•–—("«]|^(?:و|ف)?(?:قال|أضاف|تابع|أوضح)/u.test(bare) || !/\p{L}/u.test(words);
  const isSigned = findByline(words) !== undefined || findWrittenDate(words)?.words === words;
  if (isSigned || words.length > LONGEST_HEADING || isOpen || isCalled || isOther) {
    return 0;
  }
  const before = units[at - 1];
  const isBetween =
    isProse(next) &&
    (before === undefined || isProse(before) || endsSentence(before) || isNumbered);
  if (!isBetween || words.split(/\s+/).length > 12) {
    return 0;
  }
  const isParted = unit.blankBefore && unit.blankAfter;
  const isShort = words.length <= 45;
  return Math.min(
    0.95,
    0.5 +
      (isNumbered ? 0.25 : 0) +
      (isParted ? 0.25 : 0) +
      (next.words.length > 2 * words.length ? 0.1 : 0) +
      (isShort ? 0.1 : 0) +
      (!isParted && isShort && before !== undefined && isProse(before) ? 0.1 : 0),
  );
}

/** «1.2» is below «1.». */
function levelOf(words: string): 1 | 2 | 3 {
  const depth = /^\p{Nd}{1,2}((?:[.-]\p{Nd}{1,2})*)/u.exec(words)?.[1]?.match(/[.-]/g)?.length ?? 0;
  return depth === 0 ? 1 : depth === 1 ? 2 : 3;
}

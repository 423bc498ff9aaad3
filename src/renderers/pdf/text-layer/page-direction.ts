import type { DrawingMark, Page, PageItem, TextLine } from "../../../layout/index.ts";
import { LRM, RLM } from "./carrier.ts";
import { popplerClassOfUnit } from "./engines/character-class.ts";
import type { PageDirection } from "./text-layer.ts";

/** How poppler is to read a page. */
export interface PageReading {
  readonly direction: PageDirection;
  /** What has to be shown besides for it to do so; `undefined` on nearly every page. */
  readonly counterweight: Counterweight | undefined;
}

/** Controls that poppler counts as letters, all of one kind, at the end of a line. */
export interface Counterweight {
  readonly line: TextLine;
  readonly control: string;
  readonly count: number;
}

/** With more controls than these a page is left to poppler. */
const MOST_CONTROLS = 1000;

/**
 * poppler reads a page in the direction of most of its letters, numbers and marks left out, and scrambles lines of the
 * other direction that have letters or numbers of both. Where most such lines are of the direction with fewer letters,
 * controls tip the balance: an Arabic page with a bibliography, say.
 */
export function readingOf({ items }: Page): PageReading {
  const balance = items.reduce((sum, item) => sum + balanceOfItem(item), 0);
  const direction = balance >= 0 ? "ltr" : "rtl";
  const count = Math.abs(balance) + 1;
  const other = direction === "ltr" ? "rtl" : "ltr";
  const lines = items.filter(isText);
  const others =
    count > MOST_CONTROLS ? [] : lines.filter((line) => line.direction === other && isMixed(line));
  const line = others.at(-1);
  const isMinority =
    line === undefined ||
    others.length <= lines.filter((one) => one.direction === direction && isMixed(one)).length;
  return isMinority
    ? { direction, counterweight: undefined }
    : { direction: other, counterweight: { line, control: other === "rtl" ? RLM : LRM, count } };
}

function balanceOfItem(item: PageItem): number {
  return item.type === "text"
    ? balanceOf(item.text)
    : item.type === "drawing"
      ? balanceOfMarks(item.marks)
      : 0;
}

const isText = (item: PageItem): item is TextLine => item.type === "text";

/** Whether poppler would change its order on a page of the other direction. */
function isMixed({ text, direction, runs }: TextLine): boolean {
  if (runs.length === 0) {
    return false;
  }
  let hasRight = false;
  let hasForeign = false;
  for (let at = 0; at < text.length; at += 1) {
    const kind = popplerClassOfUnit(text.charCodeAt(at));
    hasRight ||= kind === "right";
    hasForeign ||= kind === "left" || kind === "number";
  }
  return direction === "rtl" ? hasForeign : hasRight;
}

function balanceOf(text: string): number {
  let balance = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const weight = weights[unit] || learnWeight(unit);
    balance += weight === NEUTRAL ? 0 : weight;
  }
  return balance;
}

/**
 * By UTF-16 unit: 1 for a letter from the left, -1 for one from the right; 0 is not known yet. Halves of a surrogate pair
 * are neutral, as are all characters that have them.
 */
const weights = new Int8Array(0x10000);
const NEUTRAL = 2;

function learnWeight(unit: number): number {
  const kind = popplerClassOfUnit(unit);
  const weight = kind === "right" ? -1 : kind === "left" ? 1 : NEUTRAL;
  weights[unit] = weight;
  return weight;
}

const balanceOfMarks = (marks: readonly DrawingMark[]): number =>
  marks.reduce(
    (sum, mark) =>
      sum +
      (mark.kind === "words"
        ? balanceOf(mark.line.text)
        : mark.kind === "group"
          ? balanceOfMarks(mark.marks)
          : 0),
    0,
  );

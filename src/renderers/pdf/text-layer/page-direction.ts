import type { DrawingMark, Page } from "../../../layout/index.ts";
import { popplerClassOfUnit } from "./engines/character-class.ts";
import type { PageDirection } from "./text-layer.ts";

/** poppler reads a page in the direction of most of its letters, numbers and marks left out. */
export function pageDirection(page: Page): PageDirection {
  let balance = 0;
  for (const item of page.items) {
    if (item.type === "text") {
      balance += balanceOf(item.text);
    } else if (item.type === "drawing") {
      balance += balanceOfMarks(item.marks);
    }
  }
  return balance >= 0 ? "ltr" : "rtl";
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

import type { DrawingMark, Page } from "../../../layout/index.ts";
import { popplerClassOf } from "./engines/character-class.ts";
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

const UNKNOWN = 2;

function balanceOf(text: string): number {
  let balance = 0;
  for (let at = 0; at < text.length; at += 1) {
    balance += weightOf(text, at);
  }
  return balance;
}

/** By unit: a page asks for each of its characters. */
const weights = new Int8Array(0x10000).fill(UNKNOWN);

function weightOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  let weight = weights[unit] ?? 0;
  if (weight === UNKNOWN) {
    const kind = popplerClassOf(text.charAt(at));
    weight = kind === "right" ? -1 : kind === "left" ? 1 : 0;
    weights[unit] = weight;
  }
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

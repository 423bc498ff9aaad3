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
  // Halves of a surrogate pair are neutral, as are all characters that have them.
  for (let at = 0; at < text.length; at += 1) {
    const kind = popplerClassOfUnit(text.charCodeAt(at));
    balance += kind === "right" ? -1 : kind === "left" ? 1 : 0;
  }
  return balance;
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

import { type PopplerClass, popplerClassOf } from "./character-class.ts";

/**
 * What poppler makes of a line whose characters stand in `visual` order, on a page that it reads from right to left or
 * from left to right as a whole. It walks from the page's start side, in turns: a section of its own direction ends at
 * the first character of the other one (a number is one, on a right-to-left page), neutrals and spaces included.
 */
export function readByPoppler(visual: readonly string[], page: "ltr" | "rtl"): string {
  return page === "rtl" ? fromTheRight(visual) : fromTheLeft(visual);
}

const isLeftToRight = (kind: PopplerClass): boolean => kind === "left" || kind === "number";

function fromTheRight(visual: readonly string[]): string {
  const kinds = visual.map(popplerClassOf);
  let read = "";
  let at = visual.length - 1;
  while (at >= 0) {
    while (at >= 0 && !isLeftToRight(kinds[at] ?? "neutral")) {
      read += visual[at];
      at -= 1;
    }
    let left = at;
    while (left >= 0 && kinds[left] !== "right") {
      left -= 1;
    }
    read += visual.slice(left + 1, at + 1).join("");
    at = left;
  }
  return read;
}

function fromTheLeft(visual: readonly string[]): string {
  const kinds = visual.map(popplerClassOf);
  let read = "";
  let at = 0;
  while (at < visual.length) {
    while (at < visual.length && kinds[at] !== "right") {
      read += visual[at];
      at += 1;
    }
    let right = at;
    while (right < visual.length && !isLeftToRight(kinds[right] ?? "neutral")) {
      right += 1;
    }
    read += visual.slice(at, right).reverse().join("");
    at = right;
  }
  return read;
}

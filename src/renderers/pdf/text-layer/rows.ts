import type { Page, TextLine } from "../../../layout/index.ts";
import type { RowPlace } from "./text-layer.ts";

/** Baselines nearer than this, in points, are one. */
const SAME = 0.5;
const FOREIGN = /\p{Script=Latin}/u;

/** Lines that share a baseline and follow each other: a marker and its item, cells of a row, halves of a verse. */
export function rowPlaces(page: Page): ReadonlyMap<TextLine, RowPlace> {
  const places = new Map<TextLine, RowPlace>();
  let row: TextLine[] = [];
  const close = (): void => {
    if (row.length > 1) {
      const isForeign = row.some(
        ({ text, direction }) => FOREIGN.test(text) || direction !== row[0]?.direction,
      );
      for (const [index, line] of row.entries()) {
        places.set(line, { index, isLast: index === row.length - 1, isForeign });
      }
    }
  };
  for (const item of page.items) {
    if (item.type !== "text" || item.element === null) {
      continue;
    }
    const last = row.at(-1);
    if (last !== undefined && Math.abs(last.baseline - item.baseline) < SAME) {
      row.push(item);
    } else {
      close();
      row = [item];
    }
  }
  close();
  return places;
}

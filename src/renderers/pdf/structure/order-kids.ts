import type { PdfValue } from "../document/pdf-object.ts";

/** Something under an element, with the place at which it was first met on the pages; infinite when it never was. */
export interface Kid {
  readonly order: number;
  readonly kid: PdfValue;
}

/**
 * Merges an element's own content with its child elements. The children keep their order, which is that of reading; each
 * piece of content goes before the first child that was met later, and a child that was never met goes where its
 * elder sibling went.
 */
export function orderKids(contents: readonly Kid[], children: readonly Kid[]): readonly PdfValue[] {
  const merged: PdfValue[] = [];
  const remaining = [...contents].sort((one, other) => one.order - other.order);
  for (const child of children) {
    while (
      Number.isFinite(child.order) &&
      remaining[0] !== undefined &&
      remaining[0].order < child.order
    ) {
      merged.push(remaining.shift()?.kid);
    }
    merged.push(child.kid);
  }
  merged.push(...remaining.map(({ kid }) => kid));
  return merged;
}

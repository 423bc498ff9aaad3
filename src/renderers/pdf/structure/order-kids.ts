import type { PdfValue } from "../document/pdf-object.ts";

/** Something under an element, with the place at which it was first met on the pages; infinite when it never was. */
export interface Kid {
  readonly order: number;
  readonly kid: PdfValue;
}

/**
 * Merges an element's own content with its child elements. The children keep their order, which is that of reading; each
 * piece of content goes before the first child that was met later, and a child that was never met goes where its
 * elder sibling went. A child that was met after a younger one, such as a picture in a line, whose ink follows that of
 * the line, goes right before that one, and does not keep it from its place among the words.
 */
export function orderKids(contents: readonly Kid[], children: readonly Kid[]): readonly PdfValue[] {
  if (children.length === 0 && contents.length < 2) {
    return contents.map(({ kid }) => kid);
  }
  if (contents.length === 0) {
    return children.map(({ kid }) => kid);
  }
  const merged: PdfValue[] = [];
  const remaining = [...contents].sort((one, other) => one.order - other.order);
  const places = placesOf(children);
  for (const [index, child] of children.entries()) {
    const place = places[index] ?? child.order;
    while (
      Number.isFinite(child.order) &&
      remaining[0] !== undefined &&
      remaining[0].order < place
    ) {
      merged.push(remaining.shift()?.kid);
    }
    merged.push(child.kid);
  }
  merged.push(...remaining.map(({ kid }) => kid));
  return merged;
}

/** For each child the first place at which it, or one after it, was met. */
function placesOf(children: readonly Kid[]): readonly number[] {
  let place = Number.POSITIVE_INFINITY;
  return children
    .map(({ order }) => order)
    .reverse()
    .map((order) => {
      place = Math.min(place, order);
      return place;
    })
    .reverse();
}

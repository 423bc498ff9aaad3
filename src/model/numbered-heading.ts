import type { Heading } from "./block.ts";
import { text } from "./builders.ts";
import type { Inline } from "./inline.ts";
import type { PreparedArticle } from "./prepared.ts";

/** The words of a heading with its number, if it has one, before them. */
export function numberedHeading(
  heading: Heading,
  { headingNumbers }: Pick<PreparedArticle, "headingNumbers">,
): readonly Inline[] {
  const number = headingNumbers.get(heading);
  // The number stays with the first word.
  return number === undefined ? heading.children : [text(`${number}\u00A0`), ...heading.children];
}

import { build, type CaptionNumber, type CrossReference, type Inline } from "../model/index.ts";
import type { Profile } from "../profile/index.ts";
import { writtenNumber } from "./number-captions.ts";

/**
 * How a sentence names a counted figure in its own language: «الشكل ٣» after «انظر», «شكل ٣» or «٣» where the reference asks for it. The
 * number is a text of its own and the last, so that a format can keep it up to date. `before` is what stands right
 * before the reference.
 */
export function captionReference(
  { show }: CrossReference,
  caption: CaptionNumber,
  before: string,
  { labels, counter }: Profile,
): readonly Inline[] {
  const { kind } = caption;
  const number = writtenNumber(caption, counter);
  if (show === "number") {
    return [build.text(number)];
  }
  const name = show === "label" ? labels[kind] : joined(before, labels.references[kind]);
  return [build.text(`${name}\u00a0`), build.text(number)];
}

/** A word that ends in the lam that means «to», or in the article, with the particles that join it. */
const ENDS_IN_LAM = /(?<![\p{L}\p{M}])[وف]?ل$/u;
const ENDS_IN_ARTICLE = /(?<![\p{L}\p{M}])[وف]?(?:[بك]?ال|لل)$/u;

/** Arabic writes «ل» and «الشكل» as «للشكل»; an article that the author typed is not written twice. */
function joined(before: string, name: string): string {
  if (!name.startsWith("ال")) {
    return name;
  }
  if (ENDS_IN_LAM.test(before)) {
    return name.slice(1);
  }
  return ENDS_IN_ARTICLE.test(before) ? name.slice(2) : name;
}

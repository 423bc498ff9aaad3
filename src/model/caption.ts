import * as build from "./builders.ts";
import type { Inline } from "./inline.ts";
import type { CaptionNumber } from "./prepared.ts";

/** A caption as it is printed: its words with «شكل ٣: » before them where it is counted; nothing where there is neither. */
export function captionLine(
  words: readonly Inline[] | undefined,
  number: CaptionNumber | undefined,
): readonly Inline[] {
  const caption = words ?? [];
  if (number === undefined) {
    return caption;
  }
  const name = `${number.label}\u00a0${number.number}`;
  return caption.length === 0
    ? [build.strong(name)]
    : [build.strong(`${name}${number.separator.trimEnd()}`), build.text(" "), ...caption];
}

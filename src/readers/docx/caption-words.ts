import type { Inline } from "../../model/index.ts";
import type { Assembler, Place } from "./assembler.ts";
import type { ParagraphItem } from "./items.ts";

/** The words of a caption without the number that is counted for it. */
export function captionWords(
  item: ParagraphItem,
  place: Place,
  to: Assembler,
): { readonly words: readonly Inline[]; readonly numbered: boolean } {
  const last = item.atoms.findLastIndex((atom) => atom.kind === "text" && atom.format.isSequence);
  if (last === -1) {
    return { words: to.inlines(item, place), numbered: false };
  }
  const marks = item.atoms.slice(0, last + 1).filter((atom) => atom.kind === "start");
  const rest = item.atoms.slice(last + 1);
  let isOpening = true;
  const words = rest.flatMap((atom) => {
    if (!isOpening || atom.kind !== "text") {
      return [atom];
    }
    const value = atom.value.replace(SEPARATOR, "");
    isOpening = value === "";
    return value === "" ? [] : [{ ...atom, value }];
  });
  return { words: to.inlines(item, place, [...marks, ...words]), numbered: true };
}

/** What stands between the number and the words. */
const SEPARATOR = /^[\s\u00a0.:：،,)\]–—-]+/u;

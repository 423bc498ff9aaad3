import type { Element } from "hast";
import { eachNode, filled, hasClass, isBlankText, isElement, isText, textOf } from "./element.ts";
import { isPicture } from "./pictures.ts";
import { droppedKind } from "./visibility.ts";

const CAPTION_CLASS =
  /^(?:wp-caption-text|tr-caption|gallery-caption|wp-element-caption|blocks-gallery-caption|image-?caption|caption|caption-text|figcaption|(?:img|image|photo|pic|picture|media|figure|hero|thumb)[-_]{0,2}(?:caption|cap|desc|description|text))$/i;
const CREDIT =
  /(?:^|[-_])(?:credits?|copyright|source|photographer|photo-?by|agency|rights)(?:$|[-_])/i;

/** Whether an element is what is written under a picture or table. */
export const isCaption = (element: Element): boolean =>
  element.tagName === "figcaption" ||
  hasClass(element, CAPTION_CLASS) ||
  element.tagName === "caption";

/** Whether an element says whose picture it is. */
export const isCredit = (element: Element): boolean =>
  hasClass(element, CREDIT) ||
  /^(?:copyrightHolder|creditText|author|creator)$/.test(filled(element, "itemProp") ?? "") ||
  (element.tagName === "small" && !isBlankText(textOf(element)));

/** A picture with its caption is no larger, in nodes of the tree. */
const MOST_NODES = 60;

/** Whether an element is one picture and the caption under it, and nothing else, though no `figure`. */
export function isCaptionedPicture(element: Element): boolean {
  let nodes = 0;
  let pictures = 0;
  let captions = 0;
  let isElse = false;
  eachNode(element, (node) => {
    nodes += 1;
    if (nodes > MOST_NODES || isElse) {
      return false;
    }
    if (isText(node)) {
      isElse = !isBlankText(node.value);
    } else if (node !== element && droppedKind(node) !== undefined) {
      return false;
    } else if (isElement(node) && isPicture(node)) {
      pictures += 1;
      return false;
    } else if (isElement(node) && node !== element && isCaption(node)) {
      captions += 1;
      return false;
    } else if (isElement(node)) {
      isElse = !/^(?:div|span|a|p|center|picture)$/.test(node.tagName);
    }
    return true;
  });
  return nodes <= MOST_NODES && !isElse && pictures === 1 && captions === 1;
}

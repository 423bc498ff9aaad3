import type { Element, Nodes, Parents } from "hast";
import {
  attribute,
  filled,
  findElement,
  hasClass,
  hasRole,
  isElement,
  styleOf,
  textOf,
} from "./element.ts";
import { contains } from "./element-places.ts";
import { blockOf } from "./note-bodies.ts";
import { LABEL } from "./note-labels.ts";

const REFERENCE_CLASS =
  /^(?:footnote-?ref(?:erence)?|footnote-?anchor|footnote|fn-?ref|fn|noteref|note-?ref|reference|sdfootnoteanc|sdendnoteanc|MsoFootnoteReference|MsoEndnoteReference|easy-footnote)$/i;

/** Ids of notes in what word processors, content systems and e-books write. */
const NOTE_NAME =
  /^(?:_(?:ftn|edn)\d+|(?:fn|footnote|note|ftnt|endnote|cite_note|sdfootnote|sdendnote|easy-footnote-bottom|en|هامش|حاشية)[-_:.]?.*)$/iu;

interface Around {
  readonly parents: ReadonlyMap<Nodes, Parents>;
  /** Links by the name they lead to. */
  readonly linksTo: ReadonlyMap<string, readonly Element[]>;
  readonly before: (one: Element, other: Element) => boolean;
}

/** Whether a link refers to a note at `target`: by its role or class, its raised sign, the id, or a link back. */
export function isReference(
  link: Element,
  target: Element,
  name: string,
  { parents, linksTo, before }: Around,
): boolean {
  if (hasRole(link, /^(?:noteref|doc-noteref)$/)) {
    return true;
  }
  if (
    hasRole(link, /^(?:doc-backlink)$/) ||
    hasClass(link, /^footnote-?back(?:ref|link)?$/i) ||
    !before(link, target)
  ) {
    return false;
  }
  const words = textOf(link);
  const isShort = LABEL.test(words);
  if (hasRole(target, /^(?:footnote|endnote|rearnote|doc-footnote|doc-endnote)$/)) {
    return true;
  }
  if (!isShort) {
    return false;
  }
  if (hasClass(link, REFERENCE_CLASS) || isRaised(link, parents)) {
    return true;
  }
  if (NOTE_NAME.test(name)) {
    return true;
  }
  // The note leads back to the place that leads to it.
  const scope = blockOf(target, parents);
  return namesAround(link, parents)
    .flatMap((here) => linksTo.get(here) ?? [])
    .some((back) => contains(scope, back, parents));
}

/** Ids and names of a link, of what it stands in and what it holds. */
export function namesAround(
  link: Element,
  parents: ReadonlyMap<Nodes, Parents>,
): readonly string[] {
  const near: Element[] = [link];
  const parent = parents.get(link);
  if (parent !== undefined && isElement(parent) && /^(?:sup|span|small|b)$/.test(parent.tagName)) {
    near.push(parent);
    const grand = parents.get(parent);
    if (grand !== undefined && isElement(grand) && /^(?:sup|span|small|b)$/.test(grand.tagName)) {
      near.push(grand);
    }
  }
  const inside = findElement(
    link,
    (one) => attribute(one, "id") !== undefined || attribute(one, "name") !== undefined,
  );
  if (inside !== undefined) {
    near.push(inside);
  }
  return near
    .flatMap((one) => [filled(one, "id"), filled(one, "name")])
    .filter((name) => name !== undefined);
}

function isRaised(link: Element, parents: ReadonlyMap<Nodes, Parents>): boolean {
  for (
    let node: Nodes | undefined = link, step = 0;
    node !== undefined && step < 4;
    node = parents.get(node), step += 1
  ) {
    if (
      isElement(node) &&
      (node.tagName === "sup" ||
        styleOf(node).get("vertical-align") === "super" ||
        hasClass(node, REFERENCE_CLASS))
    ) {
      return true;
    }
  }
  return (
    findElement(
      link,
      (one) => one.tagName === "sup" || styleOf(one).get("vertical-align") === "super",
    ) !== undefined
  );
}

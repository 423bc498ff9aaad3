import type { Element, Nodes, Parents, Root } from "hast";
import { decodeFragment } from "./addresses.ts";
import {
  attribute,
  filled,
  findElement,
  hasClass,
  hasRole,
  isElement,
  isText,
  styleOf,
  textOf,
} from "./element.ts";

/** What a note says, as it stands at the end of the text. */
export interface NoteBody {
  /** Holds the words of the note. */
  readonly content: readonly Nodes[];
  /** The number or sign by which it was referred to, without brackets. */
  readonly label: string;
  /** The elements that `content` is all of. */
  readonly whole: readonly Nodes[];
  readonly references: readonly Element[];
}

/** The notes of a text: what refers to them, and what is no longer content because it stands in them. */
export interface NoteBook {
  readonly references: ReadonlyMap<Element, NoteBody>;
  /** Bodies of notes, links back from them, and the rules and headings above. */
  readonly consumed: Pick<ReadonlySet<Nodes>, "has">;
  /** The links between text and notes, in either direction. */
  readonly links: ReadonlySet<Element>;
  /** The id of each note that stands in the text already. */
  readonly placed: Map<NoteBody, string>;
}

/** What is consumed, and some more. */
export const also = (
  consumed: NoteBook["consumed"],
  more: readonly Nodes[] | ReadonlySet<Nodes>,
): NoteBook["consumed"] => {
  const own = "has" in more ? more : new Set(more);
  return { has: (node) => own.has(node) || consumed.has(node) };
};

export interface Survey {
  readonly parents: ReadonlyMap<Nodes, Parents>;
  /** Elements by id or name; the first of each. */
  readonly named: ReadonlyMap<string, Element>;
  /** Links into the text, in order, with the name they lead to. */
  readonly inner: readonly { readonly link: Element; readonly name: string }[];
}

/** Looks once through a tree for what refers to what. */
export function survey(root: Root | Element): Survey {
  const parents = new Map<Nodes, Parents>();
  const named = new Map<string, Element>();
  const inner: { link: Element; name: string }[] = [];
  const open: Parents[] = [root];
  const elements: Element[] = [];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    if (isElement(parent)) {
      elements.push(parent);
    }
    for (let at = parent.children.length - 1; at >= 0; at -= 1) {
      const child = parent.children[at];
      if (child !== undefined) {
        parents.set(child, parent);
        if (isElement(child)) {
          open.push(child);
        }
      }
    }
  }
  for (const element of elements) {
    for (const name of [
      attribute(element, "id"),
      element.tagName === "a" ? attribute(element, "name") : undefined,
    ]) {
      if (name !== undefined && name !== "" && !named.has(name)) {
        named.set(name, element);
      }
    }
    const href = element.tagName === "a" ? attribute(element, "href")?.trim() : undefined;
    if (href?.startsWith("#") && href.length > 1) {
      inner.push({ link: element, name: decodeFragment(href.slice(1)) });
    }
  }
  return { parents, named, inner };
}

const noNotes = (): NoteBook => ({
  references: new Map(),
  consumed: new Set(),
  links: new Set(),
  placed: new Map(),
});

/** A sign that a note is known by: a number, a letter or stars, in brackets or not. */
const LABEL = /^[\s[({«]*(?:[\p{Nd}]{1,4}|[ivxl]{1,6}|\p{L}|[*†‡§¶]{1,4})[\s\])}»]*$/iu;
const BACK = /^[\s[\]()]*(?:[↩⤴↑^⏎⮐]\uFE0E?\uFE0F?|back|return|رجوع|عودة|jump up)[\s[\]()]*$/iu;
const NOTE_NAME =
  /^(?:_(?:ftn|edn)\d+|(?:fn|footnote|note|ftnt|endnote|cite_note|sdfootnote|sdendnote|easy-footnote-bottom|en|هامش|حاشية)[-_:.]?.*)$/iu;
const REFERENCE_CLASS =
  /^(?:footnote-?ref(?:erence)?|footnote-?anchor|footnote|fn-?ref|fn|noteref|note-?ref|reference|sdfootnoteanc|sdendnoteanc|MsoFootnoteReference|MsoEndnoteReference|easy-footnote)$/i;
const LIST_CLASS =
  /^(?:footnotes?(?:-list|_list|-area)?|wp-block-footnotes|endnotes?|references|easy-footnotes-wrapper|notes)$/i;
const NOTES_HEADING =
  /^[\s\d.:]*(?:ال)?(?:هوامش|حواشي|ملاحظات|إحالات|تعليقات)[\s:]*$|^\s*(?:foot|end)?notes\s*:?\s*$|^\s*(?:پانویس(?:‌ها)?|پی‌نوشت(?:‌ها)?|حواشی|notes? de bas de page|הערות(?: שוליים)?)\s*:?\s*$/iu;

/** Finds references and the notes they lead to, by the conventions of word processors, content systems and e-books. */
export function findNotes({ parents, named, inner }: Survey): NoteBook {
  const order = new Map<Element, number>();
  for (const element of parents.keys()) {
    if (isElement(element)) {
      order.set(element, element.position?.start.offset ?? order.size);
    }
  }
  const before = (one: Element, other: Element) => (order.get(one) ?? 0) < (order.get(other) ?? 0);
  const byTarget = new Map<Element, { name: string; links: Element[] }>();
  const linksTo = new Map<string, Element[]>();
  for (const { link, name } of inner) {
    linksTo.set(name, [...(linksTo.get(name) ?? []).slice(0, 20), link]);
  }
  for (const { link, name } of inner) {
    const target = named.get(name);
    if (target === undefined || target === link || contains(target, link, parents)) {
      continue;
    }
    if (isReference(link, target, name, { parents, linksTo, before })) {
      const known = byTarget.get(target);
      if (known === undefined) {
        byTarget.set(target, { name, links: [link] });
      } else {
        known.links.push(link);
      }
    }
  }
  if (byTarget.size === 0) {
    return noNotes();
  }
  const targets = new Set(byTarget.keys());
  const links = new Set([...byTarget.values()].flatMap((one) => one.links));
  const references = new Map<Element, NoteBody>();
  const consumed = new Set<Nodes>();
  const bodies: Element[] = [];
  const done = new Set<Nodes>();
  const starts = new Map<Element, Element>();
  for (const target of targets) {
    starts.set(bodyOf(target, targets, links, parents), target);
  }
  const reached = reachable(starts, byTarget, parents);
  for (const [body, target] of starts) {
    const wanted = byTarget.get(target);
    if (wanted === undefined || !reached.has(body) || isWithin(body, done, parents)) {
      for (const link of wanted?.links ?? []) {
        links.delete(link);
      }
      continue;
    }
    const names = new Set(wanted.links.flatMap((link) => namesAround(link, parents)));
    const label = bareLabel(textOf(wanted.links[0] ?? body));
    takeBackLinks(body, names, label, { consumed, links, parents });
    const more = continuation(body, starts, parents);
    const note: NoteBody = {
      content: more.length === 0 ? body.children : [body, ...more],
      label,
      whole: more.length === 0 ? [] : [body, ...more],
      references: wanted.links,
    };
    for (const link of wanted.links) {
      references.set(outermost(link, parents), note);
    }
    bodies.push(body);
    done.add(body);
    for (const one of [body, ...more]) {
      consumed.add(one);
    }
  }
  const seen = new Set<Nodes>();
  for (const body of bodies) {
    const list = parents.get(body);
    if (list !== undefined && !seen.has(list)) {
      seen.add(list);
      consumeEmptied(body, consumed, parents);
    }
  }
  return { references, consumed, links, placed: new Map() };
}

/** The bodies that the text outside of them refers to, at once or through one another: two that refer to each other alone are text. */
function reachable(
  starts: ReadonlyMap<Element, Element>,
  byTarget: ReadonlyMap<Element, { readonly links: readonly Element[] }>,
  parents: ReadonlyMap<Nodes, Parents>,
): ReadonlySet<Element> {
  const leadsTo = new Map<Element | undefined, Element[]>();
  for (const [body, target] of starts) {
    for (const link of byTarget.get(target)?.links ?? []) {
      let holder: Nodes | undefined = link;
      while (holder !== undefined && !(isElement(holder) && starts.has(holder))) {
        holder = parents.get(holder);
      }
      const from = holder !== undefined && isElement(holder) ? holder : undefined;
      const known = leadsTo.get(from);
      if (known === undefined) {
        leadsTo.set(from, [body]);
      } else {
        known.push(body);
      }
    }
  }
  const reached = new Set<Element>();
  const open = [...(leadsTo.get(undefined) ?? [])];
  for (let body = open.pop(); body !== undefined; body = open.pop()) {
    if (!reached.has(body)) {
      reached.add(body);
      open.push(...(leadsTo.get(body) ?? []));
    }
  }
  return reached;
}

interface Around {
  readonly parents: ReadonlyMap<Nodes, Parents>;
  /** Links by the name they lead to. */
  readonly linksTo: ReadonlyMap<string, readonly Element[]>;
  readonly before: (one: Element, other: Element) => boolean;
}

function isReference(
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
function namesAround(link: Element, parents: ReadonlyMap<Nodes, Parents>): readonly string[] {
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

const BODY = /^(?:li|aside|div|p|dd|section|td|blockquote|figure|article)$/;

/** The element that stands by itself around another one. */
function blockOf(element: Element, parents: ReadonlyMap<Nodes, Parents>): Element {
  for (let node: Nodes | undefined = element; node !== undefined; node = parents.get(node)) {
    if (isElement(node) && BODY.test(node.tagName)) {
      return node;
    }
  }
  return element;
}

/** The element that holds all of a note: its paragraph, or what holds nothing but its paragraphs. */
function bodyOf(
  target: Element,
  targets: ReadonlySet<Element>,
  links: ReadonlySet<Element>,
  parents: ReadonlyMap<Nodes, Parents>,
): Element {
  let body = blockOf(target, parents);
  // `<dt id="fn1">` names a note that stands behind it.
  for (
    let parent = parents.get(body);
    parent !== undefined && isElement(parent);
    parent = parents.get(parent)
  ) {
    const isOwn =
      /^(?:li|div|aside|dd)$/.test(parent.tagName) &&
      !hasClass(parent, LIST_CLASS) &&
      !/mso-element:\s*(?:foot|end)note-list/.test(attribute(parent, "style") ?? "") &&
      parent.children.length <= 12 &&
      findElement(
        parent,
        (one) =>
          /^(?:h[1-6]|hr|ol|ul|table)$/.test(one.tagName) ||
          links.has(one) ||
          (one !== target && targets.has(one)),
      ) === undefined;
    if (!isOwn || !(body.tagName === "p" || body.tagName === "div")) {
      return body;
    }
    body = parent;
  }
  return body;
}

/** Paragraphs behind the first of a note that go on with it, in a list of notes that is made of paragraphs. */
function continuation(
  body: Element,
  starts: ReadonlyMap<Element, Element>,
  parents: ReadonlyMap<Nodes, Parents>,
): readonly Nodes[] {
  const parent = parents.get(body);
  if (
    body.tagName !== "p" ||
    parent === undefined ||
    !isElement(parent) ||
    !hasClass(parent, LIST_CLASS)
  ) {
    return [];
  }
  const siblings: readonly Nodes[] = parent.children;
  const more: Nodes[] = [];
  for (const next of siblings.slice(siblings.indexOf(body) + 1)) {
    if (isElement(next) && (starts.has(next) || next.tagName !== "p")) {
      break;
    }
    more.push(next);
  }
  return more.some((one) => isElement(one)) ? more : [];
}

const bareLabel = (text: string): string => text.replace(/[\s[\](){}«».:]/g, "");

interface Taking {
  readonly consumed: Set<Nodes>;
  readonly links: Set<Element>;
  readonly parents: ReadonlyMap<Nodes, Parents>;
}

/** Takes out of a note what leads back to the text, and its number where that is written out. */
function takeBackLinks(
  body: Element,
  names: ReadonlySet<string>,
  label: string,
  { consumed, links, parents }: Taking,
): void {
  const open: Element[] = [body];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of next.children) {
      if (!isElement(child)) {
        continue;
      }
      if (isBackLink(child, names)) {
        consumed.add(outermost(child, parents));
        links.add(child);
      } else {
        open.push(child);
      }
    }
  }
  const first = findElement(body, (one) => one.tagName === "sup");
  if (
    first !== undefined &&
    bareLabel(textOf(first)) === label &&
    bareLabel(textBefore(body, first)) === ""
  ) {
    consumed.add(first);
  }
}

function isBackLink(element: Element, names: ReadonlySet<string>): boolean {
  if (element.tagName !== "a") {
    return hasClass(element, /^(?:mw-cite-backlink|footnote-?back(?:ref|link)?)$/i);
  }
  if (
    hasRole(element, /^(?:doc-backlink|backlink)$/) ||
    hasClass(element, /^(?:footnote-?back(?:ref|link)?|reversefootnote)$/i)
  ) {
    return true;
  }
  const href = attribute(element, "href") ?? "";
  const words = textOf(element);
  return (
    href.startsWith("#") &&
    (names.has(decodeFragment(href.slice(1)))
      ? LABEL.test(words) || BACK.test(words) || words.trim() === ""
      : BACK.test(words))
  );
}

/** The words of `root` before `element`. */
function textBefore(root: Element, element: Element): string {
  const parts: string[] = [];
  let isDone = false;
  const walk = (node: Nodes) => {
    if (isDone || node === element) {
      isDone = true;
      return;
    }
    if (isText(node)) {
      parts.push(node.value);
    }
    if ("children" in node) {
      node.children.forEach(walk);
    }
  };
  walk(root);
  return parts.join("");
}

/** What stands around an element and holds nothing else that is seen but brackets: a raised number as a whole. */
function outermost(element: Element, parents: ReadonlyMap<Nodes, Parents>): Element {
  let found = element;
  for (
    let parent = parents.get(found);
    parent !== undefined && isElement(parent);
    parent = parents.get(parent)
  ) {
    const isOnly = parent.children.every(
      (child) =>
        child === found ||
        (isText(child) && /^[\s[\]()\u200e\u200f]*$/.test(child.value)) ||
        child.type === "comment",
    );
    if (!isOnly || !/^(?:sup|span|small|b|strong|font|i|em|bdi)$/.test(parent.tagName)) {
      return found;
    }
    found = parent;
  }
  return found;
}

function isWithin(
  inner: Element,
  outer: ReadonlySet<Nodes>,
  parents: ReadonlyMap<Nodes, Parents>,
): boolean {
  for (let node: Nodes | undefined = inner; node !== undefined; node = parents.get(node)) {
    if (outer.has(node)) {
      return true;
    }
  }
  return false;
}

function contains(outer: Element, inner: Element, parents: ReadonlyMap<Nodes, Parents>): boolean {
  for (let node: Nodes | undefined = inner; node !== undefined; node = parents.get(node)) {
    if (node === outer) {
      return true;
    }
  }
  return false;
}

/** Lists of notes of which every note has gone to its place, with the rule and the heading above. */
function consumeEmptied(
  body: Element,
  consumed: Set<Nodes>,
  parents: ReadonlyMap<Nodes, Parents>,
): void {
  let node: Element = body;
  for (let parent = parents.get(node); parent !== undefined; parent = parents.get(parent)) {
    if (
      !isElement(parent) ||
      parent.tagName === "body" ||
      !parent.children.every((child) => isGone(child, consumed))
    ) {
      break;
    }
    consumed.add(parent);
    node = parent;
  }
  const parent = parents.get(node);
  const siblings: readonly Nodes[] = parent?.children ?? [];
  if (siblings.slice(siblings.indexOf(node)).every((one) => isGone(one, consumed))) {
    for (let at = siblings.indexOf(node) - 1; at >= 0; at -= 1) {
      const before = siblings[at];
      if (before === undefined || !isGone(before, consumed)) {
        break;
      }
      consumed.add(before);
    }
  }
}

function isGone(node: Nodes, consumed: ReadonlySet<Nodes>): boolean {
  if (consumed.has(node) || node.type === "comment") {
    return true;
  }
  if (isText(node)) {
    return node.value.trim() === "";
  }
  if (!isElement(node)) {
    return false;
  }
  if (/^(?:hr|br)$/.test(node.tagName)) {
    return true;
  }
  const words = textOf(node);
  const isPlain =
    findElement(node, (one) => /^(?:img|table|iframe|video)$/.test(one.tagName)) === undefined;
  return (
    (/^(?:h[1-6]|p|div|strong|b)$/.test(node.tagName) && isPlain && NOTES_HEADING.test(words)) ||
    (isPlain && !/^(?:img|table|iframe|video|svg|math)$/.test(node.tagName) && words.trim() === "")
  );
}

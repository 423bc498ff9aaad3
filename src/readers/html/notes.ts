import type { Element, Nodes, Parents, Root } from "hast";
import { decodeFragment } from "./addresses.ts";
import { attribute, isElement, textOf } from "./element.ts";
import { consumeEmptied, contains, isWithin, outermost } from "./element-places.ts";
import { takeBackLinks } from "./note-back-links.ts";
import { bodyOf, continuation } from "./note-bodies.ts";
import { bareLabel } from "./note-labels.ts";
import { isReference, namesAround } from "./note-references.ts";

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

/** What a tree holds for notes and links to lead to. */
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

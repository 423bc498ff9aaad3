import type { Element } from "hast";
import type { Context, Targets } from "./context.ts";
import { attribute } from "./element.ts";
import type { NoteBook, Survey } from "./notes.ts";

/** What links of a text lead to, with an id of the model for each. */
export function findTargets(
  { named, inner }: Survey,
  notes: NoteBook,
  fromElsewhere: ReadonlySet<string> = new Set(),
): Targets {
  const wanted = new Map<string, string>();
  const taken = new Set<string>();
  const names = [
    ...inner.filter(({ link }) => !notes.links.has(link)).map(({ name }) => name),
    ...fromElsewhere,
  ];
  for (const name of names) {
    if (named.has(name) && !wanted.has(name)) {
      let id = name.replace(/[^\p{L}\p{M}\p{N}_.:-]/gu, "-").replace(/^(?=[^\p{L}_])/u, "_");
      while (taken.has(id)) {
        id += "_";
      }
      taken.add(id);
      wanted.set(name, id);
    }
  }
  return { wanted, pending: [], aliases: new Map() };
}

/** Remembers that links lead here, for the next block that is made. */
export function takeTargets(element: Element, context: Context): void {
  const { wanted } = context.targets;
  if (wanted.size === 0) {
    return;
  }
  for (const name of [attribute(element, "id"), attribute(element, "name")]) {
    const id = name === undefined ? undefined : wanted.get(name);
    if (id !== undefined && !context.targets.pending.includes(id)) {
      context.targets.pending.push(id);
    }
  }
}

/** What the block at hand is called by links, where any lead to it; further names lead to the first. */
export function takeId(context: Context): { readonly id?: string } {
  const [id, ...others] = context.targets.pending;
  context.targets.pending = [];
  for (const other of others) {
    if (id !== undefined && other !== id) {
      context.targets.aliases.set(other, id);
    }
  }
  return id === undefined ? {} : { id };
}

import { attribute, type Element, elementsOf, textIn } from "./element.ts";
import type { Targets } from "./story.ts";

/** Finds out which bookmarks something leads to, and keeps what they become. */
export function createTargets(roots: readonly Element[]): Targets {
  const led = new Set<string>();
  for (const root of roots) {
    collect(root, led);
  }
  const ids = new Map<string, string>();
  return {
    lead: (bookmark) => PREFIX + bookmark,
    name: (bookmarks, id) => {
      for (const bookmark of bookmarks) {
        ids.set(bookmark, id);
      }
    },
    idOf: (bookmarks) => {
      const known = bookmarks.filter((bookmark) => led.has(bookmark) && !ids.has(bookmark));
      const [first] = known;
      if (first === undefined) {
        return undefined;
      }
      const id = asId(first, new Set(ids.values()));
      for (const bookmark of known) {
        ids.set(bookmark, id);
      }
      return id;
    },
    resolve: (target) =>
      target.startsWith(PREFIX) ? ids.get(target.slice(PREFIX.length)) : target,
  };
}

/** Marks a target that is a bookmark still. */
const PREFIX = "\u0000bookmark:";

function asId(bookmark: string, taken: ReadonlySet<string>): string {
  const plain = bookmark.replace(/[^\p{L}\p{M}\p{N}_.:-]/gu, "-").replace(/^(?![\p{L}_])/u, "_");
  let id = plain;
  for (let count = 2; taken.has(id); count += 1) {
    id = `${plain}-${count}`;
  }
  return id;
}

/** Names in links and fields. Those of a table of contents lead to headings that nobody else points at. */
function collect(element: Element, led: Set<string>): void {
  for (const child of elementsOf(element)) {
    const anchor = child.name === "w:hyperlink" ? attribute(child, "w:anchor") : undefined;
    const instruction =
      child.name === "w:instrText"
        ? textIn(child)
        : child.name === "w:fldSimple"
          ? attribute(child, "w:instr")
          : undefined;
    const field = /^\s*(?:(?:NOTE)?REF|PAGEREF)\s+"?([^\s"]+)/i.exec(instruction ?? "")?.[1];
    const local = /\\l\s+"?([^\s"]+)/i.exec(instruction ?? "")?.[1];
    for (const name of [anchor, field, /HYPERLINK/i.test(instruction ?? "") ? local : undefined]) {
      if (name !== undefined) {
        led.add(name);
      }
    }
    collect(child, led);
  }
}

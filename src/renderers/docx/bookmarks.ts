import type { Block, Note, PreparedArticle } from "../../model/index.ts";

/** The names under which places of the document are known. */
export interface BookmarkBook {
  /** The name for an anchor of an article; the same each time. */
  readonly nameOf: (article: PreparedArticle, anchor: string) => string;
  /** The name of a node that somebody may point at; `undefined` for all others. */
  readonly nameOfNode: (article: PreparedArticle, node: Block | Note) => string | undefined;
  /** Keeps a name until the next paragraph takes it. */
  readonly place: (name: string) => void;
  /** Names that wait for a paragraph, with a number for each that no other bookmark of the document has. */
  readonly take: () => readonly PlacedBookmark[];
  /** What `make` makes while names wait takes none of them: a note is made before the paragraph that it is in. */
  readonly apart: <Made>(make: () => Made) => Made;
  readonly number: (name: string) => PlacedBookmark;
}

export interface PlacedBookmark {
  readonly name: string;
  readonly id: number;
}

/** The anchor of a figure's caption, beside that of the picture. */
export const captionAnchor = (anchor: string): string => `${anchor}_caption`;

/** The anchor of a caption's number, beside that of what it numbers. */
export const numberAnchor = (anchor: string): string => `${anchor}_number`;

/** Word cuts longer names (ECMA-376 17.13.6.2 leaves it open; Word's own dialogue says 40). */
const LONGEST_NAME = 40;

export function createBookmarkBook(): BookmarkBook {
  const names = new Map<PreparedArticle, Map<string, string>>();
  const taken = new Set<string>();
  let waiting: string[] = [];
  let last = 0;

  const number = (name: string): PlacedBookmark => {
    last += 1;
    return { name, id: last };
  };

  function nameOf(article: PreparedArticle, anchor: string): string {
    const known = names.get(article) ?? new Map<string, string>();
    names.set(article, known);
    const name = known.get(anchor) ?? unusedName(anchor, taken);
    known.set(anchor, name);
    return name;
  }

  return {
    nameOf,
    nameOfNode: (article, node) => {
      const anchor = article.anchors.get(node);
      return anchor === undefined ? undefined : nameOf(article, anchor);
    },
    place: (name) => {
      waiting.push(name);
    },
    take: () => {
      const placed = waiting.map(number);
      waiting = [];
      return placed;
    },
    apart: (make) => {
      const held = waiting;
      waiting = [];
      const made = make();
      waiting = [...held, ...waiting];
      return made;
    },
    number,
  };
}

/** A name of letters, digits and `_` that starts with a letter; Word tells names apart without regard to case. */
function unusedName(anchor: string, taken: Set<string>): string {
  const plain = anchor.replace(/[^\p{L}\p{N}_]/gu, "_").replace(/^(?!\p{L})/u, "b_");
  let name = [...plain].slice(0, LONGEST_NAME).join("");
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
    const suffix = `_${count}`;
    name = [...plain].slice(0, LONGEST_NAME - suffix.length).join("") + suffix;
  }
  taken.add(name.toLowerCase());
  return name;
}

import type { Block, Direction, Inline } from "../../model/index.ts";
import type { Atom } from "./atoms.ts";
import type { Item, ParagraphItem } from "./items.ts";
import type { OwnBlock } from "./own-data.ts";
import type { Reading } from "./story.ts";

/** Where blocks stand. */
export interface Place {
  readonly language: string;
  readonly direction: Direction;
  readonly inCell: boolean;
}

/** What blocks are made with; a table, a list and a note hold blocks again. */
export interface Assembler {
  readonly reading: Reading;
  readonly blocks: (items: readonly Item[], place: Place) => readonly Block[];
  readonly inlines: (
    item: ParagraphItem,
    place: Place,
    atoms?: readonly Atom[],
  ) => readonly Inline[];
  /** The entry of a type at an item, once. */
  readonly take: (item: Item, type: string) => OwnBlock | undefined;
  /** The same, left for another. */
  readonly peek: (item: Item, type: string) => OwnBlock | undefined;
  readonly entries: (item: Item | undefined) => readonly OwnBlock[];
  /** `id`, `language`, `direction` and `span` of a block. */
  readonly common: (item: Item, entry: OwnBlock | undefined, place: Place) => Common;
  readonly inside: (common: Common, place: Place) => Place;
}

export interface Common {
  readonly id?: string | undefined;
  readonly language?: string | undefined;
  readonly direction?: Direction | undefined;
  readonly span?: Item["span"];
}

/** Whether an item is a paragraph in one of the roles; in any, when none is named. */
export const isParagraph = (
  item: Item | undefined,
  ...roles: readonly string[]
): item is ParagraphItem =>
  item?.kind === "paragraph" && (roles.length === 0 || roles.includes(item.role));

/** The box that an item stands in by its style. */
export const boxOf = (item: Item | undefined): "quote" | "aside" | undefined => {
  if (item?.kind !== "paragraph") {
    return undefined;
  }
  if (item.style.box !== undefined) {
    return item.style.box;
  }
  return item.role === "quote"
    ? "quote"
    : item.role === "aside" || item.role === "asideTitle"
      ? "aside"
      : undefined;
};

/** The blocks that items from a place on came to, and where to go on. */
export interface Step {
  readonly made: readonly Block[];
  readonly next: number;
}

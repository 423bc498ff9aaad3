import type { Direction } from "../../model/index.ts";
import type { Element } from "./element.ts";
import type { Item } from "./items.ts";
import type { Losses } from "./losses.ts";
import type { Numbering } from "./numbering.ts";
import type { OwnData } from "./own-data.ts";
import type { Package } from "./package.ts";
import type { Pictures } from "./pictures.ts";
import type { Styles } from "./styles.ts";

/** One document being read. */
export interface Reading {
  readonly parts: Package;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly losses: Losses;
  readonly pictures: Pictures;
  /** What the document says of itself where warraq wrote it; empty for any other. */
  readonly own: OwnData;
  /** Of the document. */
  readonly language: string;
  readonly direction: Direction;
  /** Whether that is not the direction of its language. */
  readonly isTurned: boolean;
  /** `w:footnote` and `w:endnote` by kind and id. */
  readonly notes: ReadonlyMap<string, Element>;
  /** Bookmark of the main part → id of a node that may be pointed at. */
  readonly targets: Targets;
  /** The items in an element of the part that is being read. */
  readonly items: (container: Element) => readonly Item[];
  readonly counts: ListCounts;
  /** Marks of fields without an end. */
  readonly unclosedFields: ReadonlySet<Element>;
  /** What each formula that was read says in signs, by its TeX. */
  readonly signs: Map<string, string>;
}

/** How far lists have counted. */
export interface ListCounts {
  /** Where a list begins that has so many items; one that goes on begins where it left off. */
  readonly begin: (list: number, level: number, start: number, items: number) => number;
}

/** Who points where: bookmarks become ids where something leads to them. */
export interface Targets {
  /** Notes that something leads to a bookmark, and gives the id that it is to have. */
  readonly lead: (bookmark: string) => string;
  /** The id of a node at which these bookmarks begin, if something leads to one of them. */
  readonly idOf: (bookmarks: readonly string[]) => string | undefined;
  /** Says that a node at which these bookmarks begin has an id of its own. */
  readonly name: (bookmarks: readonly string[], id: string) => void;
  /** The id that a reference to a bookmark is to have; `undefined` where nothing stands. */
  readonly resolve: (target: string) => string | undefined;
}

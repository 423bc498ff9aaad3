import type { Article } from "./article.ts";
import type { Block, Figure, Gallery, Heading, Table } from "./block.ts";
import type { Inline, Note } from "./inline.ts";
import type { Direction } from "./node.ts";
import type { Publication } from "./publication.ts";

/**
 * A publication ready to be rendered: every transform has run, and what more than one format needs is worked out
 * once, here. The tables are keyed by node identity, so nothing may rebuild the nodes after this.
 */
export interface PreparedPublication {
  readonly publication: Publication;
  /** Whether an article was given alone, and the publication is made around it. */
  readonly isArticleAlone: boolean;
  /** The publication as it was given; absent where one article was. */
  readonly given?: Publication | undefined;
  /** `publication.identifier`, or a `urn:uuid:` made from the content (RFC 9562, version 8). */
  readonly identifier: string;
  readonly direction: Direction;
  readonly articles: readonly PreparedArticle[];
  /** The lists of figures and tables that are asked for, in the order in which they are printed. */
  readonly captionLists: readonly CaptionList[];
  /** In order, none within another. */
  readonly parts: readonly PreparedPart[];
  /** Where each article stands: before the text proper, in it, or after it. */
  readonly matter: readonly Matter[];
  /** Those that are asked for and not empty. */
  readonly indexes: readonly PreparedIndex[];
  /** The lines of the colophon; empty when none is asked for. */
  readonly colophon: readonly ColophonLine[];
}

/** What is listed after the contents. */
export interface CaptionList {
  readonly kind: "figure" | "table";
  readonly title: string;
  readonly entries: readonly CaptionEntry[];
}

export interface CaptionEntry {
  /** Among the articles, from 0. */
  readonly article: number;
  readonly anchor: string;
  /** The number and the words of the caption, without notes and links. */
  readonly line: readonly Inline[];
}

export type Matter = "front" | "body" | "back";

export interface PreparedPart {
  readonly title: string;
  readonly subtitle: string | undefined;
  /** Of its page: `part-1` for the first. */
  readonly anchor: string;
  /** Its articles, from 0: the first, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

export interface PreparedIndex {
  readonly kind: "persons" | "keywords";
  readonly title: string;
  /** Of its first page. */
  readonly anchor: string;
  /** In the order of the publication's language. */
  readonly groups: readonly IndexGroup[];
}

/** Entries that begin with one letter. */
export interface IndexGroup {
  readonly letter: string;
  readonly entries: readonly IndexEntry[];
}

export interface IndexEntry {
  readonly words: string;
  /** In the order of the text, never empty. */
  readonly places: readonly IndexPlace[];
}

export interface IndexPlace {
  readonly anchor: string;
  /** From 0. */
  readonly article: number;
  /** Whether the article as a whole is meant, and not a place in it. */
  readonly isWhole: boolean;
}

export interface ColophonLine {
  readonly text: string;
  /** Where it is not the publication's: that of an identifier. */
  readonly direction?: Direction | undefined;
}

export interface PreparedArticle {
  readonly article: Article;
  readonly direction: Direction;
  /** The headline as plain text, or the opening words of a story without one. */
  readonly title: string;
  /** For running heads: the short headline, else `title`. */
  readonly shortTitle: string;
  /** What is printed before the body, in order: kicker, title, deck, byline, dateline, hero, abstract, summary. */
  readonly opening: readonly FrontPart[];
  readonly body: readonly Block[];
  /** What is printed after the body: corrections, sources, rights, about the authors. */
  readonly closing: readonly FrontPart[];
  /** The printed number of each note, in the digits of the profile. */
  readonly noteLabels: ReadonlyMap<Note, string>;
  /** The numbers of the figures and tables that are counted, in print order. */
  readonly captions: ReadonlyMap<CaptionedBlock, CaptionNumber>;
  /** The printed number of each heading that has one, such as «٢-١». */
  readonly headingNumbers: ReadonlyMap<Heading, string>;
  /** A unique anchor for each heading, each counted figure or table, and each node with an id. */
  readonly anchors: ReadonlyMap<Block | Note, string>;
  /** What printed inlines were made from, where they are not the author's own; keyed by text nodes and references. */
  readonly origins: ReadonlyMap<Inline, Origin>;
  /** What a cross-reference can point at: id → anchor and the words that name the target. */
  readonly targets: ReadonlyMap<string, ReferenceTarget>;
}

/**
 * Where printed words come from that the author did not write there: made by us (quotation marks, dates, the words of a
 * reference), written for a number, or a piece of what is known of the article.
 */
export type Origin =
  | { readonly kind: "made" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "datum"; readonly field: DatumField; readonly index: number };

/** What a line around the body tells of its article; `index` of its origin counts bylines, places and so on from 0. */
export type DatumField =
  | "byline"
  | "organisation"
  | "biography"
  | "place"
  | "agency"
  | "source"
  | "notice"
  | "licence"
  | "credit";

export type CaptionedBlock = Figure | Gallery | Table;

/** What stands before the words of a caption: «شكل ٣: ». */
export interface CaptionNumber {
  readonly kind: "figure" | "table";
  /** «شكل», in the language of the block. */
  readonly label: string;
  /** As it is printed after the label: «٣», or «٢-٣» with the number of the article, in the digits of the language. */
  readonly number: string;
  /** From 1 among those of its kind, of the article or the publication. */
  readonly index: number;
  /** The number of the article, where that is printed before the index. */
  readonly chapter: number | undefined;
  /** Between the number and the words; not printed where there are none. */
  readonly separator: string;
}

export interface ReferenceTarget {
  readonly anchor: string;
  /** Absent for what is not in the article itself. */
  readonly node?: Heading | Figure | Table | Block | Note | undefined;
  /** Set for what stands in another article: which one, counted from 0, and whether all of it is meant. */
  readonly inArticle?: { readonly index: number; readonly isWhole: boolean } | undefined;
  /** What a reference without words of its own prints. */
  readonly label: readonly Inline[];
  /** The number of a counted figure or table, as it is printed. */
  readonly number?: string | undefined;
}

/** A line or block around the body, with the role that the template styles it by. */
export type FrontPart =
  | { readonly kind: "line"; readonly role: FrontRole; readonly content: readonly Inline[] }
  | { readonly kind: "figure"; readonly figure: Figure }
  | { readonly kind: "blocks"; readonly role: "abstract"; readonly blocks: readonly Block[] }
  | {
      readonly kind: "points";
      readonly role: "summary";
      readonly title: string;
      readonly points: readonly (readonly Inline[])[];
    };

export type FrontRole =
  | "kicker"
  | "title"
  | "deck"
  | "byline"
  | "dateline"
  | "correction"
  | "source"
  | "rights"
  | "biography";

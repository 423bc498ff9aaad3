import type { Article, Rights, Series } from "./article.ts";
import type { Image } from "./inline.ts";
import type { Direction } from "./node.ts";
import type { WritingHabits } from "./writing-habits.ts";

/** What is exported. One article exported alone is a publication of one. */
export interface Publication extends WritingHabits {
  readonly type: "publication";
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly creators: readonly Creator[];
  readonly publisher?: string | undefined;
  readonly language: string;
  readonly direction?: Direction | undefined;
  readonly profile?: string | undefined;
  /** A URN (`urn:uuid:…`, `urn:isbn:…`) or URI; derived from the content when absent. */
  readonly identifier?: string | undefined;
  /** ISO 8601. */
  readonly date?: string | undefined;
  readonly rights?: Rights | undefined;
  readonly description?: string | undefined;
  readonly keywords: readonly string[];
  readonly series?: Series | undefined;
  readonly cover?: Image | undefined;
  readonly articles: readonly Article[];
  /** Articles gathered under a title, in order and apart; articles outside of them stand alone. */
  readonly parts?: readonly Part[] | undefined;
  /** How many of the first articles stand before the text proper, as a preface does, and how many of the last after it. */
  readonly matter?: { readonly front: number; readonly back: number } | undefined;
  readonly index?: IndexWishes | undefined;
  readonly frontMatter: FrontMatter;
  /** Whether the numbers of notes begin anew in each article, as they do when absent, or go on through the publication. */
  readonly noteNumbering?: "restart" | "continue" | undefined;
  /**
   * The same for the numbers of figures and tables; `chapter` begins anew and puts the number of the article before
   * that of the figure («شكل ٢-٣»).
   */
  readonly captionNumbering?: "restart" | "continue" | "chapter" | undefined;
}

/** Several articles under a title that has a page of its own. */
export interface Part {
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** Numbers of the first and the last of its articles, from 1. */
  readonly from: number;
  readonly to: number;
}

/**
 * Which indexes are made. `true` takes what the publication and its articles name: their keywords, the people who made
 * them. A list adds words or names to be looked for in the text.
 */
export interface IndexWishes {
  readonly keywords: boolean | readonly string[];
  readonly persons: boolean | readonly string[];
}

export interface Creator {
  readonly name: string;
  readonly role: "author" | "translator" | "editor" | "photographer" | "correspondent";
  /** The form that a catalogue sorts by. */
  readonly fileAs?: string | undefined;
}

/** Which parts are made beside the articles. */
export interface FrontMatter {
  readonly titlePage: boolean;
  readonly contents: boolean;
  readonly colophon: boolean;
  /** After the contents; absent is false. */
  readonly listOfFigures?: boolean | undefined;
  readonly listOfTables?: boolean | undefined;
}

import type { Article, Rights, Series } from "./article.ts";
import type { Image } from "./inline.ts";
import type { Direction } from "./node.ts";

/** What is exported. One article exported alone is a publication of one. */
export interface Publication {
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
  readonly frontMatter: FrontMatter;
  /** Whether the numbers of notes begin anew in each article, as they do when absent, or go on through the publication. */
  readonly noteNumbering?: "restart" | "continue" | undefined;
  /**
   * The same for the numbers of figures and tables; `chapter` begins anew and puts the number of the article before
   * that of the figure («شكل ٢-٣»).
   */
  readonly captionNumbering?: "restart" | "continue" | "chapter" | undefined;
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

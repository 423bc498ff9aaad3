import type { Block, Figure } from "./block.ts";
import type { Inline } from "./inline.ts";
import type { Direction, Located } from "./node.ts";
import type { WritingHabits } from "./writing-habits.ts";

export type ArticleKind =
  | "news"
  | "report"
  | "opinion"
  | "interview"
  | "feature"
  | "statement"
  | "chapter";

/** One text with all that is known of it. Fields follow schema.org NewsArticle, IPTC ninjs and JATS. */
export interface Article extends Located, WritingHabits {
  readonly type: "article";
  /** Stable URI or UUID; derived from the content when absent. */
  readonly id?: string | undefined;
  readonly kind: ArticleKind;
  /** BCP 47. */
  readonly language: string;
  /** Given only where it is not the language's own. */
  readonly direction?: Direction | undefined;
  /** Name of the country profile; that of the language when absent. */
  readonly profile?: string | undefined;

  /** Absent in a plain wire story: the document title is then made from the opening words. */
  readonly headline?: readonly Inline[] | undefined;
  /** The short line above the headline. */
  readonly kicker?: readonly Inline[] | undefined;
  /** The sentence under the headline. */
  readonly deck?: readonly Inline[] | undefined;
  /** For running heads and contents. */
  readonly shortHeadline?: string | undefined;

  readonly bylines: readonly Byline[];
  readonly dateline?: Dateline | undefined;
  readonly sources: readonly Source[];
  readonly dates: ArticleDates;
  readonly status?: "draft" | "usable" | "withheld" | "cancelled" | undefined;
  readonly version?: string | undefined;
  /** For the desk; never printed. */
  readonly editorialNote?: string | undefined;
  readonly corrections: readonly Correction[];
  readonly rights?: Rights | undefined;
  readonly keywords: readonly string[];
  readonly sections: readonly string[];
  readonly series?: Series | undefined;
  readonly canonicalUrl?: string | undefined;

  readonly abstract: readonly Block[];
  readonly summaryPoints: readonly (readonly Inline[])[];
  readonly hero?: Figure | undefined;
  /** Whether the figures and tables of the body are counted; as the template has it when absent. */
  readonly numberedCaptions?: boolean | undefined;
  readonly body: readonly Block[];
  /** What a caller keeps with the article; never printed. Keys are namespaced, such as `acme:desk`. */
  readonly custom?: Readonly<Record<string, unknown>> | undefined;
}

export type BylineRole = "author" | "translator" | "editor" | "photographer" | "correspondent";

export interface Byline extends Located {
  readonly name: string;
  readonly role: BylineRole;
  readonly bio?: string | undefined;
  readonly organisation?: string | undefined;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
}

/** Where and through whom the news came: «بيروت – أ ف ب». */
export interface Dateline extends Located {
  readonly places: readonly string[];
  /** ISO 8601. */
  readonly date?: string | undefined;
  readonly agencies: readonly string[];
}

export interface Source extends Located {
  readonly name: string;
  readonly role?: "agency" | "partner" | "originator" | undefined;
  readonly url?: string | undefined;
}

/** ISO 8601, with or without a time. */
export interface ArticleDates {
  readonly published?: string | undefined;
  readonly modified?: string | undefined;
  readonly created?: string | undefined;
  readonly embargoUntil?: string | undefined;
}

export interface Correction extends Located {
  readonly date: string;
  readonly text: readonly Inline[];
}

export interface Rights {
  readonly holder?: string | undefined;
  readonly notice?: string | undefined;
  readonly year?: number | undefined;
  readonly licence?: string | undefined;
  readonly creditLine?: string | undefined;
}

export interface Series {
  readonly title: string;
  readonly position?: number | undefined;
}

import type { Span } from "../diagnostics/index.ts";
import type { Article, Inline } from "../model/index.ts";
import type { Profile } from "../profile/index.ts";

/**
 * How far a rule goes: `safe` changes no wording and nothing that a careful typist would have typed otherwise, `house` is
 * the taste of a publisher, `report` is never applied and only tells.
 */
export type RuleLevel = "safe" | "house" | "report";

/** Where a run of text stands: rules of prose have no business in a label, and none in verse. */
export type TextRole =
  | "headline"
  | "heading"
  | "paragraph"
  | "listItem"
  | "cell"
  | "caption"
  | "label"
  | "note"
  | "verse";

/**
 * The text of one paragraph, heading, cell, note or other line of inlines as one string, so that a rule sees across the
 * borders of links and emphasis. A picture, a note or a reference without words is U+FFFC, a line break is U+000A; the
 * marks of a quotation node are in it, protected. Offsets count UTF-16 code units.
 */
export interface CollectedText {
  readonly text: string;
  readonly role: TextRole;
  /** BCP 47 tag of the whole; stretches in it may be of another language. */
  readonly language: string;
  /** The habits of the country that the text is written for. */
  readonly profile: Profile;
  /** What the rule was set to, such as `before` in `CL-12=before`; absent when it was only switched on. */
  readonly setting: string | undefined;
  /**
   * Whether a rule may change `[from, to)`: no character of it is protected or of a language that the rule is not for. Of
   * an empty stretch: whether something may be put there.
   */
  readonly isOpen: (from: number, to: number) => boolean;
  /** The BCP 47 tag that holds for the character at an offset. */
  readonly languageAt: (at: number) => string;
}

/** What a rule found: an edit when there is an `after`, else something that only a person can decide. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly after?: string;
  /** One line, no final full stop; demanded of what is no edit. */
  readonly message?: string;
  /** What may have been meant, the likeliest first; for what is no edit. */
  readonly suggestions?: readonly string[];
}

/** What a rule found in an article as a whole, such as headings out of order. */
export interface FoundInArticle {
  readonly span: Span | undefined;
  /** The text it is about; may be empty. */
  readonly before: string;
  readonly message: string;
}

/** A run of text of an article, for rules that look at the whole. */
export interface ArticleText {
  /** As in `CollectedText`. */
  readonly text: string;
  readonly role: TextRole;
  /** Index of the top-level block of the body that it is in; absent for what stands around the body. */
  readonly block: number | undefined;
  /** Whether `[from, to)` is prose, no character of it protected. */
  readonly isOpen: (from: number, to: number) => boolean;
  readonly languageAt: (at: number) => string;
  /** Where `[from, to)` was written. */
  readonly spanOf: (from: number, to: number) => Span | undefined;
}

/** Inlines that are read in one line, and where they are in the input. */
export interface InlineLine {
  readonly inlines: readonly Inline[];
  readonly path: readonly (string | number)[];
  readonly language: string;
  readonly role: TextRole;
}

/** A node that a rule makes one of another type, with the same words in it. */
export interface FoundNode {
  readonly path: readonly (string | number)[];
  readonly span: Span | undefined;
  /** As Markdown would write it. */
  readonly before: string;
  readonly after: string;
  readonly becomes:
    | { readonly type: "strong" }
    | { readonly type: "quotation"; readonly level: 1 | 2 };
}

/** A rule of house style. Edits that a rule finds may not make it find them again: running it twice changes nothing. */
export interface Rule {
  /** `CL-01` to `CL-26`, as in `docs/house-style.md`; public, as diagnostics are. */
  readonly id: string;
  readonly level: RuleLevel;
  /** A few words, as a list shows it. */
  readonly name: string;
  /** One sentence: what is changed into what. */
  readonly summary: string;
  /** Primary subtags of the languages that it holds for. */
  readonly languages: "all" | readonly string[];
  /** True for rules of encoding, which hold in verse as well. */
  readonly inVerse?: boolean;
  /** True for what may change the words of a date. */
  readonly inDates?: boolean;
  /** The values it can be set to; the first is meant when none is given. */
  readonly settings?: readonly string[];
  /** True for what no level brings: the rule is applied only when it is named. */
  readonly onDemand?: boolean;
  readonly find?: (text: CollectedText) => readonly Found[];
  readonly findNodes?: (line: InlineLine, setting: string | undefined) => readonly FoundNode[];
  readonly findInArticle?: (
    article: Article,
    profile: Profile,
    texts: readonly ArticleText[],
  ) => readonly FoundInArticle[];
}

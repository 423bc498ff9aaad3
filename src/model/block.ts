import type { Image, Inline } from "./inline.ts";
import type { Identified, Localised, Located } from "./node.ts";

/** What stands in the body of an article, one under the other. */
export type Block =
  | Paragraph
  | Heading
  | List
  | Quote
  | PullQuote
  | Verse
  | Quran
  | Figure
  | Gallery
  | Table
  | CodeBlock
  | MathBlock
  | Aside
  | QuestionAnswer
  | Divider
  | PageBreak
  | Embed
  | Raw;

interface BlockBase extends Located, Identified, Localised {}

export interface Paragraph extends BlockBase {
  readonly type: "paragraph";
  readonly children: readonly Inline[];
}

/** A heading inside the body; level 1 is the first below the article's headline. */
export interface Heading extends BlockBase {
  readonly type: "heading";
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly children: readonly Inline[];
}

/** What may stand before the items of a list. */
export const LIST_STYLES = [
  "bullet",
  "decimal",
  "arabic-indic",
  "abjad",
  "hijai",
  "roman",
  "alpha",
] as const;
export type ListStyle = (typeof LIST_STYLES)[number];

/** `decimal` takes the profile's digits; `arabic-indic` asks for ٠–٩; `abjad` counts أ ب ج د, `hijai` أ ب ت ث. */
export interface List extends BlockBase {
  readonly type: "list";
  readonly style: ListStyle;
  /** Number of the first item; 1 when absent. */
  readonly start?: number | undefined;
  readonly items: readonly ListItem[];
}

export interface ListItem extends Located {
  readonly children: readonly Block[];
  /** Present on a task item: done or not. */
  readonly checked?: boolean | undefined;
}

/** Words of others, set off from the text. */
export interface Quote extends BlockBase {
  readonly type: "quote";
  readonly children: readonly Block[];
  readonly attribution?: readonly Inline[] | undefined;
  /** Where it was taken from: a URL. */
  readonly cite?: string | undefined;
}

/** A sentence of the article itself, shown large to draw the eye. */
export interface PullQuote extends BlockBase {
  readonly type: "pullQuote";
  readonly children: readonly Inline[];
  readonly attribution?: readonly Inline[] | undefined;
}

/** Poetry. Its text is never cleaned up or re-spelled. */
export interface Verse extends BlockBase {
  readonly type: "verse";
  readonly lines: readonly VerseLine[];
  readonly poet?: readonly Inline[] | undefined;
  readonly metre?: string | undefined;
}

/** A line of verse: one part (free verse, a shatr), or the two hemistichs of a bayt in reading order. */
export interface VerseLine extends Located {
  readonly hemistichs:
    | readonly [readonly Inline[]]
    | readonly [readonly Inline[], readonly Inline[]];
}

/** Words of the Qurʾān: protected, never justified with kashida, never re-spelled. */
export interface Quran extends BlockBase {
  readonly type: "quran";
  readonly children: readonly Inline[];
  /** Name of the surah as it is printed. */
  readonly surah?: string | undefined;
  /** Ayah or range of them as it is printed, such as `١–٣`. */
  readonly ayahs?: string | undefined;
}

export interface Figure extends BlockBase {
  readonly type: "figure";
  readonly image: Image;
  readonly caption?: readonly Inline[] | undefined;
  readonly credit?: readonly Inline[] | undefined;
  /** Whether it is counted («شكل ٣»), where it is not as the article or the template asks. */
  readonly numbered?: boolean | undefined;
}

/** Several pictures that belong together; with a caption of its own it is counted as one figure. */
export interface Gallery extends BlockBase {
  readonly type: "gallery";
  readonly figures: readonly Figure[];
  readonly caption?: readonly Inline[] | undefined;
  /** As in a figure. */
  readonly numbered?: boolean | undefined;
}

/** How the cells of a column may be aligned; `decimal` puts the points of numbers below each other. */
export const COLUMN_ALIGNS = ["start", "center", "end", "decimal"] as const;
export type ColumnAlign = (typeof COLUMN_ALIGNS)[number];

/** Columns and cells are in reading order: in a right-to-left table the first column stands at the right. */
export interface Table extends BlockBase {
  readonly type: "table";
  readonly columns: readonly TableColumn[];
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
  readonly foot: readonly TableRow[];
  readonly caption?: readonly Inline[] | undefined;
  /** Where the figures come from, and what holds for all of them: printed under the table. */
  readonly credit?: readonly Inline[] | undefined;
  /** True when the first cell of every row is its heading. */
  readonly headerColumn?: boolean | undefined;
  /** Whether it is counted («جدول ٢»), where it is not as the article or the template asks. */
  readonly numbered?: boolean | undefined;
}

export interface TableColumn {
  readonly align: ColumnAlign;
}

export interface TableRow extends Located {
  readonly cells: readonly TableCell[];
}

export interface TableCell extends Located {
  readonly children: readonly Block[];
  /** Columns covered, 1 when absent, at most 1000 as in HTML (4.9.11). */
  readonly columnSpan?: number | undefined;
  /** Rows covered, 1 when absent, at most 65534; the covered places have no cell. */
  readonly rowSpan?: number | undefined;
}

/** Program text, line by line, always left to right. */
export interface CodeBlock extends BlockBase {
  readonly type: "code";
  readonly value: string;
  /** Name of the programming language, such as `ts`. */
  readonly syntax?: string | undefined;
}

/** A displayed formula, in TeX. */
export interface MathBlock extends BlockBase {
  readonly type: "math";
  readonly tex: string;
  /** The formula in words, for readers aloud. */
  readonly alt?: string | undefined;
}

/** What an aside may be. */
export const ASIDE_KINDS = ["note", "tip", "warning", "info", "key-figures"] as const;
export type AsideKind = (typeof ASIDE_KINDS)[number];

/** Matter beside the argument, in a box. */
export interface Aside extends BlockBase {
  readonly type: "aside";
  readonly kind: AsideKind;
  readonly title?: readonly Inline[] | undefined;
  readonly children: readonly Block[];
}

/** One exchange of an interview; a turn without a question (or answer) leaves that part empty. */
export interface QuestionAnswer extends BlockBase {
  readonly type: "qa";
  readonly questioner?: readonly Inline[] | undefined;
  readonly question: readonly Block[];
  readonly speaker?: readonly Inline[] | undefined;
  readonly answer: readonly Block[];
}

/** A change of subject, without a heading. */
export interface Divider extends BlockBase {
  readonly type: "divider";
}

export interface PageBreak extends BlockBase {
  readonly type: "pageBreak";
}

/** Something of the web (a video, a post): its words and its address are what can be printed. */
export interface Embed extends BlockBase {
  readonly type: "embed";
  readonly url: string;
  readonly fallback: readonly Inline[];
}

/** Matter for one format, passed through only where the caller allows it; the others print `fallback`. */
export interface Raw extends BlockBase {
  readonly type: "raw";
  readonly format: "pdf" | "docx" | "epub";
  readonly value: string;
  readonly fallback: readonly Block[];
}

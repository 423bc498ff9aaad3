import type { Block } from "./block.ts";
import type { Direction, Identified, Located } from "./node.ts";

/** What stands inside a line, in logical order. */
export type Inline =
  | Text
  | Strong
  | Emphasis
  | Underline
  | Strike
  | Subscript
  | Superscript
  | InlineCode
  | InlineMath
  | Link
  | Note
  | CrossReference
  | TextSpan
  | Isolate
  | Quotation
  | Honorific
  | DateInline
  | NumberInline
  | Abbreviation
  | LineBreak
  | InlineImage
  | Mark;

/** Characters in logical order. Direction is data (`span`, `isolate`), so bidi controls are not needed here. */
export interface Text extends Located {
  readonly type: "text";
  readonly value: string;
}

interface InlineParent extends Located {
  readonly children: readonly Inline[];
}

/** Strong importance; most templates set it bold. */
export interface Strong extends InlineParent {
  readonly type: "strong";
}

/** Stress. Arabic has no italic tradition: the template says how it looks. */
export interface Emphasis extends InlineParent {
  readonly type: "emphasis";
}

export interface Underline extends InlineParent {
  readonly type: "underline";
}

/** Matter that no longer holds. */
export interface Strike extends InlineParent {
  readonly type: "strike";
}

export interface Subscript extends InlineParent {
  readonly type: "subscript";
}

export interface Superscript extends InlineParent {
  readonly type: "superscript";
}

/** Program text: set in the code face, left to right, untouched by any clean-up. */
export interface InlineCode extends Located {
  readonly type: "code";
  readonly value: string;
}

/** A formula in the line, in TeX; set left to right. */
export interface InlineMath extends Located {
  readonly type: "inlineMath";
  readonly tex: string;
  /** The formula in words, for readers aloud. */
  readonly alt?: string | undefined;
}

/** A link out of the document. Inside it, use `crossReference`. */
export interface Link extends InlineParent {
  readonly type: "link";
  readonly url: string;
  readonly title?: string | undefined;
}

/** A note at the place where its number stands: a footnote in PDF and Word, a popup note in EPUB. */
export interface Note extends Located, Identified {
  readonly type: "note";
  readonly children: readonly Block[];
}

/** A pointer to a node of the same article, by its `id`. Without children it shows what it points at. */
export interface CrossReference extends InlineParent {
  readonly type: "crossReference";
  readonly target: string;
  /**
   * What is shown of a numbered figure or table: its name within a sentence («الشكل ٣»), which is meant when absent; the
   * bare `label` («شكل ٣»); the `number` alone; or the words of its `caption`.
   */
  readonly show?: "label" | "number" | "caption" | undefined;
}

/** Words of another language; set as a unit in their own direction. */
export interface TextSpan extends InlineParent {
  readonly type: "span";
  readonly language: string;
  readonly direction?: Direction | undefined;
}

/** Matter set as a unit in its own direction (UAX #9 X5a–X5c); `auto` takes the first strong character's. */
export interface Isolate extends InlineParent {
  readonly type: "isolate";
  readonly direction: Direction | "auto";
}

/** Quoted words; the marks are the profile's and are not in the text. `level` 1 is the outer one. */
export interface Quotation extends InlineParent {
  readonly type: "quotation";
  readonly level: 1 | 2;
}

/** A formula of respect after a name, such as ﷺ; `value` is what is printed. */
export interface Honorific extends Located {
  readonly type: "honorific";
  readonly value: string;
  /** The words it stands for, for readers aloud. */
  readonly expansion?: string | undefined;
}

/** A date: `iso` is ISO 8601; without children the profile writes it out. */
export interface DateInline extends InlineParent {
  readonly type: "date";
  readonly iso: string;
}

/** A number as data; the profile writes it. Digits typed in `text` are never changed. */
export interface NumberInline extends Located {
  readonly type: "number";
  readonly value: number;
}

export interface Abbreviation extends InlineParent {
  readonly type: "abbreviation";
  readonly expansion: string;
}

/** A line end that the author wants, inside a paragraph. */
export interface LineBreak extends Located {
  readonly type: "lineBreak";
}

/** A small picture in the line. */
export interface InlineImage extends Located {
  readonly type: "image";
  readonly image: Image;
}

/** Highlighted matter. */
export interface Mark extends InlineParent {
  readonly type: "mark";
}

/** A picture and its replacement in words; not a node by itself. */
export interface Image extends Located {
  /** A path relative to the article's folder, or a `data:` URL. Nothing is fetched from a network. */
  readonly src: string;
  /** What the picture tells; required unless `decorative`. */
  readonly alt?: string | undefined;
  /** True when a reader who cannot see it misses nothing. */
  readonly decorative?: boolean | undefined;
}

import { type Span, spanWithin } from "../../diagnostics/index.ts";
import type { Direction, Note } from "../../model/index.ts";
import type { GrowingElement } from "../structure.ts";
import {
  type InlineLink,
  type InlineObject,
  type InlineRange,
  type NotePlace,
  type ParagraphText,
  SOFT_HYPHEN,
} from "./paragraph-text.ts";
import type { TextLook } from "./text-look.ts";

/** What the characters of a range have in common. */
export interface RangeStyle {
  readonly look: TextLook;
  readonly language: string;
  readonly link: InlineLink | undefined;
  /** The structure element of the innermost inline element around. */
  readonly inline: GrowingElement | null;
}

/** Opens an isolate from left to right (UAX #9). */
export const LRI = "\u2066";
/** Opens one from right to left. */
export const RLI = "\u2067";
/** Opens one in the direction of its first strong character. */
export const FSI = "\u2068";
const PDI = "\u2069";

/** More marks than this on one letter begin a place of their own; the text keeps them all. */
const MOST_MARKS = 8;
const MARK_PILE = new RegExp(String.raw`\p{M}{${MOST_MARKS + 1}}`, "u");
const THIN_SPACE = "\u2009";

/** Whether a unit that could be a mark stands where a pile of them must have one. */
function mayPile(text: string): boolean {
  for (let at = MOST_MARKS; at < text.length; at += MOST_MARKS + 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x300 && !(unit >= 0x620 && unit <= 0x64a)) {
      return true;
    }
  }
  return false;
}

/** Writes the one string of a paragraph, with the ranges of what was put and the offsets of what no author typed. */
export class ParagraphWriter {
  private text = "";
  private readonly ranges: InlineRange[] = [];
  private readonly inserted: number[] = [];
  private readonly notes: NotePlace[] = [];

  finish(direction: Direction): ParagraphText {
    const inserted = new Uint8Array(this.text.length);
    for (const offset of this.inserted) {
      inserted[offset] = 1;
    }
    const { text, ranges, notes } = this;
    return { text, direction, ranges, inserted, notes };
  }

  /** Tells that the reference to `note` begins here. */
  noteHere(note: Note): void {
    this.notes.push({ offset: this.text.length, note });
  }

  /** Puts `content` between `opening` and the end of what it opens (UAX #9, X5a-X6a). */
  isolated(opening: string, style: RangeStyle, content: () => void): void {
    this.insert(opening, style);
    content();
    this.insert(PDI, style);
  }

  /** A control or space that no author typed. */
  insert(control: string, style: RangeStyle): void {
    this.inserted.push(this.text.length);
    this.put(control, style, undefined);
  }

  /** Text with its place in the source, or the character that stands for `object`. */
  put(
    text: string,
    style: RangeStyle,
    span: Span | undefined,
    object?: InlineObject | undefined,
  ): void {
    if (text === "") {
      return;
    }
    const pile = mayPile(text) ? MARK_PILE.exec(text) : null;
    if (pile !== null) {
      // They would stand on each other up to the edge of the page and over it.
      const cut = pile.index + MOST_MARKS;
      this.put(text.slice(0, cut), style, spanWithin(span, text.length, 0, cut));
      this.insert(THIN_SPACE, style);
      this.put(text.slice(cut), style, spanWithin(span, text.length, cut, text.length));
      return;
    }
    const start = this.text.length;
    this.text += text;
    // What only says where a word may be parted is no part of the word.
    for (let at = text.indexOf(SOFT_HYPHEN); at >= 0; at = text.indexOf(SOFT_HYPHEN, at + 1)) {
      this.inserted.push(start + at);
    }
    this.ranges.push({
      start,
      end: this.text.length,
      look: style.look,
      language: style.language,
      span,
      link: style.link,
      element: style.inline,
      object,
    });
  }
}

import type { SourceText } from "../source-text.ts";
import { findParagraphs, type ParagraphLines } from "./paragraphs.ts";

/** A paragraph of a plain text with what shows what it is. */
export interface TextUnit extends ParagraphLines {
  /** Its words, in one line. */
  readonly words: string;
  readonly isOneLine: boolean;
  /** Characters of its first line: so far, offsets into its words are those of the source. */
  readonly firstLine: number;
  /** Whether a blank line stands before it, and after it; so at the ends of the text. */
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
}

/** The paragraphs of a text. */
export function findUnits({ text }: SourceText): readonly TextUnit[] {
  const found = findParagraphs(text);
  return found.map((paragraph, at) => {
    const { start, end } = paragraph;
    const written = text.slice(start, end);
    const before = text.slice(found[at - 1]?.end ?? 0, start);
    const after = text.slice(end, found[at + 1]?.start ?? text.length);
    return {
      ...paragraph,
      words: written.replace(/\s*\n\s*/g, " "),
      isOneLine: !written.includes("\n"),
      firstLine: written.split("\n", 1)[0]?.trimEnd().length ?? 0,
      blankBefore: at === 0 || isParted(before),
      blankAfter: at === found.length - 1 || isParted(after),
    };
  });
}

const isParted = (between: string): boolean => (between.match(/\n/g)?.length ?? 0) > 1;

const STOP = /[.!?؟۔…][»"”')\]]*$/u;

/** Whether a paragraph ends as a sentence does. */
export const endsSentence = ({ words }: TextUnit): boolean => STOP.test(words);

/** Running text: what ends a sentence and is longer than a title, or is longer than any. */
export const isProse = (unit: TextUnit | undefined): boolean =>
  unit !== undefined &&
  unit.lineEnds === "space" &&
  unit.words.length > (endsSentence(unit) ? 60 : 120);

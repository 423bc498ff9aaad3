import type { Affine } from "../affine.ts";
import { DrawingError } from "../drawing-error.ts";
import type { DrawnMark } from "../mark.ts";
import type { Style } from "./style.ts";
import type { StyleSheet } from "./style-sheet.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What reading one drawing shares. */
export interface Scene {
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly sheet: StyleSheet;
  /** The colour of what names none, and of `currentColor` at the root. */
  readonly colour: string;
  /** Size of the root's coordinate system, for lengths in per cent. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Told of what is not drawn, in words; of each thing once. */
  readonly report: (what: string) => void;
  /** Hands the mark back; throws `DrawingError` when there are too many. */
  readonly count: (mark: DrawnMark) => DrawnMark;
}

/** What is on the way down: where, how, and which elements are being used. */
export interface Place {
  readonly matrix: Affine;
  readonly style: Style;
  readonly using: readonly XmlElement[];
}

/** Far more than a page can show. */
const MOST_MARKS = 100_000;

/** Counts the marks of one drawing. */
export function createCounter(): Scene["count"] {
  let marks = 0;
  return (mark) => {
    marks += 1;
    if (marks > MOST_MARKS) {
      throw new DrawingError(`it has more than ${MOST_MARKS} shapes`);
    }
    return mark;
  };
}

import type { Note } from "../../model/index.ts";
import type { Colour } from "../../template/index.ts";
import type { Points, Rect } from "../../units/index.ts";
import type { PlacedRun, StructureElement } from "../frame.ts";
import type { Hang } from "./hang.ts";
import type { InlineLink, InlineObject } from "./paragraph-text.ts";

/** A line that is set but not yet placed: x counts from its left end, y from its baseline, downwards. */
export interface LineFrame {
  readonly width: Points;
  /** As in `TextLine`. */
  readonly text: string;
  readonly runs: readonly PlacedRun[];
  /** Backgrounds, which lie behind the glyphs, and strokes, which lie before them. */
  readonly backgrounds: readonly LineRect[];
  readonly strokes: readonly LineRect[];
  readonly links: readonly LineLink[];
  readonly objects: readonly LineObject[];
  /** Notes whose references stand in the line, in logical order. */
  readonly notes: readonly Note[];
  /** What of `width` stands in the margins, by sides of the direction. */
  readonly hang: Hang;
  /** By how much the line is too wide. */
  readonly excess: Points;
  /** Offset in the paragraph at which the line starts. */
  readonly start: number;
}

export interface LineRect {
  readonly rect: Rect;
  readonly colour: Colour;
}

export interface LineLink {
  readonly rect: Rect;
  readonly link: InlineLink;
}

export interface LineObject {
  readonly rect: Rect;
  readonly object: InlineObject;
  /** Where in the line's `text` it stands. */
  readonly offset: number;
  readonly element: StructureElement | null;
}

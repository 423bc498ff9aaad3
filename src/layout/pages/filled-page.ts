import type { Points } from "../../units/index.ts";
import type { PlacedSlab } from "../flow/slab.ts";

/** What stands on one page; tops count from the upper edge of the text area. */
export interface FilledPage {
  /** In reading order: the columns of a band before the band below it. */
  readonly regions: readonly FilledRegion[];
  /** Between columns. */
  readonly columnRules: readonly ColumnRule[];
  /** True for a page that lies on its side, as high as it else is wide. */
  readonly isTurned?: boolean | undefined;
}

/** The page's text area, or a column of it, or a band across all columns. */
export interface FilledRegion {
  /** From the left edge of the text area. */
  readonly x: Points;
  readonly width: Points;
  readonly slabs: readonly PlacedSlab[];
  readonly notes: readonly PlacedSlab[];
  /** Upper edge of the rule above the notes; `undefined` where there are none. */
  readonly separatorTop: Points | undefined;
}

export interface ColumnRule {
  /** The middle of the rule, from the left edge of the text area. */
  readonly x: Points;
  readonly top: Points;
  readonly height: Points;
}

/** Everything placed on a page, in reading order, notes last. */
export const placedOn = ({ regions }: FilledPage): readonly PlacedSlab[] => [
  ...regions.flatMap(({ slabs }) => slabs),
  ...regions.flatMap(({ notes }) => notes),
];

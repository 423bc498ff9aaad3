import type { JointRank } from "../../text/index.ts";
import type { Points } from "../../units/index.ts";
import type { LineMatter } from "./fit-line.ts";
import type { ItemSums } from "./item-sums.ts";

/** A line that is being rated: some items of a paragraph. One object serves a whole search, line after line. */
export class RatedLine implements LineMatter {
  private readonly sums: ItemSums;
  private start = 0;
  private end = 0;
  slack: Points = 0;
  stretch: Points = 0;
  shrink: Points = 0;
  glyphWidth: Points = 0;
  words = 0;

  constructor(sums: ItemSums) {
    this.sums = sums;
  }

  /** Makes it the items `[start, end)`, which are narrower than their measure by `slack`. */
  set(start: number, end: number, slack: Points): void {
    const { sums } = this;
    this.start = start;
    this.end = end;
    this.slack = slack;
    this.stretch = sums.stretch(start, end);
    this.shrink = sums.shrink(start, end);
    this.glyphWidth = sums.glyphWidth(start, end);
    this.words = sums.boxes(start, end);
  }

  joints(rank: JointRank): number {
    return this.sums.joints(rank, this.start, this.end);
  }
}

import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { LineType } from "./carrier.ts";

/** The type of the runs of a line. */
export const lineType = ({ runs }: TextLine): LineType => new TypeOfRuns(runs);

class TypeOfRuns implements LineType {
  private readonly runs: readonly PlacedRun[];
  private readonly ems: number[] = [];
  private readonly scales: number[] = [];
  readonly isUniform: boolean;

  constructor(runs: readonly PlacedRun[]) {
    this.runs = runs;
    for (const { face, size, glyphScale } of runs) {
      const em = face.metrics.unitsPerEm;
      this.ems.push(em);
      this.scales.push(em / (size * glyphScale));
    }
    this.isUniform = runs.every((_, at) => this.isSame(0, at));
  }

  em(run: number): number {
    return this.ems[run] ?? 1000;
  }

  unitsPerPoint(run: number): number {
    return this.scales[run] ?? 1;
  }

  isSame(run: number, other: number): boolean {
    if (run === other) {
      return true;
    }
    const [one, two] = [this.runs[run], this.runs[other]];
    return (
      one === two ||
      (one?.face.id === two?.face.id &&
        one?.size === two?.size &&
        one?.glyphScale === two?.glyphScale &&
        one?.rise === two?.rise &&
        one?.element === two?.element)
    );
  }
}

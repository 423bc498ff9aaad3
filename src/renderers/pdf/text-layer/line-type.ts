import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { LineType } from "./carrier.ts";

/** The type of the runs of a line. */
export const lineType = (line: TextLine): LineType => new TypeOfRuns(line);

class TypeOfRuns implements LineType {
  private readonly runs: readonly PlacedRun[];
  /** By run, as far as they were asked for. */
  private readonly scales: number[] = [];
  /** By run; empty where the line has no pictures. */
  private readonly before: readonly number[];
  readonly isUniform: boolean;

  constructor({ runs, pictures = [] }: TextLine) {
    this.runs = runs;
    this.before =
      pictures.length === 0
        ? NO_PICTURES
        : runs.map((run) => pictures.filter(({ offset }) => offset < startOf(run)).length);
    let isUniform = true;
    for (let at = 1; isUniform && at < runs.length; at += 1) {
      isUniform = this.isSame(0, at);
    }
    this.isUniform = isUniform;
  }

  em(run: number): number {
    return this.runs[run]?.face.metrics.unitsPerEm ?? 1000;
  }

  unitsPerPoint(run: number): number {
    let scale = this.scales[run];
    if (scale === undefined) {
      const { size = 1000, glyphScale = 1 } = this.runs[run] ?? {};
      scale = this.em(run) / (size * glyphScale);
      this.scales[run] = scale;
    }
    return scale;
  }

  picturesBefore(run: number): number {
    return this.before[run] ?? 0;
  }

  isSame(run: number, other: number): boolean {
    if (run === other) {
      return true;
    }
    if (this.before[run] !== this.before[other]) {
      return false;
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

const NO_PICTURES: readonly number[] = [];

/** Where in the line's text the run begins, which runs either way. */
const startOf = ({ glyphs: { starts } }: PlacedRun): number =>
  Math.min(starts[0] ?? 0, starts.at(-1) ?? 0);

import type { Points } from "../units/index.ts";
import type { PlacedGlyph, PlacedGlyphs } from "./frame.ts";

/** The glyphs `[from, to)` one by one, for those who look at few of them. */
export function glyphList(
  { ids, xs, ys, advances, starts, ends }: PlacedGlyphs,
  from = 0,
  to = ids.length,
): readonly PlacedGlyph[] {
  return ids.slice(from, to).map((id, index) => {
    const at = from + index;
    return {
      id,
      x: xs[at] ?? 0,
      y: ys[at] ?? 0,
      advance: advances[at] ?? 0,
      start: starts[at] ?? 0,
      end: ends[at] ?? 0,
    };
  });
}

/** Glyphs as columns, in the same order. */
export const glyphColumns = (glyphs: readonly PlacedGlyph[]): PlacedGlyphs => ({
  ids: glyphs.map(({ id }) => id),
  xs: glyphs.map(({ x }) => x),
  ys: glyphs.map(({ y }) => y),
  advances: glyphs.map(({ advance }) => advance),
  starts: glyphs.map(({ start }) => start),
  ends: glyphs.map(({ end }) => end),
});

/** Columns that grow by a glyph at a time and are used again: what is handed out has no room to spare. */
export class GrowingGlyphs {
  private count = 0;
  /** Whether a glyph so far stands above or below the baseline. */
  private isRaised = false;
  private readonly ids: number[] = [];
  private readonly xs: Points[] = [];
  private readonly ys: Points[] = [];
  private readonly advances: Points[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** Heights of glyphs that all stand on the baseline, as most do, by their number. */
  private readonly level: Points[][] = [];

  clear(): void {
    this.count = 0;
    this.isRaised = false;
  }

  add(id: number, x: Points, y: Points, advance: Points, start: number, end: number): void {
    const at = this.count;
    this.ids[at] = id;
    this.xs[at] = x;
    this.ys[at] = y;
    this.advances[at] = advance;
    this.starts[at] = start;
    this.ends[at] = end;
    this.count = at + 1;
    this.isRaised ||= y !== 0;
  }

  /** Widens the last glyph that moves the pen; false where there is none. */
  widenLast(by: Points): boolean {
    for (let at = this.count - 1; at >= 0; at -= 1) {
      const advance = this.advances[at] ?? 0;
      if (advance > 0) {
        this.advances[at] = advance + by;
        return true;
      }
    }
    return false;
  }

  /** The glyphs so far; the next ones are those of another run. */
  take(): PlacedGlyphs {
    const { count } = this;
    const taken = {
      ids: this.ids.slice(0, count),
      xs: this.xs.slice(0, count),
      ys: this.isRaised ? this.ys.slice(0, count) : this.levelOf(count),
      advances: this.advances.slice(0, count),
      starts: this.starts.slice(0, count),
      ends: this.ends.slice(0, count),
    };
    this.clear();
    return taken;
  }

  private levelOf(count: number): readonly Points[] {
    const known = this.level[count] ?? new Array<Points>(count).fill(0);
    this.level[count] = known;
    return known;
  }
}

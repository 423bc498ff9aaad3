/** The passes: first column and row, and the steps between (ISO 15948 8.2). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** One of the pictures that an interlaced PNG is stored as. */
export interface Pass {
  /** The whole picture's column and row of its first pixel. */
  readonly left: number;
  readonly top: number;
  /** Columns and rows of the whole picture from one pixel to the next. */
  readonly across: number;
  readonly down: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** The passes of an interlaced picture that have pixels, in the order of the file. */
export function adam7Passes(width: number, height: number): readonly Pass[] {
  return PASSES.map(([left, top, across, down]) => ({
    left,
    top,
    across,
    down,
    width: Math.ceil((width - left) / across),
    height: Math.ceil((height - top) / down),
  })).filter((pass) => pass.width > 0 && pass.height > 0);
}

import type { Points } from "../../units/index.ts";

/** A feasible break: the best way to get there with that fitness (and line number, while widths vary). */
export interface FeasibleBreak {
  /** Index of the item at which the line ends. */
  readonly at: number;
  /** Index of the first box after it. */
  readonly next: number;
  readonly line: number;
  /** Room for the line that begins here, with what of its first word hangs over the margin. */
  readonly room: Points;
  readonly fitness: number;
  readonly demerits: number;
  /** Whether the line that ends here has a kashida, and whether it ends with a hyphen. */
  readonly elongated: boolean;
  readonly hyphenated: boolean;
  readonly previous: FeasibleBreak | undefined;
}

/** The one of least demerits, the first among equals; none of none. */
export const leastOf = (nodes: readonly FeasibleBreak[]): FeasibleBreak | undefined =>
  nodes.reduce<FeasibleBreak | undefined>(
    (found, node) => (found === undefined || node.demerits < found.demerits ? node : found),
    undefined,
  );

/** Takes out `[from, to)`. */
export function closeRanks(nodes: FeasibleBreak[], from: number, to: number): void {
  if (from < to) {
    let end = from;
    for (let index = to; index < nodes.length; index += 1) {
      const node = nodes[index];
      if (node !== undefined) {
        nodes[end] = node;
        end += 1;
      }
    }
    while (nodes.length > end) {
      nodes.pop();
    }
  }
}

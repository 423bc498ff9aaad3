import type { Points } from "../../units/index.ts";
import { type PlacedSlab, place, type Slab } from "../flow/slab.ts";

/**
 * Slabs brought down to the foot of a page: rooms between blocks grow, each to twice itself and by no more than a line;
 * where that is not enough and no more than a line is left, all the slabs move apart a little. Otherwise the foot stays
 * uneven.
 */
export function levelled(
  slabs: readonly Slab[],
  hole: Points,
  line: Points,
  parts: boolean,
): readonly PlacedSlab[] {
  if (hole < 0.01) {
    return place(slabs, 0);
  }
  const most = slabs.map(({ kind, height }) => (kind === "space" ? Math.min(height, line) : 0));
  const growth = most.reduce((sum, one) => sum + one, 0);
  const share = Math.min(1, growth > 0 ? hole / growth : 0);
  const rest = hole - share * growth;
  const gaps = slabs.length - 1;
  const canPart = parts && gaps > 0 && rest <= line * 1.001;
  if (rest > 0.01 && !canPart) {
    return place(slabs, 0);
  }
  const each = gaps > 0 ? rest / gaps : 0;
  let y = 0;
  return slabs.map((slab, index) => {
    const placed = { slab, top: y };
    y += slab.height + share * (most[index] ?? 0) + each;
    return placed;
  });
}

import type { Inline } from "../../model/index.ts";

/** Something around a stretch of leaves. */
export interface Wrap {
  readonly key: unknown;
  /** The lower stands outside where two reach equally far. */
  readonly rank: number;
  readonly make: (children: readonly Inline[]) => readonly Inline[];
}

export interface Leaf {
  readonly node: Inline;
  readonly wraps: readonly Wrap[];
}

/** Leaves into nodes: at each place the wrap that reaches farthest stands outside. */
export function nested(leaves: readonly Leaf[]): readonly Inline[] {
  const nodes: Inline[] = [];
  for (let at = 0; at < leaves.length; ) {
    const leaf = leaves[at];
    if (leaf === undefined) {
      break;
    }
    let best: Wrap | undefined;
    let end = at + 1;
    for (const wrap of leaf.wraps) {
      let reach = at + 1;
      while (leaves[reach]?.wraps.some(({ key }) => key === wrap.key) === true) {
        reach += 1;
      }
      if (best === undefined || reach > end || (reach === end && wrap.rank < best.rank)) {
        best = wrap;
        end = reach;
      }
    }
    if (best === undefined) {
      nodes.push(leaf.node);
    } else {
      const { key, make } = best;
      const inside = leaves
        .slice(at, end)
        .map(({ node, wraps }) => ({ node, wraps: wraps.filter((wrap) => wrap.key !== key) }));
      nodes.push(...make(nested(inside)));
    }
    at = end;
  }
  return merged(nodes);
}

/** Neighbouring texts as one. */
function merged(nodes: readonly Inline[]): readonly Inline[] {
  const made: Inline[] = [];
  for (const node of nodes) {
    const last = made.at(-1);
    if (
      last !== undefined &&
      (node.type === "text" || node.type === "code") &&
      last.type === node.type
    ) {
      made[made.length - 1] = { ...last, value: last.value + node.value };
    } else {
      made.push(node);
    }
  }
  return made;
}

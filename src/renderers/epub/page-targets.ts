import type { PreparedPublication } from "../../model/index.ts";
import type { Pagination } from "../reflowable.ts";
import type { PageTarget } from "./navigation.ts";

/** For each page of the paged edition that holds an anchor, the first one in reading order. */
export function pageTargets(
  { articles }: PreparedPublication,
  chapters: readonly { readonly path: string }[],
  pagination: Pagination,
): readonly PageTarget[] {
  if (pagination.size === 0) {
    return [];
  }
  const byLabel = new Map<string, PageTarget>();
  for (const [index, { anchors }] of articles.entries()) {
    const path = chapters[index]?.path ?? "";
    for (const [node, anchor] of anchors) {
      const label = pagination.get(anchor);
      // A note stands at the end of its chapter here, so it does not tell where its page begins.
      if (label !== undefined && node.type !== "note" && !byLabel.has(label)) {
        byLabel.set(label, { label, href: `${path}#${anchor}` });
      }
    }
  }
  return [...byLabel.values()];
}

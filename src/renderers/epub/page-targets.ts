import {
  type Block,
  type FrontPart,
  type PreparedPublication,
  type WalkedNode,
  walkBlocks,
} from "../../model/index.ts";
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
  for (const [index, article] of articles.entries()) {
    const path = chapters[index]?.path ?? "";
    const anchors: ReadonlyMap<WalkedNode, string> = article.anchors;
    const visit = (node: WalkedNode): boolean => {
      // A note stands at the end of its chapter here, so it does not tell where its page begins.
      if (node.type === "note") {
        return false;
      }
      const anchor = anchors.get(node);
      const label = anchor === undefined ? undefined : pagination.get(anchor);
      if (label !== undefined && !byLabel.has(label)) {
        byLabel.set(label, { label, href: `${path}#${anchor}` });
      }
      return true;
    };
    walkBlocks(article.opening.flatMap(blocksOf), visit);
    walkBlocks(article.body, visit);
  }
  return [...byLabel.values()];
}

function blocksOf(part: FrontPart): readonly Block[] {
  switch (part.kind) {
    case "figure":
      return [part.figure];
    case "blocks":
      return part.blocks;
    case "line":
    case "points":
      return [];
  }
}

import type { Block } from "../../model/index.ts";
import { describeBlock } from "./describe.ts";
import type { Flow, Session } from "./session.ts";

/** Lets the names of a block wait for its first paragraph. */
export function placeMarks(
  block: Block,
  { article, language }: Flow,
  { bookmarks, blockMarks, ownData, profileFor, formulas }: Session,
): void {
  const mark = blockMarks.mark(block, article);
  if (mark !== undefined) {
    ownData.block(
      mark,
      block,
      article,
      describeBlock(block, article, profileFor({ article, language }), formulas),
    );
  }
  for (const name of [bookmarks.nameOfNode(article, block), mark]) {
    if (name !== undefined) {
      bookmarks.place(name);
    }
  }
}

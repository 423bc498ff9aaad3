import type { Block } from "../../model/index.ts";
import type { Flow, Session } from "./session.ts";

/** Lets the names of a block wait for its first paragraph. */
export function placeMarks(
  block: Block,
  { article }: Flow,
  { bookmarks, blockMarks }: Session,
): void {
  for (const name of [bookmarks.nameOfNode(article, block), blockMarks.mark(block, article)]) {
    if (name !== undefined) {
      bookmarks.place(name);
    }
  }
}

import { createHash } from "node:crypto";
import { type Block, blocksText, type PreparedArticle } from "../../model/index.ts";
import { element } from "./xml.ts";

/** Which paragraph came from which block, so that a later import can tell what an editor changed. */
export interface BlockMarkBook {
  /** The bookmark for a block: hidden, since its name begins with `_`. `undefined` when nobody wants marks. */
  readonly mark: (block: Block, article: PreparedArticle) => string | undefined;
  /** The list of all marks, or `undefined` when there is none. */
  readonly toXml: () => string | undefined;
}

/** Namespace of the list; its last part is the version. */
export const BLOCK_LIST_NAMESPACE = "urn:warraq:blocks:1";
/** Hex digits of the hash of a block's text: enough to see a change. */
const HASH_LENGTH = 12;

export function createBlockMarkBook(
  articles: readonly PreparedArticle[],
  isWanted: boolean,
): BlockMarkBook {
  const entries: string[] = [];
  const counts = new Map<PreparedArticle, number>();
  return {
    mark: (block, article) => {
      if (!isWanted) {
        return undefined;
      }
      const count = (counts.get(article) ?? 0) + 1;
      counts.set(article, count);
      const number = articles.indexOf(article) + 1;
      const name = `_W${number}_${count}`;
      entries.push(
        element("block", {
          mark: name,
          article: number,
          type: block.type,
          id: block.id,
          text: createHash("sha256")
            .update(blocksText([block]))
            .digest("hex")
            .slice(0, HASH_LENGTH),
        }),
      );
      return name;
    },
    toXml: () =>
      entries.length === 0
        ? undefined
        : '<?xml version="1.0" encoding="UTF-8" standalone="no"?>' +
          element("blocks", { xmlns: BLOCK_LIST_NAMESPACE }, ...entries),
  };
}

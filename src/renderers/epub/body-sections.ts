import type { Block, Heading } from "../../model/index.ts";

/** A heading with all that stands under it, up to the next one of its level or higher. */
export interface BodySection {
  readonly heading: Heading;
  readonly blocks: readonly Block[];
  readonly sections: readonly BodySection[];
}

export interface SectionedBody {
  /** What stands before the first heading. */
  readonly blocks: readonly Block[];
  readonly sections: readonly BodySection[];
}

interface OpenSection {
  readonly level: number;
  readonly blocks: Block[];
  readonly sections: BodySection[];
}

/** Nests blocks by the headings that stand directly among them; a skipped level opens no empty section. */
export function sectionBody(blocks: readonly Block[]): SectionedBody {
  const root: OpenSection = { level: 0, blocks: [], sections: [] };
  const open: OpenSection[] = [root];
  for (const block of blocks) {
    if (block.type !== "heading") {
      open.at(-1)?.blocks.push(block);
      continue;
    }
    while ((open.at(-1)?.level ?? 0) >= block.level) {
      open.pop();
    }
    const opened = { level: block.level, heading: block, blocks: [], sections: [] };
    open.at(-1)?.sections.push(opened);
    open.push(opened);
  }
  return root;
}

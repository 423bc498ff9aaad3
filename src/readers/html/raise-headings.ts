import type { Block, Heading } from "../../model/index.ts";

/** The same blocks with the highest heading at level 1, the first below the headline: pages begin at `h2` or `h3`. */
export function raiseHeadings(blocks: readonly Block[]): readonly Block[] {
  const levels = blocks.filter((block) => block.type === "heading").map(({ level }) => level);
  const shift = levels.length === 0 ? 0 : Math.min(...levels) - 1;
  return shift === 0
    ? blocks
    : blocks.map((block) =>
        block.type === "heading"
          ? { ...block, level: (block.level - shift) as Heading["level"] }
          : block,
      );
}

import { type Block, type Heading, type Inline, inlineText } from "../../model/index.ts";

/**
 * The headline of a text that has no field for it: a first-level heading that opens it and is the only one of its level
 * that stands by itself.
 */
export function openingHeadline(
  blocks: readonly Block[],
): { readonly headline: readonly Inline[]; readonly rest: readonly Block[] } | undefined {
  const [first, ...rest] = blocks;
  const isHeadline =
    first?.type === "heading" &&
    first.level === 1 &&
    inlineText(first.children).trim() !== "" &&
    !rest.some((block) => block.type === "heading" && block.level === 1);
  return isHeadline ? { headline: first.children, rest } : undefined;
}

/**
 * Headings as the model counts them: where the text has no first-level heading, because its editor keeps that for the
 * headline, its second level is the model's first.
 */
export function settleHeadings(blocks: readonly Block[]): readonly Block[] {
  return hasFirstLevel(blocks) ? blocks : blocks.map(raise);
}

const hasFirstLevel = (blocks: readonly Block[]): boolean =>
  blocks.some((block) =>
    block.type === "quote" || block.type === "aside"
      ? hasFirstLevel(block.children)
      : block.type === "heading" && block.level === 1,
  );

const HIGHER: Readonly<Record<Heading["level"], Heading["level"]>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 3,
  5: 4,
  6: 5,
};

function raise(block: Block): Block {
  if (block.type === "heading") {
    return { ...block, level: HIGHER[block.level] };
  }
  return block.type === "quote" || block.type === "aside"
    ? { ...block, children: block.children.map(raise) }
    : block;
}

const LEVELS: readonly Heading["level"][] = [1, 2, 3, 4, 5, 6];

/** The level of a heading by a number of any kind: what is not one is 2, the level editors begin with. */
export const settleLevel = (level: number | undefined): Heading["level"] =>
  LEVELS.find((one) => one === level) ?? 2;

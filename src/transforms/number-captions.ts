import {
  type Block,
  type CaptionedBlock,
  type CaptionNumber,
  inlineText,
  walkBlocks,
} from "../model/index.ts";
import { type Profile, profileIn } from "../profile/index.ts";

/** Which captions are counted where neither the article nor the block itself says so. */
export interface CountedCaptions {
  readonly figures: boolean;
  readonly tables: boolean;
}

/** Where the counting of an article begins. */
export interface CaptionStart {
  /** How many were counted in the articles before, when numbers go on; else 0. */
  readonly figures: number;
  readonly tables: number;
  /** The number of the article, where it stands before that of a figure. */
  readonly chapter: number | undefined;
}

/**
 * The number of each figure and table of a body that is counted, in print order: what has a caption, or an id that
 * others may refer to. A gallery with a caption counts as one figure, and the pictures in it are its parts.
 */
export function numberCaptions(
  body: readonly Block[],
  asked: CountedCaptions,
  start: CaptionStart,
  profile: Profile,
): ReadonlyMap<CaptionedBlock, CaptionNumber> {
  const numbers = new Map<CaptionedBlock, CaptionNumber>();
  const parts = new Set<Block>();
  const last = { figure: start.figures, table: start.tables };
  walkBlocks(body, (node) => {
    if (node.type !== "figure" && node.type !== "gallery" && node.type !== "table") {
      return;
    }
    if (parts.has(node) || numbers.has(node) || !isCounted(node, asked)) {
      return;
    }
    if (node.type === "gallery") {
      for (const figure of node.figures) {
        parts.add(figure);
      }
    }
    const kind = node.type === "table" ? "table" : "figure";
    last[kind] += 1;
    const { labels, counter } = profileIn(node.language, profile);
    const counted = { chapter: start.chapter, index: last[kind] };
    numbers.set(node, {
      kind,
      label: labels[kind],
      number: writtenNumber(counted, counter),
      ...counted,
      separator: labels.captionSeparator,
    });
  });
  return numbers;
}

/** «٣», or «٢-٣» where articles are counted too. */
export function writtenNumber(
  { chapter, index }: Pick<CaptionNumber, "chapter" | "index">,
  counter: Profile["counter"],
): string {
  return chapter === undefined ? counter(index) : `${counter(chapter)}-${counter(index)}`;
}

function isCounted(node: CaptionedBlock, asked: CountedCaptions): boolean {
  if (node.numbered !== undefined) {
    return node.numbered;
  }
  const hasWords = inlineText(node.caption ?? []).trim() !== "";
  switch (node.type) {
    case "figure":
      return asked.figures && (hasWords || node.id !== undefined);
    case "gallery":
      return asked.figures && hasWords;
    case "table":
      return asked.tables && (hasWords || node.id !== undefined);
  }
}

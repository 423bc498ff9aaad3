import {
  type Block,
  type Direction,
  type Localised,
  languageDirection,
} from "../../model/index.ts";
import type { BlockStyle, StyleRole } from "../../template/index.ts";
import type { Points, Size } from "../../units/index.ts";
import type { ArticleContext } from "../layout-context.ts";
import type { GrowingElement } from "../structure.ts";
import type { FlowBlock, Marker } from "./slab.ts";

/** Where a block is laid out, and what it takes from the blocks around it. */
export interface FlowContext {
  readonly article: ArticleContext;
  /** The room for the block, from the left edge of the text area. */
  readonly x: Points;
  readonly width: Points;
  /** The text area: notes are as wide, and nothing can be taller. */
  readonly area: Size;
  readonly direction: Direction;
  readonly language: string;
  /** The style of plain paragraphs here. */
  readonly paragraph: BlockStyle;
  /** Depth of the list that the block is in; 0 outside lists. */
  readonly listDepth: number;
  /** The structure element that the block becomes a child of. */
  readonly parent: GrowingElement;
  /**
   * Lays out the blocks inside a block, a cell or a note. It comes with the context because lists, tables and notes
   * hold blocks, and blocks hold them.
   */
  readonly flow: FlowBlocks;
}

/** Blocks in order, each laid out in the context; `marker` hangs at the first line of the first. */
export type FlowBlocks = (
  blocks: readonly Block[],
  context: FlowContext,
  marker?: Marker,
) => readonly FlowBlock[];

/** The style of a role in the template. */
export const styleOf = (role: StyleRole, context: FlowContext): BlockStyle =>
  context.article.template.styles[role];

/** The context for a block that may have a language or direction of its own. */
export function localised(block: Localised, context: FlowContext): FlowContext {
  if (block.language === undefined && block.direction === undefined) {
    return context;
  }
  const language = block.language ?? context.language;
  const direction =
    block.direction ??
    (block.language === undefined ? context.direction : languageDirection(block.language));
  return { ...context, language, direction };
}

/** Room for text that nesting leaves at least, in em of the paragraph style. */
const LEAST_ROOM = 4;

/**
 * `context` narrowed at the start and end sides of its direction. Where nesting has left little room the indents
 * shrink: text a hundred levels deep is still on the page.
 */
export function indented(context: FlowContext, start: Points, end: Points): FlowContext {
  const room = Math.max(0, context.width - LEAST_ROOM * context.paragraph.size);
  const share = start + end > room ? room / (start + end) : 1;
  return inset(context, start * share, end * share);
}

/** `context` narrowed by exactly these lengths. */
export function inset(context: FlowContext, start: Points, end: Points): FlowContext {
  return {
    ...context,
    x: context.x + (context.direction === "rtl" ? end : start),
    width: context.width - start - end,
  };
}

/** How far the start edge of `inner` is inside that of `outer`. */
export const startIndent = (inner: FlowContext, outer: FlowContext): Points =>
  outer.direction === "rtl" ? outer.x + outer.width - inner.x - inner.width : inner.x - outer.x;

/**
 * `flow`, which lays out in `inner`: the structure elements that it adds to the parent say their language, where that
 * is not the one of `outer` and they have not said another.
 */
export function inItsLanguage<Made>(
  inner: FlowContext,
  outer: FlowContext,
  flow: () => Made,
): Made {
  const siblings = outer.parent.children;
  const before = siblings.length;
  const made = flow();
  if (inner.language !== outer.language) {
    for (const added of siblings.slice(before)) {
      added.language ??= inner.language;
    }
  }
  return made;
}

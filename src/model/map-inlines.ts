import type { Block, Figure, TableRow } from "./block.ts";
import type { Inline } from "./inline.ts";

/** The language and the change that hold where a node stands. */
export interface InlineMapper {
  readonly inlines: (nodes: readonly Inline[]) => readonly Inline[];
  /** The mapper for matter in another language. */
  readonly in: (language: string) => InlineMapper;
  /** What takes a block's place; `undefined` to go on into the block. */
  readonly block?: (block: Block) => Block | undefined;
}

type Inlines = readonly Inline[];

/** A copy of the blocks with every list of inlines put through the mapper; notes inside them are the mapper's own affair. */
export function mapInlinesOfBlocks(
  blocks: readonly Block[],
  mapper: InlineMapper,
): readonly Block[] {
  return blocks.map((block) => mapBlock(block, mapper));
}

/** As `mapInlinesOfBlocks`, for the picture above an article. */
export function mapInlinesOfFigure(figure: Figure, mapper: InlineMapper): Figure {
  const { inlines } = figure.language === undefined ? mapper : mapper.in(figure.language);
  return {
    ...figure,
    ...given("caption", figure.caption, inlines),
    ...given("credit", figure.credit, inlines),
  };
}

function given<Key extends string>(
  key: Key,
  value: Inlines | undefined,
  map: (value: Inlines) => Inlines,
): Partial<Record<Key, Inlines>> {
  // The cast is the computed key: TypeScript widens it to an index signature.
  return value === undefined ? {} : ({ [key]: map(value) } as Partial<Record<Key, Inlines>>);
}

function mapBlock(block: Block, outer: InlineMapper): Block {
  const replaced = outer.block?.(block);
  return replaced ?? mapInside(block, outer);
}

function mapInside(block: Block, outer: InlineMapper): Block {
  const mapper = block.language === undefined ? outer : outer.in(block.language);
  const { inlines } = mapper;
  const blocks = (nodes: readonly Block[]) => mapInlinesOfBlocks(nodes, mapper);
  const rows = (list: readonly TableRow[]) =>
    list.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, children: blocks(cell.children) })),
    }));
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "quran":
      return { ...block, children: inlines(block.children) };
    case "pullQuote":
      return {
        ...block,
        children: inlines(block.children),
        ...given("attribution", block.attribution, inlines),
      };
    case "list":
      return {
        ...block,
        items: block.items.map((item) => ({ ...item, children: blocks(item.children) })),
      };
    case "quote":
      return {
        ...block,
        children: blocks(block.children),
        ...given("attribution", block.attribution, inlines),
      };
    case "verse":
      return {
        ...block,
        lines: block.lines.map((line) => {
          const [first, second] = line.hemistichs;
          return {
            ...line,
            hemistichs: second === undefined ? [inlines(first)] : [inlines(first), inlines(second)],
          };
        }),
        ...given("poet", block.poet, inlines),
      };
    case "figure":
      return mapInlinesOfFigure(block, mapper);
    case "gallery":
      return {
        ...block,
        figures: block.figures.map((figure) => mapInlinesOfFigure(figure, mapper)),
        ...given("caption", block.caption, inlines),
      };
    case "table":
      return {
        ...block,
        head: rows(block.head),
        body: rows(block.body),
        foot: rows(block.foot),
        ...given("caption", block.caption, inlines),
        ...given("credit", block.credit, inlines),
      };
    case "aside":
      return {
        ...block,
        children: blocks(block.children),
        ...given("title", block.title, inlines),
      };
    case "qa":
      return {
        ...block,
        question: blocks(block.question),
        answer: blocks(block.answer),
        ...given("questioner", block.questioner, inlines),
        ...given("speaker", block.speaker, inlines),
      };
    case "embed":
      return { ...block, fallback: inlines(block.fallback) };
    case "raw":
      return { ...block, fallback: blocks(block.fallback) };
    case "code":
    case "math":
    case "divider":
    case "pageBreak":
      return block;
  }
}

/** A copy of an inline with its own inlines, and the blocks of a note, put through the mapper. */
export function mapChildren(node: Inline, mapper: InlineMapper): Inline {
  switch (node.type) {
    case "text":
    case "code":
    case "honorific":
    case "number":
    case "lineBreak":
    case "image":
    case "inlineMath":
      return node;
    case "note":
      return { ...node, children: mapInlinesOfBlocks(node.children, mapper) };
    case "strong":
    case "emphasis":
    case "underline":
    case "strike":
    case "subscript":
    case "superscript":
    case "link":
    case "crossReference":
    case "span":
    case "isolate":
    case "quotation":
    case "date":
    case "abbreviation":
    case "mark":
      return { ...node, children: mapper.inlines(node.children) };
  }
}

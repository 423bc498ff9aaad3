import {
  type Block,
  type FrontPart,
  type Inline,
  type InlineMapper,
  mapInlinesOfBlocks,
  mapInlinesOfFigure,
  type WalkedNode,
  walkBlocks,
  walkInlines,
} from "../model/index.ts";

/** The three stretches of an article in print order. */
export interface PrintedArticle {
  readonly opening: readonly FrontPart[];
  readonly body: readonly Block[];
  readonly closing: readonly FrontPart[];
}

/** Every node that is printed, in print order, each before its content. */
export function printedNodes({ opening, body, closing }: PrintedArticle): readonly WalkedNode[] {
  const nodes: WalkedNode[] = [];
  const visit = (node: WalkedNode): void => {
    nodes.push(node);
  };
  const visitParts = (parts: readonly FrontPart[]): void => {
    for (const part of parts) {
      switch (part.kind) {
        case "line":
          walkInlines(part.content, visit);
          break;
        case "figure":
          walkBlocks([part.figure], visit);
          break;
        case "blocks":
          walkBlocks(part.blocks, visit);
          break;
        case "points":
          for (const point of part.points) {
            walkInlines(point, visit);
          }
          break;
      }
    }
  };
  visitParts(opening);
  walkBlocks(body, visit);
  visitParts(closing);
  return nodes;
}

/** A copy with every list of inlines put through the mapper. */
export function mapPrinted(printed: PrintedArticle, mapper: InlineMapper): PrintedArticle {
  const inlines = (nodes: readonly Inline[]) => mapper.inlines(nodes);
  const mapPart = (part: FrontPart): FrontPart => {
    switch (part.kind) {
      case "line":
        return { ...part, content: inlines(part.content) };
      case "figure":
        return { ...part, figure: mapInlinesOfFigure(part.figure, mapper) };
      case "blocks":
        return { ...part, blocks: mapInlinesOfBlocks(part.blocks, mapper) };
      case "points":
        return { ...part, points: part.points.map(inlines) };
    }
  };
  return {
    opening: printed.opening.map(mapPart),
    body: mapInlinesOfBlocks(printed.body, mapper),
    closing: printed.closing.map(mapPart),
  };
}

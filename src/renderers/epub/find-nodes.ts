import {
  type Block,
  type PreparedPublication,
  type WalkedNode,
  walkBlocks,
  walkInlines,
} from "../../model/index.ts";

/** What the accessibility of a publication hangs on. */
export function findNodes({ articles }: PreparedPublication): {
  /** Headings, none of which skips a level: only then do they tell how the text is built. */
  readonly headings: boolean;
  readonly notes: boolean;
  readonly formulas: boolean;
  /** Whether a heading skips a level. */
  readonly skipsLevels: boolean;
  /** Whether a table says nowhere what its cells are about. */
  readonly bareTables: boolean;
} {
  const found = {
    headings: false,
    skipped: false,
    notes: false,
    formulas: false,
    bareTables: false,
  };
  let above = 0;
  const visit = (node: WalkedNode): void => {
    if (node.type === "heading") {
      found.headings = true;
      found.skipped ||= node.level > above + 1;
      above = node.level;
    }
    found.notes ||= node.type === "note";
    found.formulas ||= node.type === "math" || node.type === "inlineMath";
    found.bareTables ||= node.type === "table" && node.head.length === 0 && !node.headerColumn;
  };
  const blocks = (several: readonly Block[]): void => walkBlocks(several, visit);
  for (const { opening, body, closing } of articles) {
    above = 0;
    for (const part of [...opening, ...closing]) {
      switch (part.kind) {
        case "line":
          found.headings ||= part.role === "title";
          walkInlines(part.content, visit);
          break;
        case "figure":
          blocks([part.figure]);
          break;
        case "blocks":
          blocks(part.blocks);
          break;
        case "points":
          for (const point of part.points) {
            walkInlines(point, visit);
          }
          break;
      }
    }
    blocks(body);
  }
  const { headings, skipped, notes, formulas, bareTables } = found;
  return { headings: headings && !skipped, notes, formulas, skipsLevels: skipped, bareTables };
}

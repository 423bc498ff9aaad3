import type { Report } from "../../diagnostics/index.ts";
import type { Block, Direction } from "../../model/index.ts";
import { toBlocks } from "./block-nodes.ts";
import type { Dialect, TreeContext } from "./context.ts";
import { noteName, tellUnusedNotes, toInlines, toRuns } from "./inline-nodes.ts";
import type { JsonValue } from "./json-value.ts";
import type { Losses } from "./losses.ts";

/** The blocks of an editor's tree: of the nodes at its top, with the notes that stand anywhere in it. */
export function readTree(
  nodes: readonly JsonValue[],
  dialect: Dialect,
  given: { readonly direction: Direction; readonly report: Report; readonly losses: Losses },
): readonly Block[] {
  const context: TreeContext = {
    ...given,
    dialect,
    depth: 0,
    notes: new Map(),
    toBlocks,
    toRuns,
    toInlines,
  };
  findNotes(nodes, context);
  const blocks = toBlocks(nodes, context);
  tellUnusedNotes(context);
  return blocks;
}

/** Finds the notes that stand together, usually at the end, with references to them in the text. */
function findNotes(nodes: readonly JsonValue[], context: TreeContext): void {
  const { childrenOf, kindOf } = context.dialect;
  for (const node of nodes) {
    if (kindOf(node) !== "footnotes") {
      continue;
    }
    for (const note of childrenOf(node)) {
      const name = noteName(note, context);
      if (name !== undefined && !context.notes.has(name)) {
        context.notes.set(name, note);
      }
    }
  }
}

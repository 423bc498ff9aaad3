import type { Report } from "../diagnostics/index.ts";
import { diagnostic } from "../diagnostics/index.ts";
import type { Block, CaptionedBlock, CaptionNumber, Note, WalkedNode } from "../model/index.ts";

/** A node that a link may lead to. */
export type AnchoredNode = Block | Note;

/**
 * An anchor for every heading, every counted figure and table and every node with an id: the id itself where it is free in the whole publication, else
 * the id with a number. `taken` holds the anchors of the articles before and is added to.
 */
export function assignAnchors(
  nodes: readonly WalkedNode[],
  captions: ReadonlyMap<CaptionedBlock, CaptionNumber>,
  taken: TakenAnchors,
  report: Report,
): ReadonlyMap<AnchoredNode, string> {
  const anchors = new Map<AnchoredNode, string>();
  const own = new Set<string>();
  // Ids first, so that an anchor made for a heading never takes one away from its owner.
  for (const node of nodes) {
    if (canHaveAnchor(node) && node.id !== undefined && !anchors.has(node)) {
      if (own.has(node.id)) {
        report(
          diagnostic("article/duplicate-id", `the id "${node.id}" is used more than once`, {
            span: node.span,
            hints: ["references lead to the first one"],
          }),
        );
      }
      own.add(node.id);
      anchors.set(node, claimAnchor(node.id, taken));
    }
  }
  let headings = 0;
  for (const node of nodes) {
    if (node.type === "heading") {
      headings += 1;
      if (!anchors.has(node)) {
        anchors.set(node, claimAnchor(`section-${headings}`, taken));
      }
    }
  }
  for (const [node, { kind, index }] of captions) {
    if (!anchors.has(node)) {
      anchors.set(node, claimAnchor(`${kind}-${index}`, taken));
    }
  }
  return anchors;
}

/** Every node of the model but plain inlines; of the inlines only a note carries an id. */
export function canHaveAnchor(node: WalkedNode): node is AnchoredNode {
  return node.type === "note" || "id" in node;
}

/** Anchors that are taken, and the last number that was put behind each: asked for again, the search goes on from there. */
export type TakenAnchors = Map<string, number>;

/** The anchor itself where it is free, else with a number; taken from now on. */
export function claimAnchor(wanted: string, taken: TakenAnchors): string {
  let count = taken.get(wanted);
  if (count === undefined) {
    taken.set(wanted, 1);
    return wanted;
  }
  let anchor: string;
  do {
    count += 1;
    anchor = `${wanted}-${count}`;
  } while (taken.has(anchor));
  taken.set(wanted, count);
  taken.set(anchor, 1);
  return anchor;
}

import {
  type Block,
  blocksText,
  build,
  type CaptionedBlock,
  type CaptionNumber,
  type CrossReference,
  type Inline,
  inlineText,
  type Note,
  type ReferenceTarget,
  type WalkedNode,
} from "../model/index.ts";
import type { Profile } from "../profile/index.ts";
import { type AnchoredNode, canHaveAnchor } from "./assign-anchors.ts";
import { oneLine, openingWords } from "./derive-title.ts";

/** Characters of a paragraph that name it when a reference gives no words. */
const LONGEST_LABEL = 40;

export interface TargetTables {
  readonly anchors: ReadonlyMap<AnchoredNode, string>;
  readonly noteLabels: ReadonlyMap<Note, string>;
  readonly captions: ReadonlyMap<CaptionedBlock, CaptionNumber>;
}

/** What a cross-reference can point at, by id; of two nodes with one id the first counts. */
export function collectTargets(
  nodes: readonly WalkedNode[],
  { anchors, noteLabels, captions }: TargetTables,
  profile: Profile,
): ReadonlyMap<string, ReferenceTarget> {
  const targets = new Map<string, ReferenceTarget>();
  const counts = { figure: 0, table: 0 };
  for (const node of nodes) {
    if (node.type === "figure" || node.type === "table") {
      counts[node.type] += 1;
    }
    if (!canHaveAnchor(node) || node.id === undefined || targets.has(node.id)) {
      continue;
    }
    const anchor = anchors.get(node);
    if (anchor === undefined) {
      throw new Error(`the node with the id "${node.id}" has no anchor`);
    }
    const label = nameOf(node, counts, noteLabels, profile);
    const number = isCaptioned(node) ? captions.get(node)?.number : undefined;
    targets.set(node.id, { anchor, node, label, ...(number === undefined ? {} : { number }) });
  }
  return targets;
}

export const isCaptioned = (node: AnchoredNode): node is CaptionedBlock =>
  node.type === "figure" || node.type === "gallery" || node.type === "table";

function nameOf(
  node: AnchoredNode,
  counts: { readonly figure: number; readonly table: number },
  noteLabels: ReadonlyMap<Note, string>,
  profile: Profile,
): readonly Inline[] {
  if (node.type === "note") {
    return [build.text(noteLabels.get(node) ?? "")];
  }
  if (node.type === "heading") {
    return namesOnly(node.children);
  }
  if (node.type === "figure" || node.type === "table") {
    const caption = namesOnly(node.caption ?? []);
    const numbered = `${profile.labels[node.type]} ${profile.counter(counts[node.type])}`;
    return inlineText(caption).trim() === "" ? [build.text(numbered)] : caption;
  }
  return [build.text(wordsOf(node))];
}

function wordsOf(block: Block): string {
  const words = openingWords(oneLine(blocksText([block])), LONGEST_LABEL);
  return words === "" ? (block.id ?? "") : words;
}

/** The words of a heading or caption, without its notes, and without links inside what will be a link. */
export function namesOnly(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.flatMap((inline) => {
    if (inline.type === "note" || inline.type === "image") {
      return [];
    }
    if (inline.type === "lineBreak") {
      return [build.text(" ")];
    }
    if (inline.type === "link" || inline.type === "crossReference") {
      return namesOnly(
        inline.children.length === 0 ? [build.text(targetOf(inline))] : inline.children,
      );
    }
    return "children" in inline ? [{ ...inline, children: namesOnly(inline.children) }] : [inline];
  });
}

const targetOf = (inline: Extract<Inline, { type: "link" }> | CrossReference): string =>
  inline.type === "link" ? inline.url : inline.target;

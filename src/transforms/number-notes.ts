import type { Note, WalkedNode } from "../model/index.ts";
import type { Profile } from "../profile/index.ts";

/** The printed number of each note, in print order, a note inside a note after its own; `before` have their numbers already. */
export function numberNotes(
  nodes: readonly WalkedNode[],
  profile: Profile,
  before = 0,
): ReadonlyMap<Note, string> {
  const labels = new Map<Note, string>();
  for (const node of nodes) {
    // One note object used at two places is one note with one number.
    if (node.type === "note" && !labels.has(node)) {
      labels.set(node, profile.counter(before + labels.size + 1));
    }
  }
  return labels;
}

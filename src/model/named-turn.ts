import type { Block } from "./block.ts";
import * as build from "./builders.ts";
import type { Inline } from "./inline.ts";

/** One side of an exchange as it is printed: its first paragraph begins with who speaks, if that is said. */
export function namedTurn(
  speaker: readonly Inline[] | undefined,
  blocks: readonly Block[],
): readonly Block[] {
  if (speaker === undefined || speaker.length === 0) {
    return blocks;
  }
  const name: Inline[] = [build.strong(...speaker, ": ")];
  const [first, ...rest] = blocks;
  return first?.type === "paragraph"
    ? [{ ...first, children: [...name, ...first.children] }, ...rest]
    : [build.paragraph(...name), ...blocks];
}

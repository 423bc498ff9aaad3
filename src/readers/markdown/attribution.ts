import type { PhrasingContent, RootContent, Text } from "mdast";
import type { Block, Inline } from "../../model/index.ts";
import { type Context, inside, spanOf } from "./context.ts";
import { trimInlines } from "./edit-inlines.ts";

/** What opens the line that names who speaks. */
export const ATTRIBUTION_DASH = /^(?:[—–―]|--)[ \t]+/;

export interface Attributed {
  readonly body: readonly Block[];
  readonly attribution?: readonly Inline[];
}

/** The blocks of a quotation, and who said it: the last paragraph or the last line of it, opened by a dash. */
export function takeAttribution(nodes: readonly RootContent[], context: Context): Attributed {
  const last = nodes.at(-1);
  const cut = last?.type === "paragraph" ? cutAttribution(last.children) : undefined;
  if (last?.type !== "paragraph" || cut === undefined) {
    return { body: context.toBlocks(nodes, context) };
  }
  if (cut.before.length === 0 && nodes.length === 1) {
    return { body: context.toBlocks(nodes, context) };
  }
  const opening = context.toBlocks(nodes.slice(0, -1), context);
  const within = inside(last, context);
  const before = trimInlines(context.toInlines(cut.before, within));
  const span = spanOf(last, context);
  return {
    body:
      before.length === 0
        ? opening
        : [...opening, { type: "paragraph", children: before, span } as const],
    attribution: trimInlines(context.toInlines(cut.after, within)),
  };
}

interface Cut {
  readonly before: readonly PhrasingContent[];
  readonly after: readonly PhrasingContent[];
}

/** Parts a paragraph at the beginning of its last line when a dash stands there. */
function cutAttribution(nodes: readonly PhrasingContent[]): Cut | undefined {
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at];
    if (node?.type === "break") {
      const next = nodes[at + 1];
      return next?.type === "text" ? cutText(nodes, at + 1, next, 0, at) : undefined;
    }
    const lineEnd = node?.type === "text" ? node.value.lastIndexOf("\n") : -1;
    if (node?.type === "text" && (lineEnd !== -1 || at === 0)) {
      return cutText(nodes, at, node, lineEnd + 1, at);
    }
  }
  return undefined;
}

function cutText(
  nodes: readonly PhrasingContent[],
  at: number,
  node: Text,
  start: number,
  beforeEnd: number,
): Cut | undefined {
  const dash = ATTRIBUTION_DASH.exec(node.value.slice(start))?.[0];
  if (dash === undefined) {
    return undefined;
  }
  const head = sliceText(node, 0, Math.max(start - 1, 0));
  const tail = sliceText(node, start + dash.length, node.value.length);
  if (tail.value === "" && at === nodes.length - 1) {
    return undefined;
  }
  return {
    before: [...nodes.slice(0, beforeEnd), ...(head.value === "" ? [] : [head])],
    after: [...(tail.value === "" ? [] : [tail]), ...nodes.slice(at + 1)],
  };
}

/** A part of a text node, with its own place where no escape makes that uncertain. */
export function sliceText(node: Text, from: number, to: number): Text {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  const value = node.value.slice(from, to);
  if (node.position === undefined || start === undefined || end === undefined) {
    return { type: "text", value };
  }
  const isExact = end - start === node.value.length;
  return isExact
    ? {
        type: "text",
        value,
        // Only offsets are ever read: lines and columns are worked out from them.
        position: {
          start: { ...node.position.start, offset: start + from },
          end: { ...node.position.end, offset: start + to },
        },
      }
    : { type: "text", value, position: node.position };
}

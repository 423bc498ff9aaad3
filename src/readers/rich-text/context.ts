import type { Report, Span } from "../../diagnostics/index.ts";
import type { Block, Direction, Inline, Localised } from "../../model/index.ts";
import { allText, type JsonValue } from "./json-value.ts";
import type { Losses } from "./losses.ts";
import type { Run, RunMark } from "./runs.ts";
import { settleLocale } from "./settle-values.ts";

/** How an editor keeps its trees. */
export interface Dialect {
  /** What a node is, named as in `NODE_KINDS`; another name where it is none of them. */
  readonly kindOf: (node: JsonValue) => string;
  readonly childrenOf: (node: JsonValue) => readonly JsonValue[];
  /** A property of a node, by any of its names. */
  readonly attribute: (node: JsonValue, ...names: readonly string[]) => JsonValue | undefined;
  readonly textOf: (node: JsonValue) => JsonValue | undefined;
  readonly marksOf: (node: JsonValue, context: TreeContext) => readonly RunMark[];
  /** Blocks of a node that only this editor has; `undefined` where it is like those of the others. */
  readonly blocksOf?: (
    node: JsonValue,
    kind: string,
    context: TreeContext,
  ) => readonly Block[] | undefined;
  /** As `blocksOf`, for a node in a line. */
  readonly runsOf?: (
    node: JsonValue,
    kind: string,
    context: TreeContext,
  ) => readonly Run[] | undefined;
}

/** What the conversion of a node needs to know; made anew, never changed, on the way down. */
export interface TreeContext {
  readonly dialect: Dialect;
  /** Of the surroundings. */
  readonly direction: Direction;
  readonly report: Report;
  readonly losses: Losses;
  /** How many nodes are open around. */
  readonly depth: number;
  /** What the notes of the document say, by identifier; taken out when a reference to one is met. */
  readonly notes: Map<string, JsonValue>;
  // Blocks hold inlines and notes hold blocks; handing both down keeps the files free of cycles.
  readonly toBlocks: (nodes: readonly JsonValue[], context: TreeContext) => readonly Block[];
  readonly toRuns: (
    nodes: readonly JsonValue[],
    marks: readonly RunMark[],
    context: TreeContext,
  ) => readonly Run[];
  readonly toInlines: (nodes: readonly JsonValue[], context: TreeContext) => readonly Inline[];
}

/** Deeper than any text is meant; recursion stays far from the end of the stack here and in every later stage. */
export const DEEPEST = 40;

export const inside = (context: TreeContext): TreeContext => ({
  ...context,
  depth: context.depth + 1,
});

/** The language and direction that a node has of its own, where they are not those of its surroundings. */
export function localised(node: JsonValue, context: TreeContext): Localised {
  const { attribute } = context.dialect;
  return settleLocale(
    {
      language: attribute(node, "lang", "language")?.words,
      direction: attribute(node, "dir", "direction", "textDirection")?.words,
    },
    context.direction,
  );
}

/** The context of what stands in a block that has a language and direction of its own. */
export const within = (own: Localised, context: TreeContext): TreeContext =>
  own.direction === undefined ? context : { ...context, direction: own.direction };

/** Members that hold words for readers, whatever the node is. */
const WORDS: ReadonlySet<string> = new Set([
  "text",
  "value",
  "title",
  "heading",
  "subheading",
  "caption",
  "alt",
  "label",
  "name",
  "description",
  "content",
  "body",
  "quote",
  "summary",
  "answer",
  "question",
]);

/** All words in a node that cannot be converted, each text a paragraph. */
export function salvage(node: JsonValue): readonly Block[] {
  return allText(node, WORDS)
    .filter((found) => (found.words ?? "").trim() !== "")
    .map((found) => {
      const span: Span = found.innerSpan;
      return {
        type: "paragraph",
        children: [{ type: "text", value: (found.words ?? "").replace(/\s+/g, " ").trim(), span }],
        span,
      };
    });
}

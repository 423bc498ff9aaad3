import type { Report } from "../../diagnostics/index.ts";
import type { Block, Direction } from "../../model/index.ts";
import type { Dialect } from "../rich-text/context.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import { markNamed, settleName, textRuns } from "../rich-text/marks.ts";
import { readTree } from "../rich-text/read-tree.ts";
import { type CardTools, cardBlocks } from "./cards.ts";

const KINDS: ReadonlyMap<string, string> = new Map([
  ["root", "section"],
  ["paragraph", "paragraph"],
  ["heading", "heading"],
  ["extendedheading", "heading"],
  ["quote", "quote"],
  ["extendedquote", "quote"],
  // The second of Ghost's two quotes, set large.
  ["aside", "pullquote"],
  ["list", "list"],
  ["listitem", "listitem"],
  ["text", "text"],
  ["extendedtext", "text"],
  ["linebreak", "hardbreak"],
  ["tab", "tab"],
  ["link", "link"],
  ["autolink", "link"],
  ["atlink", "link"],
  ["atlinksearch", "text"],
  ["zwnj", "text"],
  ["tk", "text"],
]);

/** Bits of `format` on a text (Lexical's text formats); those of 256 and above change case, which Arabic has none of. */
const FORMATS: readonly (readonly [number, string])[] = [
  [1, "strong"],
  [2, "emphasis"],
  [8, "underline"],
  [4, "strike"],
  [128, "highlight"],
  [32, "subscript"],
  [64, "superscript"],
  [16, "code"],
];

/** The blocks of a post that was written in Ghost's editor since version 5. */
export function readLexical(
  root: JsonValue,
  tools: CardTools & { readonly direction: Direction; readonly report: Report },
): readonly Block[] {
  const dialect: Dialect = {
    kindOf: (node) => {
      const name = node.text("type") ?? "";
      return KINDS.get(settleName(name)) ?? name;
    },
    childrenOf: (node) => node.list("children"),
    attribute: (node, ...names) => node.first(...names.filter((name) => name !== "type")),
    textOf: (node) => node.get("text"),
    marksOf: (node) => {
      const format = node.get("format")?.value;
      const bits = typeof format === "number" ? format : 0;
      return FORMATS.filter(([bit]) => (bits & bit) !== 0)
        .map(([, name]) => markNamed(name))
        .filter((mark) => mark !== undefined && mark !== "looks");
    },
    blocksOf: (node, kind) =>
      KINDS.has(settleName(kind)) ? undefined : cardBlocks(kind, node, tools),
    runsOf: (node, kind, { losses }) => {
      if (kind !== "text" || settleName(node.text("type") ?? "") !== "tk") {
        return undefined;
      }
      losses.lost('a "TK" for words that are still to come', "it is printed", node.span);
      const text = node.get("text");
      return textRuns(text?.words ?? "", text?.innerSpan ?? node.span, []);
    },
  };
  const nodes = root.get("root")?.list("children") ?? root.list("children");
  return readTree(nodes, dialect, tools);
}

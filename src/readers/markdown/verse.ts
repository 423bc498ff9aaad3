import type { RootContent } from "mdast";
import {
  type Block,
  blocksText,
  type Inline,
  inlineText,
  type VerseLine,
} from "../../model/index.ts";
import { ATTRIBUTION_DASH } from "./attribution.ts";
import { type Context, inside, spanOf } from "./context.ts";
import { dropLeading, splitLines, splitOnce } from "./edit-inlines.ts";

/** What stands between the two hemistichs of a bayt, with blanks on both sides. */
const CAESURA = /[ \t\u00A0]+(?:\/\/|\*{2,}|\.{3,}|…|\||=)[ \t\u00A0]+/;

export interface Stanzas {
  readonly stanzas: readonly (readonly VerseLine[])[];
  /** Who is named in a last line opened by a dash. */
  readonly poet?: readonly Inline[];
}

/**
 * The lines of a poem as they are typed, each with one part or two. Paragraphs of several lines are stanzas; when every
 * paragraph has one line, the blank lines between them only part the verses.
 */
export function readVerse(nodes: readonly RootContent[], context: Context): Stanzas {
  const paragraphs = nodes
    .map((node) => linesOf(node, context))
    .filter((lines) => lines.length > 0);
  const last = paragraphs.at(-1)?.at(-1) ?? [];
  const dash = ATTRIBUTION_DASH.exec(inlineText(last))?.[0];
  const hasPoet = dash !== undefined && paragraphs.flat().length > 1;
  if (hasPoet) {
    paragraphs.push((paragraphs.pop() ?? []).slice(0, -1));
  }
  const filled = paragraphs.filter((lines) => lines.length > 0);
  const stanzas = filled.some((lines) => lines.length > 1) ? filled : [filled.flat()];
  return {
    stanzas: stanzas.map((lines) => lines.map((line) => toVerseLine(line, context))),
    ...(hasPoet ? { poet: dropLeading(last, dash.length) } : {}),
  };
}

function linesOf(node: RootContent, context: Context): readonly (readonly Inline[])[] {
  const within: Context = { ...inside(node, context), lineEnds: "break" };
  const span = spanOf(node, context);
  if (node.type === "paragraph") {
    return splitLines(context.toInlines(node.children, within)).filter((line) => line.length > 0);
  }
  // An indented line, or one that begins like a list item, is a line of verse all the same.
  const text = node.type === "code" ? node.value : blocksText(context.toBlocks([node], within));
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => [{ type: "text", value: line.trim(), span }]);
}

function toVerseLine(line: readonly Inline[], context: Context): VerseLine {
  const [first = [], second] = splitOnce(line, CAESURA);
  const start = line[0]?.span ?? context.place;
  return {
    hemistichs: second === undefined || second.length === 0 ? [first] : [first, second],
    span: { ...start, end: (line.at(-1)?.span ?? start).end },
  };
}

/** One block a stanza; what names the whole poem stands under the last, its id on the first. */
export function verseBlocks(
  { stanzas }: Stanzas,
  fields: Omit<Extract<Block, { type: "verse" }>, "type" | "lines">,
): readonly Block[] {
  const { poet, metre, id, ...shared } = fields;
  return stanzas
    .filter((lines) => lines.length > 0)
    .map((lines, at, all) => ({
      type: "verse",
      lines,
      ...shared,
      ...(at === 0 && id !== undefined ? { id } : {}),
      ...(at === all.length - 1 && poet !== undefined ? { poet } : {}),
      ...(at === all.length - 1 && metre !== undefined ? { metre } : {}),
    }));
}

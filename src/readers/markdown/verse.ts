import type { RootContent } from "mdast";
import type { Span } from "../../diagnostics/index.ts";
import { type Block, type Inline, inlineText, type VerseLine } from "../../model/index.ts";
import { ATTRIBUTION_DASH } from "./attribution.ts";
import { type Context, spanOf } from "./context.ts";
import { dropLeading, splitOnce } from "./edit-inlines.ts";

/** What stands between the two hemistichs of a bayt, with blanks on both sides. */
const CAESURA = /[ \t\u00A0]+(?:\/\/|\*{2,}|\.{3,}|…|\||=)[ \t\u00A0]+/;

export interface Stanzas {
  readonly stanzas: readonly (readonly VerseLine[])[];
  /** Who is named in a last line opened by a dash. */
  readonly poet?: readonly Inline[];
}

/**
 * The lines of a poem as they are typed, each with one part or two; nothing in them is a list, a heading or code, and a
 * blank at the beginning says nothing. Where some lines stand together, a blank line parts stanzas; when every line is
 * followed by a blank one, it only parts the verses.
 */
export function readVerse(nodes: readonly RootContent[], context: Context): Stanzas {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) {
    return { stanzas: [] };
  }
  const groups = groupLines(spanOf(first, context), spanOf(last, context), context);
  const closing = groups.at(-1)?.at(-1) ?? [];
  const dash = ATTRIBUTION_DASH.exec(inlineText(closing))?.[0];
  const hasPoet = dash !== undefined && groups.flat().length > 1;
  if (hasPoet) {
    groups.push((groups.pop() ?? []).slice(0, -1));
  }
  const filled = groups.filter((lines) => lines.length > 0);
  const stanzas = filled.some((lines) => lines.length > 1) ? filled : [filled.flat()];
  return {
    stanzas: stanzas.map((lines) => lines.map((line) => toVerseLine(line, context))),
    ...(hasPoet ? { poet: dropLeading(closing, dash.length) } : {}),
  };
}

/** What Markdown puts before and after the words of a line: blanks, the mark of a quote around, a hard break. */
const LINE = /^[ \t]*(?:>[ \t]*)*(.*?)[ \t\\]*$/;

function groupLines(first: Span, last: Span, context: Context): (readonly Inline[])[][] {
  const { text } = context.source;
  // From the beginning of the line: the parser leaves indentation out of a paragraph.
  const start = text.lastIndexOf("\n", first.start.offset - 1) + 1;
  const groups: (readonly Inline[])[][] = [[]];
  let at = start;
  for (const line of text.slice(start, last.end.offset).split("\n")) {
    const words = LINE.exec(line)?.[1] ?? "";
    if (words === "") {
      groups.push([]);
    } else {
      const base = at + line.indexOf(words);
      const place = context.source.span(base, base + words.length);
      groups.at(-1)?.push(context.parseLine(words, { ...context, base, place }));
    }
    at += line.length + 1;
  }
  return groups;
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

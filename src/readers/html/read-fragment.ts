import type { Element, Nodes, Root } from "hast";
import {
  type Block,
  blocksText,
  type Inline,
  type InlineMapper,
  languageDirection,
  mapChildren,
  mapInlinesOfBlocks,
} from "../../model/index.ts";
import { convertBlocks } from "./blocks.ts";
import type { Context, HtmlContent, HtmlContext, HtmlLine } from "./context.ts";
import { convertInlines } from "./inlines.ts";
import { findNotes, survey } from "./notes.ts";
import { type ParsedHtml, parseHtml } from "./parse-html.ts";
import { createTally, reportTally } from "./tally.ts";
import { findTargets } from "./targets.ts";
import { collapse } from "./whitespace.ts";

/** Reads a piece of HTML, such as the body of an article in a content system. No tag is an error; losses are counted and reported. */
export function readHtmlBlocks(html: string, context: HtmlContext): HtmlContent {
  const parsed = parseHtml(html, "fragment", context);
  return withTally(context, (settled) => ({
    blocks: parsed === undefined ? [] : rootBlocks(parsed, parsed.root, settled),
  }));
}

/** Reads HTML that stands in one line, such as a headline or a caption; blocks in it are parted by line ends. */
export function readHtmlInlines(html: string, context: HtmlContext): HtmlLine {
  const parsed = parseHtml(html, "fragment", context);
  return withTally(context, (settled) => {
    const blocks = parsed === undefined ? [] : rootBlocks(parsed, parsed.root, settled);
    const lines = blocks.map(lineOf).filter((line) => line.length > 0);
    return {
      inlines: collapse(
        lines.flatMap((line, at) => (at === 0 ? line : [{ type: "lineBreak" } as const, ...line])),
      ),
    };
  });
}

function lineOf(block: Block): readonly Inline[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return block.children;
    case "figure":
      return [{ type: "image", image: block.image }, ...(block.caption ?? [])];
    case "list":
      return block.items.flatMap((item, at) => [
        ...(at === 0 ? [] : [{ type: "lineBreak" } as const]),
        ...item.children.flatMap(lineOf),
      ]);
    case "quote":
      return block.children.flatMap(lineOf);
    case "embed":
      return [{ type: "link", url: block.url, children: block.fallback }];
    case "code":
      return [{ type: "code", value: block.value }];
    case "math":
      return [{ type: "inlineMath", tex: block.tex }];
    case "table":
      return [...block.head, ...block.body, ...block.foot].flatMap((row) =>
        row.cells.flatMap((cell) => cell.children.flatMap(lineOf)),
      );
    default:
      return [{ type: "text", value: blocksText([block]).replace(/\s+/g, " ") }];
  }
}

function withTally<Result>(
  context: HtmlContext,
  read: (context: HtmlContext) => Result,
): Result & Pick<HtmlContent, "losses"> {
  const tally = context.tally ?? createTally();
  const result = read({ ...context, tally });
  if (context.tally === undefined) {
    reportTally(tally, context.report);
  }
  return { ...result, losses: tally.losses() };
}

/** The blocks of a tree, or of an element in one. */
export function rootBlocks(
  parsed: ParsedHtml,
  root: Root | Element,
  context: HtmlContext,
): readonly Block[] {
  const settled = contextOf(parsed, root, context);
  const blocks = convertBlocks(root.children, settled);
  tellUnplaced(settled);
  return resolveAliases(blocks, settled);
}

/** What the conversion of a tree begins with. */
export function contextOf(parsed: ParsedHtml, root: Root | Element, context: HtmlContext): Context {
  const local = {
    language: context.language,
    direction: context.direction ?? languageDirection(context.language),
  };
  const tally = context.tally ?? createTally();
  const found = survey(root);
  const notes = findNotes(found);
  if (parsed.removed > 0) {
    tally.add(
      "input/lost",
      "tags and attributes beyond all reason are left out, their words are kept",
      undefined,
      parsed.removed,
    );
  }
  return {
    text: parsed.text,
    place: (start, end) => context.place(parsed.toSource(start), parsed.toSource(end)),
    tally,
    baseUrl: context.baseUrl,
    pageUrl: context.pageUrl,
    local,
    inherited: local,
    dress: new Set(),
    isInLink: false,
    keepsLines: false,
    quotations: 0,
    depth: 0,
    wrappers: [],
    notes,
    targets: findTargets(found, notes, context.wanted),
    toBlocks: convertBlocks,
    toInlines: (nodes: readonly Nodes[], inner: Context) => convertInlines(nodes, inner),
  };
}

/** Counts the notes whose references stood in what is left out. */
export function tellUnplaced({ notes, tally }: Context): void {
  const unplaced = new Set(notes.references.values()).size - notes.placed.size;
  if (unplaced > 0) {
    tally.add("input/dropped", "notes to words that are left out", undefined, unplaced);
  }
}

/** Leads references to the one id that a block has. */
export function resolveAliases(
  blocks: readonly Block[],
  { targets: { aliases } }: Context,
): readonly Block[] {
  const mapper: InlineMapper = { inlines: (nodes) => nodes.map(resolved), in: () => mapper };
  const resolved = (inline: Inline): Inline => {
    const inner = mapChildren(inline, mapper);
    return inner.type === "crossReference"
      ? { ...inner, target: aliases.get(inner.target) ?? inner.target }
      : inner;
  };
  return aliases.size === 0 ? blocks : mapInlinesOfBlocks(blocks, mapper);
}

import type {
  Blockquote,
  List as ListNode,
  Paragraph as ParagraphNode,
  RootContent,
  Table as TableNode,
} from "mdast";
import type { Block, Heading, Inline, List, Quote, Table } from "../../model/index.ts";
import { sliceText, takeAttribution } from "./attribution.ts";
import { directiveBlocks } from "./block-directives.ts";
import { type Context, DEEPEST, flatText, inside, spanOf, typed, unsupported } from "./context.ts";
import { splitOnce, trimInlines } from "./edit-inlines.ts";
import { figuresOf } from "./figures.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { splitBeforeLines } from "./paragraph-lines.ts";
import { opensTypedItem, typedList } from "./typed-lists.ts";

/** The formulas that GitHub writes at the head of a block quote, `[!NOTE]`, as kinds of aside. */
const ALERTS: ReadonlyMap<string, "note" | "tip" | "info" | "warning"> = new Map([
  ["note", "note"],
  ["tip", "tip"],
  ["important", "info"],
  ["warning", "warning"],
  ["caution", "warning"],
]);

export function convertBlocks(nodes: readonly RootContent[], context: Context): readonly Block[] {
  const blocks: Block[] = [];
  let phrasing: Inline[] = [];
  for (const [at, node] of nodes.entries()) {
    const made = convertBlock(node, nodes[at - 1], blocks, context);
    if (made === "inline") {
      phrasing = [...phrasing, ...phrasingOf(node, context)];
      continue;
    }
    if (phrasing.length > 0) {
      blocks.push({ type: "paragraph", children: phrasing, span: context.place });
      phrasing = [];
    }
    blocks.push(...made);
  }
  if (phrasing.length > 0) {
    blocks.push({ type: "paragraph", children: phrasing, span: context.place });
  }
  return typedList(blocks);
}

function phrasingOf(node: RootContent, context: Context): readonly Inline[] {
  return "value" in node ? [{ type: "text", value: node.value, span: spanOf(node, context) }] : [];
}

function convertBlock(
  node: RootContent,
  previous: RootContent | undefined,
  before: Block[],
  context: Context,
): readonly Block[] | "inline" {
  const span = spanOf(node, context);
  if (context.depth > DEEPEST && "children" in node) {
    unsupported(`nested more than ${DEEPEST} deep; only the words are kept`, node, context);
    return [{ type: "paragraph", children: [{ type: "text", value: flatText(node), span }], span }];
  }
  switch (node.type) {
    case "paragraph":
      return isTableCaption(node, previous, context)
        ? captionTable(node, before, context)
        : paragraphBlocks(node, context);
    case "heading":
      return [toHeading(node, context)];
    case "blockquote":
      return [toQuote(node, context)];
    case "list":
      return [toList(node, context)];
    case "code":
      return [codeBlock(node.value, node.lang, node.meta, span)];
    case "table":
      return [toTable(node, context)];
    case "html":
      return htmlBlocks(node, context);
    case "thematicBreak":
      return [{ type: "divider", span }];
    case "containerDirective":
    case "leafDirective":
      return directiveBlocks(node, context);
    case "definition":
    case "footnoteDefinition":
    case "yaml":
      return [];
    case "listItem":
    case "tableRow":
    case "tableCell":
      return context.toBlocks(node.children, inside(node, context));
    case "break":
    case "delete":
    case "emphasis":
    case "footnoteReference":
    case "image":
    case "imageReference":
    case "inlineCode":
    case "link":
    case "linkReference":
    case "strong":
    case "text":
    case "textDirective":
      // The parser never puts these between blocks.
      return "inline";
  }
}

function codeBlock(
  value: string,
  language: string | null | undefined,
  meta: string | null | undefined,
  span: Block["span"],
): Block {
  if (language === "math" || language === "tex" || language === "latex") {
    const alt = /\balt="([^"]*)"/.exec(meta ?? "")?.[1];
    return { type: "math", tex: value, ...(alt === undefined ? {} : { alt }), span };
  }
  return { type: "code", value, ...(language ? { syntax: language } : {}), span };
}

function paragraphBlocks(node: ParagraphNode, context: Context): readonly Block[] {
  const span = spanOf(node, context);
  const formula = /^\$\$([\s\S]*)\$\$$/.exec(typed(node, context))?.[1];
  if (formula !== undefined && formula.trim() !== "") {
    return [{ type: "math", tex: formula.trim(), span }];
  }
  const figures = figuresOf(node, context);
  if (figures !== undefined) {
    return figures;
  }
  const items = opensTypedItem(flatText(node)) ? splitBeforeLines(node, opensTypedItem) : [node];
  return items.flatMap((item): readonly Block[] => {
    const children = trimInlines(context.toInlines(item.children, inside(item, context)));
    return children.length === 0
      ? []
      : [{ type: "paragraph", children, span: spanOf(item, context) }];
  });
}

function toHeading(node: Extract<RootContent, { type: "heading" }>, context: Context): Heading {
  const { children, id } = takeId(context.toInlines(node.children, inside(node, context)));
  return {
    type: "heading",
    level: Math.max(1, node.depth - context.headingShift) as Heading["level"],
    children,
    ...(id === undefined ? {} : { id }),
    span: spanOf(node, context),
  };
}

/** Takes a final `{#id}` off a line. */
export function takeId(inlines: readonly Inline[]): {
  readonly children: readonly Inline[];
  readonly id?: string;
} {
  const last = inlines.at(-1);
  const match = last?.type === "text" ? /\s*\{#([^\s{}]+)\}\s*$/.exec(last.value) : null;
  if (last?.type !== "text" || match === null) {
    return { children: inlines };
  }
  const kept = { ...last, value: last.value.slice(0, match.index) };
  return { children: trimInlines([...inlines.slice(0, -1), kept]), id: match[1] ?? "" };
}

function toQuote(node: Blockquote, context: Context): Block {
  const span = spanOf(node, context);
  const within = inside(node, context);
  const [first, ...rest] = node.children;
  const opening = first?.type === "paragraph" ? first.children[0] : undefined;
  const alert =
    opening?.type === "text" ? /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(opening.value) : null;
  const kind = ALERTS.get(alert?.[1]?.toLowerCase() ?? "");
  if (
    alert !== null &&
    kind !== undefined &&
    first?.type === "paragraph" &&
    opening?.type === "text"
  ) {
    const words = sliceText(opening, alert[0].length, opening.value.length);
    const paragraph = { ...first, children: [words, ...first.children.slice(1)] };
    return { type: "aside", kind, children: context.toBlocks([paragraph, ...rest], within), span };
  }
  const { body, attribution } = takeAttribution(node.children, within);
  const quote: Quote = { type: "quote", children: body, span };
  return attribution === undefined ? quote : { ...quote, attribution };
}

function toList(node: ListNode, context: Context): List {
  const within = inside(node, context);
  const start = node.ordered === true ? (node.start ?? 1) : 1;
  return {
    type: "list",
    style: node.ordered === true ? "decimal" : "bullet",
    ...(start === 1 ? {} : { start }),
    items: node.children.map((item) => ({
      children: context.toBlocks(item.children, inside(item, within)),
      ...(typeof item.checked === "boolean" ? { checked: item.checked } : {}),
      span: spanOf(item, context),
    })),
    span: spanOf(node, context),
  };
}

function toTable(node: TableNode, context: Context): Table {
  const within = inside(node, context);
  // A row may have more cells than the delimiter row; nothing of it is lost.
  const width = Math.max(...node.children.map((row) => row.children.length), 0);
  const rows = node.children.map((row) => ({
    cells: Array.from({ length: width }, (_, at) => {
      const cell = row.children[at];
      if (cell === undefined) {
        return { children: [], span: spanOf(row, within) };
      }
      const span = spanOf(cell, within);
      const children = trimInlines(context.toInlines(cell.children, inside(cell, within)));
      return {
        children: children.length === 0 ? [] : [{ type: "paragraph", children, span } as const],
        span,
      };
    }),
    span: spanOf(row, within),
  }));
  const [head, ...body] = rows;
  const hasHead = head?.cells.some((cell) => cell.children.length > 0) === true;
  return {
    type: "table",
    columns: Array.from({ length: width }, (_, at) => ({ align: columnAlign(node.align?.[at]) })),
    head: hasHead && head !== undefined ? [head] : [],
    body,
    foot: [],
    span: spanOf(node, context),
  };
}

/** The colon of a delimiter cell read in the order of writing: `:--` is start and `--:` end, in either direction. */
function columnAlign(align: "left" | "right" | "center" | null | undefined) {
  switch (align) {
    case "right":
      return "end";
    case "center":
      return "center";
    case "left":
    case null:
    case undefined:
      return "start";
  }
}

function isTableCaption(
  node: ParagraphNode,
  previous: RootContent | undefined,
  context: Context,
): boolean {
  return previous?.type === "table" && /^: /.test(typed(node, context));
}

/** Gives the table just made the caption that the paragraph `: …` under it holds. */
function captionTable(node: ParagraphNode, before: Block[], context: Context): readonly Block[] {
  const table = before.pop();
  const [, line = []] = splitOnce(context.toInlines(node.children, inside(node, context)), /^: /);
  const { children, id } = takeId(line);
  return table?.type === "table"
    ? [{ ...table, caption: children, ...(id === undefined ? {} : { id }) }]
    : [];
}
